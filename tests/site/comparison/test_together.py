"""Is the false discovery rate that of Benjamini and Hochberg?"""

import pytest

from nulage_site.analysis.comparison.together import adjusted

CHANCES = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262]
CHANCES += [0.5719, 0.6528, 0.7590, 1.0]
"""Benjamini and Hochberg 1995, J R Stat Soc B 57:289-300, section 3.2."""


def test_four_of_the_fifteen_tests_stand_as_in_the_paper():
    assert sum(chance <= 0.05 for chance in adjusted(CHANCES)) == 4


def test_each_test_stands_at_the_rate_of_the_paper():
    assert adjusted(CHANCES)[:10] == pytest.approx(
        [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486], abs=5e-7
    )


def test_nothing_tested_is_nothing_to_adjust():
    assert adjusted([]) == []
