"""How many pupils is a difference?"""

from nulage_site.analysis.comparison.counts import TOLERANCE


def pupils(value: float, expected: float, of: int) -> int:
    """The difference between two shares, 0 to 1, in whole pupils, rounded towards zero; fewer is negative."""
    gap = of * (value - expected)
    return int(gap + TOLERANCE) if gap > 0 else int(gap - TOLERANCE)
