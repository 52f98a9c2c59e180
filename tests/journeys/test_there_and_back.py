"""What becomes of what a team has written when it leaves, errs, disagrees, or changes its mind?"""

import re
from datetime import timedelta

import pytest
from demo import Demo
from hands import Pointer
from playwright.sync_api import Page, expect
from team import SAVE_AND_GO_ON, SAVE_AND_STAY, Team

pytestmark = pytest.mark.browser

SHORT_CALL = {"Vem ska vi ringa?": "Östen Ågren", "E-postadress": "osten@skola.example"}


@pytest.fixture
def team(demo: Demo, visit, words) -> Team:
    """A team with a pointer and nobody signed in."""
    return Team(Pointer(visit(demo.host)), words)


def room(demo: Demo, principal_id: str, path: str = "") -> str:
    return f"{demo.service}{principal_id}/{path}"


def send_one_question(team: Team, address: str, text: str) -> str:
    """The least that can be sent in; the reference of the receipt."""
    team.page.goto(f"{address}fragor/")
    if team.page.get_by_role("link", name="Skriv fråga 1").count():
        team.hands.follow("Skriv fråga 1")
    else:
        team.hands.press("Skriv den första frågan")
    team.hands.write("Vad vill ni prata om?", text)
    team.hands.press(SAVE_AND_GO_ON)
    team.hands.follow("Gå vidare")
    team.write_call(SHORT_CALL)
    team.hands.press("Skicka in")
    team.sees("Tack, det är inskickat")
    return team.page.get_by_role("definition").first.inner_text()


def test_what_was_sent_can_be_taken_back_and_sent_again_and_each_sending_is_kept(
    demo: Demo, team: Team, visit
):
    principal_id, staff = "2129900011", Pointer(visit(demo.host))
    team.join(demo.invite(principal_id, "anna@norrbacksmala.example"))
    staff.page.goto(demo.staff_link())
    staff.press("Logga in")

    first = send_one_question(team, room(demo, principal_id), "Hur börjar vi?")
    staff.page.goto(room(demo, f"handlaggare/{principal_id}"))
    expect(staff.page.get_by_role("main")).to_contain_text("Hur börjar vi?")

    team.hands.follow("Ta tillbaka det")
    team.hands.press("Ta tillbaka")
    team.sees("Er självvärdering")
    staff.page.reload()
    expect(staff.page.get_by_role("main")).to_contain_text("Det finns inget inskickat att läsa.")
    expect(staff.page.get_by_text("Hur börjar vi?")).to_have_count(0)

    second = send_one_question(team, room(demo, principal_id), "Hur fortsätter vi?")
    assert first != second
    team.page.goto(room(demo, principal_id))
    team.hands.follow(first)
    team.sees("Tillbakataget")
    expect(team.page.get_by_role("main")).to_contain_text("Hur börjar vi?")
    staff.page.reload()
    expect(staff.page.get_by_role("main")).to_contain_text("Hur fortsätter vi?")
    staff.follow("Sändning 1")
    expect(staff.page.get_by_role("main")).to_contain_text("Hur börjar vi?")


def test_a_draft_is_there_when_somebody_comes_back_by_a_mailed_link(demo: Demo, team: Team, visit):
    principal_id, email, text = "2129900029", "anna@oppenby.example", "Vi började i dag, och går hem nu."
    team.join(demo.invite(principal_id, email))
    team.page.goto(room(demo, principal_id, "steg-2/"))
    team.hands.write(team.words["orsaker"], text)
    team.hands.press(SAVE_AND_STAY)
    expect(team.page.get_by_role("status")).to_contain_text("Sparat")
    team.hands.press("Logga ut")
    team.page.goto(room(demo, principal_id, "steg-2/"))
    team.sees("Logga in")

    at_home = Pointer(visit(demo.host))
    at_home.page.goto(demo.service)
    at_home.page.get_by_role("main").get_by_role("link", name="Logga in", exact=True).first.click()
    at_home.write("E-postadress", email.upper())
    at_home.press("Skicka en länk")
    at_home.follow("Läs mejlet här")
    link = mailed_link(at_home.page, email)
    for _ in range(2):
        at_home.page.goto(link)
    at_home.press("Logga in")
    expect(at_home.page.get_by_role("heading", level=1)).to_have_text("Er självvärdering")
    at_home.follow("Vad kan det bero på?")
    expect(at_home.page.get_by_label(team.words["orsaker"])).to_have_value(text)

    team.page.goto(link)
    team.sees("Länken gäller inte längre")


