"""How does a figure stand on a page: in words, with its reason, and as a picture?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from nulage_site.basis import FormBasis, Group, Row
from nulage_site.charts import Axis, Mark, Scale, Strip, strip
from nulage_site.model import Figure, Indicator
from nulage_site.swedish import period_text, value_text
from nulage_site.views.words import CONDITIONS

TOTALS = frozenset({"pupils", "children", "positions", "tkr"})
"""Units in which the nation is only larger than any principal."""

AxisOf = Callable[[str], Axis]
"""The axis of an indicator, by its id."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table. `period` is empty where the table's caption says it; `number` is the page's own."""

    number: int
    indicator: Indicator
    period: str
    own: str
    nation: str
    earlier: tuple[str, ...]
    strip: Strip | None
    picture: str


@dataclass(frozen=True, slots=True)
class Absence:
    """Why some indicators have no value: one reason, and pairs of each indicator with the nation's value."""

    reason: str
    indicators: tuple[tuple[Indicator, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One sub-goal, or one kind of conditions. `id` is its anchor; a period is empty unless all share it."""

    id: str
    heading: str
    group: Group
    period: str
    earlier_period: str
    lines: tuple[Line, ...]
    absences: tuple[Absence, ...]
    has_pictures: bool
    has_earlier: bool


@dataclass(frozen=True, slots=True)
class FormChapters:
    """All that a page shows of one school form."""

    basis: FormBasis
    sub_goals: tuple[Chapter, ...]
    conditions: tuple[Chapter, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Sub-goals first, conditions after."""
        return self.sub_goals + self.conditions


def form_chapters(basis: FormBasis, axis_of: AxisOf, numbers: Iterator[int], who: str) -> FormChapters:
    """The chapters of a school form. `who` is whose values they are: `Ni` or `Enheten`."""

    def chapters(groups: Iterable[Group]) -> tuple[Chapter, ...]:
        return tuple(_chapter(basis, group, axis_of, numbers, who) for group in groups)

    return FormChapters(basis, chapters(basis.sub_goals), chapters(basis.conditions))


def absences(rows: Iterable[Row]) -> tuple[Absence, ...]:
    """Indicators without a value, gathered by their reason, so that it is said once."""
    missing = sorted((row for row in rows if row.reason), key=lambda row: row.reason)
    return tuple(
        Absence(reason, tuple((row.indicator, nation_text(row)) for row in rows_of_reason))
        for reason, rows_of_reason in groupby(missing, key=lambda row: row.reason)
    )


def figure_text(figure: Figure | None, indicator: Indicator) -> str:
    """A value as it stands in a table; empty when there is nothing to say of the place."""
    return value_text(figure, indicator) if figure else ""


def nation_text(row: Row) -> str:
    """The nation's value beside a principal's; empty for totals, where it is no measure to go by."""
    return "" if row.indicator.unit in TOTALS else figure_text(row.nation, row.indicator)


def picture_text(drawn: Strip, who: str, own: str, nation: str) -> str:
    """What a strip shows in words, for those who do not see it; its scale is said beside."""
    marks = [(drawn.own, who, own), (drawn.nation, "riket", nation)]
    return ", ".join(f"{name} {value}{_beyond(mark)}" for mark, name, value in marks if mark)


def scales(strips: Iterable[Strip | None]) -> list[Scale]:
    """The axes that a page draws, each once."""
    return sorted({drawn.scale for drawn in strips if drawn}, key=lambda scale: scale.id)


def _beyond(mark: Mark) -> str:
    return " (utanför skalan)" if mark.beyond else ""


def _chapter(basis: FormBasis, group: Group, axis_of: AxisOf, numbers: Iterator[int], who: str) -> Chapter:
    shown = [row for row in group.rows if not row.reason]
    period = _common(row.figure for row in shown)
    earlier = _common(figure for row in shown for figure in row.earlier)
    lines = tuple(_line(row, (period, earlier), axis_of, next(numbers), who) for row in shown)
    return Chapter(
        id=group.sub_goal.id if group.sub_goal else f"{basis.school_form.slug}-{group.conditions}",
        heading=group.sub_goal.heading if group.sub_goal else CONDITIONS[group.conditions or "pupils"],
        group=group,
        period=period,
        earlier_period=earlier,
        lines=lines,
        absences=absences(group.rows),
        has_pictures=any(line.strip for line in lines),
        has_earlier=any(figure.value is not None for row in shown for figure in row.earlier),
    )


def _common(figures: Iterable[Figure]) -> str:
    """The period in words that figures have in common; empty when they have none."""
    periods = {figure.period for figure in figures}
    return period_text(periods.pop()) if len(periods) == 1 else ""


def _line(row: Row, common: tuple[str, str], axis_of: AxisOf, number: int, who: str) -> Line:
    own, nation = value_text(row.figure, row.indicator), nation_text(row)
    drawn = strip(row.indicator, axis_of(row.indicator.id), row.figure, row.nation)
    earlier = [(value_text(each, row.indicator), period_text(each.period)) for each in row.earlier]
    return Line(
        number=number,
        indicator=row.indicator,
        period="" if common[0] else period_text(row.figure.period),
        own=own,
        nation=nation,
        earlier=tuple(value if common[1] else f"{value} {period}" for value, period in earlier),
        strip=drawn,
        picture=picture_text(drawn, who, own, nation) if drawn else "",
    )
