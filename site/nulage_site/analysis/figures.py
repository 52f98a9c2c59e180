"""Which figures are shown of a place, and in which order? Sorted once for all later questions."""

from collections.abc import Container, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nulage_site.analysis.slices import Slices
from nulage_site.model import NATION, Figure, QualitySystem, Source

BASIS = "underlag"
"""The format of the analysis basis, which is shown before any other."""


class Figures:
    """The figures of a tidy table: by school form and indicator in content order, newest period first.

    Where several sources give the same figure the analysis basis is shown, and else the one fetched last.
    """

    def __init__(self, table: pd.DataFrame, system: QualitySystem, sources: Sequence[Source]) -> None:
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
        shown = order[~again]
        self._shown, self._beside = Slices(table, shown), Slices(table, order[again])
        own = (table["principal_id"].ne(NATION) & table["unit_id"].eq("")).to_numpy()
        of_principals = table.iloc[shown[own[shown]]][
            ["school_form", "period", "status", "value", "indicator"]
        ]
        self._of_principals = {
            str(indicator): rows for indicator, rows in of_principals.groupby("indicator", observed=True)
        }
        self._nobody = of_principals.iloc[:0]

    @property
    def school_forms(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """School forms in content order, by principal and unit; the unit is empty for a principal's own."""
        return self._shown.school_forms

    def hashes(self) -> dict[tuple[str, str], str]:
        """A hash of what is shown of every place, by principal and unit."""
        return self._shown.hashes()

    def hashes_beside(self) -> dict[tuple[str, str], str]:
        """A hash of what is not shown of every place, as one figure is shown already."""
        return self._beside.hashes()

    def table(self, places: Container[tuple[str, str]]) -> pd.DataFrame:
        """Everything that is shown of these places, as `Slices.table` gives it."""
        return self._shown.table(places)

    def of(self, principal_id: str, unit_id: str = "") -> tuple[Figure, ...]:
        """A place's figures; empty when it has none."""
        return self._shown.of(principal_id, unit_id)

    def beside(self, principal_id: str) -> tuple[Figure, ...]:
        """What other sources say of the principal's own figures where one is shown already."""
        return self._beside.of(principal_id)

    def of_principals(self, indicator: str) -> pd.DataFrame:
        """The principals' own figures of one indicator: school_form, period, status, and value or NaN."""
        return self._of_principals.get(indicator, self._nobody)


def _order(ids: Sequence[str]) -> dict[str, int]:
    return {id_: number for number, id_ in enumerate(ids)}


def _ranks(column: "pd.Series[str]", order: Mapping[str, int]) -> NDArray[np.int16]:
    """Each row's place in `order`, looked up once for each different text."""
    of_category = np.array([order[text] for text in column.cat.categories], dtype=np.int16)
    return of_category[column.cat.codes]
