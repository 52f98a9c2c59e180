"""Which figures in a sorted table belong to a place, without looking through the table?"""

import hashlib
import math
from collections.abc import Callable, Container, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nulage_site.model import Figure

T = TypeVar("T")
Numbers = NDArray[np.float64]

FIELDS = ("indicator", "school_form", "period", "status", "source")
NUMBERS = ("value", "low", "high")
COUNTS = ("n", "decimals")
"""The columns, together in the order of a Figure's own fields."""

KEPT = 512
"""How many places' figures are kept at hand: a principal's and its units' while their pages are made."""


class Slices:
    """A table whose rows of one place, a principal's or a unit's, stand together; a place is a slice."""

    def __init__(self, ordered: pd.DataFrame) -> None:
        self._labels = {name: _labels(ordered[name]) for name in FIELDS}
        self._numbers = {name: ordered[name].to_numpy() for name in NUMBERS}
        self._counts = {name: ordered[name].to_numpy(dtype=float, na_value=math.nan) for name in COUNTS}
        self._spans = dict(_spans(ordered))
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
        return pd.DataFrame({**labels, "value": self._numbers["value"][rows]})

    def hashes(self) -> dict[tuple[str, str], str]:
        """A hash of every place's figures, the same as long as they are, by principal and unit."""
        numbers = [*self._numbers.values(), *self._counts.values()]
        return {
            place: hashlib.sha256(
                repr(
                    [texts[codes[span]].tolist() for texts, codes in self._labels.values()]
                    + [column[span].tolist() for column in numbers]
                ).encode()
            ).hexdigest()
            for place, span in self._spans.items()
        }

    def _of(self, principal_id: str, unit_id: str = "") -> tuple[Figure, ...]:
        span = self._spans.get((principal_id, unit_id))
        return tuple(self._figures(span)) if span else ()

    def _figures(self, span: slice) -> Iterator[Figure]:
        labels = [texts[codes[span]].tolist() for texts, codes in self._labels.values()]
        numbers = [_known(column[span], float) for column in self._numbers.values()]
        counts = [_known(column[span], int) for column in self._counts.values()]
        return map(Figure, *labels, *numbers, *counts)


def _labels(column: "pd.Series[str]") -> tuple[NDArray[np.object_], NDArray[np.integer[Any]]]:
    """The different texts of a column, and for each row which of them it has: a tenth of all rows' texts."""
    return column.cat.categories.to_numpy(dtype=object), column.cat.codes.to_numpy()


def _known(numbers: Numbers, kind: Callable[[float], T]) -> list[T | None]:
    """Each number, and None where there is none; most columns of most places have none at all."""
    if np.isnan(numbers).all():
        return [None] * len(numbers)
    return [None if math.isnan(each) else kind(each) for each in numbers.tolist()]


def _spans(ordered: pd.DataFrame) -> Iterator[tuple[tuple[str, str], slice]]:
    """Where each place's figures begin and end in the sorted table."""
    principals, units = ordered["principal_id"].to_numpy(), ordered["unit_id"].to_numpy()
    changed = (principals[1:] != principals[:-1]) | (units[1:] != units[:-1])
    starts = [0, *(np.flatnonzero(changed) + 1).tolist(), len(ordered)]
    for start, end in pairwise(starts if len(ordered) else []):
        yield (principals[start], units[start]), slice(start, end)
