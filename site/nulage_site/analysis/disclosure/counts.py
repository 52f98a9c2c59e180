"""Which numbers of pupils may stand beside the shares that a principal and its units have published?"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from nulage_site.analysis.disclosure.audit import Addition, audit
from nulage_site.analysis.disclosure.bounds import total
from nulage_site.analysis.disclosure.cohort import OWN, Cohort, Group
from nulage_site.analysis.disclosure.rules import may_count
from nulage_site.method import Method
from nulage_site.model import NATION, Indicator

LEAST, MOST = 1.0, math.inf
"""Pupils in a group that something is said of."""


class Year(NamedTuple):
    """The pupils of one cohort, of one principal, in one period."""

    principal_id: str
    school_form: str
    period: str
    cohort: str


@dataclass(frozen=True, slots=True)
class Counting:
    """What came of the audit: which years' numbers of pupils are withheld, and how many cells were tried."""

    few: frozenset[Year]
    """The number by itself would tell of a few in a small group."""
    pinned: frozenset[Year]
    """Beside what the source has published, the number would pin a share that it withholds."""
    early: frozenset[Year]
    """The analysis basis has not come to that period, so nobody knows yet what it will withhold."""
    cells: int

    @property
    def withheld(self) -> frozenset[Year]:
        """All of them."""
        return self.few | self.pinned | self.early


def audit_counts(
    table: pd.DataFrame, basis: Collection[str], indicators: Iterable[Indicator], method: Method
) -> Counting:
    """Tries every number of pupils in a tidy table against every share that is withheld in the same cohort.

    A number belongs to a cohort and not to an indicator: whoever knows it for one knows it for all. `basis`
    are the ids of the sources that are the analysis basis.
    """
    known = {each.id: each for each in indicators}
    cohorts = {
        id_: settings.cohort or id_
        for id_, settings in method.indicators.items()
        if id_ in known and known[id_].kind == "share"
    }
    rows = table[table["indicator"].isin(cohorts) & table["principal_id"].ne(NATION)]
    numbers: dict[Year, set[int]] = {}
    few: set[Year] = set()
    for cell in _cells(rows[rows["n"].notna() & rows["unit_id"].eq("")]):
        year = cell.year(cohorts)
        numbers.setdefault(year, set()).add(cell.pupils)
        if not _may_be_said(cell, method):
            few.add(year)
    rows = rows[
        rows["principal_id"].isin({year.principal_id for year in numbers}) & rows["status"].ne("missing")
    ]
    pinned: set[Year] = set()
    cells = 0
    for first, cohort in _with_something_withheld(_cells(rows), known, _sizes(table, known.values(), rows)):
        year = first.year(cohorts)
        if year in numbers:
            cells += len(cohort.cells())
            if not all(_harmless(cohort, number) for number in numbers[year]):
                pinned.add(year)
    newest = _newest(table[table["source"].isin(basis)])
    early = frozenset(year for year in numbers if year.period > newest.get(year.school_form, year.period))
    return Counting(frozenset(few), frozenset(pinned), early, cells)


def without(table: pd.DataFrame, years: Iterable[Year], method: Method) -> pd.DataFrame:
    """The table without those years' numbers of pupils, and without ends that they could be had from."""
    cohorts = {id_: settings.cohort or id_ for id_, settings in method.indicators.items()}
    rows = table[table["unit_id"].eq("") & table["indicator"].isin(cohorts)]
    gone = set(years)
    touched = rows.index[[cell.year(cohorts) in gone for cell in _cells(rows)]]
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


class _Cell(NamedTuple):
    """A row of the tidy table; a value that is not there is NaN, and no number of pupils 0."""

    principal_id: str
    unit_id: str
    school_form: str
    indicator: str
    period: str
    value: float
    pupils: int

    def year(self, cohorts: Mapping[str, str]) -> Year:
        return Year(self.principal_id, self.school_form, self.period, cohorts[self.indicator])


def _cells(rows: pd.DataFrame) -> Iterator[_Cell]:
    columns = rows[["principal_id", "unit_id", "school_form", "indicator", "period", "value", "n"]]
    return (_Cell(*row) for row in columns.fillna({"n": 0}).itertuples(index=False, name=None))


def _may_be_said(cell: _Cell, method: Method) -> bool:
    """Whether the number may stand beside its own share; beside `~100` as if the fewest that it can mean."""
    if math.isnan(cell.value):
        reached = max(0, cell.pupils - round(method.evidence.approximate_short.value))
    else:
        reached = round(cell.pupils * cell.value / 100)
    return may_count(reached, cell.pupils, method.disclosure)


def _harmless(cohort: Cohort, pupils: int) -> bool:
    if cohort.leaves_free(pupils):
        return True
    counted = Addition("n", pupils, (total([("pupils", OWN)], pupils),))
    return not audit(cohort.cells(), cohort.statements(), [counted]).withheld


def _with_something_withheld(
    cells: Iterable[_Cell], indicators: Mapping[str, Indicator], sizes: Mapping[tuple[str, ...], float]
) -> Iterator[tuple[_Cell, Cohort]]:
    """Each measure of each principal and period where anything is withheld, by the principal's own cell."""
    gathered: dict[tuple[str, ...], list[_Cell]] = {}
    for cell in cells:
        key = (cell.principal_id, cell.school_form, cell.indicator, cell.period)
        gathered.setdefault(key, []).append(cell)
    for same in gathered.values():
        own = next((cell for cell in same if not cell.unit_id), None)
        if own and len(same) > 1 and any(math.isnan(cell.value) for cell in same):
            rounding = 0.5 * 10.0 ** -indicators[own.indicator].decimals
            groups = [
                _group(
                    cell,
                    rounding,
                    sizes.get((cell.principal_id, cell.unit_id, cell.school_form, cell.period)),
                )
                for cell in same
                if cell.unit_id
            ]
            yield own, Cohort(_group(own, rounding, None), tuple(groups))


def _group(cell: _Cell, rounding: float, pupils: float | None) -> Group:
    """What is said of one group: its share in per cent is rounded, and it has at most so many pupils."""
    sizes = (LEAST, MOST if pupils is None else max(LEAST, pupils))
    if math.isnan(cell.value):
        return Group(cell.unit_id, (0.0, 1.0), sizes, withheld=True)
    ends = (max(0.0, cell.value - rounding) / 100, min(100.0, cell.value + rounding) / 100)
    return Group(cell.unit_id, ends, sizes, withheld=False)


def _sizes(
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
    return {(c.principal_id, c.unit_id, c.school_form, c.period): c.value for c in _cells(of_units)}
