"""Which figures are shown of a place, and in which order? Sorted once for all later questions."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from weakref import ref

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nulage_site.analysis.moved import Moved
from nulage_site.analysis.slices import LABELS, NUMBERS, PLACE, Slices, sliced
from nulage_site.lately import keep_last, last_of
from nulage_site.model import NATION, Figure, QualitySystem, Source

BASIS = "underlag"
"""The format of the analysis basis, which is shown before any other."""

ORDERED_BY = (*PLACE, "school_form", "indicator", "period", "source")
OF_PRINCIPALS = ["school_form", "period", "status", "value", "indicator"]

Rows = NDArray[np.intp]
Flags = NDArray[np.bool_]

FEW = 1_000
"""So many figures may be others than the last time before all are sorted anew."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Figures:
    """The figures of a tidy table: by school form and indicator in content order, newest period first.

    Where several sources give the same figure the analysis basis is shown, and else the one fetched last.
    """

    made_of: tuple[pd.DataFrame, QualitySystem, Sequence[Source]]
    orders: tuple[Rows, Rows]
    """The rows of the table that are shown, and those that are not, as one figure is shown already."""
    shown: Slices
    aside: Slices
    school_forms: Mapping[tuple[str, str], tuple[str, ...]]
    """In content order, by principal and unit; the unit is empty for a principal's own."""
    by_indicator: Mapping[str, pd.DataFrame]
    """What is shown of principals' own figures."""
    revises: "tuple[ref[Figures], Moved] | None" = None
    """Which figures these were made of, if of any, and what has moved since."""

    def revised(
        self, table: pd.DataFrame, system: QualitySystem, sources: Sequence[Source]
    ) -> "Figures | None":
        """Those of a table that says something else of a few of the same, and of nothing else; else None."""
        before, *rest = self.made_of
        rows = _others(before, table) if rest == [system, sources] else None
        if rows is None or len(rows) > FEW:
            return None
        moved = Moved(*(frozenset(table[name].iloc[rows]) for name in ("principal_id", "indicator")))
        shown, aside = (
            slices.revised(at, table.iloc[order[at]])
            for slices, order in zip((self.shown, self.aside), self.orders, strict=True)
            for at in [np.flatnonzero(np.isin(order, rows))]
        )
        return replace(
            self,
            made_of=(table, system, sources),
            shown=shown,
            aside=aside,
            by_indicator={
                name: table.loc[known.index, OF_PRINCIPALS] if name in moved.indicators else known
                for name, known in self.by_indicator.items()
            },
            revises=(ref(self), moved),
        )

    def moved_since(self, before: "Figures") -> Moved | None:
        """What is another than in figures that were made before; None where nobody can tell."""
        if self is before:
            return Moved()
        return self.revises[1] if self.revises and self.revises[0]() is before else None

    def hashes(self, of: Container[str] | None = None) -> dict[tuple[str, str], str]:
        """A hash of what is shown of every place, by principal and unit, as `Slices.hashes` gives it."""
        return self.shown.hashes(of)

    def hashes_beside(self, of: Container[str] | None = None) -> dict[tuple[str, str], str]:
        """A hash of what is not shown of every place, as one figure is shown already."""
        return self.aside.hashes(of)

    def table(self, places: Container[tuple[str, str]]) -> pd.DataFrame:
        """Everything that is shown of these places, as `Slices.table` gives it."""
        return self.shown.table(places)

    def of(self, principal_id: str, unit_id: str = "") -> tuple[Figure, ...]:
        """A place's figures; empty when it has none."""
        return self.shown.of(principal_id, unit_id)

    def beside(self, principal_id: str) -> tuple[Figure, ...]:
        """What other sources say of the principal's own figures where one is shown already."""
        return self.aside.of(principal_id)

    def of_principals(self, indicator: str) -> pd.DataFrame:
        """The principals' own figures of one indicator: school_form, period, status, and value or NaN."""
        known = self.by_indicator.get(indicator)
        return self.made_of[0].loc[[], OF_PRINCIPALS] if known is None else known


def read_figures(table: pd.DataFrame, system: QualitySystem, sources: Sequence[Source]) -> Figures:
    """The figures of a table; made of the last where but a few of them are others."""
    last = last_of(Figures)
    revised = last.revised(table, system, sources) if last else None
    return keep_last(Figures, revised or figures_of(table, system, sources))


def figures_of(table: pd.DataFrame, system: QualitySystem, sources: Sequence[Source]) -> Figures:
    """The figures of a table, sorted."""
    trust = {source.id: (source.format == BASIS, source.fetched) for source in sources}
    rank = {source: number for number, source in enumerate(sorted(trust, key=trust.__getitem__))}
    keys = [
        table["principal_id"].cat.codes.to_numpy(),
        table["unit_id"].cat.codes.to_numpy(),
        _ranks(table["school_form"], _order([form.id for form in system.school_forms])),
        _ranks(table["indicator"], _order([indicator.id for indicator in system.indicators])),
        -_ranks(table["period"], _order(sorted(table["period"].cat.categories))),
    ]
    order = np.lexsort([-_ranks(table["source"], rank), *reversed(keys)])
    again = np.zeros(len(order), dtype=bool)
    again[1:] = np.logical_and.reduce([key[order[1:]] == key[order[:-1]] for key in keys])
    orders = order[~again], order[again]
    shown, aside = (sliced(table, each) for each in orders)
    own = (table["principal_id"].ne(NATION) & table["unit_id"].eq("")).to_numpy()
    of_principals = table.iloc[orders[0][own[orders[0]]]][OF_PRINCIPALS]
    by_indicator = of_principals.groupby("indicator", observed=True)
    return Figures(
        made_of=(table, system, sources),
        orders=orders,
        shown=shown,
        aside=aside,
        school_forms=shown.school_forms,
        by_indicator={str(indicator): rows for indicator, rows in by_indicator},
    )


def _others(before: pd.DataFrame, now: pd.DataFrame) -> Rows | None:
    """Where the rows are that say something else; None where the tables do not speak of the same."""
    if not now.index.equals(before.index):
        return None
    for name in (*ORDERED_BY, "status"):
        if not now[name].cat.categories.equals(before[name].cat.categories):
            return None
    if any(_differ(before, now, name).any() for name in ORDERED_BY):
        return None
    said = {*LABELS, *NUMBERS} - {*ORDERED_BY}
    return np.flatnonzero(np.logical_or.reduce([_differ(before, now, name) for name in said]))


def _differ(before: pd.DataFrame, now: pd.DataFrame, name: str) -> Flags:
    """Of which rows a column says something else; two that are both empty say the same."""
    if isinstance(now[name].dtype, pd.CategoricalDtype):
        codes: Flags = before[name].cat.codes.to_numpy() != now[name].cat.codes.to_numpy()
        return codes
    one, other = (each[name].to_numpy(dtype=float, na_value=np.nan) for each in (before, now))
    numbers: Flags = (one != other) & ~(np.isnan(one) & np.isnan(other))
    return numbers


def _order(ids: Sequence[str]) -> dict[str, int]:
    return {id_: number for number, id_ in enumerate(ids)}


def _ranks(column: "pd.Series[str]", order: Mapping[str, int]) -> NDArray[np.int16]:
    """Each row's place in `order`, looked up once for each different text."""
    of_category = np.array([order[text] for text in column.cat.categories], dtype=np.int16)
    return of_category[column.cat.codes]
