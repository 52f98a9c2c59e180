import datetime as dt
import math

import pytest

from nulage_site.statistics.cells import read_cell


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (".", "missing"),
        ("..", "withheld"),
        ("...", "withheld_majority"),
        ("…", "withheld_majority"),
        ("-", "not_reported"),
        (" .. ", "withheld"),
    ],
)
def test_each_sign_keeps_its_own_reason_and_has_no_value(content: str, status: str) -> None:
    cell = read_cell(content)
    assert cell is not None
    assert (cell.status, cell.raw) == (status, content.strip())
    assert math.isnan(cell.value)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (76.3, 76.3),
        (0, 0.0),
        (-600, -600.0),
        ("12,5", 12.5),
        ("1 234", 1234.0),
        ("1\N{NO-BREAK SPACE}104\N{NARROW NO-BREAK SPACE}634", 1104634.0),
        ("-600", -600.0),
        ("\N{MINUS SIGN}8,0", -8.0),
        ("100,0", 100.0),
    ],
)
def test_a_number_may_come_as_a_number_or_as_swedish_text(content: object, value: float) -> None:
    cell = read_cell(content)
    assert cell is not None
    assert (cell.status, cell.value) == ("exists", value)
    assert cell.raw == (content if isinstance(content, str) else "")


@pytest.mark.parametrize(
    "content", ["~100", "ca 30", "", "1 23", "1.234,5", "....", True, math.nan, math.inf, None]
)
def test_what_is_neither_a_number_nor_a_sign_is_not_guessed_at(content: object) -> None:
    assert read_cell(content) is None


def test_a_date_that_a_spreadsheet_made_of_a_number_is_not_a_number() -> None:
    assert read_cell(dt.date(2024, 12, 5)) is None
