"""What is everything that the site is made from, and is it whole?"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError, with_config

from nulage_site.analysis.country import Country
from nulage_site.faults import Fault, FaultsFound
from nulage_site.markdown import Page, read_pages
from nulage_site.model import QualitySystem
from nulage_site.quality_system import read_quality_system
from nulage_site.statistics.sources import Statistics, read_statistics


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True)
class Site:
    """What the whole site shares. `url` is the site's own address with no path and no slash at its end.

    `service_url` is where the form service answers: a path on the same host, or a full address.
    """

    name: str
    tagline: str
    edition: str
    url: str
    service_url: str
    updated: date


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


def read_site(file: Path) -> Site:
    """What site.toml says. Raises FaultsFound when it is absent, is not TOML, or lacks or adds a key."""
    try:
        site = TypeAdapter(Site).validate_python(tomllib.loads(file.read_text("utf-8")))
    except OSError:
        raise FaultsFound([Fault(str(file), "", "no file", "the site's own file", "Put it there.")]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        remedy = "Mend the line named."
        raise FaultsFound([Fault(str(file), "", str(problem), "TOML in UTF-8", remedy)]) from None
    except ValidationError as problem:
        raise FaultsFound(
            Fault(
                str(file),
                ".".join(map(str, error["loc"])),
                "no such key" if error["type"] == "missing" else repr(error["input"]),
                error["msg"],
                "Compare with the site.toml that the project ships.",
            )
            for error in problem.errors()
        ) from None
    if not re.fullmatch(r"https?://[^/?#\s]+", site.url):
        expected = "an address such as https://nulage.example, without path and without a slash at its end"
        raise FaultsFound([Fault(str(file), "url", repr(site.url), expected, "Write the address so.")])
    return site
