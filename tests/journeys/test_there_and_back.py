"""What becomes of what a team has written when it leaves, errs, disagrees, or changes its mind?"""

import re

import pytest
from answers import SHORT_CALL
from demo import Demo
from hands import Pointer
from playwright.sync_api import expect
from team import FIRST_QUESTION, SAVE_AND_GO_ON, SAVE_AND_STAY, Team

pytestmark = pytest.mark.browser


def send_one_question(team: Team, address: str, text: str) -> str:
    """The least that can be sent in; the reference of the receipt."""
    team.page.goto(f"{address}fragor/")
    if team.page.get_by_role("link", name="Skriv fråga 1").count():
        team.hands.follow("Skriv fråga 1")
    else:
        team.hands.press(FIRST_QUESTION)
    team.hands.write("Vad vill ni prata om?", text)
    team.hands.press(SAVE_AND_GO_ON)
    team.hands.follow("Gå vidare")
    team.write_call(SHORT_CALL)
    return team.send()


def test_what_was_sent_can_be_taken_back_and_sent_again_and_each_sending_is_kept(
    demo: Demo, team: Team, visit, principal
):
    staff = Pointer(visit(demo.host))
    team.join(demo.invite(principal.id, "anna@norrbacksmala.example"))
    staff.page.goto(demo.staff_link())
    staff.press("Logga in")

    first = send_one_question(team, demo.room(principal.id), "Hur börjar vi?")
    staff.page.goto(demo.room(f"handlaggare/{principal.id}"))
    expect(staff.page.get_by_role("main")).to_contain_text("Hur börjar vi?")

    team.hands.follow("Ta tillbaka det")
    team.hands.press("Ta tillbaka")
    team.sees("Er självvärdering")
    staff.page.reload()
    expect(staff.page.get_by_role("main")).to_contain_text(
        f"Huvudmannen skickade in {first} och har tagit tillbaka det."
    )
    expect(staff.page.get_by_text("Hur börjar vi?")).to_have_count(0)

    second = send_one_question(team, demo.room(principal.id), "Hur fortsätter vi?")
    assert first != second
    team.page.goto(demo.room(principal.id))
    team.hands.follow(first)
    team.sees("Tillbakataget")
    expect(team.page.get_by_role("main")).to_contain_text("Hur börjar vi?")
    staff.page.reload()
    expect(staff.page.get_by_role("main")).to_contain_text("Hur fortsätter vi?")
    staff.follow("Sändning 1")
    expect(staff.page.get_by_role("main")).to_contain_text("Hur börjar vi?")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_is_to_be_mended_is_said_first_and_leads_to_its_field(
    scripts: bool, demo: Demo, visit, words, principal
):
    team = Team(Pointer(visit(demo.host, java_script_enabled=scripts)), words)
    page = team.page
    team.join(demo.invite(principal.id, "anna@lang.example"))
    page.goto(demo.room(principal.id, "samtal/"))
    team.hands.write("Vilken roll har den personen?", "å" * 201)
    team.hands.write("Telefonnummer", "070-123 45 67")
    team.hands.press(SAVE_AND_GO_ON)

    expect(page).to_have_title(re.compile("^Fel: "))
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    told = "Korta texten under ”Vilken roll har den personen?” till högst 200 tecken"
    summary.get_by_role("link", name=f"{told}. Nu är den 201.").click()
    field = page.get_by_label("Vilken roll har den personen?")
    expect(field).to_be_focused()
    expect(field).to_have_value("å" * 201)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(told)))
    expect(page.get_by_label("Telefonnummer")).to_have_value("070-123 45 67")

    team.hands.write("Vilken roll har den personen?", "Rektor")
    team.hands.press(SAVE_AND_GO_ON)
    team.sees("Granska och skicka in")
    expect(page.get_by_role("button", name="Skicka in")).to_have_count(0)
    team.hands.follow("Skriv vem Skolverket och SPSM ska ringa till.")
    expect(page.get_by_label("Vem ska Skolverket och SPSM ringa?")).to_be_focused()


def test_two_who_write_at_once_both_see_both_texts(demo: Demo, team: Team, visit, principal):
    eva = Team(Pointer(visit(demo.host)), team.words)
    shows, rests_on = team.words["visar"], team.words["grund"]
    team.join(demo.invite(principal.id, "anna@bada.example"))
    eva.join(demo.invite(principal.id, "eva@bada.example", "writer"))
    for one in (team, eva):
        one.page.goto(demo.room(principal.id))
        one.open_sub_goal("goal-4")

    eva.hands.write(shows, "Evas bild av stödet.")
    eva.hands.press(SAVE_AND_STAY)
    team.hands.write(shows, "Annas bild av stödet.")
    team.hands.write(rests_on, "Annas källor.")
    team.hands.press(SAVE_AND_STAY)

    expect(team.page.get_by_role("alert")).to_be_focused()
    expect(team.page.get_by_role("main")).to_contain_text("Eva sparade det här")
    texts = team.page.get_by_role("blockquote")
    expect(texts).to_have_text(["Evas bild av stödet.", "Annas bild av stödet."])
    expect(team.page.get_by_label(shows)).to_have_value("Evas bild av stödet.\n\nAnnas bild av stödet.")
    expect(team.page.get_by_label(shows)).to_have_accessible_description(re.compile("Eva sparade"))
    eva.page.reload()
    expect(eva.page.get_by_label(shows)).to_have_value("Evas bild av stödet.")
    expect(eva.page.get_by_label(rests_on)).to_have_value("Annas källor.")

    team.hands.write(shows, "Evas bild av stödet. Annas bild av stödet.")
    team.hands.press(SAVE_AND_STAY)
    eva.hands.write(shows, "Evas andra bild.")
    eva.hands.press(SAVE_AND_STAY)
    texts = eva.page.get_by_role("blockquote")
    expect(texts).to_have_text(["Evas bild av stödet. Annas bild av stödet.", "Evas andra bild."])


def test_what_was_typed_after_signing_out_in_another_tab_is_shown_to_be_copied(
    demo: Demo, team: Team, principal
):
    text = "En hel förmiddags arbete."
    team.join(demo.invite(principal.id, "anna@flikar.example"))
    team.page.goto(demo.room(principal.id, "steg-2/"))
    team.hands.write(team.words["orsaker"], text)
    other_tab = Pointer(team.page.context.new_page())
    other_tab.page.goto(demo.service)
    other_tab.press("Logga ut")

    team.hands.press(SAVE_AND_STAY)
    team.sees("Din text är räddad")
    expect(team.page.get_by_role("textbox")).to_have_value(text)
