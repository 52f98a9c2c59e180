"""Does somebody find what they look for, by the words that they use themselves?"""

import pytest
from demo import Demo
from hands import Keyboard
from measures import who_is_shut_out
from playwright.sync_api import Page, expect

from nulage_site.publish.search.engine import engine

needs_the_engine = pytest.mark.skipif(engine() is None, reason="Pagefind is not made for this platform")
pytestmark = pytest.mark.browser


@pytest.fixture
def school_unit(demo: Demo, visit) -> tuple[str, str]:
    """The code and the name of a school unit of the demonstration's principal."""
    page = visit(demo.host).request.get(f"{demo.host}api/v1/principals/{demo.principal.id}.json").json()
    unit = page["units"][0]
    return unit["code"], unit["name"]


def group(page: Page, name: str):
    """The hits of one kind."""
    return page.locator("section").filter(has=page.get_by_role("heading", name=name))


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
    keys.reach(group(page, "Ordlista").get_by_role("link", name="anpassad grundskola"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{demo.host}ordlista/#anpassad-grundskola")


@needs_the_engine
def test_a_question_in_ones_own_words_leads_to_the_guidance(demo: Demo, visit):
    page = visit(demo.host)
    page.goto(f"{demo.host}sok/?q=när väljer vi frågor")
    expect(group(page, "Vägledning").get_by_role("link").first).to_have_text("Prioriterade frågor")


@needs_the_engine
def test_a_name_leads_to_those_who_have_it_before_anything_else(demo: Demo, visit):
    page = visit(demo.host)
    page.goto(f"{demo.host}sok/?q={demo.principal.name}")
    expect(page.locator("[data-found] h2").first).to_contain_text("Huvudmän")
    expect(group(page, "Huvudmän").get_by_role("link").first).to_have_text(demo.principal.name)


@needs_the_engine
def test_a_principal_is_found_by_its_number_and_a_word_that_nobody_uses_is_not(demo: Demo, visit):
    page = visit(demo.host)
    number = demo.principal.organisation_number
    page.goto(f"{demo.host}sok/?q={number[:6]}-{number[6:]}")
    expect(page.get_by_role("heading", name="Huvudmän 1 träff")).to_be_visible()
    page.get_by_role("searchbox").fill("xqzwy")
    expect(page.get_by_role("status")).to_contain_text("Pröva ett annat ord")
    expect(page.get_by_role("heading", name="Siffror och frågor")).to_be_visible()


@needs_the_engine
@pytest.mark.parametrize(
    ("asked", "meant", "kind"),
    [("Kvalietsdialog", "kvalitetsdialog", "Ordlista"), ("Frtidshem", "fritidshem", "Kvalitetssystemet")],
)
def test_a_word_with_a_slip_of_one_letter_leads_to_those_who_have_it_right(
    asked: str, meant: str, kind: str, demo: Demo, visit
):
    page = visit(demo.host)
    page.goto(f"{demo.host}sok/?q={asked}")
    expect(page.get_by_role("status")).to_contain_text(f"Ingen träff på ”{asked}”. Här är de")
    expect(page.get_by_role("status")).to_contain_text(f"som har ”{meant}”")
    expect(group(page, kind).get_by_role("link", name=meant).first).to_be_visible()


@needs_the_engine
def test_where_few_hits_may_be_beside_the_point_the_word_written_right_is_offered(demo: Demo, visit):
    page = visit(demo.host)
    page.goto(f"{demo.host}sok/?q=särskoola")
    expect(page.get_by_role("status")).to_have_text("3 träffar på ”särskoola”. Menade ni ”särskola”?")
    page.get_by_role("link", name="Sök ”särskola” i stället").click()
    expect(page.get_by_role("status")).to_contain_text("träffar på ”särskola”")
    expect(page.get_by_role("link", name="i stället")).to_have_count(0)


@needs_the_engine
def test_a_school_unit_is_found_by_its_name_and_by_its_code_alone(demo: Demo, visit, school_unit):
    page = visit(demo.host)
    for asked in school_unit:
        page.goto(f"{demo.host}sok/?q={asked}")
        expect(group(page, "Skolenheter").get_by_role("link", name=school_unit[1]).first).to_be_visible()


@needs_the_engine
@pytest.mark.parametrize(("asked", "shown"), [("heltidstjänster", 10), ("vitsippan", 10), ("årskurs", 3)])
def test_hits_of_one_kind_alone_fill_the_page_and_those_of_many_leave_room_for_each_other(
    asked: str, shown: int, demo: Demo, visit
):
    page = visit(demo.host)
    page.goto(f"{demo.host}sok/?q={asked}")
    expect(page.get_by_role("status")).to_contain_text(f"träffar på ”{asked}”")
    expect(page.locator("[data-found] section").first.get_by_role("listitem")).to_have_count(shown)
    expect(page.locator("[data-found] section").nth(1)).to_be_visible(visible=shown < 10)


@needs_the_engine
def test_units_come_beneath_what_is_already_read_and_the_engine_comes_once(demo: Demo, visit):
    page = visit(demo.host)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(demo.host).partition("?")[0]))
    held = []
    page.route("**/pagefind/skolenheter/pagefind-entry.json*", lambda route: held.append(route))  # noqa: PLW0108  # a bound method of a list takes no mark
    page.goto(f"{demo.host}sok/")
    page.get_by_role("searchbox").fill(demo.principal.name)
    expect(group(page, "Huvudmän").get_by_role("link", name=demo.principal.name)).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Söker …")
    expect(page.get_by_role("heading", name="Skolenheter")).to_have_count(0)
    assert not [url for url in fetched if "skolenheter/" in url and not url.endswith("entry.json")]
    held[0].continue_()
    expect(page.get_by_role("status")).to_contain_text("av dem bland skolenheterna")
    expect(page.locator("[data-found] h2").last).to_contain_text("Skolenheter")
    expect(page.get_by_role("searchbox")).to_be_focused()
    for engine_file in ("pagefind.js", "wasm.sv.pagefind"):
        assert [url for url in fetched if url.endswith(engine_file)] == [f"pagefind/texter/{engine_file}"]


@needs_the_engine
def test_when_the_units_do_not_come_everything_else_is_still_found(demo: Demo, browser):
    context = browser.new_context(base_url=demo.host)
    context.route("**/pagefind/skolenheter/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{demo.host}sok/?q=rektor")
    expect(page.get_by_role("status")).to_contain_text("Skolenheterna går inte att söka just nu")
    expect(group(page, "Ordlista").get_by_role("link", name="rektor", exact=True)).to_be_visible()
    context.close()


@needs_the_engine
@pytest.mark.parametrize(("asked", "said"), [("skola", "träffar på"), ("xqzwy", "Pröva ett annat ord")])
def test_no_answer_shuts_anybody_out(asked: str, said: str, demo: Demo, visit):
    page = visit(demo.host)
    page.goto(f"{demo.host}sok/?q={asked}")
    expect(page.get_by_role("status")).to_contain_text(said)
    page.wait_for_load_state("networkidle")
    assert who_is_shut_out(page) == []


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
