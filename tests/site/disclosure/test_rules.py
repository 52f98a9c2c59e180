"""Which numbers of pupils are never added to what the sources print?"""

from pathlib import Path

import pytest

from nulage_site.analysis.disclosure.rules import (
    always_countable,
    may_average,
    may_count,
    may_pool,
)
from nulage_site.method import Disclosure
from nulage_site.quality_system.method import read_method

CONTENT = Path(__file__).parents[3] / "content"


@pytest.fixture(scope="module")
def limits() -> Disclosure:
    return read_method(CONTENT / "quality-system", None).disclosure


def test_a_group_under_ten_is_not_counted(limits):
    assert not may_count(0, 9, limits)
    assert may_count(0, 10, limits)


@pytest.mark.parametrize("few", [1, 2, 3, 4])
def test_one_to_four_on_the_short_side_of_a_group_under_thirty_are_not_counted(few, limits):
    assert not may_count(few, 29, limits)
    assert not may_count(29 - few, 29, limits)
    assert may_count(few, 30, limits)


def test_nobody_and_everybody_and_five_may_be_counted_in_a_small_group(limits):
    assert may_count(0, 29, limits)
    assert may_count(29, 29, limits)
    assert may_count(5, 29, limits)


def test_from_some_size_on_every_number_may_be_counted_and_not_below_it(limits):
    least = int(always_countable(limits))
    assert all(may_count(reached, of, limits) for of in range(least, 3 * least) for reached in range(of + 1))
    assert not all(may_count(reached, least - 1, limits) for reached in range(least))


def test_more_reached_than_there_are_is_refused(limits):
    with pytest.raises(ValueError, match="11 of 10"):
        may_count(11, 10, limits)


def test_three_years_with_one_of_them_withheld_are_not_added_up(limits):
    assert may_pool([(12, 20), (14, 20), (7, 15)], limits)
    assert not may_pool([(12, 20), (14, 20), None], limits)


def test_years_are_not_added_up_when_all_or_none_are_known(limits):
    assert not may_pool([None, None, (7, 15)], limits)
    assert not may_pool([], limits)


def test_a_year_that_cannot_be_counted_by_itself_is_in_no_sum(limits):
    assert not may_pool([(12, 20), (14, 20), (13, 15)], limits)


def test_a_median_of_four_principals_is_not_told():
    assert not may_average(4, least=5)
    assert may_average(5, least=5)
