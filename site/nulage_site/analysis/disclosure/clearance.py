"""What of everything that was read may be published, and what is held back?"""

from dataclasses import dataclass, replace

from nulage_site.analysis.disclosure.counting import Counting, without
from nulage_site.analysis.disclosure.leaks import count_leaks
from nulage_site.analysis.disclosure.publication import Publication, types_of
from nulage_site.analysis.figures import BASIS, figures_of
from nulage_site.analysis.places import Forms
from nulage_site.asking import Ask, afresh, lasting
from nulage_site.method import Method
from nulage_site.model import QualitySystem
from nulage_site.statistics.sources import Statistics


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
    leaks = count_leaks(statistics.table, system.indicators)
    forms = figures_of(statistics.table, system, statistics.sources).school_forms if publication.off else None
    shown = publication.shown(without(statistics.table, counting.withheld, method), types_of(statistics))
    return Clearance(replace(statistics, table=shown), counting, leaks, publication, forms)
