"""Between which two values is an indicator drawn, the same for every place?"""

import math
from collections.abc import Sequence

import numpy as np

from nulage_site.model import Indicator, Unit

WHOLE_SCALES: dict[Unit, tuple[float, float]] = {
    "percent": (0.0, 100.0),
    "index": (0.0, 10.0),
    "points": (0.0, 20.0),
}
PERCENTILES = (1, 99)
STEPS = 10
"""About how many steps an axis is divided in; its ends are whole steps."""

BINS = 20


def axis_of(indicator: Indicator, values: Sequence[float]) -> tuple[float, float]:
    """The two ends of the axis.

    The whole scale where there is one: 0 to 100, 0 to 10 or 0 to 20. Else round numbers around 98 of 100 of
    `values`, so that a few very large places do not press the others together; from 0 if the lowest is near.
    """
    if scale := WHOLE_SCALES.get(indicator.unit):
        return scale
    if not len(values):
        return 0.0, 1.0
    low, high = (float(end) for end in np.percentile(np.asarray(values), PERCENTILES))
    if 0 <= low < high / 4:
        low = 0.0
    step = _round_step((high - low) / STEPS or 1.0)
    first, last = math.floor(low / step), math.ceil(high / step)
    return first * step, max(last, first + 1) * step


def spread(values: Sequence[float], axis: tuple[float, float]) -> tuple[tuple[float, int], ...]:
    """How many values lie in each of 20 equal parts of the axis; those beyond it count at its ends."""
    if not len(values):
        return ()
    counts, edges = np.histogram(np.clip(values, *axis), bins=BINS, range=axis)
    return tuple((round(float(edge), 6), int(count)) for edge, count in zip(edges[:-1], counts, strict=True))


def _round_step(step: float) -> float:
    """The next of 1, 2, 2.5, 5 and 10 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= step * (1 - 1e-9))
