"""What is everything that the site is made from, and is it whole?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from nulage_site.analysis.country import Country
from nulage_site.faults import Fault, FaultsFound
from nulage_site.markdown import Page, read_pages
from nulage_site.masthead import Site, read_site
from nulage_site.model import QualitySystem
from nulage_site.names import read_spellings
from nulage_site.quality_system import read_quality_system
from nulage_site.statistics.sources import Statistics, read_statistics

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that pages and published files are made from."""

    site: Site
    quality_system: QualitySystem
    pages: Mapping[str, Page]
    country: Country
    statistics: Statistics


def read_library(
    content: Path, statistics: Path, edition: str | None = None, id_key: bytes | None = None
) -> Library:
    """The library made from two folders; `edition` stands in for the one that site.toml names.

    Raises FaultsFound with the faults of content and statistics together. Only when the quality system is
    whole can a title or a label in a file be told from a wrong one.
    """
    faults: list[Fault] = []
    site = _read(faults, lambda: read_site(content / "site.toml"))
    pages = _read(faults, lambda: read_pages(content))
    spellings = _read(faults, lambda: read_spellings(content / "names.toml"))
    system = _read(faults, lambda: read_quality_system(content / "quality-system"))
    figures = _read(faults, lambda: read_statistics(statistics, system, id_key))
    if site is None or pages is None or spellings is None or system is None or figures is None:
        raise FaultsFound(faults)
    if edition:
        site = replace(site, edition=edition)
    return Library(site, system, pages, Country(figures, system, spellings), figures)


def _read(faults: list[Fault], read: Callable[[], T]) -> T | None:
    """What is read, or None with what is wrong added to the faults."""
    try:
        return read()
    except FaultsFound as found:
        faults += found.faults
        return None
