"""Which figures in a sorted table belong to a place, without looking through the table?"""

import hashlib
from collections.abc import Container, Iterator
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


class Slices:
    """The rows of a table in an order where those of one place, a principal's or a unit's, stand together.

    A place is a slice. There are millions of rows, and workers share them: a row is the number of a figure,
    and rows that say the same have the same. Of a country's 320,000 figures 33,000 are different.
    """

    def __init__(self, table: pd.DataFrame, order: NDArray[np.intp]) -> None:
        self._rows, first = _alike(table, order)
        self._figures = np.empty(len(first), dtype=object)
        self._figures[:] = [*map(Figure, *(_plain(table[name].iloc[first]) for name in (*LABELS, *NUMBERS)))]
        self._spans = dict(_spans(table, order))

    @property
    def school_forms(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """School forms in the table's order, by principal and unit; no unit for a principal's own."""
        forms = self._field("school_form")[self._rows]
        return {place: tuple(dict.fromkeys(forms[span].tolist())) for place, span in self._spans.items()}

    def table(self, places: Container[tuple[str, str]]) -> pd.DataFrame:
        """The figures of these places: whose each is, what it says, and nothing of how many it speaks of."""
        spans = {place: span for place, span in self._spans.items() if place in places}
        rows = np.concatenate([self._rows[:0], *(self._rows[span] for span in spans.values())])
        many = [span.stop - span.start for span in spans.values()]
        columns = {
            "principal_id": np.repeat(np.array([principal for principal, _ in spans], dtype=object), many),
            "unit_id": np.repeat(np.array([unit for _, unit in spans], dtype=object), many),
            **{name: self._field(name)[rows] for name in LABELS},
        }
        labels = {name: pd.Series(column, dtype="str") for name, column in columns.items()}
        return pd.DataFrame({**labels, "value": self._field("value")[rows].astype(float)})

    def hashes(self) -> dict[tuple[str, str], str]:
        """A hash of every place's figures, the same as long as they are, by principal and unit."""
        digests = (hashlib.sha256(repr(figure).encode()).digest() for figure in self._figures)
        told = np.frombuffer(b"".join(digests), dtype=f"V{hashlib.sha256().digest_size}")
        return {
            place: hashlib.sha256(told[self._rows[span]].tobytes()).hexdigest()
            for place, span in self._spans.items()
        }

    def of(self, principal_id: str, unit_id: str = "") -> tuple[Figure, ...]:
        """A place's figures in the table's order, by principal and unit; empty when it has none."""
        span = self._spans.get((principal_id, unit_id))
        return tuple(self._figures[self._rows[span]].tolist()) if span else ()

    def _field(self, name: str) -> Column:
        """What each of the different figures has in a field."""
        return np.array([getattr(figure, name) for figure in self._figures], dtype=object)


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
