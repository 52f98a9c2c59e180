"""How do a school form's figures stand on a page, chapter by chapter, and what is said of those not there?"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import compress, groupby
from operator import attrgetter

from nulage_site.basis import FormBasis, Group, Row
from nulage_site.charts import Scale, Strip, nearly_all
from nulage_site.fixed import fixed, shared
from nulage_site.model import Figure, Indicator, SubGoal
from nulage_site.swedish import period_text
from nulage_site.views.beside import NOTHING, Beside, Pupils, pupils
from nulage_site.views.lines import AxisOf, Line, alone, line, nation_text
from nulage_site.views.words import CONDITIONS, NEARLY_KNOWN
from nulage_site.views.years import Years, heading, note, years

KEPT = 1 << 11
"""How many absences are kept, as thousands of units lack the same."""

OF_COURSE = ("bracket", "withheld")
OF_STRIP = ("expected", "interval", "similar", "median", *OF_COURSE)
"""Kinds of marks that pictures have, beside one's own and the nation's."""

marks_of_course, marks_of_strip = attrgetter(*OF_COURSE), attrgetter(*OF_STRIP)

NOT_EXPECTED = (
    "Där väntat saknas går det inte att räkna ut: för få huvudmän har siffror att jämföra med, eller så är "
    "er elevsammansättning ovanlig eller skyddad."
)

SHOWN = 2
"""How many periods a row has in its table: the newest and the one before; the rest are among the years."""


@shared
class Absence:
    """Why some indicators have no value: one reason, and pairs of each indicator with the nation's value."""

    reason: str
    indicators: tuple[tuple[Indicator, str], ...]


@fixed
class Chapter:
    """One sub-goal, or one kind of conditions. `id` is its anchor; a period is empty unless all share it.

    `numbers` are the page's own, one for each line. `beside` heads the column of what the figures stand
    beside, and is empty when there is none. Lines are `alone` when nothing is known beside them, nor of
    earlier years. `not_expected` says why some values have nothing expected beside them, where others have.
    `questions` are those of the sub-goal that the page has not asked already.
    """

    id: str
    heading: str
    group: Group
    period: str
    earlier_period: str
    numbers: tuple[int, ...]
    lines: tuple[Line, ...]
    alone: bool
    absences: tuple[Absence, ...]
    has_pictures: bool
    has_earlier: bool
    beside: str
    nearly_all: str
    not_expected: str
    years: tuple[Years, ...]
    pupils: tuple[Pupils, ...]
    questions: tuple[str, ...]

    @property
    def earlier_heading(self) -> str:
        """What heads the column of the period before; empty when there is none."""
        return (self.earlier_period.capitalize() or "Tidigare") if self.has_earlier else ""

    @property
    def years_heading(self) -> str:
        """What the years are called."""
        return heading(self.years)

    @property
    def years_note(self) -> str:
        """What the signs among the years mean."""
        return note(self.years)


@fixed
class FormChapters:
    """All that a page shows of one school form."""

    basis: FormBasis
    sub_goals: tuple[Chapter, ...]
    conditions: tuple[Chapter, ...]

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """Sub-goals first, conditions after."""
        return self.sub_goals + self.conditions

    @property
    def marks(self) -> frozenset[str]:
        """Which kinds of marks any picture has."""
        strips = [each.strip for chapter in self.chapters for each in chapter.lines if each.strip]
        shown = [each for chapter in self.chapters for each in chapter.years]
        courses = [each.course for each in shown if each.course]
        return frozenset().union(
            *(compress(OF_STRIP, marks_of_strip(each)) for each in strips),
            *(compress(OF_COURSE, marks_of_course(each)) for each in courses),
        )

    @property
    def surveyed(self) -> bool:
        """Whether anything is expected of a survey, which is another thing than of a share."""
        lines = [each for chapter in self.sub_goals for each in chapter.lines]
        return any(each.beside and each.indicator.survey for each in lines)


def form_chapters(
    basis: FormBasis,
    axis_of: AxisOf,
    numbers: Iterator[int],
    who: str,
    known: Beside = NOTHING,
    *,
    brief: bool = False,
    asked: Collection[str] = (),
) -> FormChapters:
    """The chapters of a school form; `brief` are those that show any figure, and nothing but it.

    `who` is whose values they are: `Ni` or `Enheten`. `asked` are the questions that stand on the page
    already. Where no sub-goal has a figure to show, each is kept short: one question, if none is asked.
    """
    silent = not any(_shown(group) for group in basis.sub_goals)

    def chapters(groups: Iterable[Group]) -> tuple[Chapter, ...]:
        return tuple(
            _chapter(
                basis,
                group,
                shown,
                axis_of,
                numbers,
                who,
                known,
                brief,
                _questions(group.sub_goal, asked, silent) if group.sub_goal and not brief else (),
            )
            for group in groups
            if (shown := _shown(group)) or not brief
        )

    return FormChapters(basis, chapters(basis.sub_goals), chapters(basis.conditions))


