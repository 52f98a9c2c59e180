"""How does one figure stand on a page: in words, beside others, and as a picture?"""

from collections.abc import Callable
from functools import lru_cache

from nulage_site.basis import Row
from nulage_site.charts import Axis, Strip, strip
from nulage_site.fixed import shared
from nulage_site.model import Figure, Indicator
from nulage_site.swedish import NO_BREAK_SPACE, SHORT_UNITS, period_text, unit_text, value_text
from nulage_site.views.beside import NOTHING, Beside, company, picture_text, reckoned_nation

TOTALS = frozenset({"pupils", "children", "positions", "tkr"})
"""Units in which the nation is only larger than any principal."""

MONEY = frozenset({"kr", "tkr"})
"""Units that a row says once, below its name: amounts are long, and five of them fill a table."""

AxisOf = Callable[[str], Axis]
"""The axis of an indicator, by its id."""


KEPT = 1 << 14
"""How many lines are kept that stand alone."""


@shared
class Line:
    """One row of a table. `period` is empty where the table's caption says it, `unit` where each value does.

    `beside` is what is expected, or the middle of similar principals; `usual` is where most of those lie.
    """

    indicator: Indicator
    period: str
    unit: str
    own: str
    nation: str
    reckoned: bool
    beside: str
    usual: str
    earlier: str
    strip: Strip | None
    picture: str


def line(row: Row, who: str, common: tuple[str, str], axis: Axis, known: Beside = NOTHING) -> Line:
    """A row as it stands on a page.

    `common` are the period and the one before where the whole table has them in common. `who` is whose value
    it is: `Ni` or `Enheten`.
    """
    own, nation = value_text(row.figure, row.indicator), nation_text(row)
    around = company(row.figure, row.indicator, known)
    drawn = strip(row.indicator, axis, row.figure, row.nation, around=around.around)
    named = ((who, own), ("riket", nation))
    return Line(
        indicator=row.indicator,
        period="" if common[0] else period_text(row.figure.period),
        unit=unit_text(row.indicator) if row.indicator.unit in MONEY else "",
        own=bare(own, row.indicator),
        nation=bare(nation, row.indicator),
        reckoned=bool(nation) and reckoned_nation(row.nation, known),
        beside=bare(around.text, row.indicator),
        usual=bare(around.usual, row.indicator),
        earlier=_earlier(row, common[1]),
        strip=drawn,
        picture=picture_text(drawn, named, around, row.indicator) if drawn else "",
    )


alone = lru_cache(KEPT)(line)
"""A row of one figure beside which nothing is known: the same line for all places that say the same."""


def bare(text: str, indicator: Indicator) -> str:
    """What a cell says of a value in a row that says its unit; a text without a value is left as it is."""
    if indicator.unit not in MONEY:
        return text
    return text.removesuffix(f"{NO_BREAK_SPACE}{SHORT_UNITS[indicator.unit]}")


def figure_text(figure: Figure | None, indicator: Indicator) -> str:
    """A value as it stands in a table; empty when there is nothing to say of the place."""
    return value_text(figure, indicator) if figure else ""


def nation_text(row: Row) -> str:
    """The nation's value beside a principal's; empty for totals, where it is no measure to go by."""
    return "" if row.indicator.unit in TOTALS else figure_text(row.nation, row.indicator)


def _earlier(row: Row, common: str) -> str:
    """The period before, with its name where the column does not say it."""
    if not row.earlier:
        return ""
    text = bare(value_text(row.earlier[0], row.indicator), row.indicator)
    return text if common else f"{text} {period_text(row.earlier[0].period)}"
