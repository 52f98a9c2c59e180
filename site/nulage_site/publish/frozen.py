"""What has become files, and what went wrong on the way?"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from nulage_site.faults import Fault
from nulage_site.publish.links import Links
from nulage_site.publish.origins import Origin

REMEDY = "Rätta innehållet. Hjälper inte det, lämna felet till den som sköter programmet."


@dataclass(slots=True)
class Frozen:
    """What has become files. `unchanged` counts the files shared with the build before.

    `origins` tells of each file what it was made of, by its address, and `found` are hashes of what had been
    found out of those whose pages were made, where nobody had asked for them before.
    `failures` holds each thing that went wrong, as the rest of its fault, with the first address that it
    went wrong at: a fault in a template is told once and not for every page.
    """

    links: Links
    files: int = 0
    pages: int = 0
    unchanged: int = 0
    bytes: int = 0
    origins: dict[str, Origin] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    failures: dict[tuple[str, str, str, str], str] = field(default_factory=dict)

    def fail(self, url: str, place: str, found: str, expected: str, remedy: str = REMEDY) -> None:
        """Remember what went wrong at an address."""
        key = (place, found, expected, remedy)
        self.failures[key] = min(url, self.failures.get(key, url))

    def merge(self, other: "Frozen") -> None:
        """Add what another worker has done."""
        self.links.merge(other.links)
        self.files += other.files
        self.pages += other.pages
        self.unchanged += other.unchanged
        self.bytes += other.bytes
        self.origins |= other.origins
        self.found |= other.found
        for key, url in other.failures.items():
            self.fail(url, *key)

    def faults(self) -> Iterable[Fault]:
        """Everything that went wrong; the site is not to be published when there is any."""
        for key, url in self.failures.items():
            yield Fault(url, *key)
