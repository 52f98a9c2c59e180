"""What is everything that the site is made from, and is it whole?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from nulage_site.analysis.country import Country
from nulage_site.faults import Fault, FaultsFound
from nulage_site.markdown import Page, read_pages
from nulage_site.masthead import Site, read_site
from nulage_site.model import QualitySystem
from nulage_site.quality_system import read_quality_system
from nulage_site.statistics.sources import Statistics, read_statistics


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

    Raises FaultsFound with the faults of all content together, and with those of the statistics as well
    when the quality system is whole: without it no label in a file can be told from a wrong one.
    """
    faults: list[Fault] = []
    site = pages = system = numbers = None
    try:
        site = read_site(content / "site.toml")
    except FaultsFound as found:
        faults += found.faults
    try:
        pages = read_pages(content)
    except FaultsFound as found:
        faults += found.faults
    try:
        system = read_quality_system(content / "quality-system")
        numbers = read_statistics(statistics, system, id_key)
    except FaultsFound as found:
        faults += found.faults
    if not (site and pages is not None and system and numbers):
        raise FaultsFound(faults)
    if edition:
        site = replace(site, edition=edition)
    return Library(site, system, pages, Country(numbers, system), numbers)
