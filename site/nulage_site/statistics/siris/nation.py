"""What does the whole country come to, when its municipalities are put together?"""

import math
from collections.abc import Collection, Iterable, Iterator

from nulage_site.statistics.siris.figures import Found
from nulage_site.statistics.siris.rows import ALL


def nations_figures(found: Iterable[Found], codes: Collection[str]) -> Iterator[tuple[Found, float]]:
    """One of each group of figures, with the nation's value in its place, rounded as the source rounds.

    A count is the sum of all municipalities, and anything else their mean, weighted by the size of the group.
    Only rows of all types of principal are used: the mean of municipal schools is not the nation's. A figure
    that a municipality withholds is in no mean, and makes a sum unknown. Nothing is said of a country when a
    municipality is not in the table; `codes` are those that there are.
    """
    groups: dict[tuple[str, str, str, int, str], list[Found]] = {}
    for each in found:
        if each.who.type == ALL and not each.who.unit:
            groups.setdefault(_group(each), []).append(each)
    for _, of_country in sorted(groups.items()):
        if {each.who.code for each in of_country} >= set(codes):
            value = _total(of_country) if of_country[0].indicator.kind == "count" else _mean(of_country)
            if math.isfinite(value):
                yield of_country[0], round(value, of_country[0].indicator.decimals)


def _group(found: Found) -> tuple[str, str, str, int, str]:
    return found.school_form, found.indicator.id, found.period, found.rank, found.file


def _total(found: list[Found]) -> float:
    return sum(each.cell.value for each in found)


def _mean(found: list[Found]) -> float:
    known = [(each.cell.value, each.weight) for each in found if math.isfinite(each.cell.value * each.weight)]
    weights = sum(weight for _, weight in known)
    return sum(value * weight for value, weight in known) / weights if weights else math.nan
