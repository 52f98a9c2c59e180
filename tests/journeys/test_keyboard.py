"""Does a keyboard alone lead past the menu, into what is folded, and to what must be mended?"""

from pathlib import Path

import pytest
from demo import Demo
from hands import Keyboard
from kinds import each_kind
from playwright.sync_api import expect
from team import FIRST_QUESTION, ONE_MORE, SAVE_AND_GO_ON, SAVE_AND_STAY, Team

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "path", ["", "huvudman/", "vagledning/fore/", "sjalvvardering/", "sjalvvardering/logga-in/"]
)
def test_the_first_stop_leads_past_the_menu(path: str, demo: Demo, visit):
    keys = Keyboard(visit(demo.host))
    keys.page.goto(f"{demo.host}{path}")
    past = keys.page.get_by_role("link", name="innehållet")
    keys.stop()
    expect(past).to_be_focused()
    expect(past).to_be_in_viewport(ratio=1)
    keys.page.keyboard.press("Enter")
    main = keys.page.get_by_role("main")
    expect(main).to_be_focused()
    keys.stop()
    expect(main.locator(":focus")).to_have_count(1)


@each_kind
def test_every_stop_of_every_kind_of_page_is_seen_in_the_order_of_the_page(
    page_of, demo: Demo, invented_site: Path, visit
):
    keys = Keyboard(visit(demo.host))
    keys.page.goto(page_of(invented_site))
    for stop in keys.stops():
        keys.stop_at(stop)


@pytest.mark.parametrize("path", ["", "huvudman/", "sjalvvardering/", "vagledning/nulagesanalys/"])
def test_the_way_back_has_the_same_stops(path: str, demo: Demo, visit):
    keys = Keyboard(visit(demo.host))
    keys.page.goto(f"{demo.host}{path}")
    order = keys.stops()
    for stop in order:
        keys.stop_at(stop)
    for stop in reversed(order[:-1]):
        keys.stop_at(stop, "Shift+Tab")


def test_what_is_folded_opens_and_closes(demo: Demo, visit):
    keys = Keyboard(visit(demo.host))
    keys.page.goto(demo.principal_page)
    folded = keys.page.get_by_role("group").filter(has_text="Varför valdes detta?").first
    keys.reach(folded.locator("summary"))
    for key, opened in (("Enter", True), ("Space", False), ("Enter", True)):
        keys.page.keyboard.press(key)
        expect(folded.get_by_role("paragraph").first).to_be_visible(visible=opened)
    keys.stop()
    expect(folded.locator(":focus")).to_have_count(1)


def test_what_must_be_mended_is_where_the_keyboard_is(demo: Demo, visit, words, principal):
    team = Team(Keyboard(visit(demo.host)), words)
    team.join(demo.invite(principal.id, "anna@tangentbord.example"))
    team.hands.follow("Kontakt och tid för telefonsamtalet")
    name = team.page.get_by_label("Vem ska Skolverket och SPSM ringa?")
    name.evaluate("(field, text) => { field.value = text }", "å" * 201)
    team.hands.press(SAVE_AND_GO_ON)
    expect(team.page.get_by_role("alert")).to_be_focused()
    team.hands.follow(
        "Korta texten under ”Vem ska Skolverket och SPSM ringa?” till högst 200 tecken. Nu är den 201."
    )
    expect(name).to_be_focused()
    team.hands.write("Vem ska Skolverket och SPSM ringa?", "Östen Ågren")
    team.hands.press(SAVE_AND_GO_ON)
    team.sees("Granska och skicka in")
    team.reads("Östen Ågren")


def test_a_question_is_ranked_by_number_and_the_keyboard_stays_with_it(demo: Demo, visit, words, principal):
    team = Team(Keyboard(visit(demo.host)), words)
    team.join(demo.invite(principal.id, "anna@ordning.example"))
    team.hands.follow("Våra prioriterade frågor")
    for button, text in ((FIRST_QUESTION, "Ett?"), (ONE_MORE, "Två?"), (ONE_MORE, "Tre?")):
        team.hands.press(button)
        team.hands.write("Vad vill ni prata om?", text)
        team.hands.press(SAVE_AND_GO_ON)
    place = team.page.get_by_role("combobox", name="Plats för fråga 3")
    team.hands.reach(place)
    team.page.keyboard.press("1")
    expect(place).to_have_value("1")
    team.hands.press("Flytta dit fråga 3")
    moved = team.page.get_by_role("listitem").filter(has_text="Tre?")
    expect(moved).to_be_focused()
    expect(team.page.get_by_role("status").filter(has_text="plats 1 av 3")).to_be_visible()
    expect(moved).to_have_accessible_description("Frågan står nu på plats 1 av 3.")
    team.hands.stop()
    expect(moved.get_by_role("link", name="Skriv fråga 1")).to_be_focused()


def test_a_figure_is_put_into_the_answer_with_the_keyboard_and_is_told(demo: Demo, visit, words, principal):
    team = Team(Keyboard(visit(demo.host)), words)
    team.join(demo.invite(principal.id, "anna@siffra.example"))
    team.open_sub_goal("goal-1")
    button = team.page.get_by_role("button", name="För över till svaret").last
    sentence = button.get_attribute("value")
    team.hands.reach(button)
    team.page.keyboard.press("Enter")
    expect(team.page.get_by_label(words["visar"], exact=True)).to_have_value(sentence)
    expect(team.page.get_by_role("status").filter(has_text="sist i svaret")).to_have_count(1)
    expect(team.page.locator(":focus")).to_contain_text("Finns i svaret")
    team.hands.press(SAVE_AND_STAY)
    expect(team.page.get_by_label(words["visar"], exact=True)).to_have_value(sentence)
