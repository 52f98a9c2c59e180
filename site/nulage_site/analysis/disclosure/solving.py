"""What is the least that each of many small linear sums can be?

The solver's wrapper takes some milliseconds for a problem however small, and the solving a tenth of that. So
problems are solved many at a time, as one: they share no quantity, and the least of their sum is the sum of
what is least for each. Where one of them has no answer the whole has none, and then halves are tried.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

AT_ONCE = 32
"""With more the solver itself takes longer than what is saved around it."""

SOLVED, INFEASIBLE, UNBOUNDED = 0, 2, 3
"""What milp calls three of its outcomes; another is that it cannot tell the last two apart."""


class Problem(NamedTuple):
    """The sum of `goal` times quantity is to be least, when each of them is between its two `ends`.

    The sums of the rows are between theirs, `low` and `high`. `weights` are those that are not 0, with their
    `rows` and `columns`.
    """

    goal: Numbers
    ends: tuple[Numbers, Numbers]
    weights: Numbers
    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    low: Numbers
    high: Numbers


class Answer(NamedTuple):
    """The `least`, infinite where nothing limits it or where no numbers fit, and the quantities `at` it."""

    least: float
    at: Numbers | None = None


def problem(
    goal: Numbers, ends: tuple[Numbers, Numbers], rows: Sequence[tuple[Mapping[int, float], float, float]]
) -> Problem:
    """A problem whose rows are weights by the number of the quantity, and the two ends of their sum."""
    places = [(weight, row, column) for row, (of, _, _) in enumerate(rows) for column, weight in of.items()]
    weights, row, column = np.array(places).reshape(-1, 3).T
    low, high = np.array([each[1:] for each in rows]).reshape(-1, 2).T
    return Problem(goal, ends, weights, row.astype(np.int64), column.astype(np.int64), low, high)


def solve(problems: Sequence[Problem]) -> list[Answer]:
    """The answer to each problem."""
    lots = (problems[start : start + AT_ONCE] for start in range(0, len(problems), AT_ONCE))
    return [answer for lot in lots for answer in _together(lot)]


def _together(lot: Sequence[Problem]) -> list[Answer]:
    found = _solved(_side_by_side(lot))
    if found.status == SOLVED:
        parts = np.split(found.x, np.cumsum([len(each.goal) for each in lot])[:-1])
        return [Answer(float(each.goal @ at), at) for each, at in zip(lot, parts, strict=True)]
    if len(lot) == 1:
        return [Answer(-math.inf if found.status == UNBOUNDED else math.inf)]
    middle = len(lot) // 2
    return _together(lot[:middle]) + _together(lot[middle:])


def _side_by_side(lot: Sequence[Problem]) -> Problem:
    """One problem of all, each with rows and columns of its own."""
    rows = np.cumsum([0, *(len(each.low) for each in lot)])
    columns = np.cumsum([0, *(len(each.goal) for each in lot)])
    return Problem(
        goal=np.concatenate([each.goal for each in lot]),
        ends=(np.concatenate([each.ends[0] for each in lot]), np.concatenate([each.ends[1] for each in lot])),
        weights=np.concatenate([each.weights for each in lot]),
        rows=np.concatenate([each.rows + first for each, first in zip(lot, rows, strict=False)]),
        columns=np.concatenate([each.columns + first for each, first in zip(lot, columns, strict=False)]),
        low=np.concatenate([each.low for each in lot]),
        high=np.concatenate([each.high for each in lot]),
    )


def _solved(whole: Problem) -> Any:
    """What the solver says; asked again the slow way when it cannot tell why there is no answer."""
    # half a second of libraries, which an audit that is told in closed form does without
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415
    from scipy.sparse import coo_array  # noqa: PLC0415

    shape = (len(whole.low), len(whole.goal))
    weights = coo_array((whole.weights, (whole.rows, whole.columns)), shape=shape).tocsc()
    limits = [LinearConstraint(weights, whole.low, whole.high)] if len(whole.low) else []
    for presolve in (True, False):
        found = milp(
            whole.goal, constraints=limits, bounds=Bounds(*whole.ends), options={"presolve": presolve}
        )
        if found.status in {SOLVED, INFEASIBLE, UNBOUNDED}:
            break
    return found
