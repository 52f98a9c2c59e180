"""Is distance what scikit-learn publishes, and does each variable weigh what it should?"""

from math import nan, sqrt

import numpy as np
import pytest

from nulage_site.analysis.similar.distances import distances, enough_known, scale_of


def test_distances_over_what_both_know_are_those_that_scikit_learn_prints():
    """The documentation of nan_euclidean_distances: √(4/2·((3−1)² + (6−5)²)), and a pair half known."""
    half = distances(np.array([[3, nan, nan, 6]]), np.array([[1, nan, 4, 5]]), np.ones(4))
    assert round(half[0, 0], 4) == 3.1623
    pair = distances(np.array([[0.0, 1.0]]), np.array([[1.0, nan]]), np.ones(2))
    assert round(pair[0, 0], 4) == 1.4142


def test_a_weight_of_two_counts_a_difference_twice():
    rows = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    assert distances(rows[:1], rows, np.array([2.0, 1.0]))[0].tolist() == pytest.approx([0, sqrt(2), 1])


def test_those_with_nothing_known_of_both_are_at_no_distance():
    assert np.isnan(distances(np.array([[1.0, nan]]), np.array([[nan, 1.0]]), np.ones(2)))[0, 0]


def test_one_very_large_principal_does_not_make_the_others_alike():
    sizes = np.array([[size] for size in range(99)] + [[1e6]], dtype=float)
    drawn_in, as_it_is = (np.ptp(scale_of(sizes, share).place(sizes)[:99]) for share in (0.02, 0))
    assert drawn_in > 3
    assert as_it_is < 0.01


def test_a_variable_that_is_the_same_for_all_tells_nobody_apart():
    same = np.array([[0.1]] * 7 + [[nan]])
    placed = scale_of(same, 0.01).place(same)
    assert placed[0, 0] == placed[1, 0] < 1
    assert np.isnan(placed[-1, 0])


def test_three_fifths_of_the_weight_must_be_known_of_both():
    weights = np.array([2.0, 1.0, 1.0, 1.0])
    everything, no_background, size_alone = [1, 1, 1, 1], [1, nan, nan, 1], [1, nan, nan, nan]
    rows = np.array([everything, no_background, size_alone])
    assert enough_known(rows, rows, weights, 0.6)[0].tolist() == [True, True, False]


def test_only_what_anybody_of_the_sort_has_counts_as_weight():
    weights = np.array([2.0, 1.0])
    rows = np.array([[1.0, 1.0], [1.0, nan]])
    assert enough_known(rows, rows, weights, 0.7)[0].tolist() == [True, False]
    assert enough_known(rows[1:], rows, weights, 0.7)[0].tolist() == [True, True]
