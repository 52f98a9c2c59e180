"""Which numbers of pupils can a published share stand for?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nulage_site.analysis.comparison.counts import recover, smallest_n
from nulage_site.analysis.comparison.gap import pupils


def test_a_share_of_a_known_group_is_a_number_of_pupils():
    assert recover(66.7, 30, 1) == 20
    assert recover(66.7, 409, 1) == 273


def test_a_share_that_no_whole_number_of_pupils_gives_is_not_counted():
    assert recover(66.7, 29, 1) is None
    assert recover(50.0, 0, 1) is None


@settings(deadline=None)
@given(of=st.integers(1, 999), part=st.floats(0, 1))
def test_in_a_group_under_a_thousand_the_number_of_pupils_is_the_very_one(of, part):
    reached = round(part * of)
    assert recover(round(100 * reached / of, 1), of, 1) == reached


def test_the_smallest_group_has_ten_on_either_side():
    assert smallest_n(50.0, 10, 1) == 20
    assert smallest_n(66.7, 10, 1) == 30
    assert smallest_n(99.0, 10, 1) == 953, "10 of 953 are missing: 98.95 per cent"


def test_a_group_where_everybody_or_nobody_is_on_one_side_is_at_least_ten():
    assert smallest_n(100.0, 10, 1) == smallest_n(0.0, 10, 1) == 10


@settings(deadline=None)
@given(of=st.integers(20, 999), part=st.floats(0, 1))
def test_no_group_that_the_source_shows_is_smaller_than_the_smallest(of, part):
    reached = min(max(round(part * of), 10), of - 10)
    assert smallest_n(round(100 * reached / of, 1), 10, 1) <= of


@pytest.mark.parametrize(
    ("value", "expected", "of", "gap"),
    [(0.63, 0.78, 28, -4), (0.78, 0.63, 28, 4), (0.5, 0.4, 30, 3), (0.5, 0.5, 30, 0)],
)
def test_a_difference_in_pupils_is_rounded_towards_zero(value, expected, of, gap):
    assert pupils(value, expected, of) == gap
