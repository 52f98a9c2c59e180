"""What does a quasi-binomial model of shares say, and how alike does it leave the pupils of a principal?"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM

Numbers = NDArray[np.float64]


def fitted(k: Numbers, n: Numbers, design: Numbers, correlation: float) -> Any:
    """The model at one correlation, with its errors scaled by the spread that is left."""
    weights = 1 / (1 + (n - 1) * correlation)
    return GLM(np.column_stack([k, n - k]), design, family=Binomial(), var_weights=weights).fit(scale="X2")


def correlation_at(k: Numbers, n: Numbers, mu: Numbers, parameters: int) -> float:
    """The correlation at which the weighted squares are as many as the principals that are free to vary."""

    def excess(correlation: float) -> float:
        weights = n / (1 + (n - 1) * correlation)
        return float((weights * (k / n - mu) ** 2 / (mu * (1 - mu))).sum()) - (len(k) - parameters)

    if excess(0.0) <= 0:
        return 0.0
    return float(brentq(excess, 0.0, 1.0)) if excess(1.0) < 0 else 1.0


def deviance(k: Numbers, n: Numbers, mu: Numbers) -> float:
    """How far shares are from what the model says of them."""
    return float(Binomial().deviance(k / n, mu, var_weights=n))