def absences(rows: Iterable[Row]) -> tuple[Absence, ...]:
    """Indicators without a value, gathered by their reason, so that it is said once."""
    missing = sorted((row for row in rows if row.reason), key=lambda row: row.reason)
    by_reason = groupby(missing, key=lambda row: row.reason)
    return tuple(_absence(reason, tuple(rows_of_reason)) for reason, rows_of_reason in by_reason)


@lru_cache(KEPT)
def _absence(reason: str, rows: tuple[Row, ...]) -> Absence:
    return Absence(reason, tuple((row.indicator, nation_text(row)) for row in rows))


def scales(strips: Iterable[Strip | None]) -> list[Scale]:
    """The axes that a page draws, each once."""
    return sorted({drawn.scale for drawn in strips if drawn}, key=lambda scale: scale.id)


def _shown(group: Group) -> list[Row]:
    """The rows that have a place in the table."""
    return [row for row in group.rows if not row.reason or _hidden(row)]


def _questions(goal: SubGoal, asked: Collection[str], silent: bool) -> tuple[str, ...]:
    """What to talk about after a sub-goal's figures; of a `silent` one little, and nothing that is asked."""
    left = tuple(question for question in goal.questions if question not in asked)
    if not silent:
        return left
    return left[:1] if left == goal.questions else ()


def _hidden(row: Row) -> bool:
    """Whether the row has a place in the table, though its share is withheld."""
    return nearly_all(row.figure, row.indicator)


def _chapter(
    basis: FormBasis,
    group: Group,
    shown: Sequence[Row],
    axis_of: AxisOf,
    numbers: Iterator[int],
    who: str,
    known: Beside,
    brief: bool,
    questions: tuple[str, ...],
) -> Chapter:
    period = _common(row.figure for row in shown)
    earlier = _common(row.earlier[0] for row in shown if row.earlier)
    stands_alone = known is NOTHING and not any(row.earlier for row in shown)
    make = alone if stands_alone else partial(line, known=known)
    lines = tuple([make(row, who, (period, earlier), axis_of(row.indicator.id)) for row in shown])
    goal, form = group.sub_goal, basis.school_form
    beside = "Väntat" if goal else "Liknande"
    few = () if stands_alone else [pupils(row.figure, row.indicator, known) for row in shown]
    courses = (
        years(row, axis_of(row.indicator.id), known, numbers, SHOWN if row in shown else 0)
        for row in (() if brief else group.rows)
    )
    return Chapter(
        id=goal.id if goal else f"{form.slug}-{group.conditions}",
        heading=goal.heading if goal else CONDITIONS[group.conditions or "pupils"],
        group=group,
        period=period,
        earlier_period=earlier,
        numbers=tuple([next(numbers) for _ in lines]),
        lines=lines,
        alone=stands_alone,
        absences=() if brief else absences(row for row in group.rows if row not in shown),
        has_pictures=any(each.strip for each in lines),
        has_earlier=any(row.earlier and row.earlier[0].value is not None for row in shown),
        beside=beside if any(each.beside for each in lines) else "",
        nearly_all=". ".join(_nearly_all(shown)),
        not_expected=NOT_EXPECTED if goal and _some_without(shown, lines) else "",
        years=tuple(each for each in courses if each),
        pupils=tuple(each for each in few if each),
        questions=questions,
    )


def _nearly_all(shown: Iterable[Row]) -> Iterator[str]:
    """What to know of shares that are not told exactly: now, and in the column of the period before."""
    rows = [row for row in shown if row.reason or (row.earlier and row.earlier[0].status == "approximate")]
    yield from [row.reason for row in rows if row.reason][:1]
    if any(each.status == "approximate" for row in rows for each in (row.figure, *row.earlier[:1])):
        yield NEARLY_KNOWN


def _some_without(shown: Iterable[Row], lines: Iterable[Line]) -> bool:
    """Whether some values have nothing beside them, though others have."""
    known = {
        bool(each.beside) for row, each in zip(shown, lines, strict=True) if row.figure.value is not None
    }
    return known == {True, False}


def _common(figures: Iterable[Figure]) -> str:
    """The period in words that figures have in common; empty when they have none."""
    periods = {figure.period for figure in figures}
    return period_text(periods.pop()) if len(periods) == 1 else ""
