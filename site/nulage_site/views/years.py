"""How do the years of a sub-goal's measures stand on a page: as a table, and beside it as a line?"""

from collections.abc import Iterable, Iterator, Sequence

from nulage_site.basis import Row
from nulage_site.charts import Axis, Course, course
from nulage_site.fixed import fixed
from nulage_site.model import Figure, Indicator
from nulage_site.swedish import AT_LEAST, period_text, value_text
from nulage_site.views.beside import Beside, reckoned_nation
from nulage_site.views.lines import TOTALS
from nulage_site.views.words import NEARLY_KNOWN

LEAST_OF_NATION = 2
"""One year of the nation stands in the page's table already."""


@fixed
class Years:
    """One measure over the years, oldest first; `number` is the page's own.

    `own` and `nation` are each period's value in words, the nation's with a sign where it is `reckoned`: put
    together by us. The nation's are empty where there is nothing to go by. `course` is the years as a line,
    None where they are too few, and `picture` what it shows in words.
    """

    number: int
    indicator: Indicator
    periods: tuple[str, ...]
    own: tuple[str, ...]
    nation: tuple[str, ...]
    reckoned: bool
    course: Course | None
    picture: str


def years(row: Row, axis: Axis, known: Beside, numbers: Iterator[int], shown: int) -> Years | None:
    """The years of a row; None when the `shown` newest, which stand elsewhere, are all that have a value."""
    if len(row.earlier) < shown:
        return None
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
    drawn = course(row.indicator, axis, periods, own, nation)
    return Years(
        number=next(numbers),
        indicator=row.indicator,
        periods=periods,
        own=tuple(_texts(periods, own, row.indicator, "")),
        nation=tuple(_texts(periods, nation, row.indicator, "*", known)) if nation else (),
        reckoned=any(reckoned_nation(figure, known) for figure in nation),
        course=drawn,
        picture=_picture(own, row.indicator) if drawn else "",
    )


def heading(shown: Sequence[Years]) -> str:
    """What the years are called: since when, where all count their periods alike."""
    first = min((each.periods[0] for each in shown), default="")
    alike = {(" " in each.periods[0], "/" in each.periods[0]) for each in shown}
    return f"Så har det sett ut sedan {period_text(first)}" if len(alike) == 1 else "Så har det sett ut"


def note(shown: Sequence[Years]) -> str:
    """What the signs of these tables and pictures mean, those that there are."""
    courses = [(each.course, each.nation) for each in shown if each.course]
    above_zero = [drawn.scale.low != "0" for drawn, _ in courses]
    which = "Skalan börjar inte" if all(above_zero) else "Inte alla skalor börjar"
    said = (
        (f"{which} på noll, så skillnader ser större ut än de är.", any(above_zero)),
        ("Den tunna linjen är riket.", any(nation for _, nation in courses)),
        ("Streckade perioder är skyddade.", any(drawn.withheld for drawn, _ in courses)),
        ("En öppen ruta är ett värde någonstans mellan två.", any(drawn.bracket for drawn, _ in courses)),
        (f"{NEARLY_KNOWN}.", any(text.startswith(AT_LEAST) for each in shown for text in each.own)),
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
