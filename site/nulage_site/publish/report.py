"""What does a person who has built the site need to know of it?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from nulage_site.faults import FaultsFound
from nulage_site.library import Library
from nulage_site.markdown.page import overdue
from nulage_site.publish.account import counted
from nulage_site.publish.frozen import Frozen
from nulage_site.publish.news import news_lines
from nulage_site.publish.search import Index
from nulage_site.publish.twins import Twins
from nulage_site.quality_system import example_texts
from nulage_site.swedish import date_text, number

EXAMPLES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Report:
    """A finished build, told in Swedish when it is printed. `seconds` is by stage.

    With `figures_same` there is nothing new to tell of the figures.
    """

    library: Library
    frozen: Frozen
    seconds: Mapping[str, float]
    out: Path
    verbose: bool
    search: Index = field(default_factory=Index)
    twins: Twins = field(default_factory=Twins)
    figures_same: bool = False

    def __str__(self) -> str:
        return "\n".join(
            [
                f"{self.library.site.name}, utgåva {self.library.site.edition}",
                *self._figures(),
                *self._files(),
                *self._reviews(),
                *self._example_texts(),
                f"Klart: {self.out}",
            ]
        )

    def _figures(self) -> Iterator[str]:
        if not self.figures_same:
            from nulage_site.publish.figures import figure_lines  # noqa: PLC0415  (where there are any to tell of)

            yield from figure_lines(self.library, self.verbose)
        yield from news_lines(self.library.history)

    def _files(self) -> Iterator[str]:
        frozen = self.frozen
        files = counted(frozen.files, "fil", "filer")
        yield f"{counted(frozen.pages, 'sida', 'sidor')}; i allt {files}, {number(frozen.bytes / 1e6, 1)} MB"
        yield f"  {number(frozen.unchanged, 0)} är desamma som i förra bygget"
        yield from self.twins.lines()
        yield from self.search.lines()
        yield "Tid"
        for stage, seconds in self.seconds.items():
            yield f"  {stage}: {number(seconds, 1)} s"

    def _reviews(self) -> Iterator[str]:
        pages = list(overdue(self.library.pages.values(), self.library.site.updated))
        if pages:
            yield f"Varning: {counted(len(pages), 'sida', 'sidor')} att läsa igen, se `review` i filen"
        yield from (f"  sidan {page.path}, senast {date_text(page.review)}" for page in pages if page.review)

    def _example_texts(self) -> Iterator[str]:
        pages = (page for page in self.library.pages.values() if page.status == "exempeltext")
        terms = (term for term in self.library.glossary if term.status == "exempeltext")
        texts = [
            *example_texts(self.library.quality_system),
            *(f"sidan {page.path}" for page in pages),
            *(f"ordet {term.id}" for term in terms),
        ]
        yield f"Exempeltexter kvar: {number(len(texts), 0)}"
        shown = texts if self.verbose else texts[:EXAMPLES_SHOWN]
        yield from (f"  {text}" for text in shown)
        if len(texts) > len(shown):
            yield f"  och {number(len(texts) - len(shown), 0)} till (--verbose räknar upp dem)"


def told(found: FaultsFound) -> str:
    """Why nothing was published: every fault, and that the site that was there still is."""
    count = number(len(found.faults), 0)
    heading = f"Inget har publicerats, och den webbplats som fanns står kvar. {count} fel att rätta:"
    return "\n".join([heading, *(f"- {fault}" for fault in found.faults)])
