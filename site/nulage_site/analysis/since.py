"""What has moved since the edition before, more than chance gives?"""

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from scipy.special import ndtri

from nulage_site.analysis.areas.case import Case, Key, Seen
from nulage_site.analysis.areas.wording import amount, opening
from nulage_site.analysis.comparison.counts import recover, smallest_n
from nulage_site.analysis.comparison.intervals import newcombe
from nulage_site.findings import Counts, Judged, Movement
from nulage_site.method import Method
from nulage_site.model import Figure, Indicator
from nulage_site.quality_system.sentences.shapes import Since
from nulage_site.swedish import ALL, listed, period_text, value_text

NAMED = 3
"""So many measures are named within a sentence, and more are counted."""

Pupils = tuple[int, int]
Outcome = Literal["moved", "chance", "small"]
"""More than chance gives; so large in itself but what chance may give; or too small to be worth a word."""


@dataclass(frozen=True, slots=True)
class Background:
    """What more is known: the pupils behind a share, the nation's value, the size of a school form."""

    counts: Callable[[Figure], Counts | None]
    nation: Callable[[Figure], float | None]
    sizes: Mapping[str, float]


def since(
    case: Case, before: Mapping[Key, Figure], background: Background
) -> tuple[tuple[Movement, ...], Judged]:
    """What has moved since the figures in `before`, in content order, and what was compared.

    Nothing is compared across a break in the series, nor within one and the same period.
    """
    compared = [
        (seen, then, _outcome(seen, then, case.method, background))
        for seen, then in _pairs(case, before, background)
    ]
    moved = ((seen, then) for seen, then, outcome in compared if outcome == "moved")
    return tuple(_movement(*each, case, background) for each in moved), _judged(compared, case)


def _movement(seen: Seen, then: Figure, case: Case, background: Background) -> Movement:
    now, sentence = seen.comparison.figure, _sentence(seen, then, case, background)
    return Movement(seen.indicator.id, seen.school_form.id, then, now, sentence)


def _judged(compared: Collection[tuple[Seen, Figure, Outcome]], case: Case) -> Judged:
    """Which earlier figures there was a way to hold the newest ones against, and what chance explains."""
    subjects = [seen.phrase.subject for seen, _, outcome in compared if outcome == "chance"]
    return Judged(tuple(sorted({then.period for _, then, _ in compared})), _by_chance(subjects, case))


def _by_chance(subjects: Sequence[str], case: Case) -> str:
    """What chance may explain: by name where it is few enough to read, else how many."""
    if not subjects:
        return ""
    words = case.sentences.since
    template = words.by_chance if len(subjects) <= NAMED else words.many_by_chance
    return template.format(subjects=listed(subjects), n=len(subjects))


def _pairs(case: Case, before: Mapping[Key, Figure], background: Background) -> Iterator[tuple[Seen, Figure]]:
    """Each measure with the figure before, where there is a rule that could tell the two apart."""
    for seen in case.seen:
        then = before.get(seen.key)
        if then and _comparable(seen, then) and _has_rule(seen, then, background):
            yield seen, then


def latest_before(figures: Iterable[Figure], seen: Iterable[Seen]) -> dict[Key, Figure]:
    """Of each measure that is seen, the newest figure that says something and is older than the one now."""
    now = {each.key: each.comparison.figure.period for each in seen}
    found: dict[Key, Figure] = {}
    for figure in figures:
        key = (figure.school_form, figure.indicator)
        if not _ends(figure) or key not in now or figure.period >= now[key]:
            continue
        if key not in found or figure.period > found[key].period:
            found[key] = figure
    return found


def _comparable(seen: Seen, then: Figure) -> bool:
    now = seen.comparison.figure
    broken = any(then.period < break_ <= now.period for break_ in seen.indicator.breaks)
    return bool(_ends(now) and _ends(then)) and then.period < now.period and not broken


