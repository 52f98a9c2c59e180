"""What does a file of *Underlag för analys* say?

Measures stand in rows; the nation, the principals and their school units in columns, once per school year.
"""

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from nulage_site.faults import Fault, quoted
from nulage_site.model import Indicator, QualitySystem
from nulage_site.statistics import table
from nulage_site.statistics.cells import SIGNS, Cell, read_cell
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.headings import Column, read_columns, read_measures
from nulage_site.statistics.identity import mask
from nulage_site.statistics.layout import AT_ITS_SOURCE, Layout, Place, find_layout
from nulage_site.statistics.workbook import Rows, column_name, read_sheets

NOTHING = Cell("missing", math.nan, "")
"""Fills an odd cell until its fault is told; a table with a fault is never used."""


@dataclass(slots=True)
class Reading:
    """What one or several files gave: figures, whom they speak of, and everything that is wrong."""

    tables: list[pd.DataFrame] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_underlag(
    file: Path, told_as: str, source: str, system: QualitySystem, key: bytes | None, reading: Reading
) -> None:
    """Add to `reading` what all sheets of one file say.

    `told_as` is the file's name in a report, `source` the id of its dated folder. Raises FaultsFound when the
    file cannot be opened at all; other faults are added to the reading. A sheet with an odd title or measure
    gives its faults and no figures.
    """
    for name, rows in read_sheets(file, told_as).items():
        place = Place(told_as, name)
        layout, faults = find_layout(rows, place, system.school_forms)
        reading.faults += faults
        if layout is None:
            continue
        columns = read_columns(rows, layout, place, key, reading.faults)
        measures = dict(read_measures(rows, layout, place, system, reading.faults))
        reading.entities += dict.fromkeys(column.entity for column in columns)
        cells = _cells(rows, columns, layout.measures, place, reading.faults)
        if columns and len(measures) == len(layout.measures):
            reading.tables.append(_tidy(cells, columns, measures, layout, source, place))


def _cells(
    rows: Rows, columns: list[Column], measures: range, place: Place, faults: list[Fault]
) -> list[Cell]:
    """Every measure of the first column, then of the next; also of rows that no indicator claims."""
    known: dict[object, Cell | None] = {text: read_cell(text) for text in SIGNS}
    cells: list[Cell] = []
    odd: dict[int, list[int]] = {}
    for column in columns:
        for row in measures:
            content = rows[row][column.number]
            cell = known[content] if content in known else read_cell(content)
            if cell is None:
                odd.setdefault(row, []).append(column.number)
            cells.append(cell or NOTHING)
    for row, numbers in odd.items():
        content = rows[row][numbers[0]]
        found = "en tom cell" if content == "" else quoted(mask(str(content)))
        if more := len(numbers) - 1:
            found += f" och {more} till på raden, den sista i kolumn {column_name(numbers[-1])}"
        expected = "ett tal, eller något av tecknen . .. ... -"
        faults.append(place.fault(row, numbers[0], found, expected, AT_ITS_SOURCE))
    return cells


def _tidy(
    cells: list[Cell],
    columns: list[Column],
    measures: dict[int, Indicator],
    layout: Layout,
    source: str,
    place: Place,
) -> pd.DataFrame:
    status, value, raw = zip(*cells, strict=True)
    each = len(measures)
    indicators = measures.values()
    return table.tidy(
        principal_id=np.repeat([column.entity.principal_id for column in columns], each),
        unit_id=np.repeat([column.entity.unit_id for column in columns], each),
        school_form=layout.school_form,
        indicator=[indicator.id for indicator in indicators] * len(columns),
        period=[column.periods[indicator.period] for column in columns for indicator in indicators],
        source=source,
        value=value,
        status=status,
        raw=raw,
        file=place.file,
    )
