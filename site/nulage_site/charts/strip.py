"""What stands in the picture of a row: one's own value among all that it may be compared with?"""

from collections import Counter
from collections.abc import Iterable

from nulage_site.charts.axes import Axis, Mark, Scale, Span, mark, percent, place, scale, span
from nulage_site.fixed import fixed
from nulage_site.model import Figure, Indicator

PLACES = 40
"""How many places a row of marks is rounded to: what the eye can tell apart on a phone."""


@fixed
class Stack:
    """How many stand at one place: `x` from the left and `top` from the top, both 0 to 100."""

    x: float
    top: float


@fixed
class Around:
    """What one's own value stands among, in the indicator's unit: all of it published, or nothing.

    `similar` are the values of similar principals, `median` their middle one, which is drawn instead of them
    where it is given; `interval` is how far chance may have moved the value.
    """

    expected: float | None = None
    interval: tuple[float, float] | None = None
    similar: tuple[float, ...] = ()
    median: float | None = None


ALONE = Around()


@fixed
class Strip:
    """A row of marks on a common axis: one's own value, the nation's, and those of many units or others.

    `bracket` is between which values an approximate figure lies; `withheld` says that one's own share is of
    nearly all and so not published, and nothing of where it is.
    """

    own: Mark | None
    nation: Mark | None
    units: tuple[Stack, ...]
    scale: Scale
    expected: Mark | None = None
    interval: Span | None = None
    similar: tuple[float, ...] = ()
    median: Mark | None = None
    bracket: Span | None = None
    withheld: bool = False


def strip(
    indicator: Indicator,
    axis: Axis,
    own: Figure | None,
    nation: Figure | None,
    units: Iterable[Figure | None] = (),
    around: Around = ALONE,
) -> Strip | None:
    """The picture of a row. None with nothing to draw, and for a count or a sum, which tell size alone."""
    if indicator.kind == "count" or indicator.unit == "tkr":
        return None
    stacks, bracket, hidden = _stacks(units, axis), _bracket(own, axis), nearly_all(own, indicator)
    here = mark(own, axis)
    if not (here or stacks or bracket or hidden):
        return None
    return Strip(
        here,
        mark(nation, axis),
        stacks,
        scale(axis),
        expected=None if around.expected is None else place(around.expected, axis),
        interval=span(around.interval, axis) if around.interval and here else None,
        similar=() if around.median is not None else _dots(around.similar, axis),
        median=None if around.median is None else place(around.median, axis),
        bracket=bracket,
        withheld=hidden,
    )


def nearly_all(figure: Figure | None, indicator: Indicator) -> bool:
    """Whether a share is not published because it is of nearly all."""
    return figure is not None and figure.status == "withheld_majority" and indicator.kind == "share"


def _bracket(figure: Figure | None, axis: Axis) -> Span | None:
    if figure is None or figure.low is None or figure.high is None:
        return None
    return span((figure.low, figure.high), axis)


def _dots(values: Iterable[float], axis: Axis) -> tuple[float, ...]:
    """Places in order from the left, each once, so that the order tells of nobody."""
    return tuple(sorted({place(value, axis).x for value in values}))


def _stacks(figures: Iterable[Figure | None], axis: Axis) -> tuple[Stack, ...]:
    marks = [at for figure in figures if (at := mark(figure, axis))]
    if not marks:
        return ()
    counts = Counter(round(at.x * PLACES / 100) for at in marks)
    tallest = max(counts.values())
    return tuple(
        Stack(percent(n / PLACES), round(100 * (1 - many / tallest))) for n, many in sorted(counts.items())
    )
