"""Between which two values does everything that has been published leave a number?"""

import math
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from nulage_site.analysis.disclosure.solving import Numbers, Problem, problem, solve
from nulage_site.analysis.disclosure.statements import Quantity, Statement, linked, share, total

__all__ = ["Contradiction", "Statement", "bounds", "can_be_nothing", "share", "total"]

Interval = tuple[float, float]

NOTHING = 1e-6
"""Of a person: as near to none as the solver comes."""


class Contradiction(Exception):
    """No numbers at all fit what has been published."""


class Question(NamedTuple):
    """What is sought, or its share of what, when all of these statements hold."""

    sought: Quantity
    statements: Sequence[Statement]
    of: Quantity | None = None


def bounds(sought: Quantity, statements: Sequence[Statement], of: Quantity | None = None) -> Interval:
    """The least and the greatest that `sought` can be, or its share of `of`, when all statements hold.

    Raises Contradiction when they cannot hold together. The upper end is infinite where nothing limits it.
    """
    (found,) = all_bounds([Question(sought, statements, of)])
    if found is None:
        raise Contradiction
    return found


def all_bounds(questions: Sequence[Question]) -> list[Interval | None]:
    """The same of many questions at once; None where the statements cannot hold together."""
    tied = [question._replace(statements=_tied(question)) for question in questions]
    single = [_is_alone(question) for question in tied]
    asked = [question for question, alone in zip(tied, single, strict=True) if not alone]
    answers = iter(solve([each for question in asked for each in _ends(question)]))
    found: list[Interval | None] = []
    for question, alone in zip(tied, single, strict=True):
        if alone:
            found.append(_alone(question))
        else:
            least, turned = next(answers).least, next(answers).least
            found.append(None if math.inf in (least, turned) else (least, -turned))
    return found


def can_be_nothing(sought: Iterable[Collection[Quantity]], statements: Sequence[Statement]) -> set[Quantity]:
    """Those of the sought quantities that can be 0 when all statements hold; none when they cannot hold.

    Groups of quantities are asked together first, since one answer often shows many of them at 0; then each
    of those that are left.
    """
    (found,) = all_that_can_be_nothing([(sought, statements)])
    return found


def all_that_can_be_nothing(
    questions: Iterable[tuple[Iterable[Collection[Quantity]], Sequence[Statement]]],
) -> list[set[Quantity]]:
    """The same of many questions at once."""
    searches = [_Search(*question) for question in questions]
    while asked := [(search, each) for search in searches if (each := search.next())]:
        answers = solve([each for _, each in asked])
        for (search, _), answer in zip(asked, answers, strict=True):
            search.hear(answer.at)
    return [search.found for search in searches]


class _Search:
    """What has been found to be able to be 0, and what is still to be asked."""

    def __init__(self, sought: Iterable[Collection[Quantity]], statements: Sequence[Statement]) -> None:
        groups = [[*each] for each in sought]
        self.found = set[Quantity]()
        self._everything = {*chain(*groups)}
        self._left = deque([*groups, *([one] for one in chain(*groups))])
        quantities = dict.fromkeys(one for each in statements for one in each.weights)
        self._column = {one: number for number, one in enumerate(quantities)}
        self._limits = _limits(self._column, statements)

    def next(self) -> Problem | None:
        """The next problem to solve, or None when there is nothing left to ask."""
        while self._left:
            if left := [one for one in self._left.popleft() if one not in self.found]:
                goal = np.zeros(len(self._column))
                goal[[self._column[one] for one in left]] = 1.0
                return self._limits._replace(goal=goal)
        return None

    def hear(self, at: Numbers | None) -> None:
        """What the answer shows to be nothing."""
        if at is not None:
            self.found |= {one for one in self._everything if at[self._column[one]] < NOTHING}


def _limits(column: Mapping[Quantity, int], statements: Sequence[Statement]) -> Problem:
    """The statements as a problem without a goal: those of one quantity are its ends, the others rows."""
    low, high = np.zeros(len(column)), np.full(len(column), math.inf)
    rows = []
    for each in statements:
        if len(each.weights) == 1:
            ((one, weight),) = each.weights.items()
            ends = sorted((each.low / weight, each.high / weight))
            low[column[one]] = max(low[column[one]], ends[0])
            high[column[one]] = min(high[column[one]], ends[1])
        else:
            weights = {column[one]: weight for one, weight in each.weights.items()}
            rows.append((weights, each.low, each.high))
    return problem(np.zeros(len(column)), (low, high), rows)


def _tied(question: Question) -> list[Statement]:
    """The statements that have to do with a question."""
    named = {question.sought} if question.of is None else {question.sought, question.of}
    return linked(named, question.statements)


def _quantities(question: Question) -> dict[Quantity, int]:
    """Everything that the question and its statements speak of, with the number of its column."""
    named = [question.sought, *([] if question.of is None else [question.of])]
    named += [one for each in question.statements for one in each.weights]
    return {one: number for number, one in enumerate(dict.fromkeys(named))}


def _ends(question: Question) -> Iterator[Problem]:
    """The problems of the least and, turned, of the greatest.

    A share is sought by the transformation of Charnes and Cooper (1962), which makes it linear: everything is
    multiplied by a free number, such that `of` becomes 1.
    """
    column = _quantities(question)
    multiplier = len(column)
    rows = [
        ({column[one]: sign * weight for one, weight in each.weights.items()} | {multiplier: -sign * end})
        for each in question.statements
        for sign, end in ((1.0, each.high), (-1.0, each.low))
        if math.isfinite(end)
    ]
    low, high = np.zeros(multiplier + 1), np.full(multiplier + 1, math.inf)
    fixed = multiplier if question.of is None else column[question.of]
    low[fixed] = high[fixed] = 1.0
    for sign in (1.0, -1.0):
        goal = np.zeros(multiplier + 1)
        goal[0] = sign
        yield problem(goal, (low, high), [(weights, -math.inf, 0.0) for weights in rows])


def _is_alone(question: Question) -> bool:
    return len(_quantities(question)) == 1


def _alone(question: Question) -> Interval | None:
    """With one unknown every statement is an interval, and the answer is what they have in common."""
    low, high = 0.0, math.inf
    for each in question.statements:
        weight = each.weights[question.sought]
        ends = sorted((each.low / weight, each.high / weight))
        low, high = max(low, ends[0]), min(high, ends[1])
    return (low, high) if low <= high else None
