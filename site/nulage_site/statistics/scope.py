"""Which figures of other sources may stand beside the analysis basis?

What the analysis basis withholds for a period is shown from no source for that period (method, *Scope*).
"""

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from nulage_site.model import NATION, Indicator
from nulage_site.statistics.account import Account
from nulage_site.statistics.entities import Entity

CELL = ["school_form", "indicator", "period"]
PRINCIPAL = ["principal_id", *CELL]
PLACE = ["principal_id", "unit_id", *CELL]


def within_scope(
    other: pd.DataFrame, bases: Sequence[pd.DataFrame], entities: Collection[Entity], account: Account
) -> pd.DataFrame:
    """The figures of `other` that may be known at all; how many are left aside is added to `account`.

    A figure goes if the analysis basis has that cell without a number, in any of the editions `bases`; or if
    it is a school unit's and its principal's cell is so. Who is not in the analysis basis has no page.
    """
    known = _of_places(other, entities)
    account.elsewhere += len(other) - len(known)
    other = known
    keys = _texts(other)
    for basis in bases:
        silent = _texts(_same_cells(basis, other).loc[lambda rows: rows["status"].ne("exists")])
        of_principals = silent[silent["unit_id"].eq("")]
        keys = keys[
            ~_index(keys, PLACE).isin(_index(silent, PLACE))
            & ~_index(keys, PRINCIPAL).isin(_index(of_principals, PRINCIPAL))
        ]
    account.hidden += len(other) - len(keys)
    return other.loc[keys.index]


def earlier_periods(
    previous: pd.DataFrame, basis: pd.DataFrame, entities: Collection[Entity]
) -> pd.DataFrame:
    """The figures of the previous edition for periods that the newest one does not speak of at all."""
    told = _index(_texts(basis.drop_duplicates(CELL)), CELL)
    known = _of_places(previous, entities)
    return known[~_index(_texts(known), CELL).isin(told)]


def lend_sizes(basis: pd.DataFrame, other: pd.DataFrame, indicators: Sequence[Indicator]) -> pd.DataFrame:
    """The analysis basis with the size of the group, `n`, where another source gives it with the same value.

    Values are the same when they are so with as many decimals as the indicator has.
    """
    decimals = {indicator.id: indicator.decimals for indicator in indicators}
    sized = other[other["n"].notna() & other["status"].eq("exists")]
    own = _same_cells(basis, sized).loc[lambda rows: rows["status"].eq("exists")]
    pairs = _texts(own, "value").reset_index().merge(_texts(sized, "value", "n"), on=PLACE)
    if pairs.empty:
        return basis
    apart = (pairs["value_x"] - pairs["value_y"]).abs()
    same = pairs[apart < 0.5 * 10.0 ** -pairs["indicator"].map(decimals)]
    sizes = basis["n"].copy()
    sizes.loc[same["index"]] = same["n"].to_numpy()
    return basis.assign(n=sizes)


def _of_places(rows: pd.DataFrame, entities: Collection[Entity]) -> pd.DataFrame:
    places = {(NATION, "")} | {(entity.principal_id, entity.unit_id) for entity in entities}
    known = [place in places for place in zip(rows["principal_id"], rows["unit_id"], strict=True)]
    return rows[np.array(known, dtype=bool)]


def _same_cells(basis: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """The rows of the analysis basis that may be about the same as one of the other table; a rough sieve."""
    rows = basis["indicator"].isin(other["indicator"].unique())
    for name in ("period", "principal_id"):
        rows &= basis[name].isin(other[name].unique())
    return basis[rows]


def _texts(rows: pd.DataFrame, *numbers: str) -> pd.DataFrame:
    """The columns that tell rows apart, as plain texts: two tables' categories are not the same."""
    return rows[[*PLACE, *numbers]].astype(dict.fromkeys(PLACE, object))


def _index(rows: pd.DataFrame, names: list[str]) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[names])
