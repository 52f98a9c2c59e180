"""What does each row of a table from Siris say, of whom, and which rows say nothing?"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nulage_site.faults import Fault, quoted
from nulage_site.statistics.csv_rows import ZEROS
from nulage_site.statistics.layout import AT_ITS_SOURCE, Place
from nulage_site.statistics.siris.layout import MUNICIPAL, Key, Layout, cell_text, plain
from nulage_site.statistics.siris.sheets import Sheet

ALL = "samtliga"
BOTH_SEXES = (ALL, "totalt")
CODE_EXPECTED = "en kommunkod med fyra siffror, eller en skolenhetskod med åtta"
CODES: dict[Key, re.Pattern[str]] = {"code": re.compile(r"\d{4}"), "unit": re.compile(r"\d{8}")}


class Who(NamedTuple):
    """Whom a row speaks of: the schools in a municipality of one type of principal, or one school unit."""

    type: str
    code: str
    unit: str = ""
    owner: str = ""


class Said(NamedTuple):
    """A cell that somebody may want, and where it stands, counted from 0."""

    content: Any
    row: int
    column: int


@dataclass(slots=True)
class Body:
    """What the rows of one table say, by whom and period and then by plain label.

    `nameless` are rows of figures without a code; `repeated` counts the cells that say again what another has
    said. Footnotes are in neither.
    """

    said: dict[tuple[Who, str], dict[str, Said]] = field(default_factory=dict)
    labels: dict[str, None] = field(default_factory=dict)
    nameless: list[str] = field(default_factory=list)
    repeated: int = 0


def read_body(
    sheet: Sheet, layout: Layout, wanted: Collection[str], place: Place, faults: list[Fault]
) -> Body:
    """Every cell under a `wanted` label in the rows of all schools, of municipal schools, or of one school.

    A cell that is there twice with different contents is added to `faults`.
    """
    body = Body()
    labels: dict[tuple[str, ...], Mapping[int, str]] = {}
    code: Key = "unit" if "unit" in layout.keys else "code"
    code_column = layout.keys.get(code, 0)
    for number in layout.body:
        row = sheet.rows[number]
        if not any(map(str, row)):
            continue
        if not _is_figures(row, layout, CODES[code], code_column):
            _put_aside(sheet, layout, number, code_column, body, place, faults)
            continue
        said_of = tuple(cell_text(row, column) for column in layout.measures)
        if said_of not in labels:
            labels[said_of] = _labels(said_of, layout)
            body.labels |= dict.fromkeys(labels[said_of].values())
        columns = [column for column in layout.columns if labels[said_of][column.number] in wanted]
        who = _who(row, layout) if columns else None
        if who is None:
            continue
        for column in columns:
            cell = Said(row[column.number], number, column.number)
            known = body.said.setdefault((who, column.period), {})
            before = known.setdefault(labels[said_of][column.number], cell)
            if before is cell:
                continue
            body.repeated += 1
            if before.content != cell.content:
                faults.append(_contradiction(sheet, place, cell, before))
    return body


def _labels(said_of: tuple[str, ...], layout: Layout) -> Mapping[int, str]:
    """The plain label of each column, in the rows that begin with these words."""
    return {
        column.number: "|".join(filter(None, [*map(plain, said_of), column.label]))
        for column in layout.columns
    }


def _who(row: list[Any], layout: Layout) -> Who | None:
    """Whom a row speaks of, or None for a type of principal or a sex that nothing is read of."""

    def text(key: Key, otherwise: str = "") -> str:
        return cell_text(row, layout.keys[key]) if key in layout.keys else otherwise

    type_ = text("type").casefold() or layout.type
    if type_ not in (MUNICIPAL, ALL) or text("sex", ALL).casefold() not in BOTH_SEXES:
        return None
    return Who(type_, text("code"), text("unit"), text("owner"))


def _is_figures(row: list[Any], layout: Layout, code: re.Pattern[str], column: int) -> bool:
    beyond = any(cell_text(row, number) for number in range(layout.width, len(row)))
    return len(row) >= layout.width and not beyond and code.fullmatch(cell_text(row, column)) is not None


def _put_aside(
    sheet: Sheet, layout: Layout, number: int, column: int, body: Body, place: Place, faults: list[Fault]
) -> None:
    """A row with a cell under every heading is figures of somebody without a code; a footnote is not.

    Associations of municipalities have no code in some years; a code that is cut short is a fault.
    """
    row = sheet.rows[number]
    if not layout.columns or not all(cell_text(row, each.number) for each in layout.columns):
        return
    if code := cell_text(row, column):
        found = f"koden {quoted(code)}"
        faults.append(place.fault(sheet.lines[number] - 1, column, found, CODE_EXPECTED, ZEROS))
    else:
        body.nameless.append(cell_text(row, 0))


def _contradiction(sheet: Sheet, place: Place, cell: Said, before: Said) -> Fault:
    other = f"rad {sheet.lines[before.row]} säger {quoted(str(before.content))}"
    found = f"{quoted(str(cell.content))}, men {other}"
    expected = "en uppgift för varje kommun, typ av huvudman och mått"
    line = sheet.lines[cell.row] - 1
    return place.fault(line, cell.column, found, expected, AT_ITS_SOURCE)
