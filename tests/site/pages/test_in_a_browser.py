"""Do the pages work for eyes, ears, keyboard and small screens, with and without JavaScript?"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh page that fails its test when the browser complains."""
    context = browser.new_context(base_url=site)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not complaints


def test_the_search_takes_words_in_any_order_without_case_or_accents(page):
    page.goto("/")
    page.get_by_label("Hitta er huvudman").fill("KOMMUN akerhultarp")
    expect(page.locator(".hits a").first).to_contain_text("Åkerhultarps kommun")
    expect(page.get_by_role("status")).to_have_text("1 huvudman.")


def test_the_search_says_when_it_finds_nothing(page):
    page.goto("/")
    page.get_by_label("Hitta er huvudman").fill("xyzzy")
    expect(page.get_by_role("status")).to_contain_text("Ingen träff")


def test_the_search_can_be_used_with_the_keyboard_alone(page):
    page.goto("/")
    page.get_by_label("Hitta er huvudman").focus()
    page.keyboard.type("lillangs")
    expect(page.locator(".hits a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lillångs kommun")


def test_a_search_in_the_address_is_carried_out(page):
    page.goto("/huvudman/?q=region")
    expect(page.locator(".hits a")).to_contain_text(["Region Ljungmarken"])


def test_a_principal_is_found_without_javascript(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Hitta er huvudman").fill("Lillång")
    page.get_by_role("button", name="Sök").click()
    page.get_by_role("link", name="Kommuner").click()
    page.get_by_role("link", name="Lillångs kommun").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lillångs kommun")
    context.close()


def test_the_first_stop_of_the_keyboard_leads_to_the_content(page):
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Till innehållet")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
