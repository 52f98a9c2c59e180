"""What of everything that was read may be published, and what is held back?"""

from dataclasses import dataclass, replace

import pandas as pd

from nulage_site.analysis.disclosure.counting import Counting, without
from nulage_site.analysis.disclosure.leaks import count_leaks
from nulage_site.analysis.disclosure.publication import Publication, types_of
from nulage_site.analysis.figures import BASIS, SAME_FIGURE, Figures
from nulage_site.analysis.places import Forms
from nulage_site.asking import Ask, afresh, lasting
from nulage_site.method import Method
from nulage_site.model import QualitySystem
from nulage_site.statistics.sources import Statistics

WITHHELD = ("withheld", "withheld_majority")


@dataclass(frozen=True, slots=True)
class Clearance:
    """The statistics that pages, files and comparisons may rest on, and what they lack."""

    statistics: Statistics
    counting: Counting
    leaks: int
    """Withheld numbers that a source gives away itself."""
    publication: Publication
    school_forms: Forms | None
    """Of every place, when some figures are not shown."""


@lasting
def clear(
    statistics: Statistics,
    system: QualitySystem,
    method: Method,
    publication: Publication,
    ask: Ask = afresh,
) -> Clearance:
    """The statistics without numbers of pupils that tell too much, and without what the switches turn off.

    The audit sees everything that was read: what a build does not show, its source still does. Each part of
    the country is audited through `ask`.
    """
    # with it half a second of libraries, which a build that has kept this answer does without
    from nulage_site.analysis.disclosure.counts import audit_counts  # noqa: PLC0415

    basis = {source.id for source in statistics.sources if source.format == BASIS}
    counting = audit_counts(statistics.table, basis, system.indicators, method, ask)
    types = types_of(statistics)

    def cleared(table: pd.DataFrame) -> pd.DataFrame:
        return publication.shown(without(table, counting.withheld, method), types)

    previous = _not_withheld_since(statistics.previous, statistics.table)
    shown = replace(statistics, table=cleared(statistics.table), previous=cleared(previous))
    forms = Figures(statistics.table, system, statistics.sources).school_forms if publication.off else None
    leaks = count_leaks(statistics.table, system.indicators)
    return Clearance(shown, counting, leaks, publication, forms)


def _not_withheld_since(previous: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The edition before, without what the newest withholds: what was shown once is not shown on."""
    rows = table[table["status"].isin(WITHHELD) & table["period"].isin(previous["period"].unique())]
    return previous[~_cells(previous).isin(_cells(rows))]


def _cells(rows: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(rows[SAME_FIGURE].astype(object))
