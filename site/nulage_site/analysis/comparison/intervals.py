"""Between which values does chance alone place a share, or the difference of two?

statsmodels is imported with the first interval: it takes half a second, and many a build asks for none.
"""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Interval = tuple[float, float]
Numbers = NDArray[np.float64]

FEW = 256
"""Of fewer than this all intervals are kept at hand: most groups are smaller."""


def wilson(reached: int, of: int, level: float) -> Interval:
    """Wilson's interval for a share, 0 to 1. Brown, Cai and DasGupta 2001 recommend it for small groups.

    It leaves out a reference exactly when the share lies outside the funnel around that reference.
    """
    if of < FEW:
        low, high = _wilson_of_few(level)
        return float(low[of, reached]), float(high[of, reached])
    low, high = _wilson_of_many(of, level)
    return float(low[reached]), float(high[reached])


@lru_cache
def _wilson_of_few(level: float) -> tuple[Numbers, Numbers]:
    """Both ends by how many there are and how many have reached: all of them take as long as twenty."""
    of = np.arange(FEW)[:, np.newaxis]
    return _wilson(np.minimum(of.T, of), np.maximum(of, 1), level)


@lru_cache(1024)
def _wilson_of_many(of: int, level: float) -> tuple[Numbers, Numbers]:
    """Both ends for each number that may have reached: all of them take as long as one, and `of` recurs."""
    return _wilson(np.arange(of + 1), np.array(of), level)


def _wilson(reached: NDArray[np.int64], of: NDArray[np.int64], level: float) -> tuple[Numbers, Numbers]:
    from statsmodels.stats.proportion import proportion_confint  # noqa: PLC0415  (see above)

    low, high = proportion_confint(reached, of, alpha=1 - level, method="wilson")
    return low, high


def funnel_limits(reference: float, of: float, level: float) -> Interval:
    """The limits around a reference share, 0 to 1, for a group of the size given.

    `level` is one-sided: .975 leaves one of forty outside on each side, .999 one of a thousand.
    """
    reach = float(ndtri(level)) * math.sqrt(reference * (1 - reference) / of)
    return max(0.0, reference - reach), min(1.0, reference + reach)


def newcombe(now: tuple[int, int], before: tuple[int, int], level: float) -> Interval:
    """The interval for the share now minus the share before, -1 to 1, from pairs of (reached, of).

    Newcombe 1998, method 10: Wilson's two intervals put together.
    """
    (low, high), (low_before, high_before) = wilson(*now, level), wilson(*before, level)
    share, share_before = now[0] / now[1], before[0] / before[1]
    difference = share - share_before
    return (
        difference - math.hypot(share - low, high_before - share_before),
        difference + math.hypot(high - share, share_before - low_before),
    )
