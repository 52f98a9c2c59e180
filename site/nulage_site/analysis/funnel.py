"""How much do shares differ between principals of different sizes, by chance and beyond it?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from nulage_site.analysis.comparison.dispersion import spread_of_shares
from nulage_site.analysis.comparison.intervals import Interval, funnel_limits
from nulage_site.findings import Counts
from nulage_site.method import Method


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits for a group of one size, 0 to 1: those of chance alone, and those widened, by level."""

    of: float
    chance: Interval
    usual: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Funnel:
    """Everybody's share beside how many pupils it speaks of, without a word of whose it is.

    `common` is the share of all pupils together, 0 to 1, and `between` the spread between principals beyond
    chance, on the scale of asin√share. `levels` are one-sided, the narrower limits first.
    """

    counts: tuple[Counts, ...]
    common: float
    between: float
    levels: tuple[float, ...]

    @property
    def spread(self) -> float:
        """The standard deviation of shares between principals beyond chance, 0 to 1."""
        return 2 * self.between * math.sqrt(self.common * (1 - self.common))

    def limits(self, of: float) -> Limits:
        """The limits for a group of that size.

        Variance between principals adds to that of chance (Spiegelhalter 2005), as if the group were smaller.
        """
        as_if = of / (1 + 4 * of * self.between**2)
        return Limits(
            of,
            funnel_limits(self.common, of, self.levels[0]),
            tuple(funnel_limits(self.common, as_if, level) for level in self.levels),
        )


def funnel(counts: Sequence[Counts], method: Method) -> Funnel | None:
    """The funnel of everybody's pupils; None with too few principals, or where all of them have one share."""
    reached, of = sum(each.reached for each in counts), sum(each.of for each in counts)
    if len(counts) < method.expectation.least_principals.value or not 0 < reached < of:
        return None
    certainty = method.certainty
    between = spread_of_shares(
        [each.reached for each in counts], [each.of for each in counts], certainty.winsorised.value
    )
    return Funnel(tuple(counts), reached / of, between, certainty.funnel_levels.value)
