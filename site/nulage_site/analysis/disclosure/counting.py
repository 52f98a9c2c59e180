"""Which numbers of pupils are withheld, and what is a table without them?"""

import math
from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from nulage_site.analysis.disclosure.cells import Size, read_cells
from nulage_site.method import Method


@dataclass(frozen=True, slots=True)
class Counting:
    """What came of the audit: which numbers of pupils are withheld and why, and how many cells were tried."""

    few: frozenset[Size]
    """The number by itself would tell of a few in a small group."""
    pinned: frozenset[Size]
    """Beside what the source has published, the number would pin a share that it withholds."""
    early: frozenset[Size]
    """The analysis basis has not come to that period, so nobody knows yet what it will withhold."""
    cells: int

    @property
    def withheld(self) -> frozenset[Size]:
        """All of them."""
        return self.few | self.pinned | self.early


def cohorts_of(method: Method) -> dict[str, str]:
    """The cohort that each indicator speaks of; its own when it shares it with no other."""
    return {id_: settings.cohort or id_ for id_, settings in method.indicators.items()}


def without(table: pd.DataFrame, sizes: Collection[Size], method: Method) -> pd.DataFrame:
    """The table without those numbers of pupils, and without ends that they could be had from."""
    cohorts = cohorts_of(method)
    theirs = table["principal_id"].isin({size.principal_id for size in sizes})
    told = table["n"].notna() | table["low"].notna()
    rows = table[theirs & told & table["indicator"].isin(cohorts)]
    touched = rows.index[[cell.size(cohorts) in sizes for cell in read_cells(rows)]]
    cleared = table.copy()
    cleared.loc[touched, "n"] = pd.NA
    cleared.loc[touched, ["low", "high"]] = math.nan
    nearly_all = cleared.index.isin(touched) & cleared["status"].eq("approximate")
    cleared.loc[nearly_all, "status"] = "withheld_majority"
    return cleared
