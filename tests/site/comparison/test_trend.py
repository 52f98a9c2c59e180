"""Are tests of several years exact, and those that others have published?"""

from itertools import permutations

import pytest

from nulage_site.analysis.comparison.trend import cochran_armitage, kendall_s, kendall_tail, two_sided

GILBERT = [(3, 3, 0.1667), (4, 0, 0.625), (4, 2, 0.375), (4, 4, 0.1667), (4, 6, 0.0417)]
GILBERT += [(5, 0, 0.5917), (5, 2, 0.4083), (5, 4, 0.2417), (5, 6, 0.1167), (5, 8, 0.0417), (5, 10, 0.0083)]
"""Gilbert 1987, table A18: years, Kendall's S, and the exact chance of an S at least as high."""


@pytest.mark.parametrize(("years", "s", "upper"), GILBERT)
def test_the_exact_chance_of_a_rank_order_is_that_of_the_table(years, s, upper):
    series = next(order for order in permutations(range(years)) if kendall_s(order) == s)
    both = 2 * upper if s else 1.0
    assert kendall_tail(series) == pytest.approx(both, abs=0.0001)


@pytest.mark.parametrize(
    ("series", "chance"), [((1, 2, 3), 1 / 3), ((4, 3, 2, 1), 1 / 12), ((1, 2, 3, 4, 5), 1 / 60)]
)
def test_only_five_years_in_one_row_can_be_told_from_chance(series, chance):
    assert kendall_tail(series) == pytest.approx(chance)


def test_years_with_the_same_value_are_neither_up_nor_down():
    assert kendall_s([70, 70, 71]) == 2
    assert kendall_tail([70, 70, 71]) == pytest.approx(2 / 3)


def test_a_steady_change_is_armitages():
    z = cochran_armitage([0, 1, 2], [19, 29, 24], [516, 589, 293])
    assert z**2 == pytest.approx(7.19, abs=0.005)
    assert two_sided(z) == pytest.approx(0.0073, abs=0.00005)


def test_a_change_that_the_nation_shares_is_no_change_in_the_gap():
    assert cochran_armitage([0, 1, 2], [60, 70, 80], [100, 100, 100], [0.6, 0.7, 0.8]) == pytest.approx(0)


def test_cohorts_that_differ_more_than_chance_make_a_trend_less_sure():
    sure, unsure = (cochran_armitage([0, 1, 2], [50, 60, 70], [100] * 3, dispersion=d) for d in (1, 4))
    assert unsure == pytest.approx(sure / 2)
