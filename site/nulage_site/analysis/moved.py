"""What of a country is another than it was the last time that it was read?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moved:
    """Figures of these principals and their units, NATION among them, and of these indicators."""

    principals: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()
