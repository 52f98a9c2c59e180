"""Is everything that a page says and leads to there for somebody whose browser runs no scripts?"""

from pathlib import Path

import pytest
from demo import Demo
from kinds import each_kind
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SAID = "main :is(h1, h2, h3, p, li, th, td, dt, dd, summary)"
IDLE = "button:visible:not(form *), form:not([action]):visible"


def said(page: Page) -> set[str]:
    """Every text of the page's own part, whether it is folded or not."""
    return {" ".join(text.split()) for text in page.locator(SAID).all_text_contents()} - {""}


def ways(page: Page) -> set[str]:
    return set(page.locator("a[href]").evaluate_all("links => links.map(each => each.getAttribute('href'))"))


@each_kind
def test_without_scripts_every_kind_of_page_says_and_leads_to_the_same(
    page_of, demo: Demo, invented_site: Path, visit
):
    address = page_of(invented_site)
    scripted, bare = visit(demo.host), visit(demo.host, java_script_enabled=False)
    for page in (scripted, bare):
        page.goto(address)
    assert said(scripted) - said(bare) == set()
    assert ways(scripted) - ways(bare) == set()
    assert bare.locator(IDLE).count() == 0, "something is shown that only a script can answer"


def test_without_scripts_whoever_searches_for_a_word_is_told_where_it_can_be_found(demo: Demo, visit):
    bare = visit(demo.host, java_script_enabled=False)
    bare.goto(f"{demo.host}sok/?q=friskola")
    assert not bare.get_by_role("searchbox").is_visible()
    bare.get_by_role("link", name="listorna i bokstavsordning").click()
    assert bare.url == f"{demo.host}huvudman/#bokstav"
