"""Which figures of other sources may stand beside the analysis basis?

What the analysis basis withholds for a period is shown from no source for that period (method, *Scope*).
"""

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nulage_site.model import NATION, Indicator
from nulage_site.statistics.account import Account
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.table import row_numbers

WHOSE = ["principal_id", "unit_id"]
CELL = ["school_form", "indicator", "period"]
PRINCIPAL = ["principal_id", *CELL]
PLACE = [*WHOSE, *CELL]


def within_scope(
    other: pd.DataFrame, bases: Sequence[pd.DataFrame], entities: Collection[Entity], account: Account
) -> pd.DataFrame:
    """The figures of `other` that may be known at all; how many are left aside is added to `account`.

    A figure goes if the analysis basis has that cell without a number, in any of the editions `bases`; or if
    it is a school unit's and its principal's cell is so. Who is not in the analysis basis has no page.
    """
    known = _of_places(other, entities)
    account.elsewhere += len(other) - len(known)
    shown = known
    for basis in bases:
        silent = basis.loc[basis["status"].ne("exists"), PLACE]
        of_principals = silent[silent["unit_id"].eq("")]
        shown = shown[~_told(shown, silent, PLACE) & ~_told(shown, of_principals, PRINCIPAL)]
    account.hidden += len(known) - len(shown)
    return shown


def earlier_periods(
    previous: pd.DataFrame, basis: pd.DataFrame, entities: Collection[Entity]
) -> pd.DataFrame:
    """The figures of the previous edition for periods that the newest one does not speak of at all."""
    known = _of_places(previous, entities)
    return known[~_told(known, basis, CELL)]


def lend_sizes(basis: pd.DataFrame, other: pd.DataFrame, indicators: Sequence[Indicator]) -> pd.DataFrame:
    """The analysis basis with the size of the group, `n`, where another source gives it with the same value.

    Values are the same when they are so with as many decimals as the indicator has.
    """
    decimals = {indicator.id: indicator.decimals for indicator in indicators}
    sized = other[other["n"].notna() & other["status"].eq("exists")]
    own = basis[basis["status"].eq("exists") & _told(basis, sized, PLACE)]
    alike = own[["value"]].assign(place=row_numbers(own, PLACE, sized)).reset_index()
    lenders = sized[["value", "n", "indicator"]].assign(place=row_numbers(sized, PLACE))
    pairs = alike.merge(lenders, on="place")
    if pairs.empty:
        return basis
    apart = (pairs["value_x"] - pairs["value_y"]).abs()
    same = pairs[apart < 0.5 * 10.0 ** -pairs["indicator"].map(decimals).astype(int)]
    sizes = basis["n"].copy()
    sizes.loc[same["index"]] = same["n"].to_numpy()
    return basis.assign(n=sizes)


def _of_places(rows: pd.DataFrame, entities: Collection[Entity]) -> pd.DataFrame:
    places = {(NATION, "")} | {(entity.principal_id, entity.unit_id) for entity in entities}
    which, _ = pd.factorize(row_numbers(rows, WHOSE))
    first = np.flatnonzero(~pd.Series(which).duplicated())
    known = [place in places for place in rows[WHOSE].iloc[first].itertuples(index=False, name=None)]
    return rows[np.array(known, dtype=bool)[which]]


def _told(rows: pd.DataFrame, others: pd.DataFrame, names: Sequence[str]) -> NDArray[np.bool_]:
    """Whether any of the others says the same as each row does in these columns."""
    numbers = pd.Series(row_numbers(rows, names, others))
    return numbers.isin(row_numbers(others, names)).to_numpy()
