"""What would be said of a principal that does not exist, so that a reader can follow how it is reckoned?"""

from dataclasses import dataclass

from nulage_site.analysis.comparison.expected import Expected
from nulage_site.analysis.comparison.gap import pupils
from nulage_site.analysis.comparison.intervals import Interval, wilson
from nulage_site.analysis.comparison.shrinkage import Posterior
from nulage_site.analysis.landscape.belief import believed, counted_class
from nulage_site.findings import EvidenceClass
from nulage_site.method import Method


@dataclass(frozen=True, slots=True)
class Example:
    """One invented cohort, compared as a real one is. `interval` is from 0 to 1, `gap` in pupils."""

    reached: int
    of: int
    interval: Interval
    gap: int
    belief: Posterior
    evidence_class: EvidenceClass


def example(reached: int, of: int, expected: Expected, delta: float, method: Method) -> Example:
    """`reached` of `of` pupils beside what was expected; `delta` is the least difference, 0 to 1."""
    belief = believed(reached, of, expected, delta, method.certainty)
    gap = pupils(reached / of, expected.share, of)
    return Example(
        reached,
        of,
        wilson(reached, of, method.certainty.interval_level.value),
        gap,
        belief,
        counted_class(of, gap, belief, method.classes, same_sign=None),
    )
