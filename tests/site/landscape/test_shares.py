"""What is said of a share of pupils, and on which evidence?"""

from dataclasses import replace

import pytest
from forty_municipalities import (  # fmt: skip
    BACKGROUND,
    BASIS,
    EDUCATION,
    METHOD,
    NATION,
    PUPILS,
    SIRIS,
    YEAR_9,
    forty,
    independent,
    landscape,
    municipality,
    usual_share,
)

from nulage_site.findings import Comparison

OWN = municipality(20)
NOW, BEFORE, EARLIER = "2024/25", "2023/24", "2022/23"
SUBJECT = "matematik-ak-9"
TEST = "nationella-prov-matematik-ak-3"
SCHOOL = independent(1)


def one(everybody, principal_id=OWN, indicator=YEAR_9, elsewhere=None) -> Comparison:
    (found,) = (
        each
        for each in landscape(everybody, (), elsewhere).comparisons(principal_id)
        if each.figure.indicator == indicator
    )
    return found


def with_share(share: float, of: int | None = 200, number: int = 20, periods=(NOW,)):
    """The forty, where one of them has the share given."""
    everybody = forty(periods)
    everybody[municipality(number)][YEAR_9, NOW] = (share, of)
    return everybody


def school(share: object, education: float = 60.0, **more: object):
    """The forty and an independent principal, whose pupils are never counted."""
    own = {(YEAR_9, NOW): share, (EDUCATION, NOW): education, (BACKGROUND, NOW): 20.0}
    return forty() | {SCHOOL: own | {(id_, NOW): value for id_, value in more.items()}}


def test_counted_pupils_are_compared_with_what_is_usual_for_their_background():
    found = one(with_share(50.0))
    assert (found.kind, found.evidence_class, found.reference) == ("counts", "A", "background")
    assert found.expected == pytest.approx(usual_share(60), abs=1.5)
    assert found.difference == pytest.approx(50 - found.expected)
    assert (found.counts.reached, found.counts.of, found.counts.source) == (100, 200, SIRIS.id)
    assert found.figure.source == BASIS.id
    assert found.sign == "fewer"
    assert found.pupils == int(100 - 2 * found.expected)
    assert found.interval == pytest.approx((43.1, 56.9), abs=0.1)
    assert found.probability > 0.99


def test_a_share_near_the_usual_is_in_line():
    found = one(with_share(77.0))
    assert found.evidence_class == "D"
    assert found.probability < 0.6


def test_what_may_be_chance_is_suggested_at_most():
    found = one(with_share(71.0))
    assert found.evidence_class == "B"
    assert 0.6 <= found.probability < 0.8


def test_under_thirty_pupils_nothing_is_clear_or_suggested():
    found = one(with_share(30.0, of=20))
    assert (found.evidence_class, found.counts.of) == ("C", 20)


def test_a_clear_difference_needs_a_year_before_that_pointed_the_same_way():
    everybody = with_share(50.0, periods=(NOW, BEFORE))
    own = everybody[OWN]
    own[YEAR_9, BEFORE] = (95.0, 200)
    assert (one(everybody).evidence_class, one(everybody).same_sign_before) == ("B", False)
    own[YEAR_9, BEFORE] = (60.0, 200)
    assert (one(everybody).evidence_class, one(everybody).same_sign_before) == ("A", True)


def test_where_no_year_before_is_known_the_difference_speaks_for_itself():
    assert one(with_share(50.0)).same_sign_before is None


def test_years_of_another_definition_or_long_ago_say_nothing():
    everybody = with_share(50.0, periods=(NOW, "2019/20"))
    everybody[OWN][YEAR_9, "2019/20"] = (95.0, 200)
    assert one(everybody).same_sign_before is None


def test_a_subject_is_counted_by_its_cohort_when_its_share_is_a_number_of_pupils():
    everybody = forty()
    for number in range(40):
        everybody[municipality(number)][SUBJECT, NOW] = 90.0 + number % 3
    found = one(everybody, indicator=SUBJECT)
    assert (found.kind, found.counts.reached, found.counts.of) == ("counts", 184, 200)
    everybody[OWN][SUBJECT, NOW] = 90.3
    assert one(everybody, indicator=SUBJECT).kind == "share_only", "180.6 pupils are no pupils"


@pytest.mark.parametrize(
    ("share", "of", "kind"),
    [(68.2, 4336, "counts"), (68.4, 4336, "share_only"), (68.2, 499, "share_only")],
)
def test_a_large_group_is_counted_by_another_source_that_says_nearly_the_same(share, of, kind):
    everybody = with_share(68.0, of=None)
    found = one(everybody, elsewhere={OWN: {(YEAR_9, NOW): (share, of)}})
    assert found.kind == kind
    assert found.figure.value == 68.0
    assert kind == "share_only" or (found.counts.reached, found.counts.of) == (2957, 4336)


