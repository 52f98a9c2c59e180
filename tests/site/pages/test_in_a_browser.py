"""Do the pages work for eyes, ears, keyboard and small screens, with and without JavaScript?"""

import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

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


def test_a_name_that_begins_as_it_is_written_stands_first(page):
    page.goto("/")
    for asked, first in (("lillå", "Lillångs kommun"), ("lilla", "Lilla Lingontuvan AB")):
        page.get_by_label("Hitta er huvudman").fill(asked)
        expect(page.locator(".hits a").first).to_contain_text(first)


def test_enter_leads_to_the_hits_and_the_way_back_finds_them_again(page):
    page.goto("/")
    field = page.get_by_label("Hitta er huvudman")
    field.fill("lillå")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/huvudman/\?q=lill%C3%A5$"))
    page.locator(".hits").get_by_role("link", name="Lillångs kommun").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lillångs kommun")
    for _ in ("to the hits", "to the first page"):
        page.go_back()
        expect(field).to_have_value("lillå")
        expect(page.locator(".hits a").first).to_contain_text("Lillångs kommun")


def test_what_was_typed_is_there_again_after_a_hit_was_followed(page):
    page.goto("/")
    field = page.get_by_label("Hitta er huvudman")
    field.fill("stiftelsen")
    page.locator(".hits").get_by_role("link", name="Stiftelsen Kotten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stiftelsen Kotten")
    page.go_back()
    expect(field).to_have_value("stiftelsen")


def test_a_preschool_in_the_field_of_the_principals_is_told_where_it_is_found(page):
    page.goto("/")
    page.get_by_label("Hitta er huvudman").fill("Rönnbäret")
    expect(page.get_by_role("status")).to_contain_text("Skolor och förskolor hittar ni när ni söker på hela")
    expect(page.locator(".hits a")).to_have_attribute("href", "/sok/?q=R%C3%B6nnb%C3%A4ret")


def test_a_slip_of_one_letter_is_told_and_still_leads_to_the_principal(page):
    page.goto("/")
    field = page.get_by_label("Hitta er huvudman")
    for slip in ("Lixlång", "Lilllång", "Lilång", "Lillnåg kommun"):
        field.fill(slip)
        expect(page.get_by_role("status")).to_contain_text("Ingen huvudman heter precis så. Menar ni")
        expect(page.locator(".hits a").first).to_contain_text("Lillångs kommun")
        expect(page.locator(".hits a").last).to_contain_text("på hela webbplatsen")
    field.fill("Lixxlång")
    expect(page.locator(".hits a")).to_have_count(1)


def test_a_principal_is_found_without_javascript(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Hitta er huvudman").fill("Lillång")
    page.get_by_role("button", name="Sök").click()
    expect(page.locator("noscript")).to_be_visible()
    page.get_by_role("link", name="listorna i bokstavsordning").click()
    expect(page.get_by_role("heading", name="Bokstav")).to_be_in_viewport()
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


def test_each_printed_page_says_that_the_figures_are_invented(page, shipped):
    page.goto(f"/huvudman/{shipped.country.principals[0].id}/")
    printed = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    assert len(printed) > 1
    assert all("påhittade." in sheet.extract_text() for sheet in printed)


PARTED = """() => [...document.querySelectorAll(".values td")].flatMap((cell) => [...cell.childNodes])
  .filter((node) => node.nodeType === 3 && [...node.data.matchAll(/[^ ]+/g)].some(({ index, 0: amount }) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + amount.length);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
  })).map((node) => node.data)"""
"""What stands on two lines of all amounts with their units, which no plain space is in."""


@pytest.mark.parametrize("width", [390, 320])
def test_no_amount_is_parted_on_a_phone(page, shipped, width):
    page.set_viewport_size({"width": width, "height": 900})
    of_one_page = [each for each in shipped.country.principals if len(each.school_forms) <= 3]
    for principal in sorted(of_one_page, key=lambda each: len(each.units))[-3:]:
        page.goto(f"/huvudman/{principal.id}/")
        assert page.locator(".values td").count() > 10
        assert page.evaluate(PARTED) == []
