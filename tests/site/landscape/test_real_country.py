"""Do the real files give the expected values, spreads and classes that were measured on them?"""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from nulage_site.analysis.country import Country
from nulage_site.analysis.landscape import Landscape
from nulage_site.quality_system import read_quality_system
from nulage_site.quality_system.method import read_method
from nulage_site.statistics.sources import read_statistics

CONTENT = Path(__file__).parents[3] / "content/quality-system"
REAL = Path(__file__).parents[3] / "../shared/data/statistics"
SYSTEM = read_quality_system(CONTENT)
METHOD = read_method(CONTENT, SYSTEM)
FORM, YEAR = "compulsory_school", "2024/25"
YEAR_9, ELIGIBLE, YEAR_6 = (
    "lagst-e-alla-amnen-ak-9",
    "behoriga-till-gymnasieskolan",
    "lagst-e-alla-amnen-ak-6",
)

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not REAL.is_dir(), reason="the real files are not part of the project, and are not here"
    ),
]


@pytest.fixture(scope="module")
def country() -> Country:
    short = METHOD.evidence.approximate_short.value
    return Country(read_statistics(REAL, SYSTEM, None, short), SYSTEM)


@pytest.fixture(scope="module")
def landscape(country: Country) -> Landscape:
    return Landscape(country, SYSTEM, METHOD)


@pytest.fixture(scope="module")
def compared(country, landscape):
    return {each: landscape.comparisons(each.id) for each in country.principals}


@pytest.mark.parametrize(
    ("indicator", "counted", "explained", "between"),
    [(YEAR_9, 280, 0.61, 0.045), (ELIGIBLE, 261, 0.51, 0.032), (YEAR_6, 283, 0.66, 0.039)],
)
def test_background_explains_as_much_as_was_measured(landscape, indicator, counted, explained, between):
    """It was measured without the large city that only the second source counts, which weighs much."""
    line = landscape.line(FORM, indicator, YEAR)
    assert line.principals == counted
    assert line.explained == pytest.approx(explained, abs=0.035)
    assert line.between**0.5 == pytest.approx(between, abs=0.0015)


def test_nothing_is_clear_below_thirty_pupils_and_nothing_at_all_without_counts(compared):
    clear = [each for found in compared.values() for each in found if each.evidence_class == "A"]
    assert clear
    assert all(each.kind == "counts" and each.counts.of >= 30 and abs(each.pupils) >= 2 for each in clear)


def test_pupils_are_counted_of_municipalities_alone(compared):
    counted = {who.type for who, found in compared.items() for each in found if each.kind == "counts"}
    assert counted == {"municipality"}


def test_a_value_that_is_withheld_has_no_number_beside_it(compared):
    for found in compared.values():
        for each in found:
            if each.kind in {"few", "none"}:
                assert (each.counts, each.interval, each.pupils, each.difference) == (None,) * 4


def test_staff_support_is_compared_within_the_type_of_principal(compared):
    medians = {
        (who.type, each.expected)
        for who, found in compared.items()
        for each in found
        if each.figure.indicator == "stod-personal" and each.expected is not None
    }
    assert medians == {("municipality", 6.15), ("independent", 7.1)}


def test_what_is_clear_one_year_points_the_same_way_the_next(country, landscape):
    outcomes: Counter[str] = Counter()
    for principal in country.principals:
        for indicator in (YEAR_9, ELIGIBLE, YEAR_6):
            series = landscape.over_the_years(principal.id, FORM, indicator)
            for now, then in pairwise(series):
                if now.evidence_class == "A" and then.difference is not None:
                    same = now.sign == then.sign
                    outcomes["same" if same else "opposite" if abs(then.difference) >= 3 else "near"] += 1
    assert outcomes["same"] / outcomes.total() >= 0.85
    assert outcomes["opposite"] / outcomes.total() <= 0.05
