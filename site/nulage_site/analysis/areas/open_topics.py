"""What is there to talk about where figures are few or say nothing (R8 of the method)?"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle

from nulage_site.analysis.areas.case import Case, Seen
from nulage_site.analysis.areas.reasons import source_text
from nulage_site.analysis.areas.wording import heading
from nulage_site.basis import FormBasis, Group
from nulage_site.findings import Area, EvidenceClass, Why
from nulage_site.model import Figure, SubGoal
from nulage_site.swedish import inside, number, number_word


@dataclass(frozen=True, slots=True)
class Silence:
    """Why the figures of a sub-goal say little, in its class and in words, and which figures they are.

    `ways` say the same, so that topics beside each other need not begin alike. `question` is asked in
    place of the sub-goal's own, where that would not follow on the statement.
    """

    evidence_class: EvidenceClass
    ways: tuple[str, ...]
    little_data: bool
    figures: tuple[Figure, ...] = ()
    question: str = ""


def open_topics(case: Case, taken: Collection[str | None]) -> Iterator[Area]:
    """A topic for each sub-goal that is not `taken`: where there is little data before all others.

    The first of every school form comes before the second of any.
    """
    ordered = sorted(
        (not silence.little_data, nth, place, form, goal, silence)
        for place, form in enumerate(case.basis.forms)
        for nth, (goal, silence) in enumerate(_silent(form, taken, case))
    )
    asked = cycle(case.sentences.questions.open)
    for nth, (*_, form, goal, silence) in enumerate(ordered):
        yield _area(form, goal, silence, silence.ways[nth % len(silence.ways)], next(asked), case)


def _silent(form: FormBasis, taken: Collection[str | None], case: Case) -> list[tuple[SubGoal, Silence]]:
    """The sub-goals of a school form that are left, those with little data first."""
    goals = [(group.sub_goal, _silence(form, group, case)) for group in form.sub_goals if group.sub_goal]
    left = [(goal, silence) for goal, silence in goals if goal.id not in taken]
    return sorted(left, key=lambda each: not each[1].little_data)


def without_figures(case: Case) -> Iterator[Group]:
    """The sub-goals of which the principal has no value that can be shown."""
    for form in case.basis.forms:
        yield from (group for group in form.sub_goals if not any(_shown(group)))


def _shown(group: Group) -> Iterator[Figure]:
    return (row.figure for row in group.rows if row.figure.value is not None)


def _lacking(form: FormBasis, goal: SubGoal, case: Case) -> Iterator[tuple[str, str]]:
    """Which figures of a sub-goal the source does not show, and which speak of too few pupils to compare."""
    labels, least = case.sentences.labels, case.method.classes.least_pupils.value
    rows = [row for group in form.sub_goals if group.sub_goal == goal for row in group.rows]
    few = {
        seen.indicator.id
        for seen in case.seen
        if seen.school_form.id == form.school_form.id
        and (counts := seen.comparison.counts)
        and counts.of < least
    }
    for label, found in (
        (labels.not_shown, [row for row in rows if row.figure.value is None]),
        (labels.too_few, [row for row in rows if row.indicator.id in few]),
    ):
        if found:
            yield label, "; ".join(row.indicator.name for row in found)


def _by_reason(form: FormBasis, goal: SubGoal) -> Iterator[tuple[str, str]]:
    """Of a sub-goal without figures, each reason with the indicators it is for, where there are several."""
    rows = [row for group in form.sub_goals if group.sub_goal == goal for row in group.rows]
    reasons = dict.fromkeys(row.reason for row in rows)
    if len(reasons) > 1:
        for reason in reasons:
            yield reason, "; ".join(row.indicator.name for row in rows if row.reason == reason)


def _silence(form: FormBasis, group: Group, case: Case) -> Silence:
    """What can be said of a sub-goal that no area has taken up."""
    words, goal = case.sentences.open, group.sub_goal
    about = inside(goal.heading) if goal else ""
    here = [
        seen
        for seen in case.seen
        if goal and seen.indicator.sub_goal == goal.id and seen.school_form.id == form.school_form.id
    ]
    if any(seen.comparison.evidence_class == "D" for seen in here):
        return Silence("D", _said(words.quiet, heading=about), False, _figures(here))
    if few := [seen for seen in here if seen.comparison.kind == "few" and seen.phrase.few]:
        phrase = few[0].phrase
        return Silence("F", _said((words.few,), few=phrase.few), True, _figures(few[:1]), phrase.more)
    if small := [seen for seen in here if seen.comparison.evidence_class == "C"]:
        return _too_little(small[0], case)
    if any(_shown(group)):
        return Silence("open", _said(words.shown, heading=about), False, tuple(_shown(group)))
    if not group.rows:
        return Silence("open", _said(words.nothing, heading=about), True)
    figures = tuple(row.figure for row in group.rows)
    return Silence("E", _withheld(about, Counter(row.reason for row in group.rows), case), True, figures)


def _said(ways: Iterable[str], **words: str) -> tuple[str, ...]:
    """Each of the ways to say something, with its words in place."""
    return tuple(way.format(**words) for way in ways)


def _withheld(about: str, reasons: Mapping[str, int], case: Case) -> tuple[str, ...]:
    """Why there are no figures: the reason, or where there are several how many indicators each is for."""
    words = case.sentences.open
    if len(reasons) == 1:
        return _said(words.withheld, heading=about, reason=inside(next(iter(reasons))))
    told = (
        words.one_for_reason.format(reason=reason)
        if n == 1
        else words.some_for_reason.format(reason=reason, n=number_word(n))
        for reason, n in reasons.items()
    )
    return _said(words.withheld_variously, heading=about, reasons=" ".join(told))


def _too_little(seen: Seen, case: Case) -> Silence:
    """Few pupils, nothing to compare with, or principals that differ so little that it says nothing."""
    words, compared = case.sentences.open, seen.comparison
    n = compared.counts.of if compared.counts else compared.figure.n
    if n is not None and n < case.method.classes.least_pupils.value and seen.phrase.group:
        statement = words.few_pupils.format(n=number(n, 0), group=seen.phrase.group)
    elif compared.expected is None:
        statement = words.uncompared.format(subject=seen.phrase.subject)
    else:
        statement = words.alike.format(subject=seen.phrase.subject)
    return Silence("C", (statement,), True, (compared.figure,))


def _figures(seen: list[Seen]) -> tuple[Figure, ...]:
    return tuple(each.comparison.figure for each in seen)


def _area(form: FormBasis, goal: SubGoal, silence: Silence, statement: str, asked: str, case: Case) -> Area:
    words = case.sentences.open
    rule = words.little_data if silence.little_data else words.nothing_stands_out
    lacking: Iterable[tuple[str, str]] = ()
    if silence.little_data:
        lacking = _by_reason(form, goal) if silence.evidence_class == "E" else _lacking(form, goal, case)
    first = (silence.question,) if silence.question else goal.questions[:1]
    latest = max(silence.figures, key=lambda figure: figure.period, default=None)
    return Area(
        id=f"oppet-{goal.id}",
        kind="open",
        evidence_class=silence.evidence_class,
        school_form=form.school_form.id,
        heading=heading(goal.heading, form.school_form, case),
        statement=statement,
        questions=(*first, asked) if silence.little_data else goal.questions[:2],
        why=Why(
            rule=rule,
            facts=tuple(lacking),
            source=source_text(latest, case) if latest else "",
            period=latest.period if latest else "",
        ),
        sub_goal=goal.id,
        figures=silence.figures,
    )
