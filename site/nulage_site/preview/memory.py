"""Which parts of the library can be used again, when only some files have changed?"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from nulage_site.stamps import Stamp
from nulage_site.statistics.sources import Statistics, read_statistics

T = TypeVar("T")
P = ParamSpec("P")


class Memory:
    """Remembers the last answer of each function about each path, and what it was given.

    A path is the same as long as the stamps of its files are, and `stamps` is set before each reading.
    Statistics are read once: whoever replaces them starts anew.
    """

    def __init__(self) -> None:
        self.stamps: Mapping[Path, Stamp] = {}
        self._kept: dict[tuple[Callable[..., Any], Path | None], tuple[list[object], Any]] = {}

    def __call__(self, make: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """The answer as it was when what it depends on is the same, a new one when it is not."""
        about = [self._telling(make, each) for each in (*given, *named.values())]
        place = make, next((each for each in given if isinstance(each, Path)), None)
        kept = self._kept.get(place)
        if kept and (same(kept[0], about) or waits(make, given)):
            return kept[1]  # type: ignore[no-any-return]  # kept under the function that gave it
        new = make(*given, **named)
        self._kept[place] = (about, new)
        return new

    def _telling(self, make: Callable[..., Any], given: object) -> object:
        """What of an argument decides the answer."""
        if isinstance(given, Path) and make is not read_statistics:
            own = self.stamps.get(given)
            return own or {file: stamp for file, stamp in self.stamps.items() if file.is_relative_to(given)}
        return given


def waits(make: Callable[..., Any], given: Sequence[object]) -> bool:
    """Whether statistics are asked for without a quality system or a method, as one cannot be read now."""
    return make is read_statistics and (given[1] is None or given[3] is None)


def same(before: list[object], now: list[object]) -> bool:
    """Whether both are equal. Statistics hold tables, and are the same only when they are the very same."""
    return len(before) == len(now) and all(
        old is new or (not isinstance(new, Statistics) and old == new)
        for old, new in zip(before, now, strict=True)
    )
