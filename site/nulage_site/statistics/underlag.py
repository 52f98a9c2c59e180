"""What does a file of *Underlag för analys* say?

Measures stand in rows; the nation, the principals and their school units in columns, once per school year.
"""

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nulage_site.asking import lasting
from nulage_site.faults import Fault, quoted
from nulage_site.lately import keep_last, last_of
from nulage_site.model import Indicator, QualitySystem
from nulage_site.statistics import table
from nulage_site.statistics.cells import Cell, read_cell
from nulage_site.statistics.corrected import Sheet
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.headings import Column, read_columns, read_measures
from nulage_site.statistics.identity import mask
from nulage_site.statistics.layout import AT_ITS_SOURCE, Layout, Place, find_layout
from nulage_site.statistics.workbook import Rows, column_name, read_sheets

NOTHING = Cell("missing", math.nan, "")
"""Fills an odd cell until its fault is told; a table with a fault is never used."""


class Cells(NamedTuple):
    """The cells of a sheet: those that are different, and for each of all of them which of those it is."""

    different: list[Cell]
    places: NDArray[np.intp]


@dataclass(slots=True)
class Reading:
    """What one or several files gave: figures, whom they speak of, and everything that is wrong."""

    tables: list[pd.DataFrame] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def add(self, other: "Reading") -> None:
        """Put what another file gave to the rest."""
        self.tables += other.tables
        self.entities += other.entities
        self.faults += other.faults


@lasting
def read_underlag(file: Path, told_as: str, source: str, system: QualitySystem, key: bytes | None) -> Reading:
    """What all sheets of one file say.

    `told_as` is the file's name in a report, `source` the id of its dated folder. Raises FaultsFound when the
    file cannot be opened at all; other faults are in the reading. A sheet with an odd title or measure gives
    its faults and no figures.
    """
    reading = Reading()
    for name, rows in read_sheets(file, told_as).items():
        given = Place(told_as, name), source, system, key
        last: Sheet | None = last_of(Sheet)
        sheet = last.corrected(rows) if last and last.given == given else None
        sheet = sheet or _read_sheet(rows, *given, reading.faults)
        if sheet is not None:
            reading.tables.append(sheet.table)
            reading.entities += sheet.entities
            if not reading.faults:
                keep_last(Sheet, sheet)
    return reading


def _read_sheet(
    rows: Rows, place: Place, source: str, system: QualitySystem, key: bytes | None, faults: list[Fault]
) -> Sheet | None:
    """What a sheet says, if it has any figures; what is wrong with it is added to `faults`."""
    layout, odd = find_layout(rows, place, system.school_forms)
    faults += odd
    if layout is None:
        return None
    columns = read_columns(rows, layout, place, key, faults)
    measures = dict(read_measures(rows, layout, place, system, faults))
    cells = _cells(rows, columns, layout.measures, place, faults)
    if not columns or len(measures) < len(layout.measures):
        return None
    table = _tidy(cells, columns, measures, layout, source, place)
    return Sheet((place, source, system, key), rows, layout.measures, columns, table)


def _cells(rows: Rows, columns: list[Column], measures: range, place: Place, faults: list[Fault]) -> Cells:
    """Every measure of the first column, then of the next; also of rows that no indicator claims."""
    below = np.array([rows[row] for row in measures], dtype=object)
    contents = below[:, [column.number for column in columns]].T.ravel()
    if bool in set(map(type, contents)):  # what is true equals 1 and is no number
        contents[:] = [str(each) if isinstance(each, bool) else each for each in contents]
    places, different = pd.factorize(contents, use_na_sentinel=False)
    read = [read_cell(content) for content in different]
    odd: dict[int, list[int]] = {}
    for number in np.flatnonzero(np.array([cell is None for cell in read], dtype=bool)[places]).tolist():
        column, row = divmod(number, len(measures))
        odd.setdefault(measures[row], []).append(columns[column].number)
    for row, numbers in odd.items():
        content = rows[row][numbers[0]]
        found = "en tom cell" if content == "" else quoted(mask(str(content)))
        if more := len(numbers) - 1:
            found += f" och {more} till på raden, den sista i kolumn {column_name(numbers[-1])}"
        expected = "ett tal, eller något av tecknen . .. ... -"
        faults.append(place.fault(row, numbers[0], found, expected, AT_ITS_SOURCE))
    return Cells([cell or NOTHING for cell in read], places)


def _tidy(
    cells: Cells,
    columns: list[Column],
    measures: dict[int, Indicator],
    layout: Layout,
    source: str,
    place: Place,
) -> pd.DataFrame:
    status, value, raw = zip(*cells.different, strict=True)
    indicators = measures.values()
    whose, which = (each.ravel() for each in np.indices((len(columns), len(measures))))
    kinds = [indicator.period for indicator in indicators]
    periods = [column.periods[kind] for column in columns for kind in dict.fromkeys(kinds)]
    same = np.zeros_like(whose)
    of_kind = np.array([[*dict.fromkeys(kinds)].index(kind) for kind in kinds])
    return table.tidy(
        principal_id=table.labels([column.entity.principal_id for column in columns], whose),
        unit_id=table.labels([column.entity.unit_id for column in columns], whose),
        school_form=table.labels([layout.school_form], same),
        indicator=table.labels([indicator.id for indicator in indicators], which),
        period=table.labels(periods, whose * len(set(kinds)) + of_kind[which]),
        source=table.labels([source], same),
        value=np.array(value)[cells.places],
        status=table.labels(status, cells.places),
        raw=table.labels(raw, cells.places),
        file=table.labels([place.file], same),
    )
