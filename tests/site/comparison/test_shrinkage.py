"""Is a difference as sure as the pupils behind it allow?"""

import pytest

from nulage_site.analysis.comparison.shrinkage import posterior, prior_weight


def test_the_more_principals_differ_the_less_does_the_expected_value_weigh():
    assert prior_weight(0.75, 0.05**2, least=1) == pytest.approx(74)
    assert prior_weight(0.75, 0.5, least=1) == 1


def test_a_large_cohort_far_from_what_was_expected_is_sure():
    assert posterior(600, 1000, 0.75, 74, 0.03).probability > 0.999


def test_a_small_cohort_is_weighed_mostly_by_what_was_expected():
    small, large = posterior(9, 15, 0.75, 74, 0.03), posterior(90, 150, 0.75, 74, 0.03)
    assert small.reliability == pytest.approx(15 / 89)
    assert small.probability < large.probability


def test_the_probability_is_of_the_direction_seen():
    fewer, more = posterior(20, 40, 0.6, 50, 0.03), posterior(28, 40, 0.6, 50, 0.03)
    assert fewer.probability > 0.5
    assert more.probability > 0.5
    assert posterior(24, 40, 0.6, 50, 0.03).probability < 0.5
