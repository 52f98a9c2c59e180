"""Would a principal's clear statements stand if all that was tested were tested at once?"""

from collections.abc import Iterable

from scipy.stats import binomtest

from nulage_site.analysis.comparison.together import adjusted
from nulage_site.findings import Comparison


def unsupported(comparisons: Iterable[Comparison], level: float) -> int:
    """How many clear statements Benjamini and Hochberg 1995 would not let stand at a false discovery rate.

    Each result with counted pupils is one exact two-sided test against what was expected. It is a check that
    the build reports, and no gate.
    """
    tested = [each for each in comparisons if each.counts and each.expected is not None]
    chances = [
        binomtest(
            each.counts.reached, each.counts.of, min(max((each.expected or 0.0) / 100, 0.0), 1.0)
        ).pvalue
        for each in tested
        if each.counts
    ]
    return sum(
        each.evidence_class == "A" and rate > level
        for each, rate in zip(tested, adjusted(chances), strict=True)
    )
