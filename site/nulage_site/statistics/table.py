"""What is the one shape that figures from every source take, and does a table keep to it?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import numpy as np
import pandas as pd
from pandas.api.types import union_categoricals

from nulage_site.faults import Fault
from nulage_site.model import Indicator, Status, Unit

KEY = ["principal_id", "unit_id", "school_form", "indicator", "period", "source"]
"""What there is only one figure of. The nation's `principal_id` is NATION, a principal's `unit_id` empty."""

LABELS = [*KEY, "raw", "file"]
"""Columns of few different texts. `raw` is what the cell said when it was no plain number."""

STATUSES: tuple[Status, ...] = get_args(Status)
NUMBERS = ["value", "low", "high"]
COLUMNS = [*KEY, *NUMBERS, "status", "n", "raw", "file"]
BOUNDS: Mapping[Unit, tuple[float, float]] = {"percent": (0, 100), "index": (0, 10), "points": (0, 20)}


def tidy(**columns: Any) -> pd.DataFrame:
    """A table of the columns given, each a sequence or one value for all rows; the others are left empty."""
    frame = pd.DataFrame({**dict.fromkeys(COLUMNS), **columns})[COLUMNS]
    types: dict[str, Any] = {
        **dict.fromkeys(LABELS, "category"),
        **dict.fromkeys(NUMBERS, "float64"),
        "n": "Int32",
        "status": pd.CategoricalDtype(list(STATUSES)),
    }
    return frame.astype(types)


def empty() -> pd.DataFrame:
    """A table of no figures, with every column and type in place."""
    return tidy(**{name: [] for name in COLUMNS})


def join(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The tables under each other, numbered anew."""
    if not tables:
        return empty()
    joined = {name: union_categoricals([table[name] for table in tables]) for name in LABELS}
    others = pd.concat([table.drop(columns=LABELS) for table in tables], ignore_index=True)
    return others.assign(**joined)[COLUMNS]


def count_by_status(table: pd.DataFrame) -> Mapping[Status, int]:
    """How many figures of each status the table holds, 0 for those that do not occur."""
    counts = table["status"].value_counts()
    return {status: int(counts[status]) for status in STATUSES}


def check(table: pd.DataFrame, indicators: Sequence[Indicator]) -> Iterator[Fault]:
    """What is wrong with the figures of one dated folder: doubled keys, and values that cannot be."""
    yield from _faults(
        table[table.duplicated(KEY)],
        "a figure that the folder gives twice",
        "one figure for each place, measure and period",
        "Take away the file or the column that says the same thing again.",
    )
    exists = table["status"].eq("exists")
    yield from _faults(
        table[exists != np.isfinite(table["value"])],
        "a value and a reason for having none, or neither",
        "one of them",
        "The reader of this format is at fault; report it with the file.",
    )
    for unit, (low, high) in BOUNDS.items():
        names = [indicator.id for indicator in indicators if indicator.unit == unit]
        odd = exists & table["indicator"].isin(names) & ~table["value"].between(low, high)
        yield from _faults(
            table[odd],
            "a value that cannot be",
            f"a number from {low} to {high}",
            "Look at the cell in the file; correct it at its source, or the indicator's unit in the content.",
        )


def _faults(rows: pd.DataFrame, found: str, expected: str, remedy: str) -> Iterator[Fault]:
    """One fault for each file and measure, however many figures it touches."""
    for (file, indicator), group in rows.groupby(["file", "indicator"], observed=True):
        first = group.iloc[0]
        who = " ".join(filter(None, [first["principal_id"], first["unit_id"]]))
        more = f" and {len(group) - 1} more" if len(group) > 1 else ""
        value = "" if pd.isna(first["value"]) else f" ({first['value']:g})"
        place = f"{indicator}, {first['period']}, {who}{more}"
        yield Fault(str(file), place, found + value, expected, remedy)
