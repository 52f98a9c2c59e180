"""Do many questions, put to the solver as one, get the answers that each of them gets alone?"""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nulage_site.analysis.disclosure.bounds import (
    Contradiction,
    Question,
    all_bounds,
    all_that_can_be_nothing,
    bounds,
    can_be_nothing,
)
from nulage_site.analysis.disclosure.solving import AT_ONCE, problem, solve
from nulage_site.analysis.disclosure.statements import Statement, share, total

NAMES = st.sampled_from("abcd")
PUPILS = st.integers(0, 9)
TOTALS = st.builds(
    lambda names, ends: total(sorted(names), *sorted(ends)),
    st.sets(NAMES, min_size=1),
    st.tuples(PUPILS, PUPILS),
)
AT_LEAST = st.builds(
    lambda names, low: Statement(dict.fromkeys(sorted(names), 1.0), low, math.inf),
    st.sets(NAMES, min_size=1),
    PUPILS,
)
SHARES = st.builds(lambda part, low: share(part, "all", low / 10, 1.0)[1], NAMES, PUPILS)
STATEMENTS = st.lists(st.one_of(TOTALS, AT_LEAST, SHARES), max_size=5).map(
    lambda said: [total([*"abcd", "all"], 0, 40), *said]
)
"""Of some pupils, and some of them cannot hold together."""


def alone(question):
    try:
        return bounds(*question)
    except Contradiction:
        return None


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(NAMES, STATEMENTS, st.sampled_from([None, "all"])), min_size=1, max_size=9))
def test_bounds_asked_together_are_those_asked_alone(asked):
    questions = [Question(*each) for each in asked]
    for together, by_itself in zip(all_bounds(questions), map(alone, questions), strict=True):
        assert (together is None) == (by_itself is None)
        assert together is None or together == pytest.approx(by_itself, abs=1e-6)


@settings(deadline=None, max_examples=30)
@given(st.lists(STATEMENTS, min_size=1, max_size=9))
def test_what_can_be_nothing_is_the_same_asked_together_and_alone(asked):
    groups = [["a", "b"], ["c", "d"]]
    together = all_that_can_be_nothing([(groups, said) for said in asked])
    assert together == [can_be_nothing(groups, said) for said in asked]


def test_one_without_an_answer_takes_none_from_the_others():
    def least(low, high, sign=1.0):
        ends = np.zeros(2), np.full(2, math.inf)
        return problem(np.array([sign, 0.0]), ends, [({0: 1.0, 1: 1.0}, 4.0, 9.0), ({0: 1.0}, low, high)])

    fits, no_numbers, greatest = least(3.0, 5.0), least(5.0, 3.0), least(3.0, 5.0, -1.0)
    no_end = problem(np.array([-1.0]), (np.zeros(1), np.full(1, math.inf)), [])
    asked = [fits, no_numbers, no_end, greatest] * AT_ONCE
    assert [answer.least for answer in solve(asked)] == pytest.approx([3, math.inf, -math.inf, -5] * AT_ONCE)
    assert solve([]) == []
