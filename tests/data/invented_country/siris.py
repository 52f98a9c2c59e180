"""How does the country look in the exports that municipalities' schools are compared in?"""

from collections.abc import Sequence
from pathlib import Path

from invented_country.model import SCHOOL_YEARS
from invented_country.municipal import Group, Year, groups
from invented_country.names import COUNTIES
from invented_country.registers import write_source
from invented_country.results import Results
from invented_country.secrecy import Cell
from invented_country.siris_over_time import write_over_time
from invented_country.siris_tables import YEAR_6, Table, costs, eligible, pupils, staff, year_6
from nulage_site.model import QualitySystem

NEEDED = {
    "antal-elever", "andel-flickor", "utlandsk-bakgrund", "foraldrars-utbildning", "larare",
    "legitimation-och-behorighet", "kostnad-totalt", "kostnad-undervisning", "kostnad-per-elev",
    "lagst-e-alla-amnen-ak-6", "lagst-e-alla-amnen-ak-9", "behoriga-till-gymnasieskolan",
}  # fmt: skip
"""Indicators that these tables are counted from, so that they agree with the analysis basis."""


def write_siris(folder: Path, results: Results, system: QualitySystem) -> None:
    """Write the tables that the quality system has measures for: five to ten years of each."""
    measures = {one.id: one for one in system.indicators}
    if not measures.keys() >= NEEDED:
        return
    write_source(folder, "Sök statistik i ett påhittat land", "siris", "2026-02-09")
    everybody = list(groups(results.country))
    for year in SCHOOL_YEARS[-5:]:
        for table in (pupils(measures, year), staff(measures, year), costs(measures, year)):
            _write(folder / f"{table.title} {year[:4]} Kommun.csv", table, everybody, results, year)
    for year in SCHOOL_YEARS[-6:]:
        file = f"{YEAR_6} {int(year[:4]) + 1} Kommun.csv"
        _write(folder / file, year_6(measures, year), everybody, results, year)
    last = SCHOOL_YEARS[-1]
    _write(folder / "behorighet_grundskola_2024_25.csv", eligible(measures, last), everybody, results, last)
    title = "Grundskola - Jämförelse av betygsresultat över tid"
    write_over_time(folder / f"{title} 2025 Kommun_Åk9.xlsx", title, everybody, results, measures)


def _write(file: Path, table: Table, everybody: Sequence[Group], results: Results, year: str) -> None:
    """A file with a byte order mark, decimal commas, spaces in thousands, and a semicolon after every row."""
    lines = ["Påhittad statistik, https://nulage.example/om/data/", "", table.title, *table.above]
    if lines[-1]:
        lines.append("")
    if table.over:
        lines.append(_line(["" for _ in table.keys] + [*table.over]))
    lines.append(_line([*table.keys, *table.header]))
    for group in everybody:
        if not table.types or group.type in table.types:
            place = group.municipality
            key = (place.name, place.code, COUNTIES[place.county], place.code[:2], group.type)
            lines += [_line([*key, *row]) for row in table.rows(Year(results, group, year))]
    lines += ["", "Rapportbeskrivning och definitioner etc.  ", "  ", table.below, "", "", ""]
    file.write_text("\n".join(lines), encoding="utf-8-sig", newline="\n")


def _line(cells: Sequence[Cell]) -> str:
    return "".join(f"{_text(cell)};" for cell in cells)


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.1f}".replace(".", ",")
    return f"{cell:,}".replace(",", " ") if isinstance(cell, int) else cell
