"""How sure is a difference, when a principal's own pupils are weighed against what was expected?"""

from dataclasses import dataclass

from scipy.special import betainc


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is believed of a principal's share after its pupils have been counted.

    `kappa` is how many pupils the expected value weighs. `probability` is that of a true difference of at
    least delta in the direction seen, `reliability` the weight of the own pupils; both are from 0 to 1.
    """

    kappa: float
    probability: float
    reliability: float


def prior_weight(expected: float, tau_squared: float, least: float) -> float:
    """How many pupils the expected share weighs when principals vary around it with this variance."""
    return max(least, expected * (1 - expected) / tau_squared - 1)


def posterior(reached: float, of: int, expected: float, kappa: float, delta: float) -> Posterior:
    """The beta-binomial posterior for shares from 0 to 1; `kappa` pupils' weight for `expected`."""
    alpha, beta = kappa * expected + reached, kappa * (1 - expected) + of - reached
    if reached / of >= expected:
        probability = 1 - betainc(alpha, beta, min(1.0, expected + delta))
    else:
        probability = betainc(alpha, beta, max(0.0, expected - delta))
    return Posterior(kappa, float(probability), of / (of + kappa))
