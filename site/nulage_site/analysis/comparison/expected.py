"""Which share is usual among principals whose pupils have a similar background?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nulage_site.analysis.comparison.dispersion import phi, tau_squared
from nulage_site.asking import lasting

Numbers = NDArray[np.float64]
ROUNDS = 50
SETTLED = 1e-7
"""When the correlation within principals has stopped changing; it takes three or four rounds."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is usual, 0 to 1, with the variance of principals around it and of the line itself together."""

    share: float
    variance: float


@dataclass(frozen=True, slots=True)
class Fit:
    """The line through all principals whose pupils are counted.

    `correlation` is that of pupils within a principal, `explained` the pseudo-R² by deviance, `between` the
    variance of principals around the line beyond chance. `low` and `high` are the range of each covariate.
    """

    coefficients: Numbers
    covariance: Numbers
    low: Numbers
    high: Numbers
    correlation: float
    explained: float
    between: float
    principals: int

    @property
    def exactly(self) -> tuple[bytes, ...]:
        """All of it, to the last bit."""
        return tuple(np.asarray(getattr(self, each.name)).tobytes() for each in fields(self))

    def expected(self, covariates: Sequence[float]) -> Expected | None:
        """What is usual with these covariates; None outside the range that the line was drawn from."""
        ranges = zip(self.low.tolist(), covariates, self.high.tolist(), strict=True)
        if not all(low <= known <= high for low, known, high in ranges):
            return None
        point = np.array([1.0, *covariates])
        share = float(1 / (1 + np.exp(-(point @ self.coefficients))))
        error = math.sqrt(point @ self.covariance @ point) * share * (1 - share)
        return Expected(share, self.between + error**2)


@lasting
def fit(reached: ArrayLike, of: ArrayLike, covariates: ArrayLike) -> Fit | None:
    """The line, with a row of covariates for each principal; None when principals do not differ at all.

    A quasi-binomial model with logit link. A principal of n pupils weighs n/(1 + (n−1)ρ), where ρ makes the
    spread around the line what chance gives (Williams 1982): or the largest cities would own the line.
    """
    # with it half a second of libraries, which a build that has kept this answer does without
    from nulage_site.analysis.comparison.quasibinomial import correlation_at, deviance, fitted  # noqa: PLC0415

    k, n = (np.asarray(each, dtype=np.float64) for each in (reached, of))
    background = np.asarray(covariates, dtype=np.float64)
    if not 0 < k.sum() < n.sum() or np.ptp(k / n) == 0:
        return None
    design = np.column_stack([np.ones(len(k)), background])
    correlation = 0.0
    for _ in range(ROUNDS):
        model = fitted(k, n, design, correlation)
        before, correlation = correlation, correlation_at(k, n, model.mu, design.shape[1])
        if abs(correlation - before) < SETTLED:
            break
    errors = np.sqrt(model.mu * (1 - model.mu) / n)
    return Fit(
        coefficients=model.params,
        covariance=model.cov_params(),
        low=background.min(axis=0),
        high=background.max(axis=0),
        correlation=correlation,
        explained=1 - deviance(k, n, model.mu) / deviance(k, n, np.full(len(k), k.sum() / n.sum())),
        between=tau_squared(phi((k / n - model.mu) / errors), errors),
        principals=len(k),
    )
