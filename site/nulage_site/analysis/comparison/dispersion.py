"""How much more do principals differ than chance alone would make them?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]


def winsorised(values: ArrayLike, part: float) -> Numbers:
    """The values with those beyond the percentile `part`, 0 to 0.5, at either end drawn in to it."""
    numbers = np.asarray(values, dtype=np.float64)
    low, high = np.quantile(numbers, (part, 1 - part))
    return np.clip(numbers, low, high)


def phi(z: ArrayLike) -> float:
    """How many times the variance of chance standardised differences have; 1 when there is only chance."""
    return float(np.mean(np.square(np.asarray(z, dtype=np.float64))))


def tau_squared(dispersion: float, errors: ArrayLike) -> float:
    """The variance between principals beyond chance, in the squared unit of their standard errors.

    `dispersion` is phi of the same principals; the variance is never below 0. DerSimonian and Laird 1986, as
    Spiegelhalter 2005 uses it for funnels.
    """
    weights = 1 / np.square(np.asarray(errors, dtype=np.float64))
    excess = len(weights) * dispersion - (len(weights) - 1)
    return max(0.0, float(excess / (weights.sum() - np.square(weights).sum() / weights.sum())))


def spread_of_shares(reached: ArrayLike, of: ArrayLike, part: float) -> float:
    """The standard deviation between principals beyond chance, on the scale of asin√share.

    Spiegelhalter 2005: additive over-dispersion around the common share, after winsorising.
    """
    k, n = (np.asarray(each, dtype=np.float64) for each in (reached, of))
    errors = 1 / (2 * np.sqrt(n))
    z = (np.arcsin(np.sqrt(k / n)) - np.arcsin(np.sqrt(k.sum() / n.sum()))) / errors
    return float(np.sqrt(tau_squared(phi(winsorised(z, part)), errors)))
