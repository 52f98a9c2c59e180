"""How many withheld numbers of pupils does a source give away by itself? Counted, never worked out.

What is found here is for the publisher to mend. Nothing of it is computed for, or shown on, any page.
"""

from collections.abc import Iterable

import pandas as pd

from nulage_site.model import NATION, Indicator

KEYS = ["principal_id", "school_form", "indicator", "period"]
PLACE = ["principal_id", "unit_id", "school_form", "period"]
PUPIL = 1.0
"""An interval narrower than this holds one number of pupils at most."""


def count_leaks(table: pd.DataFrame, indicators: Iterable[Indicator]) -> int:
    """How many withheld shares of all pupils follow, to the pupil, from the principal's and the other units'.

    Only shares of all pupils: there the sizes of the groups are published too.
    """
    known = list(indicators)
    halves = {
        each.id: 0.5 * 10.0**-each.decimals / 100
        for each in known
        if each.kind == "share" and each.conditions == "pupils"
    }
    counts = [each.id for each in known if each.kind == "count" and each.conditions == "pupils"]
    told = table["principal_id"].ne(NATION) & table["status"].ne("missing")
    texts = table.loc[told & table["indicator"].isin([*halves, *counts]), [*PLACE, "indicator", "value"]]
    rows = texts.assign(
        own=texts["unit_id"].eq(""),
        half=texts["indicator"].map(halves).astype(float),
        **{name: texts[name].cat.codes for name in [*PLACE, "indicator"]},
    )
    sizes, shares = (rows[texts["indicator"].isin(ids)] for ids in (counts, halves))
    cells = shares.merge(sizes[[*PLACE, "value"]].rename(columns={"value": "pupils"}), on=PLACE)
    half = cells["half"]
    hidden = cells["value"].isna()
    cells["low"] = ((cells["value"] / 100 - half) * cells["pupils"]).clip(lower=0).mask(hidden, 0.0)
    cells["high"] = ((cells["value"] / 100 + half) * cells["pupils"]).mask(hidden, cells["pupils"])
    whole, units = (cells[cells["own"] == own].assign(hidden=hidden) for own in (True, False))
    ends = ["low", "high", "pupils"]
    sums = units.groupby(KEYS, as_index=False)[ends].sum()
    tried = units[units["hidden"]].merge(sums, on=KEYS, suffixes=("", "_all"))
    tried = tried.merge(whole[~whole["hidden"]][[*KEYS, *ends]], on=KEYS, suffixes=("", "_own"))
    tried = tried[tried["pupils_all"].eq(tried["pupils_own"])]
    least = (tried["low_own"] - (tried["high_all"] - tried["high"])).clip(lower=0)
    most = (tried["high_own"] - (tried["low_all"] - tried["low"])).clip(upper=tried["pupils"])
    return int((most - least).lt(PUPIL).sum())
