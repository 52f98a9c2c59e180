"""Do groups within a principal differ more than chance explains: its units (R3), its girls and boys (R4)?"""

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.special import chdtr

from nulage_site.analysis.areas.candidate import Candidate
from nulage_site.analysis.areas.case import Case, Seen
from nulage_site.analysis.areas.contrast import contrast_area
from nulage_site.analysis.areas.wording import amount, opening
from nulage_site.analysis.comparison.counts import recover
from nulage_site.analysis.comparison.dispersion import phi, tau_squared
from nulage_site.analysis.comparison.intervals import newcombe
from nulage_site.basis import UnitRow
from nulage_site.model import Figure
from nulage_site.quality_system.sentences.shapes import Contrast

Group = tuple[int, int]
"""Pupils who reached it, of how many."""


def units_differ(case: Case) -> Iterator[Candidate]:
    """R3: the own units differ more than their numbers of pupils explain. Only where pupils are counted."""
    for seen, row, groups in counted_units(case):
        beyond = spread_beyond_chance(groups, case.method.certainty.interval_level.value)
        least = seen.least
        if 0 < least <= beyond * 100:
            values = [each.value for each in row.figures if each is not None and each.value is not None]
            words = case.sentences.contrasts.units_differ
            statement = words.statement.format(
                subject=opening(seen.phrase.subject),
                units=len(values),
                low=amount(min(values), seen.indicator),
                high=amount(max(values), seen.indicator),
            )
            figures = tuple(each for each in row.figures if each is not None)
            yield _candidate("r3", seen, words, statement, beyond * 100 / least, figures, case)


def counted_units(case: Case) -> Iterator[tuple[Seen, UnitRow, Sequence[Group]]]:
    """Each result of which at least two own units have counted pupils."""
    known = {seen.key: seen for seen in case.seen}
    for comparison in case.basis.units:
        for row in comparison.rows:
            seen = known.get((comparison.school_form.id, row.indicator.id))
            if seen and row.indicator.kind == "share" and row.indicator.sub_goal:
                groups = [group for each in row.figures if each and (group := _counted(each, row))]
                if len(groups) > 1:
                    yield seen, row, groups


def spread_beyond_chance(groups: Sequence[Group], level: float) -> float:
    """The standard deviation between groups, as a share, that chance does not explain; 0 when it does.

    `level` is how rarely, as 0.95, chance alone may give so large differences (Pearson's chi square).
    """
    k, n = (np.array(column, dtype=np.float64) for column in zip(*groups, strict=True))
    common = k.sum() / n.sum()
    if common in {0.0, 1.0}:
        return 0.0
    errors = np.sqrt(common * (1 - common) / n)
    z = (k / n - common) / errors
    if chdtr(len(n) - 1, np.square(z).sum()) < level:
        return 0.0
    return float(np.sqrt(tau_squared(phi(z), errors)))


def girls_and_boys(case: Case) -> Iterator[Candidate]:
    """R4: the gap between girls and boys is larger than the nation's. Only where pupils are counted."""
    for girls, boys in counted_pairs(case):
        of_girls, of_boys = girls.comparison, boys.comparison
        if not (of_girls.counts and of_boys.counts and of_girls.nation and of_boys.nation):
            continue
        pair = [(each.reached, each.of) for each in (of_girls.counts, of_boys.counts)]
        low, high = newcombe(pair[0], pair[1], case.method.certainty.interval_level.value)
        nation = (of_girls.nation - of_boys.nation) / 100
        gap = pair[0][0] / pair[0][1] - pair[1][0] / pair[1][1]
        least = girls.least
        outside = nation < low or nation > high
        if outside and abs(gap) > abs(nation) and 0 < least <= abs(gap - nation) * 100:
            words = case.sentences.contrasts.girls_and_boys
            statement = words.statement.format(
                value=amount(of_girls.figure.value or 0.0, girls.indicator),
                other_value=amount(of_boys.figure.value or 0.0, boys.indicator),
                expected=amount(of_girls.nation, girls.indicator),
                other_expected=amount(of_boys.nation, boys.indicator),
            )
            figures = (of_girls.figure, of_boys.figure)
            yield _candidate("r4", girls, words, statement, abs(gap - nation) * 100 / least, figures, case)


def counted_pairs(case: Case) -> Iterator[tuple[Seen, Seen]]:
    """Each figure of girls with the same figure of boys, where the pupils of both are counted."""
    known = {seen.key: seen for seen in case.seen if seen.comparison.counts}
    for seen in known.values():
        if boys := known.get((seen.school_form.id, seen.phrase.boys)):
            yield seen, boys


def _counted(figure: Figure, row: UnitRow) -> Group | None:
    if figure.value is None or not figure.n:
        return None
    reached = recover(figure.value, figure.n, row.indicator.decimals)
    return None if reached is None else (reached, figure.n)


def _candidate(
    rule: str,
    seen: Seen,
    words: Contrast,
    statement: str,
    steps: float,
    figures: tuple[Figure, ...],
    case: Case,
) -> Candidate:
    return Candidate(
        area=contrast_area(f"{rule}-{seen.indicator.id}", seen, words, statement, figures, case),
        family=(rule, seen.school_form.id),
        steps=steps,
        order=seen.order,
    )
