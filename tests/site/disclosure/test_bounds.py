"""How much can be worked out about a number from what has been published of others?"""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nulage_site.analysis.disclosure.bounds import Contradiction, Statement, bounds, share, total


def test_what_is_left_of_a_hundred_when_93_are_known_is_one_independent_principal_of_7():
    published = [total(["municipal", "independent"], 100), total(["municipal"], 93)]
    assert bounds("independent", published) == pytest.approx((7, 7))


def test_two_independent_principals_can_each_be_anything_from_none_to_7():
    published = [total(["municipal", "one", "other"], 100), total(["municipal"], 93)]
    assert bounds("one", published) == pytest.approx((0, 7))
    assert bounds("other", published) == pytest.approx((0, 7))


def test_a_sum_of_three_years_gives_away_the_one_that_is_not_shown():
    published = [total(["2022", "2023", "2024"], 33), total(["2022"], 12), total(["2023"], 14)]
    assert bounds("2024", published) == pytest.approx((7, 7))


def test_a_single_unknown_is_what_all_statements_have_in_common():
    published = [total(["a"], 3, 9), Statement({"a": -2.0}, -12, -2), total(["b"], 4)]
    assert bounds("a", published) == (3, 6)


def test_a_number_that_nobody_speaks_of_is_only_not_negative():
    assert bounds("a", [total(["b"], 4)]) == (0, math.inf)


def test_a_rounded_total_leaves_room():
    published = [total(["a", "b"], 99.5, 100.5), total(["a"], 93)]
    assert bounds("b", published) == pytest.approx((6.5, 7.5))


def test_a_share_of_unknown_size_can_still_be_bounded():
    published = [*share("reached", "all", 0.6, 0.7), total(["all"], 10, 20)]
    assert bounds("reached", published, of="all") == pytest.approx((0.6, 0.7))
    assert bounds("reached", published) == pytest.approx((6, 14))


def test_a_share_that_nobody_speaks_of_is_unbounded():
    assert bounds("reached", [total(["all"], 10)], of="all") == (0, math.inf)


def test_statements_that_cannot_hold_together_are_told_apart_from_wide_ones():
    with pytest.raises(Contradiction):
        bounds("a", [total(["a"], 3), total(["a"], 4)])
    with pytest.raises(Contradiction):
        bounds("a", [total(["a", "b"], 3), total(["a"], 4)])


counts = st.integers(0, 40)


@settings(deadline=None, max_examples=20)
@given(st.lists(counts, min_size=2, max_size=5), st.data())
def test_the_truth_always_lies_within_the_bounds(numbers, data):
    known = data.draw(st.sets(st.sampled_from(range(len(numbers)))))
    published = [total(range(len(numbers)), sum(numbers)), *(total([one], numbers[one]) for one in known)]
    for place, number in enumerate(numbers):
        low, high = bounds(place, published)
        assert low - 1e-6 <= number <= high + 1e-6
