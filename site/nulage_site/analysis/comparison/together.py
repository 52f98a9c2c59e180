"""Which of many tests stand when all of them are looked at together?"""

from collections.abc import Sequence

from statsmodels.stats.multitest import multipletests


def adjusted(chances: Sequence[float]) -> list[float]:
    """For each chance, 0 to 1, the false discovery rate at which its test would stand.

    Benjamini and Hochberg 1995.
    """
    return [float(chance) for chance in multipletests(chances, method="fdr_bh")[1]] if chances else []
