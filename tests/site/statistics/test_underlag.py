"""The analysis basis: what a sheet says, found by what its rows say."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd

from nulage_site.model import NATION, QualitySystem
from nulage_site.statistics.sources import read_statistics

PUPILS = "Elever: Antal elever"
SHARE = "Delmål 1: Andel (%) elever som har lägst betyget E"
COST = "Kostnader: Per elev"
SAFETY = "Delmål 2: Elevers upplevelse av trygghet (medelvärde)*"
NATION_COLUMN = "RIKET: TOTALT"
TOWN = "LILLÅNGS KOMMUN (2129900003): HUVUDMAN"
SCHOOL = "LILLÅNGS KOMMUN (2129900003): ÄNGSSKOLAN F-6 (10000001)"
COMPANY = "VIDARSKOLAN AB (SVB) (5799900138): HUVUDMAN"

Write = Callable[..., Path]


def told(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_a_transposed_table_becomes_one_row_for_each_figure(system: QualitySystem, write: Write) -> None:
    folder = write(
        [NATION_COLUMN, TOWN, SCHOOL], ["2024/25"] * 3, [PUPILS, 1104, 812, 9], [SHARE, 70.4, 66.7, ".."]
    )
    table = read_statistics(folder, system).table
    assert told(table.fillna({"value": -1}), "principal_id", "unit_id", "indicator", "value", "status") == [
        (NATION, "", "antal-elever", 1104.0, "exists"),
        (NATION, "", "lagst-e", 70.4, "exists"),
        ("2129900003", "", "antal-elever", 812.0, "exists"),
        ("2129900003", "", "lagst-e", 66.7, "exists"),
        ("2129900003", "10000001", "antal-elever", 9.0, "exists"),
        ("2129900003", "10000001", "lagst-e", -1, "withheld"),
    ]
    assert set(table["school_form"]) == {"compulsory_school"}
    assert set(table["source"]) == {"underlag/2026-03-25"}


def test_every_sign_keeps_its_own_status_and_its_raw_text(system: QualitySystem, write: Write) -> None:
    folder = write(
        [TOWN, COMPANY], ["2024/25"] * 2, [PUPILS, ".", ".."], [SHARE, "...", "-"], [COST, "139 800", 7]
    )
    table = read_statistics(folder, system).table
    assert told(table, "status", "raw") == [
        ("missing", "."),
        ("withheld_majority", "..."),
        ("exists", "139 800"),
        ("withheld", ".."),
        ("not_reported", "-"),
        ("exists", ""),
    ]


def test_rows_are_found_by_what_they_say_wherever_they_stand(system: QualitySystem, write: Write) -> None:
    folder = write([TOWN], ["2024/25"], [PUPILS, 812], above=7)
    assert told(read_statistics(folder, system).table, "value") == [(812.0,)]


def test_one_school_year_speaks_of_a_school_year_a_calendar_year_and_a_term(
    system: QualitySystem, write: Write
) -> None:
    folder = write([TOWN], ["2024/25"], [PUPILS, 812], [COST, 139800], [SAFETY, 8.2])
    assert told(read_statistics(folder, system).table, "indicator", "period") == [
        ("antal-elever", "2024/25"),
        ("kostnad", "2024"),
        ("trygghet", "VT 2025"),
    ]


def test_a_merged_heading_counts_for_every_school_year_under_it(system: QualitySystem, write: Write) -> None:
    folder = write([TOWN, "", COMPANY, None], ["2023/24", "2024/25"] * 2, [PUPILS, 800, 812, 60, 61])
    assert told(read_statistics(folder, system).table, "principal_id", "period", "value") == [
        ("2129900003", "2023/24", 800.0),
        ("2129900003", "2024/25", 812.0),
        ("5799900138", "2023/24", 60.0),
        ("5799900138", "2024/25", 61.0),
    ]


def test_the_longest_name_in_the_title_is_the_school_form(system: QualitySystem, write: Write) -> None:
    title = "Underlag för analys för anpassad grundskola efter mått, huvudman och läsår"
    both = tuple(form.id for form in system.school_forms)
    adapted = replace(
        system, indicators=tuple(replace(each, school_forms=both) for each in system.indicators)
    )
    folder = write([TOWN], ["2024/25"], [PUPILS, 12], title=title)
    assert told(read_statistics(folder, adapted).table, "school_form") == [("adapted_compulsory_school",)]


def test_a_school_that_changed_hands_may_stand_under_both_principals(
    system: QualitySystem, write: Write
) -> None:
    taken_over = "VIDARSKOLAN AB (SVB) (5799900138): ÄNGSSKOLAN F-6 (10000001)"
    folder = write([SCHOOL, taken_over], ["2024/25"] * 2, [PUPILS, 312, 61])
    assert told(read_statistics(folder, system).table, "principal_id", "unit_id", "value") == [
        ("2129900003", "10000001", 312.0),
        ("5799900138", "10000001", 61.0),
    ]


def test_footnotes_and_columns_without_anything_are_no_figures(system: QualitySystem, write: Write) -> None:
    folder = write([TOWN, ""], ["2024/25", ""], [PUPILS, 812, ""])
    assert len(read_statistics(folder, system).table) == 1
