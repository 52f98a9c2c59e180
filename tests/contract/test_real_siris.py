"""Is what the real files of Siris add published as they print it, and nothing that the analysis basis hides?

The files are read here by a few lines of their own, so that a fault in the site's reader cannot hide itself.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from python_calamine import CalamineWorkbook

STATISTICS = Path(__file__).parents[2] / "../shared/data/statistics"
SIRIS = "siris/2026-02-09"
BASIS = "underlag-for-analys/2026-03-25"
SIGNS = {".": {"missing"}, "..": {"withheld"}, "~100": {"approximate", "withheld_majority"}}
"""What a sign may be published as: how many `~100` can be is left out where it tells too much of a school."""

LABELS = {
    "Elever, årskurs 1-9": "antal-elever",
    "Andel (%) flickor, årskurs 1-9": "andel-flickor",
    "Andel (%) elever med utländsk bakgrund, åk 1-9": "utlandsk-bakgrund",
    "Andel (%) elever med föräldrar med eftergymnasial utb., åk 1-9": "foraldrars-utbildning",
    "#Heltidstjänster Andel med lärarlegitimation och behörighet": "legitimation-och-behorighet",
    "Totalt": "kostnad-totalt",
    "Undervisning": "kostnad-undervisning",
    "Totalt per elev": "kostnad-per-elev",
    "Undervisning per elev": "kostnad-undervisning-per-elev",
    "Lokaler per elev": "kostnad-lokaler-per-elev",
    "Måltider per elev": "kostnad-skolmaltider-per-elev",
    "Lärverktyg per elev": "kostnad-larverktyg-per-elev",
    "Elevhälsa per elev": "kostnad-elevhalsa-per-elev",
    "Övrigt per elev": "kostnad-ovrigt-per-elev",
    "Andel (%) elever som fått godkänt betyg i alla ämnen": "lagst-e-alla-amnen-ak-6",
    "Andel (%) som fått godkänt betyg i alla ämnen": "lagst-e-alla-amnen-ak-9",
    "Andel (%) behöriga till yrkesprogram": "behoriga-till-gymnasieskolan",
    "Andel (%) elever behöriga till yrkesprog.": "behoriga-till-gymnasieskolan",
}
PUPILS = ("Antal elever", "Elever, årskurs 1-9", "Totalt antal elever årskurs 9")
WITH_SIZE = {
    "andel-flickor", "utlandsk-bakgrund", "lagst-e-alla-amnen-ak-6", "lagst-e-alla-amnen-ak-9",
    "behoriga-till-gymnasieskolan",
}  # fmt: skip

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not STATISTICS.is_dir(), reason="the real files are not part of the project, and are not here"
    ),
]


class Printed(NamedTuple):
    """A cell as it is printed, and how many pupils its row speaks of, as far as that is printed."""

    cell: str
    pupils: str


Cells = dict[tuple[str, str, str, str], Printed]
"""By type of principal, organisation number of the municipality, indicator and period."""


def numbers_of_municipalities() -> dict[str, str]:
    file = next(STATISTICS.glob("geography/*/*.csv"))
    rows = csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines())
    return {row["kommunkod"]: row["orgnr"] for row in rows}


def csv_cells(file: Path, numbers: dict[str, str]) -> Iterator[tuple[tuple[str, str, str, str], Printed]]:
    lines = file.read_text(encoding="utf-8-sig").split("\n")
    head = next(number for number, line in enumerate(lines) if line.startswith("Kommun;"))
    period = next(found[1] for line in lines if (found := re.match(r"Valt (?:läs)?år: (\S+)", line)))
    groups = lines[head - 1].split(";") if lines[head - 1].startswith(";") else [""] * 99
    names = [f"{group} {name}".strip() for group, name in zip(groups, lines[head].split(";"), strict=False)]
    for line in lines[head + 1 : lines.index("", head)]:
        row = dict(zip(names, line.split(";"), strict=True))
        if row.get("Kön", "Samtliga") == "Samtliga":
            pupils = next((row[name] for name in PUPILS if name in row), "")
            number = numbers[row.get("Kommun-kod") or row["Kommunkod"]]
            for name in row.keys() & LABELS.keys():
                yield (row["Typ av huvudman"], number, LABELS[name], period), Printed(row[name], pupils)


def workbook_cells(
    file: Path, numbers: dict[str, str]
) -> Iterator[tuple[tuple[str, str, str, str], Printed]]:
    book = CalamineWorkbook.from_path(file)
    for kind in ("Samtliga", "Kommunal", "Enskild"):
        head, *rows = book.get_sheet_by_name(kind).to_python(skip_empty_area=False)[7:]
        pupils = {
            (row[1], year): row[place] for row in rows if row[4] in PUPILS for place, year in enumerate(head)
        }
        for row in rows:
            for place, year in enumerate(head[5:], 5):
                if row[4] in LABELS:
                    key = (kind, numbers[row[1]], LABELS[row[4]], year)
                    yield key, Printed(str(row[place]), str(pupils[row[1], year]))


@pytest.fixture(scope="module")
def printed() -> Cells:
    """What the files of Siris print."""
    numbers, cells = numbers_of_municipalities(), {}
    for file in sorted((STATISTICS / SIRIS).glob("*.csv")):
        cells |= dict(csv_cells(file, numbers))
    for file in (STATISTICS / SIRIS).glob("*.xlsx"):
        cells |= dict(workbook_cells(file, numbers))
    return cells


@pytest.fixture(scope="module")
def published(real_site: Path) -> dict[str, dict[str, Any]]:
    """The published file of each principal."""
    files = (real_site / "api/v1/principals").iterdir()
    return {file.stem: json.loads(file.read_bytes()) for file in files}


def number(text: str) -> float | None:
    plain = text.replace(" ", "").replace(",", ".")
    return float(plain) if re.fullmatch(r"-?\d+(\.\d+)?", plain) else None


def of_source(published: dict[str, dict[str, Any]], source: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for principal, file in published.items():
        for figure in file["figures"]:
            if figure["source"] == source:
                yield principal, figure


def everything(part: object) -> Iterator[dict[str, Any]]:
    """Every object inside a published file."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    if isinstance(part, dict):
        yield part
    for each in inner:
        yield from everything(each)


