"""What the analysis basis withholds is known from no other source, in no way that this project adds."""

from collections.abc import Mapping

import pandas as pd
import pytest

from nulage_site.model import NATION, Indicator, IndicatorSource
from nulage_site.statistics import table
from nulage_site.statistics.account import Account
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.scope import earlier_periods, lend_sizes, within_scope

TOWN, UNIT = "2129900003", "00900001"
ENTITIES = (Entity(NATION, None, "Riket"), Entity(TOWN, TOWN, "TOWN"), Entity(TOWN, TOWN, "TOWN", UNIT, "UNIT"))  # fmt: skip
SHARE = Indicator(
    "lagst-e", "", "percent", "share", "higher", 1, "school_year", ("compulsory_school",), "", "", "", (),
    (IndicatorSource("underlag", ("a",)),),
)  # fmt: skip

Cells = Mapping[tuple[str, str, str], float | str | tuple[float, int]]
"""A value, a status, or a value with the size of its group, by principal, unit and period."""


def figures(source: str, cells: Cells) -> pd.DataFrame:
    values = [cell[0] if isinstance(cell, tuple) else cell for cell in cells.values()]
    return table.tidy(
        principal_id=[key[0] for key in cells],
        unit_id=[key[1] for key in cells],
        school_form="compulsory_school",
        indicator="lagst-e",
        period=[key[2] for key in cells],
        source=source,
        value=[None if isinstance(value, str) else value for value in values],
        status=[value if isinstance(value, str) else "exists" for value in values],
        n=[cell[1] if isinstance(cell, tuple) else None for cell in cells.values()],
        raw="",
        file="a",
    )


def kept(other: Cells, *bases: Cells) -> tuple[dict[tuple[str, str, str], float], Account]:
    account = Account()
    rows = within_scope(
        figures("siris", other), [figures("underlag", each) for each in bases], ENTITIES, account
    )
    return {(row.principal_id, row.unit_id, row.period): row.value for row in rows.itertuples()}, account


@pytest.mark.parametrize("sign", ["withheld", "withheld_majority", "missing", "not_reported"])
def test_a_cell_that_the_analysis_basis_shows_no_number_for_is_known_from_no_source(sign: str) -> None:
    cell = (TOWN, "", "2024/25")
    assert kept({cell: 91.4, (TOWN, "", "2023/24"): 90.0}, {cell: sign}) == (
        {(TOWN, "", "2023/24"): 90.0},
        Account(hidden=1),
    )


def test_what_an_edition_before_withheld_stays_withheld() -> None:
    now, before = {(TOWN, "", "2024/25"): 90.0}, {(TOWN, "", "2023/24"): "withheld"}
    assert kept({(TOWN, "", "2023/24"): 91.4}, now, before) == ({}, Account(hidden=1))


def test_a_school_says_nothing_of_what_is_withheld_for_its_principal() -> None:
    assert kept({(TOWN, UNIT, "2024/25"): 91.4}, {(TOWN, "", "2024/25"): "withheld"}) == (
        {},
        Account(hidden=1),
    )


def test_those_who_have_no_page_have_no_figures() -> None:
    assert kept({("2129900011", "", "2024/25"): 91.4, (TOWN, "00900009", "2024/25"): 1.0}, {}) == (
        {},
        Account(elsewhere=2),
    )


@pytest.mark.parametrize(("theirs", "size"), [(91.4, 220), (91.44, 220), (91.5, None), ("withheld", None)])
def test_the_size_of_the_group_is_lent_where_both_sources_have_the_same_share(
    theirs: float | str, size: int | None
) -> None:
    cell = (TOWN, "", "2024/25")
    basis = figures("underlag", {cell: 91.4, (TOWN, UNIT, "2024/25"): 91.4})
    lent = lend_sizes(basis, figures("siris", {cell: (theirs, 220)}), [SHARE])  # type: ignore[dict-item]
    assert [None if pd.isna(n) else n for n in lent["n"]] == [size, None]


def test_a_withheld_share_gets_no_size_from_another_source() -> None:
    cell = (TOWN, "", "2024/25")
    lent = lend_sizes(figures("underlag", {cell: "withheld"}), figures("siris", {cell: (91.4, 220)}), [SHARE])
    assert lent["n"].isna().all()


def test_an_edition_before_speaks_only_of_periods_that_the_newest_does_not() -> None:
    cells: Cells = {
        (TOWN, "", "2023/24"): 80.0,
        (TOWN, "", "2024/25"): 81.0,
        ("2129900011", "", "2023/24"): 1.0,
    }
    basis = figures("new", {(TOWN, UNIT, "2024/25"): "withheld"})
    assert earlier_periods(figures("old", cells), basis, ENTITIES)["value"].tolist() == [80.0]
