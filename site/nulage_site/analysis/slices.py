"""Which figures in a sorted table belong to a place, without looking through the table?"""

import math
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd

from nulage_site.model import Figure

FIELDS = ("indicator", "school_form", "period", "status", "source")
NUMBERS = ("value", "low", "high")
COUNTS = ("n", "decimals")
"""The columns, together in the order of a Figure's own fields."""

KEPT = 512
"""How many places' figures are kept at hand: a principal's and its units' while their pages are made."""


class Slices:
    """A table whose rows of one place, a principal's or a unit's, stand together; a place is a slice."""

    def __init__(self, ordered: pd.DataFrame) -> None:
        self._columns = {name: ordered[name].to_numpy() for name in (*FIELDS, *NUMBERS)}
        self._counts = {name: ordered[name].to_numpy(dtype=float, na_value=math.nan) for name in COUNTS}
        self._spans = dict(_spans(ordered))
        self.of = lru_cache(KEPT)(self._of)
        """A place's figures in the table's order, by principal and unit; empty when it has none."""

    @property
    def school_forms(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """School forms in the table's order, by principal and unit; no unit for a principal's own."""
        forms = self._columns["school_form"]
        return {place: tuple(dict.fromkeys(forms[span].tolist())) for place, span in self._spans.items()}

    def table(self) -> pd.DataFrame:
        """Every figure's place, what it says, and nothing of how many it speaks of."""
        places = [place for place, span in self._spans.items() for _ in range(span.start, span.stop)]
        principals, units = zip(*places, strict=True) if places else ((), ())
        columns = {name: self._columns[name] for name in (*FIELDS, "value")}
        return pd.DataFrame({"principal_id": principals, "unit_id": units, **columns})

    def _of(self, principal_id: str, unit_id: str = "") -> tuple[Figure, ...]:
        span = self._spans.get((principal_id, unit_id))
        if not span:
            return ()
        fields = [self._columns[name][span].tolist() for name in FIELDS]
        numbers = [
            [None if math.isnan(each) else each for each in self._columns[name][span].tolist()]
            for name in NUMBERS
        ]
        counts = [
            [None if math.isnan(each) else int(each) for each in self._counts[name][span].tolist()]
            for name in COUNTS
        ]
        return tuple(map(Figure, *fields, *numbers, *counts))


def _spans(ordered: pd.DataFrame) -> Iterator[tuple[tuple[str, str], slice]]:
    """Where each place's figures begin and end in the sorted table."""
    principals, units = ordered["principal_id"].to_numpy(), ordered["unit_id"].to_numpy()
    changed = (principals[1:] != principals[:-1]) | (units[1:] != units[:-1])
    starts = [0, *(np.flatnonzero(changed) + 1).tolist(), len(ordered)]
    for start, end in pairwise(starts if len(ordered) else []):
        yield (principals[start], units[start]), slice(start, end)
