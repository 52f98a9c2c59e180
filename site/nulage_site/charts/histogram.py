"""How high is each bar when principals are counted by their values?"""

from collections.abc import Sequence
from dataclasses import dataclass

from nulage_site.charts.axes import Mark, Scale, mark, percent, scale
from nulage_site.model import Figure


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a histogram, all in per cent of the picture, `y` from the top."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many have a value in each interval; `tallest` is the count of the highest bar."""

    bars: tuple[Bar, ...]
    nation: Mark | None
    scale: Scale
    tallest: int


def histogram(bins: Sequence[tuple[float, int]], nation: Figure | None) -> Histogram | None:
    """The spread over intervals of one width, each with its lower bound; None with fewer than two of them."""
    if len(bins) < 2:  # noqa: PLR2004  (one bar shows no spread)
        return None
    low, width = bins[0][0], bins[1][0] - bins[0][0]
    axis = low, bins[-1][0] + width
    tallest = max(count for _, count in bins)
    each = width / (axis[1] - low)
    bars = tuple(
        Bar(percent(n * each), percent(1 - count / tallest), percent(each), percent(count / tallest))
        for n, (_, count) in enumerate(bins)
        if count
    )
    return Histogram(bars, mark(nation, axis), scale(axis), tallest)
