"""Does a line over the years join only what may be joined, and magnify nothing?"""

import pytest
from one_principal import INDICATORS, YEAR_9, figure

from nulage_site.charts import course, reach
from nulage_site.charts.course import Bracket

SHARE, PERCENT = INDICATORS[YEAR_9], (0.0, 100.0)
YEARS = ("2020/21", "2021/22", "2022/23", "2023/24", "2024/25")


def series(*values):
    """A figure for each year: its value, the status of one without, or None where there is no figure."""
    return [
        figure(YEAR_9, value, period)
        if isinstance(value, float)
        else figure(YEAR_9, None, period, status=value)
        for period, value in zip(YEARS, values, strict=True)
        if value is not None
    ]


def lengths(runs):
    return [len(run) for run in runs]


def test_years_stand_in_the_middle_of_their_columns():
    drawn = course(SHARE, PERCENT, YEARS, series(60.0, 62.0, 64.0, 66.0, 68.0))
    assert drawn
    assert [point.x for point in drawn.own[0]] == [10, 30, 50, 70, 90]


def test_a_withheld_year_is_a_gap_that_says_so():
    drawn = course(SHARE, PERCENT, YEARS, series(60.0, 62.0, "withheld", 66.0, 68.0))
    assert drawn
    assert lengths(drawn.own) == [2, 2]
    assert drawn.withheld == (50,)


@pytest.mark.parametrize("gap", ["missing", "not_reported", None])
def test_a_year_without_value_is_a_gap(gap):
    drawn = course(SHARE, PERCENT, YEARS, series(60.0, gap, 64.0, 66.0, 68.0))
    assert drawn
    assert lengths(drawn.own) == [1, 3]
    assert drawn.withheld == ()


def test_years_that_nobody_has_are_not_joined_over():
    periods = ("2019/20", "2021/22", "2022/23", "2023/24")
    own = [figure(YEAR_9, 60.0, each) for each in periods]
    drawn = course(SHARE, PERCENT, periods, own)
    assert drawn
    assert lengths(drawn.own) == [1, 3]


def test_a_survey_of_every_other_year_is_one_line():
    periods = ("VT 2021", "VT 2023", "VT 2025")
    own = [figure(YEAR_9, 60.0, each) for each in periods]
    drawn = course(SHARE, PERCENT, periods, own)
    assert drawn
    assert lengths(drawn.own) == [3]


def test_two_values_are_no_line():
    assert course(SHARE, PERCENT, YEARS, series(60.0, "withheld", None, 66.0, "missing")) is None


def test_a_value_between_two_is_a_bracket_that_no_line_touches():
    own = series(60.0, 62.0, 64.0, None, 68.0)
    between = figure(YEAR_9, None, "2023/24", status="approximate", low=70.0, high=80.0)
    drawn = course(SHARE, PERCENT, YEARS, [*own, between])
    assert drawn
    assert lengths(drawn.own) == [3, 1]
    assert (drawn.scale.low, drawn.scale.high) == ("60", "80")
    assert drawn.bracket == (Bracket(70, 0, 50),)


def test_a_small_change_looks_small():
    drawn = course(SHARE, PERCENT, YEARS, series(70.0, 70.5, 71.0, 70.5, 70.0))
    assert drawn
    heights = [point.y for point in drawn.own[0]]
    assert max(heights) - min(heights) <= 5


@pytest.mark.parametrize(
    ("values", "least", "ends"),
    [
        ((66.0, 73.0), 20.0, (60.0, 80.0)),
        ((57.9, 86.2), 20.0, (50.0, 90.0)),
        ((7.0,), 2.0, (6.0, 8.0)),
        ((127_700.0, 198_000.0), 16_000.0, (120_000.0, 200_000.0)),
    ],
)
def test_an_axis_has_round_ends_around_its_values(values, least, ends):
    assert reach(values, least) == ends
