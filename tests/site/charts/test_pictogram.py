"""Are the pupils of a picture as many as the text says, row by row?"""

import pytest

from nulage_site.charts import pictogram
from nulage_site.charts.pictogram import HEIGHT, WIDTH


def places(blocks):
    return sum(block.width * block.height for block in blocks) // (WIDTH * HEIGHT)


@pytest.mark.parametrize(("reached", "of"), [(18, 24), (0, 12), (10, 10), (20, 40), (7, 9), (30, 30)])
def test_as_many_are_filled_as_reached_and_as_many_drawn_as_there_are(reached, of):
    drawn = pictogram(reached, of)
    assert drawn
    assert places(drawn.filled) == reached
    assert places(drawn.everybody) == of


def test_the_line_goes_around_as_many_as_would_be_expected():
    drawn = pictogram(15, 26, expected=18.0)
    assert drawn
    row, rest = 10 * WIDTH, 8 * WIDTH
    assert drawn.expected == (
        (0, 0),
        (row, 0),
        (row, HEIGHT),
        (rest, HEIGHT),
        (rest, 2 * HEIGHT),
        (0, 2 * HEIGHT),
    )


def test_without_an_expected_value_there_is_no_line():
    drawn = pictogram(15, 26)
    assert drawn
    assert drawn.expected == ()


def test_more_pupils_than_can_be_seen_one_by_one_have_no_picture():
    assert pictogram(30, 41) is None
    assert pictogram(0, 0) is None
