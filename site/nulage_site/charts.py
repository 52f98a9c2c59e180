"""Where in a picture does each figure stand? In per cent of it, so that it fits any width."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nulage_site.model import Figure, Indicator
from nulage_site.swedish import number, slug

Axis = tuple[float, float]
"""The values at the two ends of an axis; the second is the greater."""

PLACES = 40
"""How many places a row of marks is rounded to: what the eye can tell apart on a phone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A value's place from the left, 0 to 100; what lies outside the axis stands at its end, and says so."""

    x: float
    beyond: Literal["", "lower", "higher"] = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """What is written at the two ends of an axis. A page draws each axis once, and rows point to its `id`."""

    id: str
    low: str
    high: str


@dataclass(frozen=True, slots=True)
class Stack:
    """How many stand at one place: `x` from the left and `top` from the top, both 0 to 100."""

    x: float
    top: float


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of marks on a common axis: one's own value, the nation's, and those of many units."""

    own: Mark | None
    nation: Mark | None
    units: tuple[Stack, ...]
    scale: Scale


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


def mark(figure: Figure | None, axis: Axis) -> Mark | None:
    """The place of a value; None for one that is not there or is not published as it is."""
    if figure is None or figure.value is None:
        return None
    low, high = axis
    share = (figure.value - low) / (high - low)
    if share < 0:
        return Mark(0, "lower")
    return Mark(_percent(share)) if share <= 1 else Mark(100, "higher")


def strip(
    indicator: Indicator,
    axis: Axis,
    own: Figure | None,
    nation: Figure | None,
    units: Iterable[Figure | None] = (),
) -> Strip | None:
    """The picture of a row. None without a value, and for a count or a sum, which tell size alone."""
    place, stacks = mark(own, axis), _stacks(units, axis)
    if indicator.kind == "count" or indicator.unit == "tkr" or not (place or stacks):
        return None
    return Strip(place, mark(nation, axis), stacks, scale(axis))


def histogram(bins: Sequence[tuple[float, int]], nation: Figure | None) -> Histogram | None:
    """The spread over intervals of one width, each with its lower bound; None with fewer than two of them."""
    if len(bins) < 2:  # noqa: PLR2004  (one bar shows no spread)
        return None
    low, width = bins[0][0], bins[1][0] - bins[0][0]
    axis = low, bins[-1][0] + width
    tallest = max(count for _, count in bins)
    each = width / (axis[1] - low)
    bars = tuple(
        Bar(_percent(n * each), _percent(1 - count / tallest), _percent(each), _percent(count / tallest))
        for n, (_, count) in enumerate(bins)
        if count
    )
    return Histogram(bars, mark(nation, axis), scale(axis), tallest)


@cache
def scale(axis: Axis) -> Scale:
    """The two ends of an axis as they are written, with a decimal only where one is needed."""
    decimals = 0 if all(end == int(end) for end in axis) else 1
    low, high = (number(end, decimals) for end in axis)
    return Scale(f"a{slug(low)}-{slug(high)}", low, high)


def _stacks(figures: Iterable[Figure | None], axis: Axis) -> tuple[Stack, ...]:
    marks = (mark(figure, axis) for figure in figures)
    counts = Counter(round(place.x * PLACES / 100) for place in marks if place)
    tallest = max(counts.values(), default=1)
    return tuple(
        Stack(_percent(n / PLACES), round(100 * (1 - many / tallest))) for n, many in sorted(counts.items())
    )


def _percent(share: float) -> float:
    """Per cent to a tenth, whole where that is whole: it is written many thousand times."""
    rounded = round(100 * share, 1)
    return int(rounded) if rounded == int(rounded) else rounded
