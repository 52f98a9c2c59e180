"""Between which two values does everything that has been published leave a number?"""

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import coo_array

Quantity = Hashable
"""A number of people that somebody could ask for: never negative."""

Interval = tuple[float, float]
Weights = NDArray[np.float64]

NOTHING = 1e-6
"""Of a person: as near to none as the solver comes."""

INFEASIBLE, UNBOUNDED = 2, 3
"""What linprog calls two of its outcomes."""


class Contradiction(Exception):
    """No numbers at all fit what has been published."""


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


def bounds(sought: Quantity, statements: Sequence[Statement], of: Quantity | None = None) -> Interval:
    """The least and the greatest that `sought` can be, or its share of `of`, when all statements hold.

    Raises Contradiction when they cannot hold together. The upper end is infinite where nothing limits it.
    A share is sought by the transformation of Charnes and Cooper (1962), which makes it linear: everything is
    multiplied by a free number, such that `of` becomes 1.
    """
    tied = linked({sought} if of is None else {sought, of}, statements)
    named = [sought, *([] if of is None else [of]), *(one for each in tied for one in each.weights)]
    quantities = list(dict.fromkeys(named))
    if len(quantities) == 1:
        return _alone(sought, tied)
    column = {one: number for number, one in enumerate(quantities)}
    multiplier = len(quantities)
    rows: list[Weights] = []
    for each in tied:
        for sign, end in ((1.0, each.high), (-1.0, each.low)):
            if math.isfinite(end):
                row = np.zeros(multiplier + 1)
                for one, weight in each.weights.items():
                    row[column[one]] = sign * weight
                row[multiplier] = -sign * end
                rows.append(row)
    fixed = np.zeros((1, multiplier + 1))
    fixed[0, multiplier if of is None else column[of]] = 1.0
    goal = np.zeros(multiplier + 1)
    goal[0] = 1.0
    return _least(goal, rows, fixed), -_least(-goal, rows, fixed)


def can_be_nothing(sought: Iterable[Collection[Quantity]], statements: Sequence[Statement]) -> set[Quantity]:
    """Those of the sought quantities that can be 0 when all statements hold; none when they cannot hold.

    Groups of quantities are asked together first, since one answer often shows many of them at 0; then each
    of those that are left.
    """
    groups = [[*each] for each in sought]
    column = {one: n for n, one in enumerate(dict.fromkeys(q for each in statements for q in each.weights))}
    limits, everything, found = _limits(column, statements), {*chain(*groups)}, set[Quantity]()
    singly = ([one] for one in chain(*groups))
    for together in chain(groups, singly):
        if left := [one for one in together if one not in found]:
            goal = np.zeros(len(column))
            goal[[column[one] for one in left]] = 1.0
            answer = linprog(goal, **limits)
            if answer.x is not None:
                found |= {one for one in everything if answer.x[column[one]] < NOTHING}
    return found


def _limits(column: Mapping[Quantity, int], statements: Sequence[Statement]) -> dict[str, Any]:
    """The statements as linprog takes them: of one quantity, of a known sum, of a sum between two ends."""
    alone = [[0.0, math.inf] for _ in column]
    equal: list[tuple[Mapping[Quantity, float], float, float]] = []
    upper: list[tuple[Mapping[Quantity, float], float, float]] = []
    for each in statements:
        if len(each.weights) == 1:
            ((one, weight),) = each.weights.items()
            ends = alone[column[one]]
            low, high = sorted((each.low / weight, each.high / weight))
            ends[:] = max(ends[0], low), min(ends[1], high)
        elif each.low == each.high:
            equal.append((each.weights, 1.0, each.low))
        else:
            both = ((each.weights, 1.0, each.high), (each.weights, -1.0, -each.low))
            upper += [row for row in both if math.isfinite(row[2])]
    limits: dict[str, Any] = {"bounds": alone}
    for name, rows in (("eq", equal), ("ub", upper)):
        if rows:
            places = [
                (sign * weight, n, column[one])
                for n, (of, sign, _) in enumerate(rows)
                for one, weight in of.items()
            ]
            weights, row, col = zip(*places, strict=True)
            limits[f"A_{name}"] = coo_array((weights, (row, col)), shape=(len(rows), len(column))).tocsr()
            limits[f"b_{name}"] = [end for _, _, end in rows]
    return limits


def linked(reached: set[Quantity], statements: Sequence[Statement]) -> list[Statement]:
    """The statements that speak of these quantities, or of any that they are tied to."""
    left, tied = list(statements), []
    while near := [each for each in left if not reached.isdisjoint(each.weights)]:
        tied += near
        left = [each for each in left if reached.isdisjoint(each.weights)]
        reached = reached.union(*(each.weights for each in near))
    return tied


def _least(goal: Weights, rows: list[Weights], fixed: Weights) -> float:
    """The least that the goal can be when no row is above 0 and the fixed quantity is 1."""
    upper = {"A_ub": np.array(rows), "b_ub": np.zeros(len(rows))} if rows else {}
    found = linprog(goal, **upper, A_eq=fixed, b_eq=[1.0])
    if found.status == INFEASIBLE:
        raise Contradiction
    return -math.inf if found.status == UNBOUNDED else float(found.fun)


def _alone(sought: Quantity, statements: Iterable[Statement]) -> Interval:
    """With one unknown every statement is an interval, and the answer is what they have in common."""
    low, high = 0.0, math.inf
    for each in statements:
        ends = sorted((each.low / each.weights[sought], each.high / each.weights[sought]))
        low, high = max(low, ends[0]), min(high, ends[1])
    if low > high:
        raise Contradiction
    return low, high
