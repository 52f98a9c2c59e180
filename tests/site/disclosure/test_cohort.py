"""Can a withheld unit's share be worked out when the number of pupils of the whole is told?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nulage_site.analysis.disclosure.audit import Addition, narrower
from nulage_site.analysis.disclosure.bounds import bounds, total
from nulage_site.analysis.disclosure.cohort import OWN, Cohort, Group


def shown(name, percent, *sizes):
    return Group(name, (percent / 100 - 0.0005, percent / 100 + 0.0005), sizes, withheld=False)


def hidden(name, *sizes):
    return Group(name, (0.0, 1.0), sizes, withheld=True)


def pupils(number):
    return Addition("elevantal", number, (total([("pupils", OWN)], number),))


def intervals(cohort, *additions):
    known = [*cohort.statements(), *(each for addition in additions for each in addition.statements)]
    return [bounds(cell.part, known, cell.of) for cell in cohort.cells()]


TWO_SMALL_UNITS = Cohort(shown(OWN, 60, 1, 400), (shown("a", 50, 1, 50), hidden("b", 1, 50)))
MANY_UNITS = Cohort(
    shown(OWN, 75, 1, 4000),
    (
        *(shown(f"{number}", 70 + number, 1, 400) for number in range(8)),
        hidden("b", 1, 400),
        hidden("c", 1, 400),
    ),
)


def test_two_units_and_the_number_of_pupils_give_the_withheld_one_away():
    (alone,), (counted,) = intervals(TWO_SMALL_UNITS), intervals(TWO_SMALL_UNITS, pupils(99))
    assert alone == pytest.approx((0.6, 1), abs=0.002)
    assert counted == pytest.approx((0.7, 0.71), abs=0.01)
    assert not TWO_SMALL_UNITS.leaves_free({OWN: 99})
    assert TWO_SMALL_UNITS.give_away({OWN: {99}}) == {OWN}


def test_two_withheld_units_among_many_stay_as_free_as_they_were():
    assert MANY_UNITS.leaves_free({OWN: 900})
    assert intervals(MANY_UNITS, pupils(900)) == [pytest.approx((0, 1)), pytest.approx((0, 1))]


def test_a_cohort_with_nothing_withheld_gives_nothing_away():
    assert Cohort(shown(OWN, 60, 1, 400), (shown("a", 60, 1, 400),)).leaves_free({OWN: 99})


def test_a_number_of_pupils_that_the_units_cannot_have_is_not_free():
    assert not TWO_SMALL_UNITS.leaves_free({OWN: 300})


def test_a_units_own_number_of_pupils_gives_its_neighbour_away_and_the_smallest_goes_first():
    assert TWO_SMALL_UNITS.give_away({OWN: {99}, "a": {49}}) == {OWN, "a"}
    assert MANY_UNITS.give_away({OWN: {900}, **{f"{number}": {90} for number in range(8)}}) == set()


def test_a_cohort_that_is_withheld_altogether_may_be_counted():
    cohort = Cohort(hidden(OWN, 1, 400), (hidden("a", 1, 50), hidden("b", 1, 50)))
    assert cohort.give_away({OWN: {80}}) == set()


@st.composite
def cohorts(draw):
    """A principal whose figures are true: every share comes from pupils that were counted."""
    whole = {"pupils": 0, "reached": 0}
    units = []
    for number in range(draw(st.integers(2, 5))):
        of = draw(st.integers(1, 60))
        reached = draw(st.integers(0, of))
        whole = {"pupils": whole["pupils"] + of, "reached": whole["reached"] + reached}
        sizes = (1, of + draw(st.integers(0, 100)))
        withheld = draw(st.booleans())
        name = f"{number}"
        units.append(hidden(name, *sizes) if withheld else shown(name, 100 * reached / of, *sizes))
    own = shown(OWN, 100 * whole["reached"] / whole["pupils"], 1, 1000)
    return Cohort(own, tuple(units)), whole["pupils"]


@settings(deadline=None, max_examples=20)
@given(cohorts())
def test_what_the_closed_form_calls_free_is_as_free_by_linear_programming(drawn):
    cohort, of = drawn
    alone, counted = intervals(cohort), intervals(cohort, pupils(of))
    free = all(each == pytest.approx((0, 1), abs=1e-6) for each in counted)
    assert cohort.leaves_free({OWN: of}) == free
    if free:
        assert not any(narrower(now, before) for now, before in zip(counted, alone, strict=True))