def test_the_files_have_the_extent_that_they_are_known_to_have(printed):
    years = {period for _, _, indicator, period in printed if indicator == "lagst-e-alla-amnen-ak-9"}
    assert (min(years), max(years), len(years)) == ("2015/16", "2024/25", 10)
    assert len({owner for kind, owner, *_ in printed if kind == "Kommunal"}) == 290


def test_every_figure_from_siris_is_what_the_municipalitys_own_row_prints(printed, published):
    differences, count = [], 0
    for principal, figure in of_source(published, SIRIS):
        cell, pupils = printed["Kommunal", principal, figure["indicator"], figure["period"]]
        if figure["status"] not in SIGNS.get(cell, {"exists"}) or figure.get("value") != number(cell):
            differences.append(f"{principal}: {cell} in the file, {figure} published")
        if figure.get("n") not in (None, number(pupils)):
            differences.append(f"{principal}: {pupils} pupils in the file, {figure} published")
        if figure["status"] == "approximate" and figure["low"] < 100 * (figure["n"] - 4) / figure["n"] - 1e-9:
            differences.append(f"{principal}: {figure} says more than ~100 does")
        count += 1
    assert differences == []
    assert count > 20_000


def test_no_one_but_municipalities_and_the_nation_has_figures_from_siris(published, real_site):
    assert len({principal for principal, _ in of_source(published, SIRIS)}) == 290
    units = (json.loads(file.read_bytes()) for file in (real_site / "api/v1/school-units").iterdir())
    assert [figure for unit in units for figure in unit["figures"] if figure["source"] == SIRIS] == []


def test_a_number_that_siris_prints_for_a_withheld_cell_is_nowhere(printed, published):
    hidden = [
        (principal, figure["indicator"], figure["period"])
        for principal, figure in of_source(published, BASIS)
        if figure["status"] in ("withheld", "withheld_majority")
    ]
    known_elsewhere = [
        (principal, indicator, period)
        for principal, indicator, period in hidden
        if number(printed.get(("Kommunal", principal, indicator, period), Printed("", ""))[0]) is not None
    ]
    assert len(known_elsewhere) == 34
    given_away = [
        each
        for principal, indicator, period in hidden
        for each in everything(published[principal])
        if (each.get("indicator"), each.get("period")) == (indicator, period)
        and {"value", "low", "high", "n"} & each.keys()
    ]
    assert given_away == []


def test_a_number_of_pupils_is_lent_only_where_both_sources_print_the_same_share(printed, published):
    counts: dict[str, int] = {}
    for principal, figure in of_source(published, BASIS):
        if "n" not in figure:
            continue
        cell, pupils = printed["Kommunal", principal, figure["indicator"], figure["period"]]
        assert (number(cell), number(pupils)) == (figure["value"], figure["n"])
        counts[figure["indicator"]] = counts.get(figure["indicator"], 0) + 1
    assert counts.keys() <= WITH_SIZE
    assert counts["lagst-e-alla-amnen-ak-9"] >= 250


def test_the_nations_earlier_years_are_sums_and_means_of_all_schools(printed, real_site):
    nation = json.loads((real_site / "api/v1/nation.json").read_bytes())["figures"]
    theirs = [figure for figure in nation if figure["source"] == SIRIS]
    assert theirs
    assert len({(figure["indicator"], figure["period"]) for figure in nation}) == len(nation)
    for figure in theirs:
        cells = [
            (number(cell), number(pupils))
            for (kind, _, indicator, period), (cell, pupils) in printed.items()
            if (kind, indicator, period) == ("Samtliga", figure["indicator"], figure["period"])
        ]
        known = [(value, size) for value, size in cells if value is not None and size is not None]
        if figure["indicator"] == "antal-elever":
            assert figure["value"] == sum(value for value, _ in known)
        elif figure["indicator"] in WITH_SIZE:
            mean = sum(value * size for value, size in known) / sum(size for _, size in known)
            assert figure["value"] == pytest.approx(mean, abs=0.051)
