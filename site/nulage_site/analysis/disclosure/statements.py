"""What has been published of numbers of people, as sums that lie between two ends?"""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

Quantity = Hashable
"""A number of people that somebody could ask for: never negative."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something published: the sum of weight times quantity lies between `low` and `high`."""

    weights: Mapping[Quantity, float]
    low: float
    high: float


def total(quantities: Iterable[Quantity], low: float, high: float | None = None) -> Statement:
    """The quantities add up to `low`, or to something between `low` and `high`."""
    return Statement(dict.fromkeys(quantities, 1.0), low, low if high is None else high)


def share(part: Quantity, whole: Quantity, low: float, high: float) -> tuple[Statement, Statement]:
    """The part is between `low` and `high` of the whole; 0 to 1."""
    return (
        Statement({part: 1.0, whole: -high}, -math.inf, 0.0),
        Statement({part: 1.0, whole: -low}, 0.0, math.inf),
    )


def linked(reached: set[Quantity], statements: Sequence[Statement]) -> list[Statement]:
    """The statements that speak of these quantities, or of any that they are tied to."""
    left, tied = list(statements), []
    while near := [each for each in left if not reached.isdisjoint(each.weights)]:
        tied += near
        left = [each for each in left if reached.isdisjoint(each.weights)]
        reached = reached.union(*(each.weights for each in near))
    return tied
