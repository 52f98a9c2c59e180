"""Do the other files of the invented country look like the real ones, and do they agree with its analysis basis?"""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from invented_country.country import found
from invented_country.model import SCHOOL_YEARS
from invented_country.municipal import missed, reached, size
from invented_country.results import Results
from invented_country.similar import write_similar
from invented_country.siris import NEEDED, write_siris
from invented_country.underlag import write_underlag
from python_calamine import CalamineWorkbook

from nulage_site.model import QualitySystem
from nulage_site.quality_system import indicator_by_label, read_quality_system

CONTENT = Path(__file__).parents[2] / "content"
OVER_TIME = "Grundskola - Jämförelse av betygsresultat över tid 2025 Kommun_Åk9.xlsx"
YEAR_9 = "Andel (%) som fått godkänt betyg i alla ämnen"


@pytest.fixture(scope="module")
def system() -> QualitySystem:
    return read_quality_system(CONTENT / "quality-system")


@pytest.fixture(scope="module")
def siris(tmp_path_factory: pytest.TempPathFactory, system: QualitySystem) -> Path:
    folder = tmp_path_factory.mktemp("siris")
    write_siris(folder, Results(found(60, 300, 1)), system)
    return folder


def table(file: Path) -> tuple[list[str], list[list[str]]]:
    """The last row of the header, and the rows under it up to the first empty line."""
    lines = file.read_text("utf-8-sig").split("\n")
    first = next(number for number, line in enumerate(lines) if line.startswith("Kommun;"))
    after = lines.index("", first)
    header, *rows = [line.split(";") for line in lines[first:after]]
    return header, rows


def of_year_9(siris: Path, kind: str) -> dict[tuple[str, str, str], object]:
    """What one sheet of the comparison over time says, by municipality's code, label and school year."""
    sheet = CalamineWorkbook.from_path(siris / OVER_TIME).get_sheet_by_name(kind)
    rows = sheet.to_python(skip_empty_area=False)
    years = rows[7][5:]
    return {
        (row[1], row[4], year): cell for row in rows[8:] for year, cell in zip(years, row[5:], strict=True)
    }


def test_every_row_is_as_long_as_its_header_and_ends_with_a_semicolon(siris):
    for file in siris.glob("*.csv"):
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        assert b"\r" not in file.read_bytes()
        header, rows = table(file)
        assert rows
        assert header[-1] == ""
        assert {(len(row), row[-1]) for row in rows} == {(len(header), "")}


def test_the_files_have_the_odd_things_of_real_ones(siris):
    whole = {file.name: file.read_text("utf-8-sig") for file in siris.glob("*.csv")}
    cells = Counter(
        cell
        for file in siris.glob("*.csv")
        for row in table(file)[1]
        for cell in row
        if re.fullmatch(r"\.|\.\.|~100|100,0|-1 500", cell)
    )
    starts = {
        text.split("\n").index(next(filter(re.compile("Kommun;").match, text.split("\n"))))
        for text in whole.values()
    }
    orders = {tuple(sorted(table(file)[0])): set() for file in siris.glob("*Antal elever*.csv")}
    for file in siris.glob("*Antal elever*.csv"):
        orders[tuple(sorted(table(file)[0]))].add(tuple(table(file)[0]))
    assert cells.keys() == {".", "..", "~100", "100,0", "-1 500"}
    assert len(starts) >= 4
    assert [len(of_one_content) for of_one_content in orders.values()] == [2]
    assert any("\n;;;;;#Heltidstjänster;" in text for text in whole.values())
    assert all(";" in text.split("Rapportbeskrivning")[1] for text in whole.values())


def test_the_comparison_over_time_has_ten_years_newest_first_and_a_sheet_for_each_type(siris):
    book = CalamineWorkbook.from_path(siris / OVER_TIME)
    assert book.sheet_names == ["Samtliga", "Kommunal", "Enskild", "Rapportbeskrivning och def."]
    header = book.get_sheet_by_name("Kommunal").to_python(skip_empty_area=False)[7]
    assert header == ["Kommun", "Kommunkod", "Län", "Länskod", "Uppgift", *SCHOOL_YEARS[::-1]]


