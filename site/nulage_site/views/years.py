"""How do the years of a sub-goal's measures stand on a page: as a table, and beside it as a line?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from nulage_site.basis import Row
from nulage_site.charts import Axis, Course, course
from nulage_site.model import Figure, Indicator
from nulage_site.swedish import value_text
from nulage_site.views.beside import Beside, reckoned_nation
from nulage_site.views.lines import TOTALS

LEAST_OF_NATION = 2
"""One year of the nation stands in the page's table already."""


@dataclass(frozen=True)
class Years:
    """One measure over the years, oldest first; `number` is the page's own.

    `nations` are empty where there is nothing to go by. What is drawn and written of it is so when it is
    asked for: a school unit's page shows no years.
    """

    number: int
    indicator: Indicator
    periods: tuple[str, ...]
    figures: tuple[Figure, ...]
    nations: tuple[Figure, ...]
    known: Beside
    axis: Axis

    @cached_property
    def course(self) -> Course | None:
        """The years as a line; None where they are too few."""
        return course(self.indicator, self.axis, self.periods, self.figures, self.nations)

    @cached_property
    def own(self) -> tuple[str, ...]:
        """One's own value of each period in words."""
        return tuple(_texts(self.periods, self.figures, self.indicator, ""))

    @cached_property
    def nation(self) -> tuple[str, ...]:
        """The nation's, with a sign where it is put together by us; empty where there is nothing to go by."""
        return (
            tuple(_texts(self.periods, self.nations, self.indicator, "*", self.known)) if self.nations else ()
        )

    @cached_property
    def reckoned(self) -> bool:
        """Whether some of the nation's is put together by us."""
        return any(reckoned_nation(figure, self.known) for figure in self.nations)

    @cached_property
    def picture(self) -> str:
        """What the line shows in words."""
        return _picture(self.figures, self.indicator)


def years(row: Row, axis: Axis, known: Beside, numbers: Iterator[int], shown: int) -> Years | None:
    """The years of a row; None when the `shown` newest, which stand elsewhere, are all that have a value."""
    own = (row.figure, *row.earlier)[::-1]
    if all(figure.value is None for figure in own[: len(own) - shown]):
        return None
    theirs = (
        () if row.indicator.unit in TOTALS else known.nation.get((own[0].school_form, own[0].indicator), ())
    )
    periods = tuple(sorted({f.period for f in own} | {f.period for f in theirs if f.period > own[0].period}))
    nation = tuple(figure for figure in theirs if figure.period in periods)
    if sum(figure.value is not None for figure in nation) < LEAST_OF_NATION:
        nation = ()
    return Years(next(numbers), row.indicator, periods, own, nation, known, axis)


def note(shown: Sequence[Years]) -> str:
    """What the signs of these tables and pictures mean, those that there are."""
    courses = [(each.course, each.nation) for each in shown if each.course]
    said = (
        ("Den tunna linjen är riket.", any(nation for _, nation in courses)),
        ("Streckade perioder är skyddade.", any(drawn.withheld for drawn, _ in courses)),
        ("En öppen ruta är ett värde någonstans mellan två.", any(drawn.bracket for drawn, _ in courses)),
        ("* Vägt medel, egen beräkning.", any(each.reckoned for each in shown)),
    )
    return " ".join(text for text, there in said if there)


def _texts(
    periods: Sequence[str],
    figures: Iterable[Figure],
    indicator: Indicator,
    sign: str,
    known: Beside | None = None,
) -> Iterator[str]:
    at = {figure.period: figure for figure in figures}
    for period in periods:
        figure = at.get(period)
        text = value_text(figure, indicator) if figure else ""
        yield f"{text}{sign}" if known and reckoned_nation(figure, known) else text


def _picture(own: Sequence[Figure], indicator: Indicator) -> str:
    """What a line shows in words: from where to where, and how many years are gaps in it."""
    values = [figure for figure in own if figure.value is not None]
    low, high = (value_text(end(values, key=lambda each: each.value or 0.0), indicator) for end in (min, max))
    gaps = len(own) - len(values)
    without = f", {gaps} {'period' if gaps == 1 else 'perioder'} utan värde" if gaps else ""
    return f"Som lägst {low} och som högst {high}{without}"
