"""When is a principal's number of pupils left out, for the sake of what a school unit's share is?"""

import pandas as pd
import pytest

from nulage_site.analysis.disclosure.cells import Size
from nulage_site.analysis.disclosure.counting import without
from nulage_site.analysis.disclosure.counts import audit_counts
from nulage_site.statistics.table import join

YEAR_9 = "lagst-e-alla-amnen-ak-9"
MATHEMATICS = "matematik-ak-9"
YEAR_6 = "lagst-e-alla-amnen-ak-6"
PUPILS = "antal-elever"
NOW = "2024/25"
BASIS = "basis/2026-01-01"
TWO_UNITS = {
    ("lilla", "", YEAR_9, NOW): (60.0, 99),
    ("lilla", "a", YEAR_9, NOW): 50.0,
    ("lilla", "b", YEAR_9, NOW): "withheld",
    ("lilla", "a", PUPILS, NOW): 50.0,
    ("lilla", "b", PUPILS, NOW): 50.0,
}
OWN = Size("lilla", "", "compulsory_school", NOW, "årskurs 9")


@pytest.fixture
def counting(tidy, system, method):
    return lambda rows: audit_counts(tidy(rows), {BASIS}, system.indicators, method)


def test_a_units_number_of_pupils_goes_where_it_gives_its_neighbour_away(counting, tidy, method):
    rows = {**TWO_UNITS, ("lilla", "a", YEAR_9, NOW): (50.0, 49)}
    outcome = counting(rows)
    assert outcome.pinned == {OWN, OWN._replace(unit_id="a")}
    assert without(tidy(rows), outcome.withheld, method)["n"].isna().all()


def test_a_number_of_pupils_that_gives_a_unit_away_is_withheld(counting):
    outcome = counting(TWO_UNITS)
    assert outcome.pinned == {OWN}
    assert outcome.cells == 1


def test_where_the_source_shows_every_unit_the_number_stands(counting):
    assert counting({**TWO_UNITS, ("lilla", "b", YEAR_9, NOW): 70.4}).withheld == frozenset()


def test_with_many_units_and_two_of_them_withheld_the_number_stands(counting):
    units = {("stora", f"{n}", YEAR_9, NOW): 60.0 + n for n in range(12)}
    hidden = {("stora", unit, YEAR_9, NOW): "withheld_majority" for unit in ("x", "y")}
    outcome = counting({("stora", "", YEAR_9, NOW): (68.0, 800), **units, **hidden})
    assert outcome.withheld == frozenset()
    assert outcome.cells == 2


def test_a_number_known_from_one_measure_is_tried_on_every_measure_of_the_cohort(counting):
    rows = {**TWO_UNITS, ("lilla", "b", YEAR_9, NOW): 70.4}
    mathematics = {(*key[:2], MATHEMATICS, NOW): TWO_UNITS[key] for key in TWO_UNITS if key[2] == YEAR_9}
    rows.update(mathematics)
    rows["lilla", "", MATHEMATICS, NOW] = 60.0
    assert counting(rows).pinned == {OWN}


def test_another_cohort_keeps_its_number(counting, tidy, method):
    rows = {**TWO_UNITS, ("lilla", "", YEAR_6, NOW): (80.0, 100)}
    outcome = counting(rows)
    cleared = without(tidy(rows), outcome.withheld, method).set_index(["unit_id", "indicator"])["n"]
    assert cleared["", YEAR_6] == 100
    assert cleared.notna().sum() == 1


def test_another_period_keeps_its_number(counting, tidy, method):
    rows = {**TWO_UNITS, ("lilla", "", YEAR_9, "2023/24"): (80.0, 100)}
    cleared = without(tidy(rows), counting(rows).withheld, method)
    assert cleared["n"].dropna().tolist() == [100]


@pytest.mark.parametrize(("share", "pupils"), [(88.9, 27), (11.1, 27), (100.0, 9)])
def test_a_number_that_tells_of_a_few_in_a_small_group_is_withheld(share, pupils, counting):
    assert counting({("lilla", "", YEAR_9, NOW): (share, pupils)}).few == {OWN}


def test_a_number_waits_for_the_analysis_basis_of_its_year(tidy, system, method):
    later = tidy({("lilla", "", YEAR_9, "2025/26"): (80.0, 100)}).assign(
        source=pd.Categorical(["siris/2026-09-01"])
    )
    table = join([tidy({("lilla", "", YEAR_9, NOW): 60.0}), later])
    outcome = audit_counts(table, {BASIS}, system.indicators, method)
    assert outcome.early == {OWN._replace(period="2025/26")}


def test_shares_stay_as_the_source_printed_them(counting, tidy, method):
    table = tidy(TWO_UNITS)
    cleared = without(table, counting(TWO_UNITS).withheld, method)
    assert cleared[["value", "status"]].equals(table[["value", "status"]])


def test_the_ends_of_nearly_all_go_with_the_number_that_they_are_made_of(tidy, method, system):
    rows = {("lilla", "", YEAR_9, NOW): ("approximate")}
    table = tidy(rows).assign(n=20, low=80.0, high=100.0)
    outcome = audit_counts(table, {BASIS}, system.indicators, method)
    assert outcome.few == {OWN}
    cleared = without(table, outcome.withheld, method)
    assert cleared[["n", "low", "high"]].isna().all(axis=None)
    assert cleared["status"].tolist() == ["withheld_majority"]
