"""Which shares of a principal cannot be of the same pupils as those of its school units?"""

from dataclasses import replace

import pytest

from nulage_site.model import NATION, Indicator
from nulage_site.statistics import table
from nulage_site.statistics.agreement import Apart, shares_apart

SHARE, TOWN, NOW = "lagst-e", "2129900003", "2024/25"
HERE = [Apart(TOWN, SHARE, NOW)]


@pytest.fixture
def share(system) -> Indicator:
    (share,) = (each for each in system.indicators if each.id == SHARE)
    return replace(share, kind="share")


def figures(own: float, *units: float | None, whose: str = TOWN, source: str = "basis/2026"):
    """The share of a principal, and that of each of its units or None where it is withheld."""
    values = [own, *units]
    return table.tidy(
        principal_id=[whose] * len(values),
        unit_id=["", *(f"1000000{number}" for number in range(len(units)))],
        school_form="compulsory_school",
        indicator=SHARE,
        period=NOW,
        source=source,
        value=[float("nan") if each is None else each for each in values],
        status=["withheld" if each is None else "exists" for each in values],
        raw="",
        file="a",
    )


@pytest.mark.parametrize(
    ("own", "units"),
    [(66.7, (60.0, 70.0)), (60.0, (60.0, 70.0)), (70.1, (60.0, 70.0)), (59.9, (60.0, 60.0)), (66.7, (66.7,))],
)
def test_a_share_among_its_units_is_no_slip_of_the_pen(share, own, units):
    assert shares_apart(figures(own, *units), [share]) == []


@pytest.mark.parametrize(
    ("own", "units"), [(59.8, (60.0, 70.0)), (70.2, (60.0, 70.0)), (66.9, (66.7,)), (7.0, (68.0, 70.0, 75.5))]
)
def test_a_share_outside_all_of_its_units_is_told(share, own, units):
    assert shares_apart(figures(own, *units), [share]) == HERE


def test_nothing_is_told_where_a_unit_may_be_anything(share):
    assert shares_apart(figures(50.0, 60.0, 70.0, None), [share]) == []


def test_nothing_is_told_without_units_or_without_a_share_of_its_own(share):
    assert shares_apart(figures(50.0), [share]) == []
    assert shares_apart(figures(float("nan"), 60.0), [share]) == []


def test_what_another_source_says_of_the_units_is_not_held_against_it(share):
    units = figures(0.0, 60.0, 70.0, source="siris/2026").iloc[1:]
    assert shares_apart(table.join([figures(50.0), units]), [share]) == []


def test_the_nation_has_no_units_and_is_not_asked(share):
    assert shares_apart(figures(50.0, 60.0, whose=NATION), [share]) == []


@pytest.mark.parametrize("other", [{"kind": "count"}, {"conditions": "staff"}, {"survey": True}])
def test_only_shares_of_pupils_are_the_sum_of_their_units(share, other):
    assert shares_apart(figures(50.0, 60.0), [share]) == HERE
    assert shares_apart(figures(50.0, 60.0), [replace(share, **other)]) == []
