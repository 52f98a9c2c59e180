"""What is everything that the site is made from, and is it whole?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from nulage_site.asking import Ask, afresh
from nulage_site.audited import Audit, read_audit
from nulage_site.changes import History
from nulage_site.faults import Fault, FaultsFound, read_on
from nulage_site.findings import Findings, SimilarValues
from nulage_site.growing import growing
from nulage_site.markdown import Page, Term, read_glossary, read_pages
from nulage_site.masthead import Site, of_edition, read_site
from nulage_site.method import Method
from nulage_site.model import Figure, QualitySystem, SharedQuestion
from nulage_site.outline import Outline, OutlinedCountry
from nulage_site.quality_system import read_quality_system
from nulage_site.quality_system.method import read_method
from nulage_site.quality_system.stability import Stability, read_stability
from nulage_site.still import Still

if TYPE_CHECKING:
    from nulage_site.analysis.analyst import Analyst
    from nulage_site.analysis.country import Country
    from nulage_site.figured import Figured


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that pages and published files are made from.

    `figured` gives what is made of the figures, which may be read only when first asked for.
    `history` and `still` are known only to a build, which can see the site that stands.
    """

    site: Site
    quality_system: QualitySystem
    pages: Mapping[str, Page]
    method: Method
    country: "Country"
    figured: "Callable[[], Figured]"
    stability: Stability | None = None
    history: History = field(default_factory=History)
    still: Still = field(default_factory=Still)
    glossary: tuple[Term, ...] = ()
    audit: Audit | None = None

    @property
    def analyst(self) -> "Analyst":
        """Who tells what has been found out of everybody."""
        return self.figured().reckon()

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

    def lines_told(
        self, address: str, principals: Sequence[str], make: Callable[[str], bytes]
    ) -> Iterator[bytes]:
        """What a file of everybody says of each; see Still."""
        return self.still.lines(address, principals, make)

    @property
    def shared(self) -> Mapping[str, tuple[SharedQuestion, ...]]:
        """The questions that principals let others read, by principal."""
        return self.figured().statistics.shared


@growing()
def read_library(
    content: Path,
    statistics: Path,
    edition: str | None = None,
    id_key: bytes | None = None,
    ask: Ask = afresh,
    outline: Outline | None = None,
) -> Library:
    """The library made from two folders; `edition` stands in for the one that site.toml names.

    Every part is made through `ask`. With an `outline` of the country, as an earlier reading of the same
    files gave it, no figure is read before something asks for one.

    Raises FaultsFound with the faults of content and statistics together. Only when the quality system is
    whole can a title or a label in a file be told from a wrong one.
    """
    faults: list[Fault] = []
    site = read_on(faults, lambda: of_edition(ask(read_site, content / "site.toml"), edition))
    glossary = read_on(faults, lambda: ask(read_glossary, content))
    pages = read_on(faults, lambda: ask(read_pages, content, glossary, ask))
    system = read_on(faults, lambda: ask(read_quality_system, content / "quality-system"))
    method = read_on(faults, lambda: ask(read_method, content / "quality-system", system))
    stability = read_on(faults, lambda: ask(read_stability, content / "quality-system"))
    audit = read_on(faults, lambda: ask(read_audit, content))

    @cache
    def figured() -> "Figured":
        # with it most of a second of libraries, which a build that asks for no figure does without
        from nulage_site.figured import read_figured  # noqa: PLC0415

        return read_figured(content, statistics, id_key, system, method, ask)

    whole = None if outline else read_on(faults, figured)
    country = OutlinedCountry(outline, lambda: figured().country) if outline else whole and whole.country
    if (
        site is None
        or glossary is None
        or pages is None
        or system is None
        or method is None
        or country is None
        or faults
    ):
        raise FaultsFound(faults)
    return Library(
        site,
        system,
        pages,
        method,
        cast("Country", country),
        figured,
        stability,
        glossary=glossary,
        audit=audit,
    )
