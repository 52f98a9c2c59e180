"""How was the site last tried, by people's situations and for speed, as content/audit.toml says?"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter

from nulage_site.faults import Fault, FaultsFound
from nulage_site.toml.entries import Kind, read_part

Use = Literal["unseen", "contrast", "enlarged", "keyboard", "without_scripts"]
"""How somebody meets a page: not seeing it, seeing little, enlarging it, with keys alone, without scripts."""

FULL = 100
"""The most points that Lighthouse gives."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation of use, how many pages were tried in it, and what was found: each rule and on how many."""

    id: Use
    pages: int
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """What Lighthouse says of a kind of page on a phone, from 0 to 100."""

    name: str
    performance: int
    accessibility: int
    best_practices: int
    seo: int

    @property
    def full(self) -> bool:
        """Whether nothing is lacking."""
        return min(self.performance, self.accessibility, self.best_practices, self.seo) == FULL


@dataclass(frozen=True, slots=True)
class Audit:
    """What was tried and when, with which versions of the tools."""

    measured: date
    edition: str
    seed: int
    axe: str
    lighthouse: str
    chromium: str
    situations: tuple[Situation, ...]
    pages: tuple[Scores, ...]


AUDIT = Kind("audit.toml", "", TypeAdapter(tuple[Audit], config=ConfigDict(extra="forbid")))


def read_audit(folder: Path) -> Audit | None:
    """What came of the last audit; None when there has been none. Raises FaultsFound with all faults."""
    if not (folder / AUDIT.pattern).exists():
        return None
    faults: list[Fault] = []
    part = read_part(folder, AUDIT, faults)
    if faults:
        raise FaultsFound(faults)
    return part.items[0]
