"""When does a condition stand out among principals with similar circumstances?"""

import pytest
from forty_municipalities import PUPILS, forty, independent, landscape, municipality

from nulage_site.findings import Comparison

RATIO, COST, TEACHERS, QUALIFIED = (
    "elever-per-larare",
    "kostnad-per-elev",
    "larare",
    "legitimation-och-behorighet",
)
YEAR = "2024/25"
OWN = municipality(0)
SEVEN = tuple(municipality(number) for number in range(1, 8))


def ratios(own: float, teachers: float = 100.0, step: float = 0.1):
    """Forty municipalities with about twelve pupils for each teacher, and one's own."""
    everybody = {id_: {(PUPILS, YEAR): 1800.0, (TEACHERS, YEAR): teachers} for id_ in forty()}
    for number, figures in enumerate(everybody.values()):
        figures[RATIO, YEAR] = 12 + (number % 5 - 2) * step
    everybody[OWN][RATIO, YEAR] = own
    return everybody


def one(
    everybody, alike: tuple[str, ...] = SEVEN, principal_id: str = OWN, indicator: str = RATIO
) -> Comparison:
    found = landscape(everybody, alike).comparisons(principal_id)
    return next(each for each in found if each.figure.indicator == indicator)


def test_a_condition_outside_the_usual_of_both_groups_stands_out():
    found = one(ratios(14.0))
    assert (found.kind, found.evidence_class, found.sign) == ("conditions", "condition", "more")
    assert (found.reference, found.expected, found.difference) == ("similar", 12.0, 2.0)
    assert found.usual == pytest.approx((11.86, 12.14))


def test_a_difference_that_makes_no_practical_difference_does_not():
    assert one(ratios(12.9)).evidence_class == "D"


def test_what_is_usual_among_the_similar_does_not():
    everybody = ratios(14.0)
    for number, peer in enumerate(SEVEN):
        everybody[peer][RATIO, YEAR] = 12.0 + number % 2 * 2.2
    assert one(everybody).evidence_class == "D"


def test_what_is_usual_in_the_wide_group_does_not():
    everybody = ratios(14.0)
    for number in range(20, 40):
        everybody[municipality(number)][RATIO, YEAR] = 15.0
    assert one(everybody).evidence_class == "D"


def test_among_few_teachers_it_is_shown_and_never_stands_out():
    found = one(ratios(14.0, teachers=9.9))
    assert (found.evidence_class, found.expected) == ("C", 12.0)


def test_with_fewer_than_five_similar_ones_there_is_nothing_to_compare_with():
    found = one(ratios(14.0), SEVEN[:4])
    assert (found.evidence_class, found.reference, found.expected) == ("C", None, None)


def test_nothing_is_tested_and_no_probability_told():
    found = one(ratios(14.0))
    assert (found.probability, found.interval, found.counts) == (None, None, None)


def test_independent_principals_need_a_larger_step():
    everybody = ratios(12.0) | {
        independent(number): {
            (PUPILS, YEAR): 150.0,
            (TEACHERS, YEAR): 12.0,
            (QUALIFIED, YEAR): 80.0 + number % 3,
        }
        for number in range(40)
    }
    alike = tuple(independent(number) for number in range(1, 8))
    everybody[independent(0)][QUALIFIED, YEAR] = 72.0
    assert one(everybody, alike, independent(0), QUALIFIED).evidence_class == "D"
    everybody[independent(0)][QUALIFIED, YEAR] = 70.0
    assert one(everybody, alike, independent(0), QUALIFIED).evidence_class == "condition"


def test_costs_that_are_not_shown_for_independent_principals_are_no_condition():
    everybody = ratios(12.0) | {independent(1): {(PUPILS, YEAR): 150.0, (COST, "2024"): "withheld"}}
    assert one(everybody, principal_id=independent(1), indicator=COST).evidence_class == "E"
