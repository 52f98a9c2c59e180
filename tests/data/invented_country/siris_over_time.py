"""How do ten years of year 9 stand in one workbook, with the years as columns and a sheet for each type?"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

from invented_country.model import SCHOOL_YEARS
from invented_country.municipal import OWNERS, Group, Year, belonging, reached, size
from invented_country.names import COUNTIES
from invented_country.results import Results
from invented_country.secrecy import Cell
from nulage_site.model import Indicator

YEARS = SCHOOL_YEARS[::-1]
NOTES = (
    "Rapportbeskrivning och definitioner etc.", "", "ALLA UPPGIFTER ÄR PÅHITTADE", "", "",
    "* Andel (%) behöriga till yrkesprogram", "Om en till fyra elever inte är behöriga visas ~100.",
)  # fmt: skip
FAILED = "Andel (%) som fått godkänt betyg i alla ämnen"
ELIGIBLE = "Andel (%) behöriga till yrkesprogram"


def write_over_time(
    file: Path, title: str, everybody: Sequence[Group], results: Results, measures: Mapping[str, Indicator]
) -> None:
    """Write the workbook; nine rows for each municipality, and a last sheet of explanations."""
    workbook = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    workbook.set_properties(
        {"created": datetime(2026, 2, 9, tzinfo=UTC), "comments": "Alla uppgifter är påhittade."}
    )
    for kind in list(OWNERS)[:3]:
        page = workbook.add_worksheet(kind)
        last = f"Valt läsår: {YEARS[0]}"
        page.write_column(2, 0, [title, f"Typ av huvudman: {kind}", last])
        page.write_row(7, 0, ["Kommun", "Kommunkod", "Län", "Länskod", "Uppgift", *YEARS])
        row = 8
        for group in (one for one in everybody if one.type == kind):
            place = group.municipality
            years = [_cells(Year(results, group, year), measures) for year in YEARS]
            if all(of_year["Totalt antal elever årskurs 9"] == "." for of_year in years):
                continue
            for label in years[0]:
                key = (place.name, place.code, COUNTIES[place.county], place.code[:2], label)
                page.write_row(row, 0, [*key, *(of_year[label] for of_year in years)])
                row += 1
    notes = workbook.add_worksheet("Rapportbeskrivning och def.")
    notes.write_column(2, 0, [title, f"Valt läsår: {YEARS[0]}", "", "", *NOTES])
    workbook.close()


def _cells(of: Year, measures: Mapping[str, Indicator]) -> dict[str, Cell]:
    people, below = of.pupils(9), of.hidden_below
    girls = of.part(9, 0.49, "girls")
    passed, eligible = (
        round(tally.amount) if (tally := of.total(measures[id_])) else 0
        for id_ in ("lagst-e-alla-amnen-ak-9", "behoriga-till-gymnasieskolan")
    )
    merit: Cell = round(145 + 105 * passed / people, 1) if people else "."
    few = 0 < people < below
    cells: dict[str, Cell] = {
        "Totalt antal elever årskurs 9": size(people, below),
        "- andel (%) flickor": belonging(girls, people),
        "- andel (%) pojkar": belonging(people - girls, people),
        "- andel (%) elever med utländsk bakgrund": belonging(of.of_background(9, "foreign"), people),
        "- andel (%) med föräldrar med eftergymnasial utbildning": belonging(
            of.of_background(9, "education"), people
        ),
        "Genomsnittligt meritvärde (17 ämnen)": merit,
        "Genomsnittligt meritvärde (16 ämnen)": merit if isinstance(merit, str) else round(merit - 8, 1),
        ELIGIBLE: reached(eligible, people, below),
        FAILED: reached(passed, people, below),
    }
    return dict.fromkeys(cells, "..") if few else cells
