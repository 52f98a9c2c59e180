"""What does the whole site share: its name, its edition, its addresses?"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError, with_config

from nulage_site.faults import Fault, FaultsFound
from nulage_site.toml.text import read_toml

ORIGIN = re.compile(r"https?://[^/?#\s]+")
"""An address without path; links on the site begin with a slash and would leave a path out."""


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True)
class Site:
    """What content/site.toml says. `url` is the site's own address, with no path and no slash at its end.

    `service_url` is where the form service answers: a path on the same host, or a full address.
    """

    name: str
    tagline: str
    edition: str
    url: str
    service_url: str
    updated: date


def read_site(file: Path) -> Site:
    """The site as its file describes it. Raises FaultsFound with every fault of the file."""
    if not file.is_file():
        remedy = "Copy the one that the project ships, and change it."
        raise FaultsFound([Fault(str(file), "", "no file", "the site's own file", remedy)])
    toml = read_toml(file)
    try:
        site = TypeAdapter(Site).validate_python(toml.table)
    except ValidationError as problem:
        raise FaultsFound(
            Fault(
                toml.name,
                toml.place(error["loc"]),
                f"`{error['loc'][-1]}`: {error['msg']}",
                "the keys of the site.toml that the project ships, each with a value of the same kind",
                "Mend the line.",
            )
            for error in problem.errors()
        ) from None
    if not ORIGIN.fullmatch(site.url):
        expected = "an address such as https://nulage.example, with no path and no slash at its end"
        fault = Fault(toml.name, toml.place(("url",)), f"`url` is {site.url!r}", expected, "Mend the line.")
        raise FaultsFound([fault])
    return site
