"""How does the country look in the files that the analysis basis is published in?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import xlsxwriter

from invented_country.levels import label
from invented_country.model import EDITIONS, Principal, Unit
from invented_country.registers import write_source
from invented_country.results import Results, Tally
from invented_country.secrecy import Cell, cell, protect_the_only_one
from nulage_site.model import Indicator, QualitySystem, SchoolForm

COLUMNS_OF_A_SHEET = 16_384
HEADINGS = {"preschool": "merged", "upper_secondary_school": "once"}
"""How a heading stands over its school years where it is not repeated for each: the real files do all three."""

FOOTNOTES = """
ALLA UPPGIFTER ÄR PÅHITTADE
Huvudmän, skolenheter och siffror i den här filen finns inte på riktigt. Filen har samma form som de riktiga.

Om underlaget: <A HREF=https://nulage.example/om/data/ TARGET=_blank>Om data</A>

TECKENFÖRKLARINGAR
(.)   Uppgift saknas
(..)  Uppgiften är skyddad
(…) Nästan alla elever ingår, den exakta andelen är skyddad
(-)   Enkätens krav för att redovisas är inte uppfyllda

* Medelvärde i en enkät som görs vartannat år. Skalan går från 0 till 10.
<A HREF=https://nulage.example/om/metod/ TARGET=_blank>Om metoden</A>

läsår:

Elever, personal och resultat avser läsåret.
Kostnader avser läsårets första kalenderår, enkäten våren i läsårets andra.
""".strip().split("\n\n")
"""One cell each, with line breaks and raw HTML as in the real files."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One school form: `rows` are a label and, for each heading, one cell per school year."""

    form: SchoolForm
    years: tuple[str, ...]
    headings: list[str]
    rows: list[tuple[str, list[list[Cell]]]]


def write_underlag(
    folder: Path, results: Results, system: QualitySystem, edition: str = "2026-03-25"
) -> None:
    """Write a workbook for each school form that has both measures and units, in as many parts as it takes."""
    write_source(folder, "Underlag för analys i ett påhittat land", "underlag", edition, with_key=True)
    for form in system.school_forms:
        measures = [one for one in system.indicators if form.id in one.school_forms and label(one)]
        owners = [
            one for one in results.country.principals if any(unit.grades(form.id) for unit in one.units)
        ]
        if measures and owners:
            for file, part in _parts(
                _sheet(form, measures, sorted(owners, key=lambda one: one.name), results, EDITIONS[edition])
            ):
                _write(folder / file, part)


def _sheet(
    form: SchoolForm,
    measures: Sequence[Indicator],
    owners: Sequence[Principal],
    results: Results,
    years: tuple[str, ...],
) -> Sheet:
    estates = [
        (one, sorted((u for u in one.units if u.grades(form.id)), key=lambda u: u.name)) for one in owners
    ]
    principals = [f"{owner.name} ({owner.organisation_number})" for owner, _ in estates]
    headings = ["RIKET: TOTALT", *(f"{name}: HUVUDMAN" for name in principals)]
    for name, (_, units) in zip(principals, estates, strict=True):
        headings += [f"{name}: {unit.name} ({unit.code})" for unit in units]
    rows = [
        (
            label(one),
            [list(of_years) for of_years in zip(*_cells(form.id, one, estates, results, years), strict=True)],
        )
        for one in measures
    ]
    return Sheet(form, years, headings, rows)


def _cells(
    form: str,
    indicator: Indicator,
    estates: Sequence[tuple[Principal, list[Unit]]],
    results: Results,
    years: tuple[str, ...],
) -> Iterator[list[Cell]]:
    """For each school year the nation's cell, then the principals', then their units'."""
    for year in years:
        totals: list[Tally | None] = []
        of_principals: list[Cell] = []
        of_units: list[Cell] = []
        for owner, units in estates:
            tallies = [results.tally(owner, unit, indicator, form, year) for unit in units]
            totals.append(Tally.total(tallies))
            of_principals.append(own := cell(totals[-1], indicator, owner))
            if indicator.conditions == "costs":
                tallies = [None] * len(units)  # money is counted for the principal only
            cells = [cell(tally, indicator, owner) for tally in tallies]
            of_units += protect_the_only_one(cells, tallies, own)
        yield [cell(Tally.total(totals), indicator, None), *of_principals, *of_units]


def _parts(sheet: Sheet) -> Iterator[tuple[str, Sheet]]:
    """The sheet under its file's name, cut where a workbook has no more columns."""
    extent = (COLUMNS_OF_A_SHEET - 1) // len(sheet.years)
    name = f"underlag-for-analys-{sheet.form.slug}"
    for part, start in enumerate(range(0, len(sheet.headings), extent), 1):
        piece = slice(start, start + extent)
        rows = [(text, cells[piece]) for text, cells in sheet.rows]
        whole = len(sheet.headings) <= extent
        yield (
            f"{name}.xlsx" if whole else f"{name}-{part}.xlsx",
            Sheet(sheet.form, sheet.years, sheet.headings[piece], rows),
        )


def _write(file: Path, sheet: Sheet) -> None:
    """Write one workbook whose bytes depend on the sheet alone."""
    workbook = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    workbook.set_properties(
        {"created": datetime(2026, 3, 24, tzinfo=UTC), "comments": "Alla uppgifter är påhittade."}
    )
    bold = workbook.add_format({"bold": True})
    page = workbook.add_worksheet("Underlag för analys")
    name = sheet.form.source_names[0]
    page.write_string(0, 0, f"Underlag för analys för {name} efter mått, huvudman och läsår", bold)
    width = len(sheet.years)
    for place, heading in enumerate(sheet.headings):
        first = 1 + place * width
        style = HEADINGS.get(sheet.form.id)
        if style == "merged":
            page.merge_range(2, first, 2, first + width - 1, heading, bold)
        for column in range(first, first + (width if style is None else 1)):
            page.write_string(2, column, heading, bold)
        for column, year in enumerate(sheet.years, first):
            page.write_string(3, column, year, bold)
    for row, (text, cells) in enumerate(sheet.rows, 4):
        page.write_string(row, 0, text, bold)
        for column, value in enumerate(chain.from_iterable(cells), 1):
            page.write(row, column, value)
    for row, footnote in enumerate(FOOTNOTES, 5 + len(sheet.rows)):
        page.write_string(row, 0, footnote)
    workbook.close()
