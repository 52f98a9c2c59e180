"""Which figures in a sorted table belong to a place, without looking through the table?"""

import hashlib
from collections.abc import Container, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nulage_site.model import Figure

FIELDS = ("indicator", "school_form", "period", "status", "source")
NUMBERS = ("value", "low", "high")
COUNTS = ("n", "decimals")
"""The columns, together in the order of a Figure's own fields."""

KEPT = 128
"""How many places' figures are kept at hand: a principal's and its units' while their pages are made."""

SAME = 1 << 14
"""How many figures are kept to be the same again: a country's 250,000 of units are but 11,000 different."""

_figure = lru_cache(SAME)(Figure)


class Slices:
    """The rows of a table in an order where those of one place, a principal's or a unit's, stand together.

    A place is a slice. There are millions of rows, and workers share them: a row is a few bytes, and no
    object of its own until it is asked for.
    """

    def __init__(self, table: pd.DataFrame, order: NDArray[np.intp]) -> None:
        self._labels = {name: _labels(table[name], order) for name in FIELDS}
        self._numbers = {name: Known(table[name], order) for name in (*NUMBERS, *COUNTS)}
        self._spans = dict(_spans(table, order))
        self.of = lru_cache(KEPT)(self._of)
        """A place's figures in the table's order, by principal and unit; empty when it has none."""

    @property
    def school_forms(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """School forms in the table's order, by principal and unit; no unit for a principal's own."""
        texts, codes = self._labels["school_form"]
        return {
            place: tuple(texts[code] for code in dict.fromkeys(codes[span].tolist()))
            for place, span in self._spans.items()
        }

    def table(self, places: Container[tuple[str, str]]) -> pd.DataFrame:
        """The figures of these places: whose each is, what it says, and nothing of how many it speaks of."""
        spans = {place: span for place, span in self._spans.items() if place in places}
        rows = np.concatenate([np.arange(0), *(np.arange(span.start, span.stop) for span in spans.values())])
        many = [span.stop - span.start for span in spans.values()]
        columns = {
            "principal_id": np.repeat(np.array([principal for principal, _ in spans], dtype=object), many),
            "unit_id": np.repeat(np.array([unit for _, unit in spans], dtype=object), many),
            **{name: texts[codes[rows]] for name, (texts, codes) in self._labels.items()},
        }
        labels = {name: pd.Series(column, dtype="str") for name, column in columns.items()}
        value = self._numbers["value"].of_all(len(self._labels["status"][1]))[rows]
        return pd.DataFrame({**labels, "value": value})

    def hashes(self) -> dict[tuple[str, str], str]:
        """A hash of every place's figures, the same as long as they are, by principal and unit."""
        return {
            place: hashlib.sha256(repr([*self._columns(span)]).encode()).hexdigest()
            for place, span in self._spans.items()
        }

    def _of(self, principal_id: str, unit_id: str = "") -> tuple[Figure, ...]:
        span = self._spans.get((principal_id, unit_id))
        return tuple(map(_figure, *self._columns(span))) if span else ()

    def _columns(self, span: slice) -> Iterator[list[Any]]:
        """What a Figure's fields are on each row."""
        yield from (texts[codes[span]].tolist() for texts, codes in self._labels.values())
        yield from (column.of(span) for column in self._numbers.values())


class Known:
    """A column of numbers where there are any, and on which rows: most columns are nearly empty."""

    def __init__(self, column: "pd.Series[Any]", order: NDArray[np.intp]) -> None:
        known = column.notna().to_numpy()[order]
        self._rows = np.flatnonzero(known).astype(np.int32)
        there = column.iloc[order[known]]
        self._numbers = there.to_numpy(there.dtype.name.lower())

    def of(self, span: slice) -> list[float | int | None]:
        """The number on each of the rows, and None where there is none."""
        first, last = self._rows.searchsorted(np.array((span.start, span.stop), dtype=np.int32))
        numbers: list[float | int | None] = self._numbers[first:last].tolist()
        length = span.stop - span.start
        if len(numbers) == length:
            return numbers
        told: list[float | int | None] = [None] * length
        for row, number in zip((self._rows[first:last] - span.start).tolist(), numbers, strict=True):
            told[row] = number
        return told

    def of_all(self, rows: int) -> NDArray[np.float64]:
        """The number on each of so many rows, and NaN where there is none."""
        column = np.full(rows, np.nan)
        column[self._rows] = self._numbers
        return column


def _labels(
    column: "pd.Series[str]", order: NDArray[np.intp]
) -> tuple[NDArray[np.object_], NDArray[np.integer[Any]]]:
    """The different texts of a column, and for each row which of them it has: a tenth of all rows' texts."""
    return column.cat.categories.to_numpy(dtype=object), column.cat.codes.to_numpy()[order]


def _spans(table: pd.DataFrame, order: NDArray[np.intp]) -> Iterator[tuple[tuple[str, str], slice]]:
    """Where each place's figures begin and end in the sorted table."""
    (principals, owners), (units, codes) = (
        _labels(table[name], order) for name in ("principal_id", "unit_id")
    )
    changed = (owners[1:] != owners[:-1]) | (codes[1:] != codes[:-1])
    starts = [0, *(np.flatnonzero(changed) + 1).tolist(), len(order)]
    for start, end in pairwise(starts if len(order) else []):
        yield (principals[owners[start]], units[codes[start]]), slice(start, end)
