"""Does the funnel show what chance gives and what principals are, and nobody by name?"""

import math
import re
from itertools import accumulate

import pytest
from forty_municipalities import FORM, METHOD, YEAR_9, forty, landscape

from nulage_site.analysis.comparison.intervals import funnel_limits
from nulage_site.analysis.funnel import funnel
from nulage_site.findings import Counts
from nulage_site.views.funnel import ends, picture

ALIKE = tuple(Counts(140, 200, "siris") for _ in range(40))
"""Forty principals that do not differ at all."""


def test_principals_that_do_not_differ_have_a_funnel_of_chance_alone():
    drawn = funnel(ALIKE, METHOD)
    assert drawn
    assert drawn.between == 0
    assert drawn.limits(100).chance == drawn.limits(100).usual[0] == funnel_limits(0.7, 100, 0.975)


def test_the_spread_between_principals_widens_the_limits_as_its_variance_adds_to_that_of_chance():
    shares = [Counts(reached, 1000, "siris") for reached in (600, 800) * 20]
    drawn = funnel(shares, METHOD)
    assert drawn
    chance, spread = math.sqrt(0.7 * 0.3 / 400), drawn.spread
    low, high = drawn.limits(400).usual[0]
    assert (high - low) / 2 == pytest.approx(1.959964 * math.sqrt(chance**2 + spread**2))
    assert drawn.limits(400).usual[1][0] < low < drawn.limits(400).chance[0]


def test_few_principals_or_one_and_the_same_share_for_all_pupils_give_no_funnel():
    assert funnel(ALIKE[:29], METHOD) is None
    assert funnel([Counts(200, 200, "siris")] * 40, METHOD) is None


def test_only_pupils_that_may_be_counted_are_in_it():
    everybody = forty()
    hidden = next(iter(everybody))
    everybody[hidden][YEAR_9, "2024/25"] = "withheld"
    period, counts = landscape(everybody).counted(FORM, YEAR_9)
    assert period == "2024/25"
    assert len(counts) == 39


def test_a_measure_that_nobody_has_is_counted_for_nobody():
    assert landscape(forty()).counted(FORM, "lagst-e-alla-amnen-ak-6") == ("", ())


def test_the_picture_has_a_dot_for_each_place_and_says_in_its_table_what_its_lines_say():
    drawn = funnel([*ALIKE, Counts(30, 60, "siris"), Counts(900, 1200, "siris")], METHOD)
    assert drawn
    seen = picture(drawn)
    assert seen.dots.count("z") == 3
    assert [row[0] for row in seen.rows] == ["30", "100", "300", "1\N{NO-BREAK SPACE}000"]
    assert all(0 <= tick.place <= 100 for tick in (*seen.pupils, *seen.shares, seen.common))
    for line in "".join((seen.chance, *seen.limits)).split("M")[1:]:
        steps = [int(number) for number in re.findall(r"-?\d+", line)]
        places = [*accumulate(steps[::2]), *accumulate(steps[1::2])]
        assert 0 <= min(places) <= max(places) <= 1000


@pytest.mark.parametrize(
    ("sizes", "axis"), [([26, 7336], (20, 10000)), ([50, 199], (50, 200)), ([10, 20], (10, 50))]
)
def test_the_axis_ends_at_round_numbers_of_pupils(sizes, axis):
    assert ends(sizes) == axis
