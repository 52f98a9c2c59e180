"""What does a sheet say, when only a few of its figures have been corrected since it was read?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from nulage_site.statistics.cells import Cell, read_cell
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.headings import Column
from nulage_site.statistics.workbook import Rows


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet without faults: its `rows`, and what they gave when they were read as it is `given`.

    `measures` are the numbers of the rows with figures. The `table` has all of them for the first of the
    `columns`, then for the next.
    """

    given: Sequence[Any]
    rows: Rows
    measures: range
    columns: Sequence[Column]
    table: pd.DataFrame

    @property
    def entities(self) -> list[Entity]:
        """Whom it speaks of, each once."""
        return list(dict.fromkeys(column.entity for column in self.columns))

    def corrected(self, rows: Rows) -> "Sheet | None":
        """The sheet with other figures; None where anything but figures differs, or one of them is odd."""
        if len(rows) != len(self.rows):
            return None
        cells: dict[int, Cell] = {}
        places = {column.number: place for place, column in enumerate(self.columns)}
        for row, (before, now) in enumerate(zip(self.rows, rows, strict=True)):
            if before is now:
                continue
            # what is true equals 1 and is no number
            if bool in set(map(type, now)) or len(before) != len(now):
                return None
            for column in (at for at, content in enumerate(now) if content != before[at]):
                cell = read_cell(now[column])
                if cell is None or column not in places or row not in self.measures:
                    return None
                cells[places[column] * len(self.measures) + row - self.measures.start] = cell
        table = _with(self.table, cells)
        return None if table is None else replace(self, rows=rows, table=table)


def _with(table: pd.DataFrame, cells: Mapping[int, Cell]) -> pd.DataFrame | None:
    """The table with these cells in their rows; None where one has a sign that no other cell has."""
    raw = table["raw"].cat.categories.get_indexer(pd.Index([cell.raw for cell in cells.values()]))
    if (raw < 0).any():
        return None
    columns = {name: table[name].copy() for name in Cell._fields}
    for name, column in columns.items():
        column.iloc[list(cells)] = [getattr(cell, name) for cell in cells.values()]
    return table.assign(**columns)
