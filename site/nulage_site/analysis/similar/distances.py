"""How far are principals from each other in what they cannot choose themselves?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

ROUNDING = 1e-9
"""Three fifths of 5.0 are as much as 3.0, whatever the last binary digit says."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What makes variables comparable: where each is cut off, and how much it differs between principals."""

    low: Numbers
    high: Numbers
    spread: Numbers

    def place(self, values: Numbers) -> Numbers:
        """Each variable in standard deviations; NaN where it is not known."""
        placed: Numbers = np.clip(values, self.low, self.high) / self.spread
        return placed


def scale_of(values: Numbers, outermost: float) -> Scale:
    """The scale that principals set; `values` has a row for each, `outermost` is a share of them.

    That share at each end is drawn in to the next value (winsorised). A variable that does not differ is left
    as it is.
    """
    low, high, spread = (np.full(values.shape[1], fill) for fill in (-np.inf, np.inf, 1.0))
    for column, known in enumerate(column[~np.isnan(column)] for column in values.T):
        if len(known):
            low[column], high[column] = np.quantile(known, (outermost, 1 - outermost))
            if low[column] < high[column]:  # equal numbers can have a spread of 1e-16
                spread[column] = np.clip(known, low[column], high[column]).std()
    return Scale(low, high, spread)


def distances(some: Numbers, all_: Numbers, weights: Numbers) -> Numbers:
    """The Euclidean distance from each of some to all, over what is known of both; NaN where nothing is.

    What is not known is made up for by what is (Dixon 1979).
    """
    known, known_of_all = (~np.isnan(each) * 1.0 for each in (some, all_))
    a, b = (np.nan_to_num(each * np.sqrt(weights)) for each in (some, all_))
    between: Numbers = -2 * (a @ b.T)
    between += (a * a) @ known_of_all.T
    between += known @ (b * b).T
    np.maximum(between, 0, out=between)  # what is alike in all can come out a little less than nothing
    in_common = known @ known_of_all.T
    between *= len(weights) / np.where(in_common, in_common, np.nan)
    return np.sqrt(between, out=between)


def enough_known(some: Numbers, all_: Numbers, weights: Numbers, least: float) -> Flags:
    """Whether the variables known of both carry the share `least` of the weight of those at hand for them.

    A variable is at hand for `some` when it is known of any of them: only municipalities have a group.
    """
    known = ~np.isnan(some)
    at_hand = weights[known.any(axis=0)].sum()
    enough: Flags = (known * weights) @ (~np.isnan(all_)).T >= least * at_hand - ROUNDING
    return enough
