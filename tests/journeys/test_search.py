"""Does somebody find what they look for, by the words that they use themselves?"""

import pytest
from demo import Demo
from hands import Keyboard
from playwright.sync_api import expect

from nulage_site.publish.search.engine import engine

needs_the_engine = pytest.mark.skipif(engine() is None, reason="Pagefind is not made for this platform")
pytestmark = pytest.mark.browser


@needs_the_engine
def test_a_keyboard_finds_a_school_form_by_its_old_name(demo: Demo, visit):
    keys = Keyboard(visit(demo.host))
    page = keys.page
    page.goto(demo.host)
    keys.reach(page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Sök"))
    page.keyboard.press("Enter")
    keys.reach(page.get_by_role("searchbox"))
    page.keyboard.type("särskola")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("träffar på ”särskola”")
    words = page.locator("section").filter(has=page.get_by_role("heading", name="Ordlista"))
    keys.reach(words.get_by_role("link", name="anpassad grundskola"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{demo.host}ordlista/#anpassad-grundskola")


@needs_the_engine
def test_a_question_in_ones_own_words_leads_to_the_guidance(demo: Demo, visit):
    page = visit(demo.host)
    page.goto(f"{demo.host}sok/?q=när väljer vi frågor")
    guidance = page.locator("section").filter(has=page.get_by_role("heading", name="Vägledning"))
    expect(guidance.get_by_role("link").first).to_have_text("Prioriterade frågor")


@needs_the_engine
def test_a_principal_is_found_by_its_number_and_a_word_that_nobody_uses_is_not(demo: Demo, visit):
    page = visit(demo.host)
    number = demo.principal.organisation_number
    page.goto(f"{demo.host}sok/?q={number[:6]}-{number[6:]}")
    expect(page.get_by_role("heading", name="Huvudmän 1 träff")).to_be_visible()
    page.get_by_role("searchbox").fill("xqzwy")
    expect(page.get_by_role("status")).to_contain_text("Pröva ett annat ord")
    expect(page.get_by_role("heading", name="Siffror och frågor")).to_be_visible()


def test_without_its_engine_the_page_still_leads_everywhere(demo: Demo, browser):
    context = browser.new_context(base_url=demo.host)
    context.route("**/pagefind/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{demo.host}sok/?q=frågor")
    expect(page.get_by_role("status")).to_contain_text("Det går inte att söka just nu")
    expect(page.get_by_role("link", name="Indikatorer")).to_be_visible()
    context.close()


def test_without_scripts_the_page_is_a_list_of_ways_in(demo: Demo, visit):
    page = visit(demo.host, java_script_enabled=False)
    page.goto(f"{demo.host}sok/?q=frågor")
    main = page.get_by_role("main")
    for name in ("Huvudmän", "Indikatorer", "Ordlista", "Prioriterade frågor"):
        expect(main.get_by_role("link", name=name, exact=True)).to_be_visible()
