"""Can several measures of the same pupils give away what none of them gives away alone?"""

import pytest

from nulage_site.analysis.disclosure.bounds import can_be_nothing, share, total
from nulage_site.analysis.disclosure.cohort import OWN, Cohort, Group
from nulage_site.analysis.disclosure.together import Together, together


def group(name, percent, *sizes):
    if percent is None:
        return Group(name, (0.0, 1.0), sizes, withheld=True)
    return Group(name, (percent / 100 - 0.0005, percent / 100 + 0.0005), sizes, withheld=False)


def measure(own, a, b, c):
    units = group("a", a, 1, 60), group("b", b, 1, 400), group("c", c, 1, 100)
    return Cohort(group(OWN, own, 1, 600), units)


READING = measure(65.0, 50.0, 70.0, 80.0)
"""The first unit has 60 pupils at most, so with 150 in all the third has 45 at most, and the second 45 at least."""
WRITING = measure(70.0, 60.0, None, None)


def test_what_one_measure_says_of_the_units_sizes_pins_what_another_withholds():
    assert WRITING.give_away({OWN: {150}}) == set()
    assert Together({"reading": READING, "writing": WRITING}).give_away({OWN: {150}}) == {OWN}


def test_measures_that_leave_the_sizes_open_give_nothing_away_together():
    wide = measure(65.0, 65.0, 65.0, 65.0)
    assert (
        Together({"reading": wide, "writing": measure(50.0, None, None, None)}).give_away({OWN: {60}})
        == set()
    )


def test_only_measures_of_the_same_few_units_are_tried_together():
    of_two = Cohort(WRITING.whole, WRITING.units[:2])
    measures = {"reading": READING, "writing": WRITING, "art": of_two}
    assert [[*each.measures] for each in together(measures, 3)] == [["reading", "writing"]]
    assert [*together(measures, 2)] == []


def test_what_can_be_nothing_is_found_one_by_one_where_not_all_of_it_can_be_so_at_once():
    statements = [total(["some", "others"], 10), *share("most", "all", 0.9, 1.0), total(["all"], 10)]
    assert can_be_nothing([["some", "others", "most"]], statements) == {"some", "others"}


def test_nothing_is_found_where_no_numbers_fit():
    assert can_be_nothing([["some"]], [total(["some"], 1), total(["some", "others"], 0)]) == set()


@pytest.mark.parametrize("pupils", [120, 150, 170])
def test_an_own_number_that_differs_between_sources_is_tried_in_every_form(pupils):
    both = Together({"reading": READING, "writing": WRITING})
    assert both.give_away({OWN: {pupils}}) <= both.give_away({OWN: {120, 150, 170}})