def _ends(figure: Figure) -> tuple[float, ...]:
    """What a figure may be: its value, or the least and the most where the source says no more."""
    if figure.value is not None:
        return (figure.value,)
    known = figure.status == "approximate" and figure.n
    if known and figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    return ()


def _has_rule(seen: Seen, then: Figure, background: Background) -> bool:
    if seen.indicator.conditions:
        nation = (background.nation(figure) for figure in (then, seen.comparison.figure))
        return bool(seen.least) and None not in nation
    if seen.indicator.survey:
        return bool(seen.least and seen.settings.survey_c and background.sizes.get(seen.school_form.id))
    return bool(seen.least)


def _outcome(seen: Seen, then: Figure, method: Method, background: Background) -> Outcome:
    """Whether the difference is worth a word, and more than chance gives on the evidence there is.

    Of what is nearly known it is said only when both ends say so.
    """
    now = seen.comparison.figure
    pairs = list(product(_ends(now), _ends(then)))
    changes = [after - before for after, before in pairs]
    one_way = min(changes) > 0 or max(changes) < 0
    if not seen.least or not one_way or min(map(abs, changes)) < seen.least:
        return "small"
    if seen.indicator.conditions:
        before, after = background.nation(then), background.nation(now)
        apart = before is not None and after is not None and abs(changes[0] - (after - before)) >= seen.least
        return "moved" if apart else "small"
    if seen.indicator.survey:
        size = background.sizes.get(seen.school_form.id)
        return "moved" if _survey_moved(seen, abs(changes[0]), method, size) else "small"
    level = method.certainty.interval_level.value
    for after, before in pairs:
        groups = (
            _pupils(now, after, seen, background, method),
            _pupils(then, before, seen, background, method),
        )
        low, high = newcombe(*groups, level)
        if low <= 0 <= high:
            return "chance"
    return "moved"


def _survey_moved(seen: Seen, change: float, method: Method, size: float | None) -> bool:
    """Two means, each with the variance of chance that the method gives for so many pupils."""
    settings = seen.settings
    if not size or not settings.survey_c:
        return False
    chance = float(ndtri(method.classes.survey_level.value)) * math.sqrt(2 * settings.survey_c / size)
    return change >= max(method.classes.survey_deltas.value * seen.least, chance)


def _pupils(figure: Figure, value: float, seen: Seen, background: Background, method: Method) -> Pupils:
    """The pupils behind a share; where they are not known, the fewest that it can stand for."""
    if figure.value is None and figure.n:
        return round(figure.n * value / 100), figure.n
    if counts := background.counts(figure):
        return counts.reached, counts.of
    decimals = figure.decimals if figure.decimals is not None else seen.indicator.decimals
    of = smallest_n(value, int(method.evidence.source_limit.value), decimals)
    return recover(value, of, decimals) or 0, of


def _sentence(seen: Seen, then: Figure, case: Case, background: Background) -> str:
    words, now = case.sentences.since, seen.comparison.figure
    template = words.moved_small if _small((then, now), case.method, background) else words.moved
    return (words.conditions if seen.indicator.conditions else template).format(
        subject=opening(seen.phrase.subject),
        before=_told(then, seen.indicator, words),
        now=_told(now, seen.indicator, words),
        period_before=period_text(then.period),
        period=period_text(now.period),
    )


def _small(figures: Iterable[Figure], method: Method, background: Background) -> bool:
    """Whether any of the groups is known to be too small to be compared with what is expected of it."""
    known = ((figure.n, background.counts(figure)) for figure in figures)
    sizes = (counts.of if counts else n for n, counts in known)
    return any(n is not None and n < method.classes.least_pupils.value for n in sizes)


def _told(figure: Figure, indicator: Indicator, words: Since) -> str:
    """The value, or the bounds of it where that is all that is known."""
    if figure.value is not None:
        return amount(figure.value, indicator)
    known = value_text(figure, indicator)
    return words.nearly_all.format(at_least=known) if figure.high == ALL else known
