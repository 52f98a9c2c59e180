"""Does a page keep its words, lists and tables together, from a wide screen to a phone?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WIDTHS = 1280, 700, 390, 320
PARTED = r"""longest => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT), found = [];
  for (let node; node = texts.nextNode();) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest("code, svg, .visually-hidden, .side")) continue;
    for (const { index, 0: word } of node.data.matchAll(/\p{L}+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (word.length <= longest && lines.size > 1) found.push(word);
    }
  }
  return found;
}"""
LONGEST = 16
"""Words of more letters than this a phone may hyphenate; whether it can is for the browser to say."""


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    context = browser.new_context(base_url=site)
    yield context.new_page()
    context.close()


def test_no_word_is_broken_in_the_middle_and_no_text_is_wider_than_the_screen(page, shipped):
    texts = [f"/{path}/" for path in shipped.pages if path.startswith(("vagledning/", "om/", "lattlast/"))]
    assert len(texts) > 20
    broken = []
    for address in ["/", "/kvalitetssystem/", "/vagledning/", "/indikatorer/", *texts]:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            broken += [f"{address} {width}: {word}" for word in page.evaluate(PARTED, LONGEST)]
            if page.evaluate("document.documentElement.scrollWidth") > width:
                broken.append(f"{address} {width}: sideways")
    assert broken == []


def test_a_list_of_contents_never_begins_a_column_with_what_belongs_to_the_one_before(page, shipped):
    of_one_form = [each for each in shipped.country.principals if len(each.school_forms) == 1]
    principal = max(of_one_form, key=lambda each: len(each.units))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"/huvudman/{principal.id}/")
        places = [each.bounding_box() for each in page.locator(".toc > ul > li").all()]
        assert page.locator(".toc li li:visible").count() > 0
        assert len({each["x"] for each in places}) == 1


def test_all_tables_of_figures_end_at_one_edge_and_names_have_room(page, shipped):
    page.set_viewport_size({"width": 1280, "height": 900})
    for principal in sorted(shipped.country.principals, key=lambda each: len(each.units))[-4:-1]:
        page.goto(f"/huvudman/{principal.id}/grundskola/")
        tables = page.locator(".cols table.values:visible").all()
        assert len(tables) > 4
        boxes = [each.bounding_box() for each in tables]
        assert len({round(each["x"] + each["width"]) for each in boxes}) == 1
        assert min(each.locator("th").first.bounding_box()["width"] for each in tables) >= 200


@pytest.mark.parametrize("width", [1170, 1024, 800])
def test_no_table_of_figures_is_wider_than_a_small_screen(page, shipped, width):
    page.set_viewport_size({"width": width, "height": 900})
    for principal in sorted(shipped.country.principals, key=lambda each: len(each.units))[-4:]:
        page.goto(f"/huvudman/{principal.id}/grundskola/")
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert page.locator("table:visible").count() > 4
        assert page.evaluate("document.documentElement.scrollWidth") == width
