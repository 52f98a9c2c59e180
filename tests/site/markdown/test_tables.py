"""Does a cell of a Markdown table know its column where the row becomes a card?"""

import re

from nulage_site.markdown.rich_text import from_markdown

THREE = "| Vem | *Vad* & hur | Hur länge? |\n|---|---|---|\n| Ni | skriver | en timme |\n"
TWO = "| Vem | Vad |\n|---|---|\n| Ni | skriver |\n"


def cells(text: str) -> list[str]:
    return re.findall("<td.*?</td>", from_markdown(text).html)


def test_in_three_columns_each_cell_but_the_first_is_told_its_heading_as_the_beginning_of_a_line():
    assert cells(THREE) == [
        "<td>Ni</td>",
        '<td data-label="Vad &amp; hur:">skriver</td>',
        '<td data-label="Hur länge?">en timme</td>',
    ]


def test_two_columns_have_room_beside_each_other():
    assert cells(TWO) == ["<td>Ni</td>", "<td>skriver</td>"]
