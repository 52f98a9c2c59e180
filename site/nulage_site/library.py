"""What is everything that the site is made from, and is it whole?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from nulage_site.analysis.changes import History
from nulage_site.analysis.country import Country
from nulage_site.analysis.disclosure.clearance import Clearance, clear
from nulage_site.analysis.disclosure.publication import read_publication
from nulage_site.asking import Ask, afresh
from nulage_site.audited import Audit, read_audit
from nulage_site.faults import Fault, FaultsFound
from nulage_site.findings import Findings, SimilarValues
from nulage_site.growing import growing
from nulage_site.markdown import Page, Term, read_glossary, read_pages
from nulage_site.masthead import Site, read_site
from nulage_site.method import Method
from nulage_site.model import Figure, QualitySystem, SharedQuestion
from nulage_site.names import read_spellings
from nulage_site.quality_system import read_quality_system
from nulage_site.quality_system.method import read_method
from nulage_site.quality_system.sentences import read_sentences
from nulage_site.quality_system.similar import read_likeness
from nulage_site.quality_system.stability import Stability, read_stability
from nulage_site.statistics.measures import wordless
from nulage_site.statistics.sources import Statistics, read_statistics

if TYPE_CHECKING:
    from nulage_site.analysis.analyst import Analyst

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that pages and published files are made from.

    `statistics` are those that may be published; `clearance` tells what is left out of them. `reckon` gives
    the analyst, who is made when first asked for.
    `history` is known only to a build, which can see the site that stands.
    """

    site: Site
    quality_system: QualitySystem
    pages: Mapping[str, Page]
    country: Country
    statistics: Statistics
    method: Method
    clearance: Clearance
    reckon: "Callable[[], Analyst]"
    stability: Stability | None = None
    history: History = field(default_factory=History)
    glossary: tuple[Term, ...] = ()
    audit: Audit | None = None

    @property
    def analyst(self) -> "Analyst":
        """Who tells what has been found out of everybody."""
        return self.reckon()

    @property
    def listed(self) -> tuple[Page, ...]:
        """The pages without their texts: what a list of them shows, so that it rests on nothing else."""
        return tuple(replace(page, html="", headings=()) for page in self.pages.values())

    def findings(self, principal_id: str) -> Findings:
        """All that has been found out of a principal. Raises KeyError when there is no such principal."""
        return self.analyst.findings(principal_id)

    def similar_values(self, principal_id: str, figure: Figure) -> SimilarValues | None:
        """What similar principals have published of the same; None when too few of them have."""
        return self.analyst.landscape.similar_values(principal_id, figure)

    @property
    def shared(self) -> Mapping[str, tuple[SharedQuestion, ...]]:
        """The questions that principals let others read, by principal."""
        return self.statistics.shared


@growing()
def read_library(
    content: Path,
    statistics: Path,
    edition: str | None = None,
    id_key: bytes | None = None,
    ask: Ask = afresh,
) -> Library:
    """The library made from two folders; `edition` stands in for the one that site.toml names.

    Every part is made through `ask`.

    Raises FaultsFound with the faults of content and statistics together. Only when the quality system is
    whole can a title or a label in a file be told from a wrong one.
    """
    faults: list[Fault] = []
    site = _read(faults, lambda: ask(read_site, content / "site.toml"))
    glossary = _read(faults, lambda: ask(read_glossary, content))
    pages = _read(faults, lambda: ask(read_pages, content, glossary, ask))
    spellings = _read(faults, lambda: ask(read_spellings, content / "names.toml"))
    system = _read(faults, lambda: ask(read_quality_system, content / "quality-system"))
    method = _read(faults, lambda: ask(read_method, content / "quality-system", system))
    publication = _read(faults, lambda: ask(read_publication, content / "quality-system"))
    sentences = _read(faults, lambda: ask(read_sentences, content / "quality-system", system, method))
    likeness = _read(faults, lambda: ask(read_likeness, content / "quality-system", system, method))
    stability = _read(faults, lambda: ask(read_stability, content / "quality-system"))
    audit = _read(faults, lambda: ask(read_audit, content))
    short = method.evidence.approximate_short.value if method else None
    measures = wordless(system) if system else None
    figures = _read(faults, lambda: ask(read_statistics, statistics, measures, id_key, short, ask))
    if (
        site is None
        or glossary is None
        or pages is None
        or spellings is None
        or system is None
        or measures is None
        or method is None
        or publication is None
        or sentences is None
        or likeness is None
        or figures is None
        or faults
    ):
        raise FaultsFound(faults)
    if edition:
        site = replace(site, edition=edition)
    clearance = ask(clear, figures, measures, method, publication, ask)
    del figures  # with what may not be published, and as large as what may
    country = ask(Country, clearance.statistics, system, spellings, clearance.school_forms)
    similar = clearance.statistics.similar

    @cache
    @growing()
    def reckon() -> "Analyst":
        from nulage_site.analysis.analyst import analyst_of  # noqa: PLC0415 (with it, a second of libraries)

        return ask(analyst_of, country, system, method, sentences, likeness, similar, ask)

    return Library(
        site,
        system,
        pages,
        country,
        clearance.statistics,
        method,
        clearance,
        reckon,
        stability,
        glossary=glossary,
        audit=audit,
    )


def _read(faults: list[Fault], read: Callable[[], T]) -> T | None:
    """What is read, or None with what is wrong added to the faults."""
    try:
        return read()
    except FaultsFound as found:
        faults += found.faults
        return None
