"""Are percentiles those that NumPy finds, to the last bit?"""

import random

import numpy as np
import pytest

from nulage_site.analysis.comparison.percentiles import percentiles

PARTS = (0, 10, 12.5, 25, 33.3, 50, 75, 90, 100)


@pytest.mark.parametrize("many", [1, 2, 3, 8, 13, 60])
def test_few_values_give_what_numpy_gives(many: int):
    chance = random.Random(many)
    for _ in range(200):
        values = [round(chance.uniform(-50, 150), chance.choice([0, 1, 2])) for _ in range(many)]
        assert percentiles(values, PARTS) == tuple(np.percentile(values, PARTS).tolist())


def test_half_of_the_way_between_two_values_is_the_median():
    assert percentiles([3.0, 1.0, 10.0, 2.0], [50]) == (2.5,)
