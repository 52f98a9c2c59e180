"""By which side doors could something withheld get out: pictures, orders, sums, search lists, sentences?"""

import json
import re
import shutil
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
from werkzeug.test import Client

from nulage_site.analysis.axis import axis_of
from nulage_site.analysis.disclosure.cells import Size
from nulage_site.analysis.disclosure.counting import cohorts_of
from nulage_site.analysis.disclosure.rules import may_count
from nulage_site.app import create_app
from nulage_site.library import Library
from nulage_site.model import NATION
from nulage_site.statistics.sources import read_statistics
from nulage_site.swedish import sort_key

CONTENT = Path(__file__).parents[3] / "content"
SHIPPED = CONTENT / "statistics"
SIRIS_YEAR_6 = (
    "Grundskola - Betyg årskurs 6, andel som fått godkänt betyg (A-E), samtliga elever 2023 Kommun.csv"
)
YEAR_6 = "lagst-e-alla-amnen-ak-6"


@pytest.fixture(scope="module")
def library(shipped) -> Library:
    return shipped


@pytest.fixture(scope="module")
def shown(library):
    """Every value of a principal that is published, by school form, indicator and period."""
    values: dict[tuple[str, str, str], list[float]] = {}
    for principal in library.country.principals:
        for figure in library.country.basis(principal.id).figures:
            key = (figure.school_form, figure.indicator, figure.period)
            values.setdefault(key, []).extend([] if figure.value is None else [figure.value])
    return values


def test_what_siris_says_of_a_withheld_cell_changes_nothing_at_all(system, method, tmp_path):
    """The strongest thing that can be said: pages rest on this table, and the withheld number is not in it."""
    short = method.evidence.approximate_short.value
    before = read_statistics(SHIPPED, system, None, short)
    table = before.table
    hidden = table[
        table["indicator"].eq(YEAR_6)
        & table["period"].eq("2022/23")
        & table["status"].isin(["withheld", "withheld_majority"])
        & table["unit_id"].eq("")
    ]
    codes = {
        each.code for each in before.municipalities if each.organisation_number in set(hidden["principal_id"])
    }
    shutil.copytree(SHIPPED, tmp_path / "statistics")
    file = next((tmp_path / "statistics/siris").glob("*/")) / SIRIS_YEAR_6

    def table_with_another_share_in(municipalities: set[str]) -> pd.DataFrame:
        lines = file.read_text("utf-8-sig").splitlines()
        changed = [_with_another_share(line, municipalities) for line in lines]
        assert changed != lines
        file.write_text("\n".join(changed), "utf-8-sig")
        return read_statistics(tmp_path / "statistics", system, None, short).table

    pd.testing.assert_frame_equal(table_with_another_share_in(codes), before.table, check_categorical=False)
    everybody = {each.code for each in before.municipalities}
    assert not table_with_another_share_in(everybody).equals(before.table)


def _with_another_share(line: str, codes: set[str]) -> str:
    cells = line.split(";")
    if len(cells) > 8 and cells[1] in codes and cells[4] == "Kommunal":
        cells[7] = "12,3"
    return ";".join(cells)


def test_a_withheld_figure_is_compared_with_nothing_in_numbers(library):
    landscape = library.analyst.landscape
    compared = [one for each in library.country.principals for one in landscape.comparisons(each.id)]
    silent = [one for one in compared if one.figure.value is None]
    assert silent
    for one in silent:
        assert (one.counts, one.pooled, one.interval, one.difference, one.pupils, one.against_nation) == (
            None,
        ) * 6


def test_pupils_are_counted_in_no_small_group_and_in_none_that_was_withheld(library, method):
    withheld, cohorts = library.figured().clearance.counting.withheld, cohorts_of(method)
    counted = 0
    for principal in library.country.principals:
        for one in library.analyst.landscape.comparisons(principal.id):
            figure = one.figure
            size = Size(principal.id, "", figure.school_form, figure.period, cohorts[figure.indicator])
            for counts in filter(None, (one.counts, one.pooled)):
                counted += 1
                assert may_count(counts.reached, counts.of, method.disclosure)
            assert one.counts is None or size not in withheld
    assert counted


def test_the_bars_of_a_spread_hold_the_published_values_and_no_others(library, shown):
    drawn = 0
    for indicator in library.quality_system.indicators:
        for form in indicator.school_forms:
            basis = library.country.indicator_basis(indicator.id, form)
            values = shown.get((form, indicator.id, basis.period), [])
            assert sum(count for _, count in basis.spread) == len(values)
            drawn += len(values)
    assert drawn


def test_the_ends_of_an_axis_come_from_published_values_alone(library, shown):
    for indicator in library.quality_system.indicators:
        values = [value for key, of_key in shown.items() if key[1] == indicator.id for value in of_key]
        assert library.country.axis(indicator.id) == axis_of(indicator, sorted(values))


def test_the_nation_never_leaves_one_principal_as_the_rest(library):
    """A sum of ours, and every principal but one that is in it, would be that one's number."""
    ours = {source.id for source in library.country.sources if source.format == "siris"}
    table = library.figured().statistics.table
    nation = table[table["principal_id"].eq(NATION)].sort_values("source", key=lambda ids: ids.isin(ours))
    totals = nation.drop_duplicates(["school_form", "indicator", "period"]).loc[
        lambda rows: rows["source"].isin(ours)
    ]
    counts = {each.id for each in library.quality_system.indicators if each.kind == "count"}
    tried = 0
    for row in totals[totals["indicator"].isin(counts)].itertuples():
        parts = table[
            table["indicator"].eq(row.indicator)
            & table["period"].eq(row.period)
            & table["school_form"].eq(row.school_form)
            & table["unit_id"].eq("")
            & table["principal_id"].ne(NATION)
        ]
        with_form = [one for one in library.country.principals if row.school_form in one.school_forms]
        rest = len(with_form) - parts[parts["value"].notna()]["principal_id"].nunique()
        assert rest != 1
        tried += 1
    assert tried


def test_lists_are_in_the_order_of_names_and_the_search_list_holds_no_figure(library):
    client = Client(create_app(library))
    principals = json.loads(client.get("/api/v1/principals.json").data)["principals"]
    names = [each["name"] for each in principals]
    assert names == sorted(names, key=sort_key)
    search = json.loads(client.get("/huvudman/sok.json").data)
    assert search.keys() == {"places", "types", "principals"}
    numbers = [part for each in search["principals"] for part in each[2:]]
    assert {type(part) for part in numbers} == {int}
    assert max(Counter(numbers)) < max(len(search["places"]), len(search["types"]))


def test_a_page_about_something_withheld_says_why_and_gives_no_number(library):
    areas = [one for each in library.country.principals for one in library.findings(each.id).areas]
    silent = [one for one in areas if one.figures and all(each.value is None for each in one.figures)]
    assert silent
    said = [text for one in silent for text in (one.heading, one.statement, *one.questions)]
    assert [text for text in said if re.search(r"\d,\d|\d\s?%", text)] == []