def mailed_link(page: Page, email: str) -> str:
    """The link of the mail, which is written while nobody waits."""
    letter = page.get_by_text(f"Till {email}", exact=True).locator("xpath=following-sibling::*")
    for _ in range(100):
        if letter.count():
            return letter.get_by_role("link").inner_text()
        page.reload()
    raise AssertionError(f"No mail to {email}")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_is_to_be_mended_is_said_first_and_leads_to_its_field(scripts: bool, demo: Demo, visit, words):
    principal_id = "2129900037" if scripts else "2129900045"
    team = Team(Pointer(visit(demo.host, java_script_enabled=scripts)), words)
    page = team.page
    team.join(demo.invite(principal_id, "anna@lang.example"))
    page.goto(room(demo, principal_id, "samtal/"))
    team.hands.write("Vilken roll har den personen?", "å" * 201)
    team.hands.write("Telefonnummer", "070-123 45 67")
    team.hands.press(SAVE_AND_GO_ON)

    expect(page).to_have_title(re.compile("^Fel: "))
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Korta texten till högst 200 tecken. Nu är den 201 tecken.").click()
    field = page.get_by_label("Vilken roll har den personen?")
    expect(field).to_be_focused()
    expect(field).to_have_value("å" * 201)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("Korta texten till högst 200 tecken"))
    expect(page.get_by_label("Telefonnummer")).to_have_value("070-123 45 67")

    page.goto(room(demo, principal_id, "granska/"))
    expect(page.get_by_role("button", name="Skicka in")).to_have_count(0)
    team.hands.follow("Skriv vem vi ska ringa till.")
    expect(page.get_by_label("Vem ska vi ringa?")).to_be_focused()


def test_two_who_write_at_once_both_see_both_texts(demo: Demo, team: Team, visit):
    principal_id, path = "2129900052", "steg-1/grundskola-stod/"
    eva = Team(Pointer(visit(demo.host)), team.words)
    shows, rests_on = team.words["visar"], team.words["grund"]
    team.join(demo.invite(principal_id, "anna@bada.example"))
    eva.join(demo.invite(principal_id, "eva@bada.example", "writer"))
    for one in (team, eva):
        one.page.goto(room(demo, principal_id, path))

    eva.hands.write(shows, "Evas bild av stödet.")
    eva.hands.press(SAVE_AND_STAY)
    team.hands.write(shows, "Annas bild av stödet.")
    team.hands.write(rests_on, "Annas källor.")
    team.hands.press(SAVE_AND_STAY)

    expect(team.page.get_by_role("alert")).to_be_focused()
    expect(team.page.get_by_role("main")).to_contain_text("eva@bada.example sparade det här")
    expect(team.page.get_by_text("Evas bild av stödet.")).to_be_visible()
    expect(team.page.get_by_label(shows)).to_have_value("Annas bild av stödet.")
    expect(team.page.get_by_label(shows)).to_have_accessible_description(re.compile("Evas bild av stödet"))
    eva.page.reload()
    expect(eva.page.get_by_label(shows)).to_have_value("Evas bild av stödet.")
    expect(eva.page.get_by_label(rests_on)).to_have_value("Annas källor.")

    team.hands.write(shows, "Evas bild av stödet. Annas bild av stödet.")
    team.hands.press(SAVE_AND_STAY)
    eva.hands.write(shows, "Evas andra bild.")
    eva.hands.press(SAVE_AND_STAY)
    expect(eva.page.get_by_text("Evas bild av stödet. Annas bild av stödet.")).to_be_visible()
    expect(eva.page.get_by_label(shows)).to_have_value("Evas andra bild.")


def test_what_was_typed_after_signing_out_in_another_tab_is_shown_to_be_copied(demo: Demo, team: Team):
    principal_id, text = "2129900060", "En hel förmiddags arbete."
    team.join(demo.invite(principal_id, "anna@flikar.example"))
    team.page.goto(room(demo, principal_id, "steg-2/"))
    team.hands.write(team.words["orsaker"], text)
    other_tab = Pointer(team.page.context.new_page())
    other_tab.page.goto(demo.service)
    other_tab.press("Logga ut")

    team.hands.press(SAVE_AND_STAY)
    team.sees("Din text är inte sparad")
    expect(team.page.get_by_role("textbox")).to_have_value(text)


def test_a_link_that_no_longer_works_says_why_and_what_to_do(demo: Demo, visit):
    principal_id, page = "2129900086", visit(demo.host)
    closed = {
        demo.invite(principal_id, "sen@x.example", ago=timedelta(days=15)): "Inbjudan har gått ut",
        f"{demo.service}inbjudan/{principal_id}/okand": "Inbjudan finns inte",
        f"{demo.service}inbjudan/0000000000/okand": "Inbjudan finns inte",
        f"{demo.service}logga-in/okand": "Länken gäller inte längre",
        demo.staff_link(timedelta(seconds=-1)): "Länken gäller inte längre",
        f"{demo.service}{principal_id}/kvitto/1/okand": "Sidan finns inte",
    }
    for link, heading in closed.items():
        answer = page.goto(link)
        assert answer
        assert answer.status == 404, link
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(page.get_by_role("main").get_by_role("link").last).to_be_visible()


def test_whoever_is_in_one_team_comes_neither_into_another_nor_in_by_anothers_invitation(
    demo: Demo, team: Team
):
    own, another = "2129900078", "2129900102"
    team.join(demo.invite(own, "anna@sin.example"))
    for principal_id in (another, "0000000000"):
        team.page.goto(room(demo, principal_id))
        team.sees("Sidan finns inte")
    team.page.goto(room(demo, "handlaggare"))
    expect(team.page.get_by_role("table")).to_have_count(0)

    link = demo.invite(another, "bo@annan.example")
    team.page.goto(link)
    team.sees("Inbjudan är till någon annan")
    team.page.get_by_role("main").get_by_role("button", name="Logga ut").click()
    team.page.goto(link)
    team.sees("Inbjudan för Stentunabergas kommun")
