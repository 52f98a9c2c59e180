"""Do units that the source says nothing of take no room, and are they told of and led to all the same?"""

import re

import pytest

from nulage_site.app import create_app
from nulage_site.library import read_library

MUNICIPALITY = "LILLÅNGS KOMMUN (2120009994)"
FIRST, SECOND, THIRD = (
    f"{MUNICIPALITY}: {unit}" for unit in ("ÅSKOLAN (99000001)", "ÖSKOLAN (99000002)", "ÄNGEN (99000003)")
)
AS, OS, ANGEN = (
    f'<a href="/skolenhet/{code}/">{name}</a>'
    for code, name in ((99000001, "Åskolan"), (99000002, "Öskolan"), (99000003, "Ängen"))
)
NOTHING = (".", ".", ".", ".")


@pytest.fixture
def units(content, statistics, with_columns):
    """The units' part of the municipality's page, where some columns are others."""

    def read(columns):
        with_columns(columns)
        page = create_app(read_library(content, statistics)).test_client().get("/huvudman/2120009994/").text
        return page.partition(">Era skolenheter</h2>")[2].partition("</section>")[0]

    return read


def heads(html):
    return re.findall('<th scope="col">(.*?)</th>', html)


def test_a_silent_unit_has_a_sentence_and_no_column(units):
    html = units({THIRD: NOTHING})
    assert heads(html) == ["Indikator", AS, OS]
    assert f"Underlaget har inga siffror för {ANGEN}." in html
    assert "Grundskola, 3 skolenheter" in html


def test_a_unit_that_is_told_alone_is_compared_with_nobody(units):
    html = units({THIRD: NOTHING, FIRST: NOTHING})
    assert "<table" not in html
    assert f"inga siffror för {AS} och {ANGEN}. Därför finns det inget att jämföra {OS} med." in html


def test_a_unit_whose_figures_are_withheld_is_not_silent(units):
    html = units({THIRD: ("..", ".", ".", ".")})
    assert heads(html) == ["Indikator", AS, ANGEN, OS]
    assert 'data-label="Ängen">skyddas</td>' in html
    assert "inga siffror för" not in html


def test_where_no_unit_is_told_all_are_named(units):
    html = units({FIRST: NOTHING, SECOND: NOTHING})
    assert "<table" not in html
    assert f"<li>{AS}</li><li>{OS}</li>" in html


def test_measures_that_no_unit_has_a_value_for_are_counted_and_folded_into_a_list(units):
    html = units({FIRST: ("..", ".", ".", "."), SECOND: ("..", ".", ".", "."), THIRD: ("..", ".", ".", ".")})
    _, found, folded = html.partition('<details class="missing"><summary>Inget värde hos någon skolenhet ')
    assert found
    names = re.findall("<li>(.*?)</li>", folded.partition("</details>")[0])
    assert names
    assert folded.startswith(f"<span>({len(names)} indikator")
