"""Which shares of a principal cannot be of the same pupils as those of its school units?

What all units together are lies among what each of them is. Where it does not, somebody has slipped with the
pen, or two sources have counted different pupils; nothing else in a table tells of that.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from nulage_site.model import NATION, Indicator
from nulage_site.statistics.table import KEY

WHOLE = [name for name in KEY if name != "unit_id"]
"""What the figures of a principal and of its units have in common."""

ROUNDED = 1e-6
"""Half of a last decimal, and half of another, come out a little too small or too large as binary numbers."""


class Apart(NamedTuple):
    """A principal's share that is outside all of its units'."""

    principal_id: str
    indicator: str
    period: str


def shares_apart(table: pd.DataFrame, indicators: Iterable[Indicator]) -> list[Apart]:
    """Every such share of pupils, where each unit that the source speaks of has its own."""
    decimals = {
        each.id: each.decimals
        for each in indicators
        if each.kind == "share" and not each.survey and each.conditions in (None, "pupils")
    }
    shares = table[table["indicator"].isin(decimals) & table["principal_id"].ne(NATION)]
    own, of_units = (shares[shares["unit_id"].eq("") == whole] for whole in (True, False))
    ends = of_units.groupby(WHOLE, observed=True)["value"].agg(["min", "max", "size", "count"]).reset_index()
    both = own.merge(ends[ends["size"] == ends["count"]], on=WHOLE)
    room = 10.0 ** -both["indicator"].map(decimals).astype(int) + ROUNDED
    apart = both[(both["value"] < both["min"] - room) | (both["value"] > both["max"] + room)]
    return [Apart(*row) for row in apart[[*Apart._fields]].itertuples(index=False, name=None)]
