"""What does a cell look like to a spreadsheet: a number, a text, and never a formula?"""

from dataclasses import replace

import pytest

from nulage_site.downloads.columns import PRINCIPALS, rows
from nulage_site.downloads.lines import Lines
from nulage_site.downloads.separated import ROWS, separated
from nulage_site.views.words import CONDITIONS


def text(header, rows) -> str:
    return b"".join(separated(header, rows)).decode("utf-8-sig")


def written(*cells) -> str:
    return text(["kolumn"], [cells]).splitlines()[1]


@pytest.mark.parametrize(
    ("number", "text"), [(1104.0, "1104"), (48.7, "48,7"), (-600.0, "-600"), (0.0, "0"), (100, "100")]
)
def test_a_number_has_a_decimal_comma_and_nothing_between_thousands(number, text):
    assert written(number) == text


@pytest.mark.parametrize("start", ["=1+1", "+46", "-skolan", "@nulage", "\tskola"])
def test_a_text_that_looks_like_a_formula_is_marked_as_text_in_cells_and_in_headings(start):
    assert written(start) == f"'{start}"
    assert text([start], []) == f"'{start}\r\n"


def test_a_semicolon_a_quote_and_a_line_break_stay_in_their_cell():
    assert text(["a"], [['Sol; "vind"\r\noch vatten']]).endswith('"Sol; ""vind""\r\noch vatten"\r\n')


def test_a_table_of_any_length_comes_in_pieces_that_are_short_and_none_is_lost():
    numbers = range(3 * ROWS + 1)
    _, *pieces = separated(["a"], ([number] for number in numbers))
    assert [piece.count(b"\r\n") for piece in pieces] == [ROWS, ROWS, ROWS, 1]
    assert list(map(int, b"".join(pieces).split())) == list(numbers)


def test_a_figure_that_is_nearly_known_says_between_what_and_gives_no_number(library):
    lines = Lines(library.country, library.quality_system, CONDITIONS)
    line = next(each for each in lines.of_nation() if each.indicator.id == "andel-flickor")
    figure = replace(line.figure, status="approximate", value=None, low=96.0, high=99.0)
    (row,) = rows(PRINCIPALS, [replace(line, figure=figure, reason="Nästan alla")])
    assert row[6:9] == ["", "approximate", "Nästan alla: 96,0–99,0\u00a0%"]


def test_a_value_leaves_only_under_the_status_that_says_it_may(library):
    lines = Lines(library.country, library.quality_system, CONDITIONS)
    line = next(iter(lines.of_nation()))
    assert replace(line, figure=replace(line.figure, status="withheld")).value is None
