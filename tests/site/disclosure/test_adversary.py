"""Can somebody who has read every file of two editions work out a share that the analysis basis withholds?

The attacker tries each measure by itself, and then all measures of a cohort together, as they speak of the same
pupils.
"""

import json
import math
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from werkzeug.test import Client

from nulage_site.analysis.disclosure.audit import narrower
from nulage_site.analysis.disclosure.bounds import Interval, Statement, bounds, share, total
from nulage_site.app import create_app
from nulage_site.library import read_library
from nulage_site.statistics.sources import read_statistics

ROOT = Path(__file__).parents[3]
CONTENT = ROOT / "content"
SHIPPED = CONTENT / "statistics"
REAL = ROOT / "../shared/data/statistics"
PUPILS = "antal-elever"
UNITS_OF_A_SMALL_ONE = 5
"""With more units than this nothing is near being pinned, and the reckoning takes minutes."""


class Cell(NamedTuple):
    principal: str
    unit: str
    school_form: str
    indicator: str
    period: str


Source = Mapping[Cell, float]
"""What the analysis basis prints: a value, or NaN where it withholds one. Missing cells are not there."""


class Attack(NamedTuple):
    """Everything that is known of one principal's cohort in one period."""

    cells: Mapping[Cell, float]
    sizes: Mapping[str, float]
    pupils: frozenset[int]


def basis(*folders: Path, system) -> Source:
    """The cells of the analysis basis in several editions; what one of them prints is known."""
    printed: dict[Cell, float] = {}
    for folder in folders:
        table = read_statistics(folder, system).table
        rows = table[table["source"].str.startswith("underlag") & table["status"].ne("missing")]
        names = ["principal_id", "unit_id", "school_form", "indicator", "period"]
        for *key, value in rows[[*names, "value"]].itertuples(index=False, name=None):
            cell = Cell(*key)
            if math.isnan(printed.get(cell, math.nan)):
                printed[cell] = value
    return printed


def published(api: Path) -> Iterator[tuple[Cell, dict[str, object]]]:
    """Every figure of the published files of principals."""
    for file in (api / "principals").iterdir():
        for figure in json.loads(file.read_bytes())["figures"]:
            keys = ("school_form", "indicator", "period")
            yield Cell(file.stem, "", *(figure[key] for key in keys)), figure


def attacks(source: Source, figures: Iterable[tuple[Cell, dict[str, object]]], cohorts) -> Iterator[Attack]:
    """A year's pupils of every principal of which some number is published and some share withheld."""
    numbers: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for cell, figure in figures:
        if cell.indicator in cohorts and (
            told := {figure.get("n"), figure.get("counts", {}).get("of")} - {None}
        ):
            numbers[cell.principal, cell.school_form, cell.period, cohorts[cell.indicator]] |= told
    known: dict[tuple[str, ...], dict[Cell, float]] = defaultdict(dict)
    sizes: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for cell, value in source.items():
        if cell.indicator in cohorts:
            year = (cell.principal, cell.school_form, cell.period, cohorts[cell.indicator])
            if year in numbers:
                known[year][cell] = value
        elif cell.indicator == PUPILS and cell.unit:
            sizes[cell.principal, cell.school_form, cell.period][cell.unit] = value
    for year, cells in known.items():
        if any(math.isnan(value) for value in cells.values()):
            yield Attack(cells, sizes[year[:3]], frozenset(numbers[year]))


def statements(attack: Attack) -> Iterator[Statement]:
    """What the source file says of the cohort, in all the measures of the attack at once."""
    units: dict[str, set[str]] = defaultdict(set)
    for cell, value in attack.cells.items():
        units[cell.indicator].add(cell.unit)
        ends = (0.0, 1.0) if math.isnan(value) else ((value - 0.05) / 100, (value + 0.05) / 100)
        yield from share((cell.indicator, cell.unit), ("pupils", cell.unit), *ends)
        yield total([("pupils", cell.unit)], 1, max(1, attack.sizes.get(cell.unit, math.inf)))
    for indicator, own in units.items():
        for what in (indicator, "pupils"):
            yield Statement({(what, unit): 1.0 if unit else -1.0 for unit in own}, 0.0, 0.0)


