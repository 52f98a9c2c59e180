"""Is the spread between principals what others have published for the same numbers?"""

import numpy as np
import pytest

from nulage_site.analysis.comparison.dispersion import phi, spread_of_shares, tau_squared, winsorised

BCG = np.array(
    [
        (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619),
        (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892),
        (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338),
        (27, 16886, 29, 17825),
    ]
)  # fmt: skip
"""Thirteen trials of the BCG vaccine (Colditz 1994): ill and well, with vaccine and without."""


def test_phi_on_raw_z_is_that_of_funnelplotr():
    observed = np.array([100, 150, 180, 80, 120, 225])
    expected = np.array([108, 112, 165, 95, 100, 220])
    assert phi(np.sqrt(expected) * np.log(observed / expected)) == pytest.approx(2.948033, abs=5e-7)


def test_the_variance_between_trials_is_that_of_metafor():
    ill, well, ill_without, well_without = BCG.T
    effects = np.log(ill / (ill + well)) - np.log(ill_without / (ill_without + well_without))
    errors = np.sqrt(1 / ill - 1 / (ill + well) + 1 / ill_without - 1 / (ill_without + well_without))
    weights = 1 / errors**2
    common = (weights * effects).sum() / weights.sum()
    dispersion = phi((effects - common) / errors)
    assert 13 * dispersion == pytest.approx(152.2330, abs=5e-5)
    between = tau_squared(dispersion, errors)
    assert between == pytest.approx(0.3088, abs=5e-5)
    weights = 1 / (errors**2 + between)
    mean, error = (weights * effects).sum() / weights.sum(), 1 / np.sqrt(weights.sum())
    assert (mean, mean - 1.959964 * error, mean + 1.959964 * error) == pytest.approx(
        (-0.7141, -1.0644, -0.3638), abs=5e-5
    )


def test_principals_that_differ_no_more_than_chance_have_no_spread():
    assert spread_of_shares([30, 31, 29, 30], [60, 60, 60, 60], 0.1) == 0


def test_principals_that_differ_more_than_chance_have_a_spread_whatever_one_of_them_does():
    between = spread_of_shares([400, 500, 600, 450, 550, 520, 480, 510, 490, 0], [1000] * 10, 0.1)
    assert 0 < between < 0.2


def test_values_far_out_are_drawn_in_to_the_percentiles():
    assert winsorised(range(11), 0.1).tolist() == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]
