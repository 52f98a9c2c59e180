"""Is the expected value the one that the pupils' background gives, and none where nobody has been seen?"""

import numpy as np
import pytest

from nulage_site.analysis.comparison.expected import fit

EDUCATION = np.linspace(40, 70, 60)
SHARE = 1 / (1 + np.exp(-(EDUCATION - 35) / 20))
SIZES = np.tile([40, 200, 2000], 20)
REACHED = np.round(SHARE * SIZES)


def test_principals_that_lie_on_the_line_give_the_line():
    line = fit(REACHED, SIZES, EDUCATION[:, None])
    expected = line.expected([55.0])
    assert expected.share == pytest.approx(1 / (1 + np.exp(-1)), abs=0.002)
    assert (line.correlation, line.between) == (0, 0)
    assert line.explained > 0.99


def test_nothing_is_expected_outside_the_range_that_was_seen():
    line = fit(REACHED, SIZES, EDUCATION[:, None])
    assert line.expected([39.9]) is None
    assert line.expected([70.1]) is None
    assert line.expected([40.0]) is not None


def test_principals_that_differ_have_a_spread_around_the_line_of_its_true_size():
    chance = np.random.default_rng(1)
    true = np.clip(SHARE + chance.normal(0, 0.05, 60), 0.01, 0.99)
    line = fit(chance.binomial(2000, true), np.full(60, 2000), EDUCATION[:, None])
    assert line.between**0.5 == pytest.approx(0.05, abs=0.01)
    assert line.correlation > 0


def test_the_largest_city_does_not_own_the_line():
    reached, sizes = SHARE * 200, np.full(60, 200.0)
    reached[::2] += 12
    reached[1::2] -= 12
    sizes[30], reached[30] = 20_000, 20_000 * 0.4
    line = fit(reached, sizes, EDUCATION[:, None])
    assert abs(line.expected([EDUCATION[30]]).share - SHARE[30]) < 0.02


def test_principals_that_are_all_alike_have_no_line():
    assert fit([50, 100], [100, 200], [[1.0], [2.0]]) is None
    assert fit([0, 0], [100, 200], [[1.0], [2.0]]) is None
