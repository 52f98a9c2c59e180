"""Do several years point one way, more than cohorts that differ would make them do?"""

import itertools
import math
from collections.abc import Sequence

import numpy as np
from scipy.special import ndtr


def kendall_tail(values: Sequence[float]) -> float:
    """The chance, 0 to 1, of a Kendall S at least as far from zero, either way, when years have no order.

    Exact, by every order that the values could have come in, ties and all: for at most eight values.
    """
    seen = abs(kendall_s(values))
    orders = [abs(kendall_s(order)) >= seen for order in itertools.permutations(values)]
    return sum(orders) / len(orders)


def kendall_s(values: Sequence[float]) -> int:
    """How many pairs of years rise, less how many fall."""
    return sum((after > before) - (after < before) for before, after in itertools.combinations(values, 2))


def cochran_armitage(
    years: Sequence[float],
    reached: Sequence[int],
    of: Sequence[int],
    expected: Sequence[float] | None = None,
    dispersion: float = 1.0,
) -> float:
    """The z of a steady change in share over the years, after Armitage 1955.

    With `expected`, shares from 0 to 1 for each year, it is the gap to them that changes. `dispersion` is how
    many times the variance of chance one and the same principal's cohorts have.
    """
    t, k, n = (np.asarray(each, dtype=np.float64) for each in (years, reached, of))
    base = k.sum() / n.sum()
    from_middle = t - (n * t).sum() / n.sum()
    gap = k - n * (np.asarray(expected, dtype=np.float64) if expected is not None else base)
    variance = base * (1 - base) * (n * from_middle**2).sum() * dispersion
    return float((gap * from_middle).sum() / math.sqrt(variance)) if variance else 0.0


def two_sided(z: float) -> float:
    """The chance of a z at least as far from zero, either way."""
    return float(2 * ndtr(-abs(z)))
