"""Which numbers of pupils may stand beside the shares that a principal and its units have published?"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import NamedTuple

import pandas as pd

from nulage_site.analysis.disclosure.cells import Cell, Size, read_cells
from nulage_site.analysis.disclosure.cohort import OWN, Cohort, Group
from nulage_site.analysis.disclosure.rules import may_count
from nulage_site.analysis.disclosure.together import AT_ONCE, all_given_away, together
from nulage_site.cores import shared_out
from nulage_site.method import Method
from nulage_site.model import NATION, Indicator

LEAST, MOST = 1.0, math.inf
"""Pupils in a group that something is said of."""

Year = tuple[str, str, str, str]
"""Principal, school form, period and cohort: the pupils that a cohort is one year."""


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


class Try(NamedTuple):
    """A cohort of one year of which something is withheld: its measures, and the numbers of its pupils."""

    year: Year
    measures: Mapping[str, Cohort]
    numbers: Mapping[str, Collection[int]]


def audit_counts(
    table: pd.DataFrame, basis: Collection[str], indicators: Iterable[Indicator], method: Method
) -> Counting:
    """Tries every number of pupils in a tidy table against every share that is withheld in the same cohort.

    A number belongs to a cohort and not to an indicator: whoever knows it for one knows it for all. `basis`
    are the ids of the sources that are the analysis basis.
    """
    known = {each.id: each for each in indicators}
    cohorts = {
        id_: name for id_, name in cohorts_of(method).items() if id_ in known and known[id_].kind == "share"
    }
    rows = table[table["indicator"].isin(cohorts) & table["principal_id"].ne(NATION)]
    numbers: dict[Year, dict[str, set[int]]] = {}
    few: set[Size] = set()
    for cell in read_cells(rows[rows["n"].notna()]):
        size = cell.size(cohorts)
        numbers.setdefault(size.year, {}).setdefault(size.unit_id, set()).add(cell.pupils)
        if not _may_be_said(cell, method):
            few.add(size)
    rows = rows[rows["principal_id"].isin({year[0] for year in numbers}) & rows["status"].ne("missing")]
    is_basis = rows["source"].isin(basis)
    cells = chain(read_cells(rows[is_basis]), read_cells(rows[~is_basis]))
    years = _years(cells, known, cohorts, _totals(table, known.values(), rows))
    tries = [
        Try(year, measures, numbers[year])
        for year, measures in years.items()
        if year in numbers and any(each.cells() for each in measures.values())
    ]
    lots = [tries[start : start + AT_ONCE] for start in range(0, len(tries), AT_ONCE)]
    pinned = frozenset().union(*shared_out(partial(_pinned, method.disclosure.units_together.value), lots))
    newest = _newest(table[table["source"].isin(basis)])
    early = {
        Size.of(year, name)
        for year, names in numbers.items()
        for name in names
        if year[2] > newest.get(year[1], year[2])
    }
    tried = sum(len(each.cells()) for one in tries for each in one.measures.values())
    return Counting(frozenset(few), pinned, frozenset(early), tried)


def _pinned(most_units: float, tries: Sequence[Try]) -> set[Size]:
    """The numbers among these that would pin a withheld share, in one measure or in several together."""
    found = {
        Size.of(each.year, name)
        for each in tries
        for cohort in each.measures.values()
        if cohort.cells()
        for name in cohort.give_away(each.numbers)
    }
    several = [(each, of_same) for each in tries for of_same in together(each.measures, most_units)]
    given_away = all_given_away([(of_same, each.numbers) for each, of_same in several])
    for (each, _), names in zip(several, given_away, strict=True):
        found |= {Size.of(each.year, name) for name in names}
    return found


def cohorts_of(method: Method) -> dict[str, str]:
    """The cohort that each indicator speaks of; its own when it shares it with no other."""
    return {id_: settings.cohort or id_ for id_, settings in method.indicators.items()}


def without(table: pd.DataFrame, sizes: Collection[Size], method: Method) -> pd.DataFrame:
    """The table without those numbers of pupils, and without ends that they could be had from."""
    cohorts = cohorts_of(method)
    rows = table[table["indicator"].isin(cohorts) & table[["n", "low"]].notna().any(axis=1)]
    touched = rows.index[[cell.size(cohorts) in sizes for cell in read_cells(rows)]]
    cleared = table.copy()
    cleared.loc[touched, "n"] = pd.NA
    cleared.loc[touched, ["low", "high"]] = math.nan
    nearly_all = cleared.index.isin(touched) & cleared["status"].eq("approximate")
    cleared.loc[nearly_all, "status"] = "withheld_majority"
    return cleared


def _newest(basis: pd.DataFrame) -> dict[str, str]:
    """The newest school year of the analysis basis, by school form."""
    pairs = basis[["school_form", "period"]].drop_duplicates().itertuples(index=False, name=None)
    return {str(form): str(period) for form, period in sorted(pairs) if "/" in period}


def _may_be_said(cell: Cell, method: Method) -> bool:
    """Whether the number may stand beside its own share; beside `~100` as if the fewest that it can mean."""
    if math.isnan(cell.value):
        reached = max(0, cell.pupils - round(method.evidence.approximate_short.value))
    else:
        reached = round(cell.pupils * cell.value / 100)
    return may_count(reached, cell.pupils, method.disclosure)


def _years(
    cells: Iterable[Cell],
    indicators: Mapping[str, Indicator],
    cohorts: Mapping[str, str],
    totals: Mapping[tuple[str, ...], float],
) -> dict[Year, dict[str, Cohort]]:
    """The measures of each cohort of each principal and period, by indicator, where there are units.

    Of two sources that say something of the same place the first one counts.
    """
    gathered: dict[tuple[Year, str], dict[str, Cell]] = {}
    for cell in cells:
        of_measure = gathered.setdefault((cell.size(cohorts).year, cell.indicator), {})
        of_measure.setdefault(cell.unit_id, cell)
    years: dict[Year, dict[str, Cohort]] = {}
    for (year, indicator), same in gathered.items():
        own = same.pop(OWN, None)
        if own and same:
            rounding = 0.5 * 10.0 ** -indicators[indicator].decimals
            groups = (_group(cell, rounding, totals.get(cell.place, MOST)) for cell in same.values())
            years.setdefault(year, {})[indicator] = Cohort(_group(own, rounding, MOST), tuple(groups))
    return years


def _group(cell: Cell, rounding: float, most: float) -> Group:
    """What is said of one group: its share in per cent is rounded, and it has at most so many pupils."""
    sizes = (LEAST, max(LEAST, most))
    if math.isnan(cell.value):
        return Group(cell.unit_id, (0.0, 1.0), sizes, withheld=True)
    ends = (max(0.0, cell.value - rounding) / 100, min(100.0, cell.value + rounding) / 100)
    return Group(cell.unit_id, ends, sizes, withheld=False)


def _totals(
    table: pd.DataFrame, indicators: Iterable[Indicator], rows: pd.DataFrame
) -> dict[tuple[str, ...], float]:
    """How many pupils each unit has in all: no cohort in it has more."""
    counts = [each.id for each in indicators if each.kind == "count" and each.unit in {"pupils", "children"}]
    of_units = table[
        table["indicator"].isin(counts)
        & table["unit_id"].ne("")
        & table["principal_id"].isin(rows["principal_id"].unique())
        & table["value"].gt(0)
    ]
    return {cell.place: cell.value for cell in read_cells(of_units)}
