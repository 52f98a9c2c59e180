"""Do two people become a team, work side by side, and part again?"""

import pytest
from demo import Demo
from hands import Pointer
from playwright.sync_api import expect
from team import SAVE_AND_STAY, Team

pytestmark = pytest.mark.browser

ANNA, BO = "anna@tillsammans.example", "bo.ek@tillsammans.example"
PAGE = "steg-1/grundskola-kunskaper/"


def test_a_colleague_is_asked_in_writes_beside_gets_another_role_and_goes(
    demo: Demo, team: Team, visit, principal
):
    team.join(demo.invite(principal.id, ANNA))
    team.hands.follow("Bjud in en kollega")
    team.sees("Gruppen")
    team.hands.write("E-postadress", BO.upper())
    team.page.get_by_label("Skriver", exact=False).nth(1).check()
    team.hands.press("Bjud in")
    team.reads("Inbjudan är gjord", BO)

    bo = Team(Pointer(visit(demo.host)), team.words)
    bo.page.goto(bo.mailed_to(demo.mails, BO))
    bo.reads(f"Anna ({ANNA}) bjuder in dig", "Du kan läsa och skriva.")
    bo.hands.press("Gå med")
    bo.sees("Er självvärdering")
    bo.page.goto(demo.room(principal.id, PAGE))
    bo.hands.write(team.words["visar"], "Bos iakttagelse.")
    bo.hands.press(SAVE_AND_STAY)
    bo.reads("Sparat", "Senast skrivet av dig")

    team.page.goto(demo.room(principal.id, PAGE))
    team.reads("Bo Ek skriver också här nu", "Senast skrivet av Bo Ek")
    team.page.goto(demo.room(principal.id, "gruppen/"))
    team.reads("skriver just nu")
    team.hands.follow("Ändra roll för Bo Ek")
    team.page.get_by_label("Läser", exact=False).check()
    team.hands.press("Spara")
    bo.page.reload()
    bo.reads("Nu kan ni läsa", "Bos iakttagelse.")
    expect(bo.page.get_by_role("textbox")).to_have_count(0)

    team.hands.follow("Ta bort Bo Ek")
    team.hands.press("Ta bort ur gruppen")
    team.reads("Personen är inte längre med")
    bo.page.reload()
    bo.sees("Sidan finns inte")
    expect(bo.page.get_by_role("button", name="Logga ut")).to_have_count(0)
    team.page.goto(demo.room(principal.id, PAGE))
    expect(team.page.get_by_label(team.words["visar"])).to_have_value("Bos iakttagelse.")
