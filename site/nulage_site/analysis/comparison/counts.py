"""How many pupils does a published share stand for?"""

import itertools
from functools import cache

TOLERANCE = 1e-9
"""Shares are decimal numbers, and computers reckon in binary ones."""


def recover(share: float, of: int, decimals: int) -> int | None:
    """The number of pupils that a share in per cent means, or None when no whole number fits.

    It is unique in a group smaller than a thousand when the share has one decimal.
    """
    reached = round(of * share / 100)
    rounding = 0.5 * 10.0**-decimals
    return reached if of and abs(100 * reached / of - share) <= rounding + TOLERANCE else None


@cache
def smallest_n(share: float, limit: int, decimals: int) -> int:
    """The smallest group that a share in per cent can stand for, where the source hides smaller sides.

    At least `limit` pupils are on either side; nobody on one side is shown for a group of `limit`.
    """
    if share in (0, 100):
        return limit
    return next(
        of
        for of in itertools.count(2 * limit)
        if (reached := recover(share, of, decimals)) is not None and limit <= reached <= of - limit
    )