def test_the_pupils_of_a_municipality_are_those_of_its_types_together(siris):
    _, rows = table(siris / "Grundskola - Antal elever per årskurs 2024 Kommun.csv")
    sums = Counter()
    for row in rows:
        sums[row[1], row[4] == "Samtliga"] += int(row[-2].replace(" ", ""))
    assert {code: sums[code, True] for code, _ in sums} == {code: sums[code, False] for code, _ in sums}


def test_a_municipality_s_own_share_is_the_one_of_the_analysis_basis_where_both_print_it(
    siris, system, tmp_path
):
    country = found(60, 300, 1)
    write_underlag(tmp_path, Results(country), system)
    sheet = CalamineWorkbook.from_path(tmp_path / "underlag-for-analys-grundskola.xlsx").get_sheet_by_index(0)
    rows = sheet.to_python(skip_empty_area=False)
    label = next(
        label
        for label, one in indicator_by_label(system, "underlag", "compulsory_school").items()
        if one.id == "lagst-e-alla-amnen-ak-9"
    )
    basis = next(row for row in rows if row[0] == label)
    codes = {one.organisation_number: one.code for one in country.municipalities}
    own = of_year_9(siris, "Kommunal")
    compared = 0
    for heading, year, cell in zip(rows[2], rows[3], basis, strict=True):
        number = re.search(r"\((\d{10})\): HUVUDMAN", heading)
        other = own.get((codes.get(number[1], ""), YEAR_9, year)) if number else None
        if isinstance(cell, float) and isinstance(other, float):
            assert cell == other
            compared += 1
    assert compared > 20


def test_a_share_that_all_but_a_few_have_is_about_a_hundred_and_a_small_group_is_hidden():
    assert [reached(k, 30, 5) for k in (25, 26, 29, 30)] == [83.3, "~100", "~100", 100.0]
    assert (reached(3, 4, 5), reached(0, 0, 5), size(4, 5), size(9, 10)) == ("..", ".", "..", "..")
    assert (missed(7, 12, 60, 5), missed(3, 12, 60, 5), missed(9, 12, 60, 5)) == (11.7, "..", "..")


def test_nothing_is_written_when_the_quality_system_has_other_measures(tmp_path, system):
    few = [one for one in system.indicators if one.id not in NEEDED]
    write_siris(tmp_path / "siris", Results(found(30, 180, 1)), QualitySystem((), tuple(few), (), (), (), ()))
    assert not (tmp_path / "siris").exists()


def test_every_municipality_has_seven_others_for_each_area(tmp_path):
    country = found(60, 300, 1)
    write_similar(tmp_path, country)
    with (tmp_path / "liknande-kommuner.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    pairs = Counter((row["område"], row["för_kommunkod"]) for row in rows)
    assert set(pairs.values()) == {7}
    assert len(pairs) == 6 * len(country.municipalities)
    assert not [row for row in rows if row["member_id"] == row["för_kommunkod"]]
    assert {(row["område"], row["år"]) for row in rows} >= {("grundskola", "2024"), ("övergripande", "2025")}


def test_only_costs_have_been_revised_since_the_edition_before(system):
    country = found(60, 300, 1)
    now, before = Results(country), Results(country, preliminary=True)
    changed = Counter()
    for measure in system.indicators:
        if "compulsory_school" in measure.school_forms:
            for owner in country.principals:
                for unit in owner.units:
                    asked = (owner, unit, measure, "compulsory_school", "2023/24")
                    changed[measure.conditions] += now.tally(*asked) != before.tally(*asked)
    assert changed["costs"]
    assert not changed["pupils"] + changed["staff"] + changed[None]
