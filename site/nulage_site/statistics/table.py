"""What is the one shape that figures from every source take, and does a table keep to it?"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.types import union_categoricals

from nulage_site.faults import Fault
from nulage_site.model import Indicator, Status, Unit

KEY = ["principal_id", "unit_id", "school_form", "indicator", "period", "source"]
"""What there is only one figure of. The nation's `principal_id` is NATION, a principal's `unit_id` empty."""

LABELS = [*KEY, "raw", "file"]
"""Columns of few different texts. `raw` is what the cell said when it was no plain number."""

STATUSES: tuple[Status, ...] = get_args(Status)
NUMBERS, COUNTS = ["value", "low", "high"], ["n", "decimals"]
COLUMNS = [*KEY, *NUMBERS, "status", *COUNTS, "raw", "file"]
BOUNDS: Mapping[Unit, tuple[float, float]] = {"percent": (0, 100), "index": (0, 10), "points": (0, 20)}


def tidy(**columns: Any) -> pd.DataFrame:
    """A table of the columns given, each a sequence or one value for all rows; the others are left empty."""
    unknown = dict.fromkeys(COLUMNS) | dict.fromkeys([*NUMBERS, *COUNTS], math.nan)
    frame = pd.DataFrame({**unknown, **columns})[COLUMNS]
    types: dict[str, Any] = {
        **dict.fromkeys(LABELS, "category"),
        **dict.fromkeys(NUMBERS, "float64"),
        "n": "Int32",
        "decimals": "Int8",
        "status": pd.CategoricalDtype(list(STATUSES)),
    }
    return frame.astype(types)


def labels(texts: Sequence[str], places: NDArray[np.intp]) -> "pd.Categorical[str]":
    """A column of labels: of each row the text at its place. A few texts are sorted, and not every row."""
    return pd.Categorical(pd.Index(texts)).take(places)


def empty() -> pd.DataFrame:
    """A table of no figures, with every column and type in place."""
    return tidy(**{name: [] for name in COLUMNS})


def join(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The tables under each other, numbered anew."""
    tables = [each for each in tables if len(each)]
    if not tables:
        return empty()
    joined = {name: union_categoricals([table[name] for table in tables]) for name in LABELS}
    others = pd.concat([table.drop(columns=LABELS) for table in tables], ignore_index=True)
    return others.assign(**joined)[COLUMNS]


def row_numbers(
    rows: pd.DataFrame, names: Sequence[str], others: pd.DataFrame | None = None
) -> NDArray[np.int64]:
    """One number for what each row says in these columns of labels: the same for rows that say the same.

    Numbers are those of the `others`, or of the rows themselves; -1 where the others never say it. Texts are
    looked up once each: two tables' categories are not the same.
    """
    numbers, unknown = np.zeros(len(rows), dtype=np.int64), np.zeros(len(rows), dtype=np.bool_)
    for name in names:
        texts, own = (rows if others is None else others)[name].cat.categories, rows[name].cat
        places = texts.get_indexer(own.categories)[own.codes]
        numbers, unknown = numbers * len(texts) + places, unknown | (places < 0)
    return np.where(unknown, -1, numbers)


def count_by_status(table: pd.DataFrame) -> Mapping[Status, int]:
    """How many figures of each status the table holds, 0 for those that do not occur."""
    counts = table["status"].value_counts()
    return {status: int(counts[status]) for status in STATUSES}


def check(table: pd.DataFrame, indicators: Sequence[Indicator]) -> Iterator[Fault]:
    """What is wrong with the figures of one dated folder: doubled keys, and values that cannot be."""
    yield from _faults(
        table[pd.Series(row_numbers(table, KEY)).duplicated().to_numpy()],
        "en uppgift som mappen har två gånger",
        "en uppgift för varje huvudman eller skolenhet, mått och period",
        "Ta bort den fil eller kolumn som säger samma sak en gång till.",
    )
    exists = table["status"].eq("exists")
    yield from _faults(
        table[exists != np.isfinite(table["value"])],
        "både ett värde och ett skäl till att det saknas, eller ingetdera",
        "ett av dem",
        "Felet finns i programmet. Skicka filen till den som sköter det.",
    )
    units = {indicator.id: indicator.unit for indicator in indicators}
    of_each = [units.get(name) for name in table["indicator"].cat.categories]
    value, which = table["value"].to_numpy(), table["indicator"].cat.codes.to_numpy()
    for unit, (low, high) in BOUNDS.items():
        bounded = np.array([each == unit for each in of_each], dtype=np.bool_)[which]
        yield from _faults(
            table[bounded & ((value < low) | (value > high))],  # what is not there is neither
            "ett värde som inte kan stämma",
            f"ett tal från {low} till {high}",
            "Se efter i filen. Är värdet rätt, ändra indikatorns `unit`; är det fel, hämta filen igen.",
        )


def _faults(rows: pd.DataFrame, found: str, expected: str, remedy: str) -> Iterator[Fault]:
    """One fault for each file and measure, however many figures it touches."""
    if rows.empty:  # to group even nothing takes a while
        return
    for (file, indicator), group in rows.groupby(["file", "indicator"], observed=True):
        first = group.iloc[0]
        who = " ".join(filter(None, [first["principal_id"], first["unit_id"]]))
        more = f" och {len(group) - 1} till" if len(group) > 1 else ""
        value = "" if pd.isna(first["value"]) else f" ({first['value']:.10g})".replace(".", ",")
        place = f"{indicator}, {first['period']}, {who}{more}"
        yield Fault(str(file), place, found + value, expected, remedy)
