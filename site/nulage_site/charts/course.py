"""How does a measure run over the years, with a gap wherever nothing is published?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from nulage_site.charts.axes import Axis, Scale, percent, place, reach, scale
from nulage_site.fixed import fixed
from nulage_site.model import Figure, Indicator

LEAST_VALUES = 3
"""Two values are a difference, which the table says; a line needs one more."""
LEAST_REACH = 1 / 5
"""How much of the indicator's own axis a picture at least takes in."""


@fixed
class Point:
    """A value's place from the left and from the top, both 0 to 100."""

    x: float
    y: float


Run = tuple[Point, ...]
"""Values of years that follow each other: what a line may join."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """A value known only to lie between two: where it is from the left, and its two ends from the top."""

    x: float
    top: float
    height: float


@fixed
class Course:
    """The years side by side, each in the middle of its part of the width.

    `bracket` are the values known only to lie between two, and `withheld` is where the years stand whose
    values are withheld. What lies behind those is drawn nowhere.
    """

    own: tuple[Run, ...]
    nation: tuple[Run, ...]
    bracket: tuple[Bracket, ...]
    withheld: tuple[float, ...]
    scale: Scale


def course(
    indicator: Indicator,
    axis: Axis,
    periods: Sequence[str],
    own: Iterable[Figure],
    nation: Iterable[Figure] = (),
) -> Course | None:
    """The picture of one series, which holds no break; None with fewer than three values of one's own.

    `axis` is the indicator's own; `periods` are those that stand in the table, oldest first.
    """
    ours = {figure.period: figure for figure in own}
    theirs = {figure.period: figure for figure in nation if figure.period in periods}
    values = [figure.value for figure in ours.values() if figure.value is not None]
    if len(values) < LEAST_VALUES:
        return None
    drawn = _axis(indicator, axis, values, theirs.values(), ours.values())
    return Course(
        own=tuple(_runs(periods, ours, drawn)),
        nation=tuple(_runs(periods, theirs, drawn)),
        bracket=tuple(_brackets(periods, ours, drawn)),
        withheld=tuple(
            _middle(at, len(periods))
            for at, period in enumerate(periods)
            if period in ours and ours[period].status.startswith("withheld")
        ),
        scale=scale(drawn),
    )


def _axis(
    indicator: Indicator,
    axis: Axis,
    values: Sequence[float],
    nation: Iterable[Figure],
    own: Iterable[Figure],
) -> Axis:
    """Round ends around all that is drawn. Size is drawn from nothing, so that it looks as large as it is."""
    others = [figure.value for figure in nation if figure.value is not None]
    ends = [end for figure in own for end in (figure.low, figure.high) if end is not None]
    everything = [*values, *others, *ends]
    if indicator.kind == "count" or indicator.unit == "tkr":
        return 0.0, reach([0.0, *everything], 1.0)[1]
    low, high = reach(everything, LEAST_REACH * (axis[1] - axis[0]))
    whole = axis[0] <= min(everything) and max(everything) <= axis[1]
    return (max(low, axis[0]), min(high, axis[1])) if whole else (low, high)


def _runs(periods: Sequence[str], figures: dict[str, Figure], axis: Axis) -> Iterator[Run]:
    """Stretches of years without a gap: every year of a stretch has its value."""
    run: list[Point] = []
    follows = _follows(tuple(periods))
    for at, period in enumerate(periods):
        figure = figures.get(period)
        value = figure.value if figure else None
        if run and (value is None or not follows[at]):
            yield tuple(run)
            run = []
        if value is not None:
            run.append(Point(_middle(at, len(periods)), _from_top(value, axis)))
    if run:
        yield tuple(run)


def _brackets(periods: Sequence[str], figures: dict[str, Figure], axis: Axis) -> Iterator[Bracket]:
    for at, period in enumerate(periods):
        figure = figures.get(period)
        if figure and figure.low is not None and figure.high is not None:
            top, bottom = _from_top(figure.high, axis), _from_top(figure.low, axis)
            yield Bracket(_middle(at, len(periods)), top, percent((bottom - top) / 100))


@cache
def _follows(periods: tuple[str, ...]) -> tuple[bool, ...]:
    """Whether each period comes as soon after the one before as any does: a year, or two for some surveys."""
    steps = [year(after) - year(before) for before, after in pairwise(periods)]
    return (False, *(step == min(steps) for step in steps))


def year(period: str) -> int:
    """The first year that a period names: 2024 of "2024/25", 2025 of "VT 2025"."""
    return int(period.rpartition(" ")[2].partition("/")[0])


@cache
def _middle(at: int, periods: int) -> float:
    return percent((at + 0.5) / periods)


def _from_top(value: float, axis: Axis) -> float:
    return percent(1 - place(value, axis).x / 100)
