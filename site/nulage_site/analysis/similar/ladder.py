"""Which principals are let in, and how far is the door opened until there are enough?"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from nulage_site.analysis.similar.distances import ROUNDING, Flags, Numbers
from nulage_site.analysis.similar.facts import Facts

DECIMALS = 5
"""Distances that differ less are equal: the fast formula leaves some 1e-7 between those alike in all."""


@dataclass(frozen=True, slots=True)
class Rung:
    """What two principals must have in common: size within a factor, cohorts with results, sort."""

    size_factor: float
    same_years: bool
    same_sort: bool


def ladder(size_factors: Sequence[float]) -> Iterator[Rung]:
    """The narrowest rung first: size gives way, then the cohorts, last the sort of principal."""
    for factor in (*size_factors, math.inf):
        yield Rung(factor, same_years=True, same_sort=True)
    yield Rung(math.inf, same_years=False, same_sort=True)
    yield Rung(math.inf, same_years=False, same_sort=False)


def let_in(rung: Rung, facts: Facts, who: int) -> Flags:
    """Whom the rung lets in beside one principal, itself too; nobody whose size is not known, on any rung."""
    allowed: Flags = np.abs(facts.size - facts.size[who]) <= math.log2(rung.size_factor) + ROUNDING
    if rung.same_years:
        allowed &= facts.years == facts.years[who]
    if rung.same_sort:
        allowed &= facts.public == facts.public[who]
    return allowed


def nearest(facts: Facts, who: int, distance: Numbers, rungs: Sequence[Rung], count: int) -> tuple[int, ...]:
    """The `count` nearest on the first rung that has so many, else nobody; `distance` is NaN for the too far.

    Those equally far stand in order of their ids.
    """
    reachable = ~np.isnan(distance)
    reachable[who] = False
    for rung in rungs:
        among = np.flatnonzero(let_in(rung, facts, who) & reachable)
        if len(among) >= count:
            order = np.argsort(np.round(distance[among], DECIMALS), kind="stable")
            return tuple(among[order][:count].tolist())
    return ()
