"""How sure is a counted difference, and what may be said of it?"""

from nulage_site.analysis.comparison.expected import Expected
from nulage_site.analysis.comparison.shrinkage import Posterior, posterior, prior_weight
from nulage_site.findings import EvidenceClass
from nulage_site.method import Certainty, Classes


def believed(reached: float, of: int, expected: Expected, delta: float, certainty: Certainty) -> Posterior:
    """What is believed of a share when it is weighed against what was expected; `delta` is from 0 to 1."""
    variance = max(expected.variance, certainty.least_spread.value**2)
    kappa = prior_weight(expected.share, variance, certainty.least_weight.value)
    return posterior(reached, of, expected.share, kappa, delta)


def counted_class(
    of: int, gap: int, belief: Posterior, classes: Classes, *, same_sign: bool | None
) -> EvidenceClass:
    """What may be said of a difference of `gap` pupils; `same_sign` is whether a year before agrees."""
    if of < classes.least_pupils.value or belief.reliability < classes.least_reliability.value:
        return "C"
    clear = belief.probability >= classes.clear.value and abs(gap) >= classes.clear_pupils.value
    if clear and same_sign is not False:
        return "A"
    return "B" if belief.probability >= classes.suggests.value else "D"
