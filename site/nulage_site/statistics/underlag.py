"""What does a file of *Underlag för analys* say?

Measures stand in rows; the nation, the principals and their school units in columns, once per school year.
"""

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from nulage_site.faults import Fault
from nulage_site.model import Indicator, QualitySystem
from nulage_site.statistics import table
from nulage_site.statistics.cells import SIGNS, Cell, read_cell
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.headings import SEEN, Column, read_columns, read_measures
from nulage_site.statistics.layout import Layout, Place, find_layout
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
    file cannot be opened at all; other faults are added to the reading.
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
        if columns and measures:
            cells = _cells(rows, columns, measures, place, reading.faults)
            reading.tables.append(_tidy(cells, columns, measures, layout, source, place))


def _cells(
    rows: Rows, columns: list[Column], measures: dict[int, Indicator], place: Place, faults: list[Fault]
) -> list[Cell]:
    """Every measure of the first column, then of the next."""
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
        found = repr(rows[row][numbers[0]])[:SEEN]
        if len(numbers) > 1:
            found += f" and {len(numbers) - 1} more odd cells, the last in column {column_name(numbers[-1])}"
        expected = "a number or one of the signs . .. ... -"
        faults.append(place.fault(row, numbers[0], found, expected, "Correct the cells at their source."))
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
