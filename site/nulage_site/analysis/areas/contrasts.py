"""Which two figures of a principal say different things? Rules R1 to R7 of the method, each a function."""

from collections.abc import Iterator
from functools import partial

from nulage_site.analysis.areas.candidate import Candidate
from nulage_site.analysis.areas.case import Case, Gap, Seen
from nulage_site.analysis.areas.contrast import contrast_area
from nulage_site.analysis.areas.wording import amount, opening, other_slots, slots
from nulage_site.findings import AreaKind
from nulage_site.quality_system.sentences.shapes import Contrast
from nulage_site.swedish import inside, period_text


def both_ways(seen: Seen) -> bool:
    """R6: raw and adjusted difference point different ways, and both are worth talking about.

    It is told within the area that the figure already is, as the two pictures are of one figure.
    """
    raw, adjusted = seen.comparison.against_nation, seen.comparison.difference
    if not two_sides(seen) or raw is None or adjusted is None:
        return False
    return raw * adjusted < 0 and min(abs(raw), abs(adjusted)) >= seen.least > 0


def two_sides(seen: Seen) -> bool:
    """Whether a figure stands beside both what its pupils' background gives and the nation."""
    return seen.comparison.reference == "background" and seen.comparison.against_nation is not None


def strong_conditions(case: Case) -> Iterator[Candidate]:
    """R1: a result below the expected although a condition is strong."""
    for condition in case.told_conditions():
        below = [
            each
            for each in case.results(condition.school_form.id)
            if case.flagged(each) in {"A", "B"} and each.kind == "explore"
        ]
        if condition.kind == "strength" and below:
            lead = max(below, key=lambda each: each.steps)
            yield _pair("r1", lead, condition, "explore", case.sentences.contrasts.strong_conditions, case)


def weak_conditions(case: Case) -> Iterator[Candidate]:
    """R2: results as expected, and none below, although a condition is weak: a strength."""
    for condition in case.told_conditions():
        results = [
            each for each in case.results(condition.school_form.id) if each.comparison.kind == "counts"
        ]
        held = [each for each in results if each.comparison.evidence_class == "D"]
        below = any(case.flagged(each) and each.kind == "explore" for each in results)
        if condition.kind == "explore" and held and not below:
            lead = max(held, key=lambda each: each.comparison.reliability or 0.0)
            yield _pair("r2", lead, condition, "strength", case.sentences.contrasts.weak_conditions, case)


def survey_and_results(case: Case) -> Iterator[Candidate]:
    """R5: what the pupils of some years answer, and what they reach, point different ways."""
    standing = [each for each in case.seen if each.phrase.stage and case.flagged(each) in {"A", "B"}]
    for result in standing:
        for survey in standing:
            if (
                survey.indicator.survey
                and not result.indicator.survey
                and (survey.school_form, survey.phrase.stage) == (result.school_form, result.phrase.stage)
                and survey.kind != result.kind
            ):
                words = case.sentences.contrasts.survey_and_results
                yield _pair("r5", result, survey, "explore", words, case)


def has_both(case: Case) -> bool:
    """Whether results and survey answers of the same years of school can be compared."""
    stages = {
        (each.school_form.id, each.phrase.stage, each.indicator.survey)
        for each in case.seen
        if each.phrase.stage and each.comparison.expected is not None
    }
    return any((form, stage, not survey) in stages for form, stage, survey in stages)


def gap_changed(case: Case) -> Iterator[Candidate]:
    """R7: the distance to the nation has changed one way over the years."""
    for gap in case.gaps:
        seen = next((each for each in case.seen if each.key == gap.key), None)
        if seen and gap.first.value is not None and gap.last.value is not None:
            yield _changed(gap, gap.first.value, gap.last.value, seen, case)


def _pair(rule: str, lead: Seen, other: Seen, kind: AreaKind, words: Contrast, case: Case) -> Candidate:
    """The candidate of two figures: it belongs where the first of them does."""
    told = slots(lead, case) | other_slots(other, case)
    return Candidate(
        area=contrast_area(
            f"{rule}-{lead.indicator.id}-{other.indicator.id}",
            lead,
            words,
            words.statement.format(**told),
            (lead.comparison.figure, other.comparison.figure),
            case,
            kind=kind,
            other=other,
        ),
        family=(rule, lead.school_form.id),
        steps=min(lead.steps, other.steps) if rule == "r5" else other.steps,
        order=lead.order,
        conditions=frozenset({other.key}) if other.indicator.conditions else frozenset(),
    )


def _way(first: float, last: float, case: Case) -> str:
    """Whether a distance has grown, shrunk, or gone over to the other side."""
    words = case.sentences.words
    if first * last < 0:
        return words.turned
    return words.grown if abs(last) > abs(first) else words.shrunk


def _changed(gap: Gap, first: float, last: float, seen: Seen, case: Case) -> Candidate:
    change = (last - gap.nation_last) - (first - gap.nation_first)
    upwards = (change > 0) == (seen.indicator.direction != "lower")
    words, show = case.sentences.contrasts.gap_changed, partial(amount, indicator=seen.indicator)
    statement = words.statement.format(
        change=_way(first - gap.nation_first, last - gap.nation_last, case),
        before=opening(period_text(gap.first.period)),
        subject=inside(seen.phrase.subject),
        other_value=show(first),
        other_expected=show(gap.nation_first),
        period=opening(period_text(gap.last.period)),
        value=show(last),
        expected=show(gap.nation_last),
    )
    return Candidate(
        area=contrast_area(
            f"r7-{seen.indicator.id}-{'over' if change > 0 else 'under'}",
            seen,
            words,
            statement,
            (gap.first, gap.last),
            case,
            kind="strength" if upwards else "explore",
        ),
        family=("r7", seen.school_form.id),
        steps=abs(change) / (seen.least or 1.0),
        order=seen.order,
    )
