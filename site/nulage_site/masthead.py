"""What does the whole site share: its name, its edition, its addresses?"""

import re
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError, with_config

from nulage_site.faults import Fault, FaultsFound, quoted
from nulage_site.faults.validation import explained
from nulage_site.toml.text import read_toml

ORIGIN = re.compile(r"https?://[^/?#\s]+")
"""An address without path; links on the site begin with a slash and would leave a path out."""


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True)
class Site:
    """What content/site.toml says. `url` is the site's own address, with no path and no slash at its end.

    `service_url` is where the form service answers: a path on the same host, or a full address. `publisher`
    answers for what is published, at the e-mail address `contact`; word of a weakness goes to
    `security`.
    """

    name: str
    tagline: str
    edition: str
    url: str
    service_url: str
    updated: date
    publisher: str
    contact: str
    security: str


def read_site(file: Path) -> Site:
    """The site as its file describes it. Raises FaultsFound with every fault of the file."""
    toml = read_toml(file)
    try:
        site = TypeAdapter(Site).validate_python(toml.table)
    except ValidationError as problem:
        known = [each.name for each in fields(Site)]
        raise FaultsFound(
            Fault(toml.name, toml.place(detail["loc"]), *explained(detail, known))
            for detail in problem.errors()
        ) from None
    if not ORIGIN.fullmatch(site.url):
        found = f"`url` är {quoted(site.url)}"
        expected = "en adress som https://nulage.example, utan sökväg och utan snedstreck i slutet"
        raise FaultsFound([Fault(toml.name, toml.place(("url",)), found, expected, "Rätta raden.")])
    return site
