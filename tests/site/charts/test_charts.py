"""Does each figure stand where it should, and nothing stand where there is no value?"""

from dataclasses import replace

import pytest

from nulage_site.charts import Bar, Mark, Stack, histogram, mark, scale, strip
from nulage_site.model import Figure, Indicator

GIRLS = Indicator(
    id="andel-flickor",
    name="Andel flickor",
    unit="percent",
    kind="share",
    direction="neither",
    decimals=1,
    period="school_year",
    school_forms=("compulsory_school",),
    population="",
    definition="",
    how_to_read="",
    questions=(),
    sources=(),
    conditions="pupils",
)
PERCENT = (0.0, 100.0)


def figure(value: float | None, status: str = "exists") -> Figure:
    return Figure("andel-flickor", "compulsory_school", "2024/25", status, "underlag/2026-03-25", value)


def test_a_value_stands_at_its_share_of_the_axis():
    assert mark(figure(8.2), (0.0, 10.0)) == Mark(82)
    assert mark(figure(140_200), (120_000.0, 200_000.0)) == Mark(25.2)


def test_a_value_beyond_the_axis_stands_at_its_end_and_says_so():
    assert mark(figure(250_000), (120_000.0, 200_000.0)) == Mark(100, "higher")
    assert mark(figure(90_000), (120_000.0, 200_000.0)) == Mark(0, "lower")


@pytest.mark.parametrize("status", ["missing", "withheld", "not_reported", "excluded"])
def test_what_has_no_value_has_no_place(status: str):
    assert mark(figure(None, status), PERCENT) is None
    assert strip(GIRLS, PERCENT, figure(None, status), figure(48.7)) is None


def test_a_share_of_nearly_all_is_drawn_as_withheld_and_stands_nowhere():
    drawn = strip(GIRLS, PERCENT, figure(None, "withheld_majority"), figure(48.7))
    assert drawn
    assert drawn.withheld
    assert (drawn.own, drawn.bracket, drawn.interval) == (None, None, None)


def test_the_nation_is_left_out_of_a_picture_when_it_has_no_value():
    drawn = strip(GIRLS, PERCENT, figure(39.1), None)
    assert drawn
    assert drawn.own == Mark(39.1)
    assert drawn.nation is None


def test_nothing_is_drawn_for_a_count_or_a_sum_since_they_tell_size_alone():
    assert strip(replace(GIRLS, kind="count", unit="pupils"), PERCENT, figure(50), figure(90)) is None
    assert strip(replace(GIRLS, kind="cost", unit="tkr"), PERCENT, figure(50), figure(90)) is None


def test_units_at_almost_the_same_value_stand_in_one_stack():
    units = [figure(50.0), figure(50.4), figure(90.0), figure(None, "withheld"), None]
    drawn = strip(GIRLS, PERCENT, figure(60.0), None, units)
    assert drawn
    assert drawn.units == (Stack(50, 0), Stack(90, 50))


def test_the_bars_of_a_histogram_fill_its_width_and_the_highest_its_height():
    drawn = histogram([(0.0, 2), (10.0, 0), (20.0, 4), (30.0, 1)], figure(20.0))
    assert drawn
    assert drawn.bars == (Bar(0, 50, 25, 50), Bar(50, 0, 25, 100), Bar(75, 75, 25, 25))
    assert drawn.nation == Mark(50)
    assert (drawn.scale.low, drawn.scale.high, drawn.tallest) == ("0", "40", 4)


def test_one_interval_shows_no_spread():
    assert histogram([(0.0, 12)], None) is None
    assert histogram([], None) is None


def test_the_ends_of_an_axis_are_written_as_swedish_numbers():
    assert (scale((120_000.0, 200_000.0)).low, scale((17.5, 22.5)).high) == ("120\u00a0000", "22,5")
    assert scale((17.5, 22.5)).id != scale((175.0, 225.0)).id
