"""When a figure of one principal is another, are all whose comparisons are others among those who rest on it?"""

import copy

import pytest
from forty_municipalities import (
    BACKGROUND,
    EDUCATION,
    PUPILS,
    YEAR_9,
    forty,
    independent,
    landscape,
    municipality,
)

YEARS = ("2020/21", "2021/22", "2022/23", "2023/24", "2024/25")
SPRING, SAFETY, DENSITY, TEACHERS = "VT 2025", "trygghet-ak-8", "elever-per-larare", "larare"
OTHER, LATE, CHANGED = municipality(39), municipality(38), municipality(7)
PEERS = tuple(municipality(number) for number in range(20, 27))


@pytest.fixture(scope="module")
def everybody():
    """Forty municipalities with shares, answers and conditions, and twelve schools with answers alone."""
    told = forty(YEARS) | {independent(each): {(PUPILS, "2024/25"): 100.0 + 40 * each} for each in range(12)}
    for number, (id_, figures) in enumerate(told.items()):
        figures[SAFETY, SPRING] = 8.0 + (0.2, 0.0, -0.2)[number % 3]
        if id_.startswith("212"):
            figures |= {
                (DENSITY, "2024/25"): 20.0 if number >= 36 else 11.0 + number % 7 / 2,
                (TEACHERS, "2024/25"): 150.0,
            }
    told[OTHER][YEAR_9, "2024/25"] = "withheld"
    for year in YEARS[1:]:
        del told[LATE][YEAR_9, year]
    told[OTHER][SAFETY, SPRING], told[CHANGED][SAFETY, SPRING] = 7.0, 3.0
    told[CHANGED][PUPILS, "2023/24"] = told[CHANGED].pop((PUPILS, "2024/25"))
    return told


def compared(everybody):
    told = landscape(everybody, PEERS)
    return told, {each: (told.comparisons(each), told.comparisons_before(each)) for each in everybody}


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ((YEAR_9, "2024/25"), (40.0, 200)),
        ((YEAR_9, "2024/25"), "withheld"),
        ((YEAR_9, "2023/24"), (40.0, 200)),
        ((YEAR_9, "2022/23"), (90.0, 190)),
        ((YEAR_9, "2020/21"), (40.0, 200)),
        ((EDUCATION, "2024/25"), 80.0),
        ((BACKGROUND, "2023/24"), "withheld"),
        ((SAFETY, SPRING), 2.0),
        ((DENSITY, "2024/25"), 40.0),
        ((PUPILS, "2023/24"), 50.0),
    ],
    ids=str,
)
def test_nobody_is_forgotten(everybody, key, cell):
    changed = copy.deepcopy(everybody)
    changed[CHANGED][key] = cell
    (before, known), (after, now) = compared(everybody), compared(changed)
    told = before.behind()
    moved = [question for question, now_told in after.behind().items() if told.get(question) != now_told]
    others = {id_ for id_ in everybody if now[id_] != known[id_]}
    assert others - {CHANGED} <= after.resting_on(moved)


def test_a_measure_touches_nobody_who_is_not_compared_in_it(everybody):
    told = landscape(everybody)
    (question,) = [each for each in told.behind() if each[1:] == (YEAR_9, "2024/25")]
    assert told.resting_on([question]) == {municipality(each) for each in range(38)}
    assert told.resting_on([]) == set()