def pinned(attack: Attack) -> Iterator[tuple[Cell, Interval, Interval]]:
    """The withheld cells that the number of pupils pins tighter than the source file does alone, and how."""
    said = list(statements(attack))
    known = [*said, *(total([("pupils", "")], number) for number in attack.pupils)]
    for cell, value in attack.cells.items():
        if math.isnan(value):
            sought, of = (cell.indicator, cell.unit), ("pupils", cell.unit)
            now = bounds(sought, known, of)
            if narrower(now, (0.0, 1.0)) and narrower(now, before := bounds(sought, said, of)):
                yield cell, before, now


def measure_by_measure(attack: Attack) -> Iterator[Attack]:
    for indicator in {cell.indicator for cell in attack.cells}:
        cells = {cell: value for cell, value in attack.cells.items() if cell.indicator == indicator}
        yield attack._replace(cells=cells)


def is_small(attack: Attack) -> bool:
    return len({cell.unit for cell in attack.cells if cell.unit}) <= UNITS_OF_A_SMALL_ONE


def assert_nothing_given_away(tried: Iterable[Attack]) -> None:
    """Not to somebody who takes measure by measure, nor to somebody who holds all of them together."""
    for attack in tried:
        assert [found for one in (*measure_by_measure(attack), attack) for found in pinned(one)] == []


@pytest.fixture(scope="module")
def cohorts(method, system) -> Mapping[str, str]:
    shares = {each.id for each in system.indicators if each.kind == "share"}
    return {id_: one.cohort for id_, one in method.indicators.items() if one.cohort and id_ in shares}


@pytest.fixture(scope="module")
def edition_before(tmp_path_factory) -> tuple[Path, Path]:
    """The statistics that the edition before was made from, and the files that it published."""
    folder = tmp_path_factory.mktemp("before")
    shutil.copytree(SHIPPED, folder / "statistics")
    newest = max((folder / "statistics/underlag-for-analys").iterdir())
    shutil.rmtree(newest)
    library = read_library(CONTENT, folder / "statistics")
    client = Client(create_app(library))
    (folder / "principals").mkdir()
    for principal in library.country.principals:
        file = f"principals/{principal.id}.json"
        (folder / file).write_bytes(client.get(f"/api/v1/{file}").data)
    return folder / "statistics", folder


def test_nothing_withheld_is_pinned_tighter_by_two_editions_together(
    invented_site, edition_before, cohorts, system
):
    statistics, before = edition_before
    source = basis(SHIPPED, statistics, system=system)
    figures = [*published(invented_site / "api/v1"), *published(before)]
    tried = [each for each in attacks(source, figures, cohorts) if is_small(each)]
    assert len(tried) > 5
    assert_nothing_given_away(tried)


def test_the_attack_finds_what_the_audit_is_there_for(cohorts):
    """Without the audit the attack succeeds: a number of pupils beside two units, of which one is withheld."""
    own = Cell("lilla", "", "compulsory_school", "lagst-e-alla-amnen-ak-9", "2024/25")
    shown, hidden = own._replace(unit="a"), own._replace(unit="b")
    source = {own: 60.0, shown: 50.0, hidden: math.nan}
    source |= {each._replace(indicator=PUPILS): 50.0 for each in (shown, hidden)}
    (attack,) = attacks(source, [(own, {"n": 99})], cohorts)
    assert [cell for cell, _, _ in pinned(attack)] == [hidden]


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not part of the project, and are not here")
def test_nothing_that_the_real_files_withhold_is_pinned_tighter(real_site, cohorts, system):
    tried = [
        each
        for each in attacks(basis(REAL, system=system), published(real_site / "api/v1"), cohorts)
        if is_small(each)
    ]
    assert len(tried) > 100
    assert_nothing_given_away(tried)
