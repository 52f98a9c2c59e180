"""Which figures in a sorted table belong to a place, without looking through the table?"""

import hashlib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nulage_site.model import Figure

LABELS = ("indicator", "school_form", "period", "status", "source")
NUMBERS = ("value", "low", "high", "n", "decimals")
"""The columns, together in the order of a Figure's own fields."""

PLACE = ("principal_id", "unit_id")

LARGEST = np.iinfo(np.int64).max

Column = NDArray[np.object_]


@dataclass(frozen=True, slots=True, eq=False)
class Slices:
    """The rows of a table in an order where those of one place, a principal's or a unit's, stand together.

    A place is a slice. There are millions of rows, and workers share them: a row is the number of a figure,
    and rows that say the same have the same. Of a country's 320,000 figures 33,000 are different.
    """

    rows: NDArray[np.int32]
    figures: Column
    spans: Mapping[tuple[str, str], slice]

    def revised(self, at: NDArray[np.intp], said: pd.DataFrame) -> "Slices":
        """The same, but that these rows say something else of what they speak of."""
        rows, first = self.rows.copy(), len(self.figures)
        rows[at] = np.arange(first, first + len(said))
        return replace(self, rows=rows, figures=np.concatenate([self.figures, _said(said)]))

    @property
    def school_forms(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """School forms in the table's order, by principal and unit; no unit for a principal's own."""
        forms = _field(self.figures, "school_form")[self.rows]
        return {place: tuple(dict.fromkeys(forms[span].tolist())) for place, span in self.spans.items()}

    def table(self, places: Container[tuple[str, str]]) -> pd.DataFrame:
        """The figures of these places: whose each is, what it says, and nothing of how many it speaks of."""
        spans = {place: span for place, span in self.spans.items() if place in places}
        rows = np.concatenate([self.rows[:0], *(self.rows[span] for span in spans.values())])
        different, rows = np.unique(rows, return_inverse=True)
        figures = self.figures[different]
        many = [span.stop - span.start for span in spans.values()]
        columns = {
            "principal_id": np.repeat(np.array([principal for principal, _ in spans], dtype=object), many),
            "unit_id": np.repeat(np.array([unit for _, unit in spans], dtype=object), many),
            **{name: _field(figures, name)[rows] for name in LABELS},
        }
        labels = {name: pd.Series(column, dtype="str") for name, column in columns.items()}
        return pd.DataFrame({**labels, "value": _field(figures, "value")[rows].astype(float)})

    def hashes(self, of: Container[str] | None = None) -> dict[tuple[str, str], str]:
        """A hash of every place's figures, the same as long as they are, by principal and unit.

        `of` are the principals whose places are wanted: everybody's when it is None.
        """
        rows = {place: self.rows[span] for place, span in self.spans.items() if of is None or place[0] in of}
        digests: list[bytes] = [b""] * len(self.figures)
        for figure in set(chain.from_iterable(each.tolist() for each in rows.values())):
            digests[figure] = hashlib.sha256(repr(self.figures[figure]).encode()).digest()
        return {
            place: hashlib.sha256(b"".join([digests[row] for row in each.tolist()])).hexdigest()
            for place, each in rows.items()
        }

    def with_values(self) -> frozenset[str]:
        """The principals of whose own figures any has a value, the nation among them."""
        has = np.array([figure.value is not None for figure in self.figures], dtype=np.bool_)
        own = ((principal_id, span) for (principal_id, unit_id), span in self.spans.items() if not unit_id)
        return frozenset(principal_id for principal_id, span in own if has[self.rows[span]].any())

    def of(self, principal_id: str, unit_id: str = "") -> tuple[Figure, ...]:
        """A place's figures in the table's order, by principal and unit; empty when it has none."""
        span = self.spans.get((principal_id, unit_id))
        return tuple(self.figures[self.rows[span]].tolist()) if span else ()


def sliced(table: pd.DataFrame, order: NDArray[np.intp]) -> Slices:
    """The rows of a table in that order."""
    rows, first = _alike(table, order)
    return Slices(rows, _said(table.iloc[first]), dict(_spans(table, order)))


def _alike(table: pd.DataFrame, order: NDArray[np.intp]) -> tuple[NDArray[np.int32], NDArray[np.intp]]:
    """For each row in that order which of the different figures it is, and where each of these is first."""
    rows, many = np.zeros(len(order), dtype=np.int64), 1
    for name in (*LABELS, *NUMBERS):
        which, different = _different(table[name].iloc[order])
        if many * different > LARGEST:
            rows, kinds = pd.factorize(rows)
            many = len(kinds)
        rows, many = rows * different + which, many * different
    rows, _ = pd.factorize(rows)
    return rows.astype(np.int32), order[~pd.Series(rows).duplicated()]


def _different(column: "pd.Series[Any]") -> tuple[NDArray[np.int64], int]:
    """Which of the different contents of a column each row has, and how many these are."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy().astype(np.int64), len(column.cat.categories)
    which, contents = pd.factorize(column, use_na_sentinel=False)
    return which.astype(np.int64), len(contents)


def _said(rows: pd.DataFrame) -> Column:
    """What each row says: a figure."""
    figures = np.empty(len(rows), dtype=object)
    figures[:] = [*map(Figure, *(_plain(rows[name]) for name in (*LABELS, *NUMBERS)))]
    return figures


def _field(figures: Column, name: str) -> Column:
    """What each of the figures has in a field."""
    return np.array([getattr(figure, name) for figure in figures], dtype=object)


def _plain(column: "pd.Series[Any]") -> list[Any]:
    """What a column holds as Python's own, and None where there is nothing."""
    told: list[Any] = column.astype(object).where(column.notna(), None).tolist()
    return told


def _spans(table: pd.DataFrame, order: NDArray[np.intp]) -> Iterator[tuple[tuple[str, str], slice]]:
    """Where each place's figures begin and end in the sorted table."""
    whose = [table[name].cat.codes.to_numpy()[order] for name in PLACE]
    changed = np.logical_or.reduce([codes[1:] != codes[:-1] for codes in whose])
    starts = [0, *(np.flatnonzero(changed) + 1).tolist()] if len(order) else []
    places = zip(*(_plain(table[name].iloc[order[starts]]) for name in PLACE), strict=True)
    yield from zip(places, map(slice, starts, [*starts[1:], len(order)]), strict=False)
