"""Do intervals agree with what others have published, and with each other?"""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from nulage_site.analysis.comparison.intervals import funnel_limits, newcombe, wilson

NEWCOMBE_1998 = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
"""Newcombe 1998, Stat Med 17:857-872, table I, method 3."""

BINOM = [
    (18, 20, 0.6989663547715128, 0.972133518786232),
    (4, 20, 0.0806576625797981, 0.4160174322518935),
    (4, 200, 0.0078044, 0.0502871),
    (0, 30, 0.0, 0.1135134),
    (30, 30, 0.8864866, 1.0),
]
"""R's binom::binom.confint, as statsmodels' own tests give it."""

PHS = [
    (1, 100, 0.95, 0.001767, 0.054486),
    (1, 100, 0.998, 0.000873, 0.104554),
    (5, 100, 0.95, 0.021544, 0.111750),
    (20, 100, 0.95, 0.133367, 0.288829),
    (20, 100, 0.998, 0.105192, 0.347111),
    (65, 100, 0.95, 0.552544, 0.736358),
    (65, 100, 0.998, 0.495495, 0.778354),
    (9856, 12345, 0.95, 0.791210, 0.805364),
]
"""DHSC, PHStatsMethods, testdata_Proportion.xlsx."""

FUNNELS = [
    (1, 0.975, 3.204264, 100),
    (10, 0.975, 56.154344, 100),
    (10, 0.999, 42.032590, 100),
    (27, 0.975, 65.739462, 95.545433),
    (27, 0.999, 57.145237, 100),
    (75, 0.975, 71.700657, 89.584239),
    (75, 0.999, 66.544121, 94.740774),
    (598, 0.975, 77.475765, 83.809131),
    (598, 0.999, 75.649608, 85.635287),
    (110000, 0.975, 80.408963, 80.875933),
]
"""DHSC, testdata_funnels.xlsx, around 80.642448 per cent."""

DIFFERENCES = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0),
    ((10, 10), (0, 10), 0.6075, 1.0),
]
"""Newcombe 1998, Stat Med 17:873-890, table II, method 10."""


@pytest.mark.parametrize(("reached", "of", "low", "high"), NEWCOMBE_1998)
def test_wilsons_interval_is_newcombes_third_method(reached, of, low, high):
    assert wilson(reached, of, 0.95) == pytest.approx((low, high), abs=0.00005)


@pytest.mark.parametrize(("reached", "of", "low", "high"), BINOM)
def test_wilsons_interval_is_that_of_r(reached, of, low, high):
    assert wilson(reached, of, 0.95) == pytest.approx((low, high), abs=5e-8)


@pytest.mark.parametrize(("reached", "of", "level", "low", "high"), PHS)
def test_wilsons_interval_is_that_of_english_public_health(reached, of, level, low, high):
    assert wilson(reached, of, level) == pytest.approx((low, high), abs=5e-7)


@pytest.mark.parametrize("of", [1, 2, 7, 30, 255, 256, 467, 5003])
def test_wilson_of_all_at_once_is_to_the_last_bit_that_of_each(of):
    for reached in {0, of // 3, of // 2, of}:
        alone = proportion_confint(reached, of, alpha=1 - 0.95, method="wilson")
        assert wilson(reached, of, 0.95) == alone


@pytest.mark.parametrize(("of", "level", "low", "high"), FUNNELS)
def test_funnel_limits_are_those_of_english_public_health(of, level, low, high):
    limits = tuple(100 * limit for limit in funnel_limits(0.80642448, of, level))
    assert limits == pytest.approx((low, high), abs=1e-6)


def test_single_funnel_limits_are_those_of_english_public_health():
    assert 100 * funnel_limits(0.9, 100_000, 0.975)[0] == pytest.approx(89.81406149, abs=5e-9)
    assert 1000 * funnel_limits(0.85, 300_000, 0.999)[1] == pytest.approx(852.0145849882799, abs=1e-9)


@pytest.mark.parametrize(("now", "before", "low", "high"), DIFFERENCES)
def test_the_interval_of_a_difference_is_newcombes_tenth_method(now, before, low, high):
    assert newcombe(now, before, 0.95) == pytest.approx((low, high), abs=0.00005)


@settings(deadline=None)
@given(sizes=st.tuples(*[st.integers(1, 3000)] * 2), parts=st.tuples(*[st.floats(0, 1)] * 2))
def test_the_interval_of_a_difference_is_that_of_statsmodels(sizes, parts):
    now, before = ((round(part * of), of) for part, of in zip(parts, sizes, strict=True))
    theirs = confint_proportions_2indep(*now, *before, compare="diff", method="newcomb", alpha=1 - 0.95)
    assert newcombe(now, before, 0.95) == pytest.approx(theirs, abs=1e-12)


@settings(deadline=None)
@given(of=st.integers(1, 3000), part=st.floats(0, 1), reference=st.floats(0.01, 0.99))
def test_an_interval_leaves_out_a_reference_exactly_when_the_share_is_outside_the_funnel(of, part, reference):
    reached = round(part * of)
    low, high = wilson(reached, of, 0.95)
    lower, upper = funnel_limits(reference, of, 0.975)
    assume(min(abs(reference - low), abs(reference - high)) > 1e-9)
    outside = reached / of < lower or reached / of > upper
    assert (reference < low or reference > high) == outside
