"""Which of all that could be said are the few things that a page says, and in which order?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from nulage_site.analysis.areas.candidate import Candidate
from nulage_site.analysis.areas.case import Case, Direction, Key
from nulage_site.analysis.areas.open_topics import open_topics
from nulage_site.analysis.areas.rules import contrasts_in
from nulage_site.analysis.areas.singles import singles
from nulage_site.findings import Area, AreaKind
from nulage_site.method import Choice
from nulage_site.swedish import number

KINDS: tuple[AreaKind, ...] = ("strength", "explore", "open")
HIDDEN = ("withheld", "withheld_majority")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The areas of a page, strengths first, and what is said of all that is not among them."""

    areas: tuple[Area, ...]
    no_strength: str
    notes: tuple[str, ...]
    reviewed: tuple[str, ...]


def choose(case: Case) -> Chosen:
    """At most as many areas as the method says, and open topics where there are few.

    A strength is among them when there is one; else `no_strength` says why none was seen.
    """
    areas = [each.area for each in _chosen(case)]
    missing = int(case.method.choice.fill_to.value) - len(areas)
    if missing > 0:
        areas += islice(open_topics(case, {area.sub_goal for area in areas}), missing)
    strong = any(area.kind == "strength" for area in areas)
    hidden = _strengths_are_hidden(case)
    return Chosen(
        areas=tuple(sorted(areas, key=lambda area: KINDS.index(area.kind))),
        no_strength="" if strong else _no_strength(case, hidden),
        notes=(hidden,) if strong and hidden else (),
        reviewed=_reviewed(case),
    )


def standing(case: Case) -> Iterator[Direction]:
    """What stands as an area by itself, and which way it differs."""
    for each in _chosen(case):
        if each.area.evidence_class in {"A", "B"}:
            yield from each.ways


def _chosen(case: Case) -> list[Candidate]:
    candidates = sorted([*singles(case), *contrasts_in(case)], key=lambda each: each.rank)
    return _within_limits(_strength_first(candidates), case.method.choice)


def _strength_first(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The same in the same order, but for the first strength, which is never crowded out."""
    first = next((each for each in candidates if each.area.kind == "strength"), None)
    return sorted(candidates, key=lambda each: each is not first)


def _within_limits(candidates: Iterable[Candidate], choice: Choice) -> list[Candidate]:
    """As many as there is room for: in all, for each sub-goal, of conditions and of contrasts."""
    limits = {"contrast": choice.contrasts.value, "condition": choice.conditions.value}
    chosen: list[Candidate] = []
    sub_goals: Counter[str | None] = Counter()
    classes: Counter[str] = Counter()
    families: set[object] = set()
    told: set[Key] = set()
    for each in candidates:
        area = each.area
        full = area.sub_goal is not None and sub_goals[area.sub_goal] >= choice.per_sub_goal.value
        full = full or classes[area.evidence_class] >= limits.get(area.evidence_class, choice.areas.value)
        if full or each.family in families or each.conditions & told or len(chosen) >= choice.areas.value:
            continue
        chosen.append(each)
        sub_goals[area.sub_goal] += 1
        classes[area.evidence_class] += 1
        families.add(each.family)
        told |= each.conditions
    return chosen


def _strengths_are_hidden(case: Case) -> str:
    """That the source hides strengths, where shares are hidden and pupils are not counted; else nothing."""
    shares = [seen for seen in case.seen if seen.indicator.kind == "share" and seen.indicator.sub_goal]
    kinds = {seen.comparison.kind for seen in shares}
    hidden = any(seen.comparison.figure.status in HIDDEN for seen in shares)
    if "few" not in kinds and not ("share_only" in kinds and hidden):
        return ""
    limit = number(case.method.evidence.source_limit.value, 0)
    return case.sentences.no_strength.hidden.format(short_side=limit)


def _no_strength(case: Case, hidden: str) -> str:
    words = case.sentences.no_strength
    if not any(seen.comparison.expected is not None for seen in case.seen):
        return words.nothing
    return " ".join(filter(None, (words.plain, _too_small(case), _shares_alone(case), hidden)))


def _too_small(case: Case) -> str:
    """That small groups are not tried, where one of them is higher than expected; else nothing."""
    least = case.method.classes.least_pupils.value
    small = (seen for seen in case.seen if (counts := seen.comparison.counts) and counts.of < least)
    if not any(seen.kind == "strength" for seen in small):
        return ""
    return case.sentences.no_strength.small.format(n=number(least, 0))


def _shares_alone(case: Case) -> str:
    """That a share alone needs a larger difference, where one above what is expected lacks it."""
    in_line = (
        seen
        for seen in case.seen
        if seen.comparison.kind == "share_only" and seen.comparison.evidence_class == "D"
    )
    if not any(seen.kind == "strength" and seen.steps >= 1 for seen in in_line):
        return ""
    times = number(case.method.classes.share_only_deltas.value, 0)
    return case.sentences.no_strength.shares_alone.format(times=times)


def _reviewed(case: Case) -> tuple[str, ...]:
    """What was looked at and found in line, in content order; each name once."""
    names = (
        seen.indicator.name
        for seen in case.seen
        if seen.comparison.evidence_class == "D" and not case.flagged(seen)
    )
    return tuple(dict.fromkeys(names))
