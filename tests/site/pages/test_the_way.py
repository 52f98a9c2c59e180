"""Is the whole way told as one picture, with who, how long and what comes out of each step?"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import nulage_site

SYMBOLS = (Path(nulage_site.__file__).parent / "static/tecken.svg").read_text("utf-8")
FROM_START_TO_END = (
    "Inbjudan",
    "Introduktion",
    "Underlag och tid",
    "Nulägesanalys",
    "Prioriterade frågor",
    "Telefonsamtal",
    "Dialog",
    "Återkoppling",
    "Ert eget arbete",
)


def the_way(html: str) -> str:
    (way,) = re.findall(r'<ol class="flow">.*?</ol>', html, re.DOTALL)
    return way


@pytest.mark.parametrize("address", ["/", "/vagledning/dialogen/"])
def test_every_step_leads_on_and_says_who_how_long_and_what_it_gives(read, address):
    way = the_way(read(address))
    assert tuple(re.findall(r'<b><a href="/vagledning/.*?">(.*?)</a></b>', way)) == FROM_START_TO_END
    for asked in ("Vilka", "Tid", "Ger"):
        assert len(re.findall(rf"<dt>{asked}</dt><dd>[^<]+\.</dd>", way)) == len(FROM_START_TO_END)
    assert way.count('class="now"') == 1


def test_both_pages_tell_the_same_way_and_no_marker_is_left(read):
    start, dialogue = read("/"), read("/vagledning/dialogen/")
    assert the_way(start) == the_way(dialogue)
    assert "[[" not in start + dialogue


def test_every_symbol_that_a_page_shows_is_drawn(pages_with_symbols):
    for address, names in pages_with_symbols.items():
        assert names, address
        assert names <= set(re.findall(r'<view id="([a-z]+)"', SYMBOLS)), address


@pytest.fixture
def pages_with_symbols(read) -> dict[str, set[str]]:
    addresses = ("/", "/vagledning/dialogen/", "/lattlast/dialogen/", "/lattlast/fore/", "/lattlast/under/")
    return {each: set(re.findall(r"/fast/tecken\.[0-9a-f]+\.svg#([a-z]+)", read(each))) for each in addresses}


@pytest.mark.browser
@pytest.mark.parametrize("address", ["/vagledning/fore/", "/lattlast/fore/"])
def test_a_page_on_paper_says_where_it_comes_from_and_carries_nothing_to_press(
    browser: Browser, site: str, shipped, address
):
    context = browser.new_context(base_url=site)
    page = context.new_page()
    page.goto(address)
    page.emulate_media(media="print")
    head = page.locator("header.top").inner_text()
    assert f"{shipped.site.url}{address}" in head
    assert f"Utgåva {shipped.site.edition}" in head
    assert page.locator("button:visible, select:visible, nav:visible").count() == 0
    context.close()
