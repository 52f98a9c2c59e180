"""Which figures are new, gone or revised since the site was last published? Never what they say."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from nulage_site.analysis.country import Country
from nulage_site.changes import Group
from nulage_site.model import NATION, QualitySystem

KEY = ["principal_id", "unit_id", "school_form", "indicator", "period"]
GROUP = ["source", "school_form", "indicator"]
KINDS = ["new", "hidden", "gone", "revised"]
NAMED = 5
"""How many of those whose figures were revised are named; the others are counted."""

AT_ONCE = 200
"""How many principals' figures are laid side by side: a country's at once took a gigabyte."""

SAME = 1e-9
"""Values nearer than this are one and the same number, written and read again."""

Read = Callable[[Collection[str]], pd.DataFrame]
"""What was published of some principals, or of NATION."""


def changed(before: Read, country: Country, system: QualitySystem, of: Collection[str]) -> tuple[Group, ...]:
    """The groups in which anything changed, in content order; `before` is what was published.

    `of` are those whose figures are compared, principals or NATION.

    A period that takes another's place has new figures; those of the old one are gone when it is not shown
    any more.
    """
    form_names = {form.id: form.name for form in system.school_forms}
    names = {each.id: each.name for each in system.indicators}
    owners = {each.id: each.name for each in country.principals} | {NATION: "Riket"}
    everybody = sorted(of)
    parts = (everybody[start : start + AT_ONCE] for start in range(0, len(everybody), AT_ONCE))
    told = [_told(before(some), country.shown(some), form_names, names) for some in parts]
    if not told:
        return ()
    order = {text: number for number, text in enumerate([*form_names.values(), *names])}
    last = len(order)
    return tuple(
        sorted(
            _groups(told, owners),
            key=lambda each: (
                each.source,
                order.get(each.school_form, last),
                order.get(each.indicator, last),
                each.indicator,
            ),
        )
    )


def _told(
    before: pd.DataFrame, after: pd.DataFrame, form_names: Mapping[str, str], names: Mapping[str, str]
) -> pd.DataFrame:
    """How many of each principal's figures of a measure are of each kind, where any is."""
    after = after.assign(school_form=after["school_form"].map(form_names), name=after["indicator"].map(names))
    both = before.merge(after, on=KEY, how="outer", suffixes=("_before", ""), indicator=True)
    was, is_now = both["value_before"].notna(), both["status"].eq("exists")
    told = both.assign(
        source=both["source"].where(is_now | ~was, both["source_before"]),
        name=both["name"].where(both["name"].notna(), both["name_before"]),
        new=~was & is_now,
        hidden=was & both["status"].notna() & ~both["status"].isin(["exists", "missing"]),
        gone=was & (both["status"].isna() | both["status"].eq("missing")),
        revised=was & is_now & ~np.isclose(both["value_before"], both["value"], rtol=0, atol=SAME),
    )
    told = told[told[KINDS].any(axis=1)]
    told = told.assign(source=_series(told["source"]))
    return told.groupby([*GROUP, "name", "principal_id"], as_index=False, observed=True)[KINDS].sum()


def _series(sources: "pd.Series[str]") -> "pd.Series[str]":
    """The name of a source without the date of its folder: the figures of a newer folder are the same."""
    return sources.str.replace("/.*", "", regex=True)


def _groups(told: Sequence[pd.DataFrame], names: Mapping[str, str]) -> Iterator[Group]:
    for (source, form, indicator), rows in pd.concat(told).groupby(GROUP, observed=True):
        revised = sorted({names.get(id_, id_) for id_ in rows.loc[rows["revised"] > 0, "principal_id"]})
        yield Group(
            source=str(source),
            school_form=str(form),
            indicator=str(indicator),
            name=str(rows["name"].iloc[0]),
            **{kind: int(rows[kind].sum()) for kind in KINDS},
            principals=tuple(revised[:NAMED]),
            others=max(0, len(revised) - NAMED),
        )
