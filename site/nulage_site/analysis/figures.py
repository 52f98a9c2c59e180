"""Which figures belong to a place? Sorted once, so that every later question is a slice."""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd

from nulage_site.model import NATION, Figure, QualitySystem, Source

FIELDS = ("indicator", "school_form", "period", "status", "source")
NUMBERS = ("value", "low", "high")
SAME_FIGURE = ["principal_id", "unit_id", "school_form", "indicator", "period"]


class Figures:
    """The figures of a tidy table: by school form and indicator in content order, newest period first.

    Where two sources give the same figure, the one that was fetched last is shown.
    """

    def __init__(self, table: pd.DataFrame, system: QualitySystem, sources: Sequence[Source]) -> None:
        fetched = {source.id: source.fetched for source in sources}
        form_order = _order([form.id for form in system.school_forms])
        indicator_order = _order([indicator.id for indicator in system.indicators])
        rank = {source: number for number, source in enumerate(sorted(fetched, key=lambda id_: fetched[id_]))}
        ordered = (
            table.assign(
                form_order=_ranks(table["school_form"], form_order),
                indicator_order=_ranks(table["indicator"], indicator_order),
                period_order=_ranks(table["period"], _order(sorted(table["period"].cat.categories))),
                source_order=_ranks(table["source"], rank),
                principal_order=table["principal_id"].cat.codes,
                unit_order=table["unit_id"].cat.codes,
            )
            .sort_values(
                [
                    "principal_order",
                    "unit_order",
                    "form_order",
                    "indicator_order",
                    "period_order",
                    "source_order",
                ],
                ascending=[True, True, True, True, False, False],
                kind="stable",
            )
            .drop_duplicates(SAME_FIGURE)
        )
        self._columns = {name: ordered[name].to_numpy() for name in (*FIELDS, *NUMBERS)}
        self._n = ordered["n"].to_numpy(dtype=float, na_value=math.nan)
        self._spans = dict(_spans(ordered))
        own = ordered[ordered["principal_id"].ne(NATION) & ordered["unit_id"].eq("")]
        shown = own[["school_form", "period", "status", "value", "indicator"]]
        self._of_principals = {
            str(indicator): rows for indicator, rows in shown.groupby("indicator", observed=True)
        }
        self._nobody = shown.iloc[:0]

    @property
    def school_forms(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """School forms in content order, by principal and unit; the unit is empty for a principal's own."""
        forms = self._columns["school_form"]
        return {place: tuple(dict.fromkeys(forms[span].tolist())) for place, span in self._spans.items()}

    def of(self, principal_id: str, unit_id: str = "") -> tuple[Figure, ...]:
        """A place's figures; empty when it has none."""
        span = self._spans.get((principal_id, unit_id))
        return tuple(self._figures(span)) if span else ()

    def of_principals(self, indicator: str) -> pd.DataFrame:
        """The principals' own figures of one indicator: form, period, status, value (NaN where none)."""
        return self._of_principals.get(indicator, self._nobody)

    def _figures(self, span: slice) -> Iterator[Figure]:
        fields = [self._columns[name][span] for name in FIELDS]
        numbers = [self._columns[name][span].tolist() for name in NUMBERS]
        for indicator, form, period, status, source, value, low, high, n in zip(
            *fields, *numbers, self._n[span].tolist(), strict=True
        ):
            yield Figure(
                indicator=indicator,
                school_form=form,
                period=period,
                status=status,
                source=source,
                value=_known(value),
                low=_known(low),
                high=_known(high),
                n=None if math.isnan(n) else int(n),
            )


def _known(number: float) -> float | None:
    return None if math.isnan(number) else number


def _order(ids: Sequence[str]) -> dict[str, int]:
    return {id_: number for number, id_ in enumerate(ids)}


def _ranks(
    column: "pd.Series[str]", order: Mapping[str, int]
) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Each row's place in `order`, looked up once for each different text."""
    of_category = np.array([order[text] for text in column.cat.categories], dtype=np.int64)
    return of_category[column.cat.codes]


def _spans(ordered: pd.DataFrame) -> Iterator[tuple[tuple[str, str], slice]]:
    """Where each place's figures begin and end in the sorted table."""
    principals, units = ordered["principal_id"].to_numpy(), ordered["unit_id"].to_numpy()
    changed = (principals[1:] != principals[:-1]) | (units[1:] != units[:-1])
    starts = [0, *(np.flatnonzero(changed) + 1).tolist(), len(ordered)]
    for start, end in pairwise(starts):
        yield (principals[start], units[start]), slice(start, end)
