"""What does the whole site share: its name, its edition, its addresses?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError, with_config

from nulage_site.faults import Fault, FaultsFound, quoted
from nulage_site.faults.validation import explained
from nulage_site.toml.text import read_toml

ORIGIN = r"https?://[^/?#\s]+"
WORDS = r".*\S.*", "minst ett ord"
EMAIL = r"[^@\s]+@[^@\s]+", "en e-postadress"

MEANT = {
    "name": WORDS,
    "tagline": WORDS,
    "publisher": WORDS,
    "edition": (r"\w[\w.-]*", "ett kort namn utan mellanslag, som 2026-1"),
    # links on the site begin with a slash, and would leave a path out
    "url": (ORIGIN, "en adress som https://nulage.example, utan sökväg och utan snedstreck i slutet"),
    # pages put the rest of an address straight after it
    "service_url": (
        rf"(?:{ORIGIN})?/(?:[^?#\s]*/)?",
        "en sökväg eller en adress med snedstreck i slutet, som https://formular.example/sjalvvardering/",
    ),
    "contact": EMAIL,
    "security": EMAIL,
}
"""What each text is to look like, and how that is told."""


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True)
class Site:
    """What content/site.toml says. `url` is the site's own address, with no path and no slash at its end.

    `service_url` is where the form service answers: a path on the same host, or a full address, with a slash
    at its end. `publisher` answers for what is published, at the e-mail address `contact`; word of a weakness
    goes to `security`.
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
    faults = [
        Fault(toml.name, toml.place((key,)), f"`{key}` är {quoted(text)}", expected, "Rätta raden.")
        for key, text, expected in _odd(site)
    ]
    if faults:
        raise FaultsFound(faults)
    return site


def of_edition(site: Site, edition: str | None) -> Site:
    """The site in another edition than its file names, if any. Raises FaultsFound when that is no name."""
    if not edition:
        return site
    other = replace(site, edition=edition)
    for _, text, expected in _odd(other):
        raise FaultsFound([Fault("--edition", "", quoted(text), expected, "Välj en annan.")])
    return other


def _odd(site: Site) -> Iterator[tuple[str, str, str]]:
    """Each text that does not look as it is meant to: its key, what it is, and what was meant."""
    for key, (pattern, expected) in MEANT.items():
        if not re.fullmatch(pattern, text := getattr(site, key)):
            yield key, text, expected
