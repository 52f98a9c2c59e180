"""Which numbers of pupils may stand beside the shares that a principal and its units have published?"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nulage_site.analysis.disclosure.cells import Cell, Size, cells, read_cells
from nulage_site.analysis.disclosure.cohort import OWN, Cohort, Group
from nulage_site.analysis.disclosure.counting import Counting, cohorts_of
from nulage_site.analysis.disclosure.parts import Part, parts
from nulage_site.analysis.disclosure.rules import always_countable, may_count
from nulage_site.analysis.disclosure.together import all_given_away, together
from nulage_site.asking import Ask, afresh, ahead, lasting
from nulage_site.method import Method
from nulage_site.model import NATION, Indicator
from nulage_site.statistics.table import row_numbers

LEAST, MOST = 1.0, math.inf
"""Pupils in a group that something is said of."""

Year = tuple[str, str, str, str]
"""Principal, school form, period and cohort: the pupils that a cohort is one year."""


class Try(NamedTuple):
    """A cohort of one year of which something is withheld: its measures, and the numbers of its pupils."""

    year: Year
    measures: Mapping[str, Cohort]
    numbers: Mapping[str, Collection[int]]


def audit_counts(
    table: pd.DataFrame,
    basis: Collection[str],
    indicators: Iterable[Indicator],
    method: Method,
    ask: Ask = afresh,
) -> Counting:
    """Tries every number of pupils in a tidy table against every share that is withheld in the same cohort.

    A number belongs to a cohort and not to an indicator: whoever knows it for one knows it for all. `basis`
    are the ids of the sources that are the analysis basis. Each part of the country is audited through `ask`,
    and of it only the years of a cohort in which something is withheld: another figure changes nothing.
    """
    known, cohorts = [*indicators], cohorts_of(method)
    decimals = {each.id: each.decimals for each in known if each.kind == "share" and each.id in cohorts}
    totals = [each.id for each in known if each.kind == "count" and each.unit in {"pupils", "children"}]
    shares = table["principal_id"].ne(NATION) & table["indicator"].isin(decimals)
    numbered = table[shares & table["n"].notna()]
    of_the_same = table["principal_id"].isin(numbered["principal_id"].unique())
    said = table[of_the_same & shares & table["status"].ne("missing")]
    hidden, counted = (_year_of_each(rows, cohorts) for rows in (said[said["value"].isna()], numbered))
    years = np.intersect1d(hidden, counted)
    tried, said = (rows[np.isin(_year_of_each(rows, cohorts), years)] for rows in (numbered, said))
    is_basis = said["source"].isin(basis)
    units = of_the_same & table["unit_id"].ne("") & table["indicator"].isin(totals)
    of_units = table[units & table["value"].gt(0)]
    calls = [
        partial(audit_part, part, decimals, method)
        for part in parts(tried, pd.concat([said[is_basis], said[~is_basis]]), of_units)
    ]
    ahead(ask, calls, partial(import_module, "scipy.optimize"))  # a third of a second for each process
    found = [ask(each.func, *each.args) for each in calls]
    small = numbered[numbered["n"] < always_countable(method.disclosure)]
    early = numbered[_after(numbered, _newest(table[table["source"].isin(basis)]))]
    return Counting(
        few=frozenset(cell.size(cohorts) for cell in read_cells(small) if not _may_be_said(cell, method)),
        pinned=frozenset().union(*(pinned for pinned, _ in found)),
        early=frozenset(cell.size(cohorts) for cell in read_cells(early)),
        cells=sum(cells for _, cells in found),
    )


@lasting
def audit_part(part: Part, decimals: Mapping[str, int], method: Method) -> tuple[frozenset[Size], int]:
    """The numbers that are pinned in one part, and how many cells were tried; `decimals` are by share."""
    cohorts = cohorts_of(method)
    numbers: dict[Year, dict[str, set[int]]] = {}
    for cell in cells(part.numbered):
        size = cell.size(cohorts)
        numbers.setdefault(size.year, {}).setdefault(size.unit_id, set()).add(cell.pupils)
    totals = {cell.place: cell.value for cell in cells(part.totals)}
    tries = [
        Try(year, measures, numbers[year])
        for year, measures in _years(cells(part.said), decimals, cohorts, totals).items()
        if year in numbers and any(each.cells() for each in measures.values())
    ]
    tried = sum(len(each.cells()) for one in tries for each in one.measures.values())
    return _pinned(method.disclosure.units_together.value, tries), tried


def _pinned(most_units: float, tries: Sequence[Try]) -> frozenset[Size]:
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
    return frozenset(found)


def _year_of_each(rows: pd.DataFrame, cohorts: Mapping[str, str]) -> NDArray[np.int64]:
    """A number for the year of a cohort that each row speaks of, as rows of one table have them."""
    ids, indicators = ["", *dict.fromkeys(cohorts.values())], rows["indicator"].cat
    of_indicator = np.array(
        [ids.index(cohorts.get(id_, "")) for id_ in indicators.categories], dtype=np.int64
    )
    years = row_numbers(rows, ["principal_id", "school_form", "period"]) * len(ids)
    return years + of_indicator[indicators.codes]


def _newest(basis: pd.DataFrame) -> dict[str, str]:
    """The newest school year of the analysis basis, by school form."""
    forms, periods = (basis[name].cat.categories for name in ("school_form", "period"))
    said = [
        divmod(each, len(periods))
        for each in pd.unique(row_numbers(basis, ["school_form", "period"])).tolist()
    ]
    pairs = [(str(forms[form]), str(periods[period])) for form, period in said]
    return {form: period for form, period in sorted(pairs) if "/" in period}


def _after(rows: pd.DataFrame, newest: Mapping[str, str]) -> NDArray[np.bool_]:
    """Which rows speak of a later period than the newest of their school form, where that has one."""
    forms, periods = rows["school_form"].cat, rows["period"].cat
    later = [[each > newest.get(form, each) for each in periods.categories] for form in forms.categories]
    shape = len(forms.categories), len(periods.categories)
    return np.array(later, dtype=np.bool_).reshape(shape)[forms.codes, periods.codes]


def _may_be_said(cell: Cell, method: Method) -> bool:
    """Whether the number may stand beside its own share; beside `~100` as if the fewest that it can mean."""
    if math.isnan(cell.value):
        reached = max(0, cell.pupils - round(method.evidence.approximate_short.value))
    else:
        reached = round(cell.pupils * cell.value / 100)
    return may_count(reached, cell.pupils, method.disclosure)


def _years(
    said: Iterable[Cell],
    decimals: Mapping[str, int],
    cohorts: Mapping[str, str],
    totals: Mapping[tuple[str, ...], float],
) -> dict[Year, dict[str, Cohort]]:
    """The measures of each cohort of each principal and period, by indicator, where there are units.

    Of two sources that say something of the same place the first one counts.
    """
    gathered: dict[tuple[Year, str], dict[str, Cell]] = {}
    for cell in said:
        of_measure = gathered.setdefault((cell.size(cohorts).year, cell.indicator), {})
        of_measure.setdefault(cell.unit_id, cell)
    years: dict[Year, dict[str, Cohort]] = {}
    for (year, indicator), same in gathered.items():
        own = same.pop(OWN, None)
        if own and same:
            rounding = 0.5 * 10.0 ** -decimals[indicator]
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
