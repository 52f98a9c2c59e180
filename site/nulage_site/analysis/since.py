"""What has moved since the edition before, more than chance gives?"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from scipy.special import ndtri

from nulage_site.analysis.areas.case import Case, Key, Seen
from nulage_site.analysis.areas.wording import amount, opening
from nulage_site.analysis.comparison.counts import recover, smallest_n
from nulage_site.analysis.comparison.intervals import newcombe
from nulage_site.findings import Counts, Judged, Movement
from nulage_site.method import Method
from nulage_site.model import Figure
from nulage_site.swedish import period_text

Pupils = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Background:
    """What more is known: the pupils behind a share, the nation's value, the size of a school form."""

    counts: Callable[[Figure], Counts | None]
    nation: Callable[[Figure], float | None]
    sizes: Mapping[str, float]


def movements(case: Case, before: Mapping[Key, Figure], background: Background) -> Iterator[Movement]:
    """Each measure that has moved since the figure of it in `before`, in content order.

    Nothing is compared across a break in the series, nor within one and the same period.
    """
    for seen, then in _pairs(case, before, background):
        if _moved(seen, then, case.method, background):
            now = seen.comparison.figure
            yield Movement(seen.indicator.id, seen.school_form.id, then, now, _sentence(seen, then, case))


def judged(case: Case, before: Mapping[Key, Figure], background: Background) -> Judged:
    """Which figures of `before` there was a way to hold the newest ones against."""
    periods: dict[str, set[str]] = {"results": set(), "surveys": set(), "conditions": set()}
    for seen, then in _pairs(case, before, background):
        kind = (
            "conditions" if seen.indicator.conditions else "surveys" if seen.indicator.survey else "results"
        )
        periods[kind].add(then.period)
    return Judged(**{kind: tuple(sorted(found)) for kind, found in periods.items()})


def _pairs(case: Case, before: Mapping[Key, Figure], background: Background) -> Iterator[tuple[Seen, Figure]]:
    """Each measure with the figure before, where there is a rule that could tell the two apart."""
    for seen in case.seen:
        then = before.get(seen.key)
        if then and _comparable(seen, then) and _has_rule(seen, then, background):
            yield seen, then


def latest_before(figures: Iterable[Figure], seen: Iterable[Seen]) -> dict[Key, Figure]:
    """Of each measure that is seen, the newest figure with a value that is older than the one now."""
    now = {each.key: each.comparison.figure.period for each in seen}
    found: dict[Key, Figure] = {}
    for figure in figures:
        key = (figure.school_form, figure.indicator)
        if figure.value is None or key not in now or figure.period >= now[key]:
            continue
        if key not in found or figure.period > found[key].period:
            found[key] = figure
    return found


def _comparable(seen: Seen, then: Figure) -> bool:
    now = seen.comparison.figure
    broken = any(then.period < break_ <= now.period for break_ in seen.indicator.breaks)
    return now.value is not None and then.value is not None and then.period < now.period and not broken


def _has_rule(seen: Seen, then: Figure, background: Background) -> bool:
    if seen.indicator.conditions:
        nation = (background.nation(figure) for figure in (then, seen.comparison.figure))
        return bool(seen.least) and None not in nation
    if seen.indicator.survey:
        return bool(seen.least and seen.settings.survey_c and background.sizes.get(seen.school_form.id))
    return bool(seen.least)


def _moved(seen: Seen, then: Figure, method: Method, background: Background) -> bool:
    """Whether the difference is worth a word, and more than chance gives on the evidence there is."""
    now = seen.comparison.figure
    change = (now.value or 0.0) - (then.value or 0.0)
    if not seen.least or abs(change) < seen.least:
        return False
    if seen.indicator.conditions:
        before, after = background.nation(then), background.nation(now)
        return before is not None and after is not None and abs(change - (after - before)) >= seen.least
    if seen.indicator.survey:
        return _survey_moved(seen, abs(change), method, background.sizes.get(seen.school_form.id))
    groups = [_pupils(figure, seen, background.counts(figure), method) for figure in (now, then)]
    low, high = newcombe(groups[0], groups[1], method.certainty.interval_level.value)
    return low > 0 or high < 0


def _survey_moved(seen: Seen, change: float, method: Method, size: float | None) -> bool:
    """Two means, each with the variance of chance that the method gives for so many pupils."""
    settings = seen.settings
    if not size or not settings.survey_c:
        return False
    chance = float(ndtri(method.classes.survey_level.value)) * math.sqrt(2 * settings.survey_c / size)
    return change >= max(method.classes.survey_deltas.value * seen.least, chance)


def _pupils(figure: Figure, seen: Seen, counts: Counts | None, method: Method) -> Pupils:
    """The pupils behind a share; where they are not known, the fewest that it can stand for."""
    if counts:
        return counts.reached, counts.of
    decimals = figure.decimals if figure.decimals is not None else seen.indicator.decimals
    of = smallest_n(figure.value or 0.0, int(method.evidence.source_limit.value), decimals)
    return recover(figure.value or 0.0, of, decimals) or 0, of


def _sentence(seen: Seen, then: Figure, case: Case) -> str:
    words, now = case.sentences.since, seen.comparison.figure
    template = words.conditions if seen.indicator.conditions else words.moved
    return template.format(
        subject=opening(seen.phrase.subject),
        before=amount(then.value or 0.0, seen.indicator),
        now=amount(now.value or 0.0, seen.indicator),
        period_before=period_text(then.period),
        period=period_text(now.period),
    )
