"""Below which value does a part of some values lie?"""

from collections.abc import Iterable, Sequence

HALF = 0.5
"""From here on a place is reckoned from the value after it, which loses least in rounding."""


def percentiles(values: Iterable[float], parts: Sequence[float]) -> tuple[float, ...]:
    """The percentiles, 0 to 100, of at least one value, in the values' unit; between two values linearly.

    They are NumPy's own to the last bit. NumPy takes thousands of values as quickly as ten; here there are
    ten, and each page asks.
    """
    ordered = sorted(values)
    return tuple(_at((len(ordered) - 1) * (part / 100), ordered) for part in parts)


def _at(place: float, ordered: Sequence[float]) -> float:
    low = int(place)
    before, after, share = ordered[low], ordered[min(low + 1, len(ordered) - 1)], place - low
    apart = after - before
    return before + apart * share if share < HALF else after - apart * (1 - share)
