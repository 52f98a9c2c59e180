"""Does everything that a figure is compared with stand at its own place, and nothing that is not published?"""

from dataclasses import replace

from one_principal import INDICATORS, YEAR_9, figure

from nulage_site.charts import Around, Mark, Span, strip

SHARE = INDICATORS[YEAR_9]
PERCENT = (0.0, 100.0)
OWN = figure(YEAR_9, 62.0)
NEARLY = replace(OWN, status="withheld_majority", value=None)
ABOUT = replace(OWN, status="approximate", value=None, low=96.0, high=100.0)


def drawn(own, around):
    picture = strip(SHARE, PERCENT, own, None, around=around)
    assert picture
    return picture


def test_the_expected_the_interval_and_the_median_stand_on_the_axis_of_the_value():
    picture = drawn(OWN, Around(expected=71.2, interval=(44.2, 78.5), median=70.0))
    assert picture.own == Mark(62)
    assert picture.expected == Mark(71.2)
    assert picture.interval == Span(44.2, 34.3, 78.5)
    assert picture.median == Mark(70)


def test_dots_stand_from_left_to_right_whoever_is_most_similar():
    in_one_order = drawn(OWN, Around(similar=(80.0, 55.5, 61.0, 70.0, 90.0)))
    in_another = drawn(OWN, Around(similar=(55.5, 90.0, 70.0, 80.0, 61.0)))
    assert in_one_order.similar == in_another.similar == (55.5, 61, 70, 80, 90)


def test_a_median_stands_for_the_dots_it_is_the_middle_of():
    assert drawn(OWN, Around(similar=(55.0, 60.0, 65.0, 70.0, 75.0), median=65.0)).similar == ()


def test_a_share_of_nearly_all_has_no_place_but_its_company_has():
    picture = drawn(NEARLY, Around(expected=71.2, interval=(90.0, 99.0)))
    assert picture.withheld
    assert picture.own is picture.interval is picture.bracket is None
    assert picture.expected == Mark(71.2)


def test_a_value_known_only_to_lie_between_two_is_a_bracket_and_no_point():
    picture = drawn(ABOUT, Around())
    assert picture.own is None
    assert picture.bracket == Span(96, 4, 100)


def test_an_interval_beyond_the_axis_is_cut_at_its_end():
    picture = strip(SHARE, (50.0, 90.0), OWN, None, around=Around(interval=(40.0, 95.0)))
    assert picture
    assert picture.interval == Span(0, 100, 100)


def test_what_is_withheld_has_no_picture_whatever_it_could_stand_among():
    hidden = replace(OWN, status="withheld", value=None)
    assert strip(SHARE, PERCENT, hidden, None, around=Around(expected=71.2, similar=(1.0,) * 7)) is None