def test_where_no_cohort_is_ever_counted_the_line_takes_it_for_a_ninth_and_the_share_stands_alone():
    everybody = school(50.0, **{TEST: 40.9})
    for number in range(40):
        everybody[municipality(number)][TEST, NOW] = 60.0 + 4 * (number % 7)
    found = one(everybody, SCHOOL, TEST)
    assert (found.kind, found.evidence_class) == ("share_only", "B")
    assert found.expected == pytest.approx(72, abs=2)
    assert one(everybody, indicator=TEST).kind == "share_only"


def test_a_share_alone_suggests_something_only_when_the_smallest_group_it_can_mean_would():
    found = one(school(66.7), SCHOOL)
    assert (found.kind, found.evidence_class, found.sign) == ("share_only", "D", "fewer"), "perhaps 20 of 30"
    found = one(school(66.9), SCHOOL)
    assert (found.kind, found.evidence_class) == ("share_only", "B"), "at least 79 of 118"


def test_of_a_share_alone_neither_probability_nor_pupils_are_told():
    found = one(school(43.7), SCHOOL)
    assert (found.probability, found.pupils, found.reliability, found.interval, found.counts) == (None,) * 5


def test_a_share_alone_near_twice_the_least_difference_suggests_nothing():
    near = round(usual_share(60) - 5, 1)
    assert one(school(near), SCHOOL).evidence_class == "D"


def test_outside_the_range_of_the_municipalities_nothing_is_expected():
    found = one(school(43.7, education=95.0), SCHOOL)
    assert (found.expected, found.reference, found.evidence_class) == (None, None, "C")


def test_without_foreign_background_parents_education_alone_is_used():
    everybody = school(43.7)
    everybody[SCHOOL][BACKGROUND, NOW] = "withheld"
    assert one(everybody, SCHOOL).expected == pytest.approx(usual_share(60), abs=1.5)


def test_with_too_few_principals_counted_nothing_is_expected():
    everybody = dict(list(forty().items())[:29])
    found = one(everybody)
    assert (found.kind, found.evidence_class, found.expected) == ("counts", "C", None)


def test_nearly_all_is_said_of_a_cohort_only_when_both_ends_agree():
    everybody = forty()
    own = everybody[OWN]
    own[SUBJECT, NOW] = "withheld_majority"
    for number in range(40):
        if number != 20:
            everybody[municipality(number)][SUBJECT, NOW] = 80.0 + number % 5
    found = one(everybody, indicator=SUBJECT)
    assert (found.kind, found.evidence_class, found.sign) == ("few", "F", "more")
    assert found.probability >= METHOD.classes.suggests.value
    assert found.counts is None
    for number in range(40):
        if number != 20:
            everybody[municipality(number)][SUBJECT, NOW] = 97.0 + number % 3 / 2
    assert one(everybody, indicator=SUBJECT).sign is None


def test_nearly_all_of_nobody_knows_how_many_is_told_and_no_more():
    found = one(school("withheld_majority"), SCHOOL)
    assert (found.kind, found.evidence_class, found.sign, found.probability) == ("few", "F", None, None)


def test_a_figure_that_is_withheld_or_missing_is_never_compared():
    for status in ("withheld", "missing"):
        found = one(school(status), SCHOOL)
        assert (found.kind, found.evidence_class, found.expected) == ("none", "E", None)


def test_the_nation_stands_beside_and_is_never_the_reference():
    everybody = with_share(50.0) | {NATION: {(YEAR_9, NOW): 74.0}}
    found = one(everybody)
    assert (found.nation, found.against_nation, found.reference) == (74.0, -24.0, "background")


def test_small_years_are_pooled_and_a_pool_never_gives_a_withheld_year_away():
    everybody = with_share(60.0, of=20, periods=(NOW, BEFORE, EARLIER))
    own = everybody[OWN]
    own[YEAR_9, BEFORE], own[YEAR_9, EARLIER] = (50.0, 30), (60.0, 35)
    found = one(everybody)
    assert (found.pooled.reached, found.pooled.of) == (12 + 15 + 21, 85)
    own[YEAR_9, BEFORE] = "withheld"
    assert one(everybody).pooled is None


def test_large_years_stand_alone():
    assert one(forty((NOW, BEFORE, EARLIER))).pooled is None


def test_measures_come_in_the_order_of_the_page_and_only_those_that_the_method_speaks_of():
    found = landscape(school(43.7, **{"kostnad-totalt": 3.0})).comparisons(SCHOOL)
    assert [each.figure.indicator for each in found] == [YEAR_9]
    assert PUPILS not in METHOD.indicators


def test_the_country_is_the_same_whatever_order_it_is_read_in():
    everybody = forty()
    turned = dict(reversed(everybody.items()))
    first, second = one(everybody), one(turned)
    assert replace(first, probability=0, expected=0, difference=0, reliability=0) == replace(
        second, probability=0, expected=0, difference=0, reliability=0
    )
    assert first.expected == pytest.approx(second.expected)
