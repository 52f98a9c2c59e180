"""Where in the picture of the funnel do the limits and everybody's shares stand?"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from nulage_site.swedish import EN_DASH, NO_BREAK_SPACE, number

if TYPE_CHECKING:  # a second to import, and only the method's page has such a picture
    from nulage_site.analysis.comparison.intervals import Interval
    from nulage_site.analysis.funnel import Funnel

SIZES = (30, 100, 300, 1000, 3000)
"""Sizes that are written below the picture, and in its table."""
TOLD = 4
"""How many of them the table tells."""
POINTS = 16
"""Points on a curve: enough for it to look smooth."""
WHOLE = 1000
"""Width and height of the picture in its own units."""
STEP = 0.1
"""Shares at the ends of the axis, and between its lines, are whole tenths."""

Point = tuple[int, int]
Place = Callable[[float, float], Point]
"""Where a number of pupils and a share stand, from the left and from the top."""


@dataclass(frozen=True, slots=True)
class Tick:
    """What is written at an axis, at `place` per cent of it; the vertical axis is told from the top."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class FunnelPicture:
    """Paths in a square of a thousand by a thousand, and ticks in per cent.

    `chance` is the area that chance alone fills, `limits` a path for each level, the narrower first. `rows`
    are the table that says the same: a size, what chance alone gives, and the limits of each level.
    """

    dots: str
    chance: str
    limits: tuple[str, ...]
    common: Tick
    pupils: tuple[Tick, ...]
    shares: tuple[Tick, ...]
    rows: tuple[tuple[str, ...], ...]


def picture(funnel: "Funnel") -> FunnelPicture:
    """The funnel as a picture: pupils to the right on a logarithmic axis, shares upwards."""
    least, most = (ends(each.of for each in funnel.counts)[end] for end in (0, 1))
    low, high = _shares(funnel, least)
    place = _placing((least, most), (low, high))
    sizes = [least * (most / least) ** (n / POINTS) for n in range(POINTS + 1)]
    every = [funnel.limits(size) for size in sizes]
    chance = [each.chance for each in every]
    lines = range(round(low / STEP), round(high / STEP) + 1)
    return FunnelPicture(
        dots=_dots(sorted({place(each.of, each.reached / each.of) for each in funnel.counts})),
        chance=f"{_line([*_curve(place, sizes, chance, 0), *reversed(_curve(place, sizes, chance, 1))])}z",
        limits=tuple(
            "".join(_line(_curve(place, sizes, [each.usual[level] for each in every], end)) for end in (0, 1))
            for level in range(len(funnel.levels))
        ),
        common=Tick(_up(funnel.common, low, high), percent(funnel.common)),
        pupils=tuple(
            Tick(_along(size, least, most), number(size, 0)) for size in SIZES if least <= size <= most
        ),
        shares=tuple(Tick(_up(n * STEP, low, high), percent(n * STEP)) for n in lines),
        rows=tuple(_row(funnel, size) for size in SIZES[:TOLD]),
    )


def ends(sizes: Iterable[int]) -> tuple[int, int]:
    """The nearest of 1, 2 and 5, times a power of ten, at or below the least and above the greatest."""
    known = sorted(sizes)
    steps = [
        digit * 10**power for power in range(math.ceil(math.log10(known[-1])) + 1) for digit in (1, 2, 5)
    ]
    return max(each for each in steps if each <= known[0]), min(each for each in steps if each > known[-1])


def percent(share: float, decimals: int = 0) -> str:
    """A share from 0 to 1 as `70 %`."""
    return f"{number(100 * share, decimals)}{NO_BREAK_SPACE}%"


def between(limits: "Interval") -> str:
    """Two shares from 0 to 1 as `60–80 %`."""
    return f"{number(100 * limits[0], 0)}{EN_DASH}{percent(limits[1])}"


def _row(funnel: "Funnel", size: int) -> tuple[str, ...]:
    limits = funnel.limits(size)
    return number(size, 0), between(limits.chance), *(between(each) for each in limits.usual)


def _shares(funnel: "Funnel", least: int) -> "Interval":
    """The ends of the vertical axis: room for every share and for the widest limits."""
    seen = [each.reached / each.of for each in funnel.counts]
    widest = funnel.limits(least).usual[-1]
    low, high = min(*seen, widest[0]), max(*seen, widest[1])
    return math.floor(low / STEP + 1e-9) * STEP, math.ceil(high / STEP - 1e-9) * STEP


def _placing(pupils: tuple[int, int], shares: "Interval") -> Place:
    def place(of: float, share: float) -> Point:
        x, y = _along(of, *pupils), _up(share, *shares)
        return round(WHOLE * x / 100), round(WHOLE * y / 100)

    return place


def _along(of: float, least: float, most: float) -> float:
    return round(100 * math.log(of / least) / math.log(most / least), 1)


def _up(share: float, low: float, high: float) -> float:
    return round(100 * (high - share) / (high - low), 1)


def _curve(place: Place, sizes: Sequence[float], limits: "Sequence[Interval]", end: int) -> list[Point]:
    return [place(size, each[end]) for size, each in zip(sizes, limits, strict=True)]


def _line(points: Sequence[Point]) -> str:
    """A line through the points, each told from the one before: that is the shortest way to say so many."""
    return f"M{points[0][0]} {points[0][1]}l{' '.join(_steps(points))}".replace(" -", "-")


def _dots(points: Sequence[Point]) -> str:
    """A dot for each point, told as a line tells its own."""
    return "M0 0" + "".join(f"m{step}z" for step in _steps([(0, 0), *points])).replace(" -", "-")


def _steps(points: Sequence[Point]) -> Iterator[str]:
    return (f"{x - before[0]} {y - before[1]}" for before, (x, y) in pairwise(points))
