"""Where on an axis does a value stand, in per cent of it, and what is written at its ends?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from nulage_site.fixed import fixed
from nulage_site.model import Figure
from nulage_site.swedish import number, slug

Axis = tuple[float, float]
"""The values at the two ends of an axis; the second is the greater."""

STEPS = (1, 2, 2.5, 5, 10)
"""What a round step may be, times a power of ten."""


@fixed
class Mark:
    """A value's place from the left, 0 to 100; what lies outside the axis stands at its end, and says so."""

    x: float
    beyond: Literal["", "lower", "higher"] = ""


@dataclass(frozen=True, slots=True)
class Span:
    """From one value to another: where it begins from the left, and how wide it is, both 0 to 100."""

    x: float
    width: float
    end: float


@dataclass(frozen=True, slots=True)
class Scale:
    """What is written at the two ends of an axis. A page draws each axis once, and rows point to its `id`."""

    id: str
    low: str
    high: str


@lru_cache(1 << 14)  # the nation's value stands on every page, and a principal's on those of its similar
def place(value: float, axis: Axis) -> Mark:
    """The place of a value."""
    low, high = axis
    share = (value - low) / (high - low)
    if share < 0:
        return Mark(0, "lower")
    return Mark(percent(share)) if share <= 1 else Mark(100, "higher")


def mark(figure: Figure | None, axis: Axis) -> Mark | None:
    """The place of a figure; None for one that is not there or is not published as it is."""
    return None if figure is None or figure.value is None else place(figure.value, axis)


def span(ends: tuple[float, float], axis: Axis) -> Span:
    """The stretch between two values, as much of it as lies on the axis."""
    low, high = (place(end, axis).x for end in ends)
    return Span(low, percent((high - low) / 100), high)


@cache
def scale(axis: Axis) -> Scale:
    """The two ends of an axis as they are written, with a decimal only where one is needed."""
    decimals = 0 if all(end == int(end) for end in axis) else 1
    low, high = (number(end, decimals) for end in axis)
    return Scale(f"a{slug(low)}-{slug(high)}", low, high)


def reach(values: Sequence[float], least: float) -> Axis:
    """Round ends around some values, at least so far from each other that small changes look small."""
    low, high = min(values), max(values)
    step = _round_step(max(high - low, least) / 4)
    first, last = math.floor(low / step), math.ceil(high / step)
    while (last - first) * step < least * (1 - 1e-9):
        first, last = (first, last + 1) if last * step - high <= low - first * step else (first - 1, last)
    return first * step, max(last, first + 1) * step


def percent(share: float) -> float:
    """Per cent to a tenth, whole where that is whole: it is written many thousand times."""
    rounded = round(100 * share, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _round_step(step: float) -> float:
    """The next of the round steps."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(factor * power for factor in STEPS if factor * power >= step * (1 - 1e-9))
