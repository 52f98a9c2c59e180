"""What may become an area, and what comes before what?"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from nulage_site.analysis.areas.case import Direction, Key
from nulage_site.findings import Area, EvidenceClass

PRECEDENCE: Mapping[EvidenceClass, int] = {"A": 0, "B": 1, "F": 1, "contrast": 2, "condition": 3}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An area that may be chosen. `steps` is how far it goes, in least differences worth talking about.

    Of one `family` only one is chosen. `conditions` are those that it speaks of, so that none is said twice;
    `ways` are the figures that stand out by themselves, and which way.
    """

    area: Area
    family: Hashable
    steps: float
    order: int
    conditions: frozenset[Key] = field(default_factory=frozenset)
    ways: tuple[Direction, ...] = ()

    @property
    def rank(self) -> tuple[int, float, int]:
        """Its place when areas are chosen: by class, then by how far it goes, then as the content has it."""
        return PRECEDENCE[self.area.evidence_class], -self.steps, self.order
