"""What does one row of the tidy table say, and of which pupils?"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

Columns = tuple[list[Any], ...]
"""What rows say, by the fields of a cell."""


class Size(NamedTuple):
    """Whose number of pupils it is, of which cohort; the unit is empty for the principal's own."""

    principal_id: str
    unit_id: str
    school_form: str
    period: str
    cohort: str

    @property
    def year(self) -> tuple[str, str, str, str]:
        """The cohort of the whole principal that they belong to."""
        return self.principal_id, self.school_form, self.period, self.cohort

    @classmethod
    def of(cls, year: tuple[str, str, str, str], unit_id: str) -> "Size":
        """One part of that cohort, or with no unit the whole."""
        return cls(year[0], unit_id, *year[1:])


class Cell(NamedTuple):
    """A value that is not there is NaN, and no number of pupils 0."""

    principal_id: str
    unit_id: str
    school_form: str
    indicator: str
    period: str
    value: float
    pupils: int

    @property
    def place(self) -> tuple[str, ...]:
        """Where and when, whatever the measure."""
        return self.principal_id, self.unit_id, self.school_form, self.period

    def size(self, cohorts: Mapping[str, str]) -> Size:
        """Whose pupils it speaks of; `cohorts` are by indicator."""
        return Size(self.principal_id, self.unit_id, self.school_form, self.period, cohorts[self.indicator])


def read_columns(rows: pd.DataFrame) -> Columns:
    """The rows of a tidy table, as columns."""
    return (*(rows[name].tolist() for name in Cell._fields[:-1]), rows["n"].fillna(0).tolist())


def cells(columns: Columns) -> Iterator[Cell]:
    """What the columns say, row by row."""
    return map(Cell, *columns)


def read_cells(rows: pd.DataFrame) -> Iterator[Cell]:
    """The rows of a tidy table, one by one."""
    return cells(read_columns(rows))
