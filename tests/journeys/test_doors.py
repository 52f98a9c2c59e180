"""Who comes in, by which link, and to whose room?"""

from datetime import timedelta

import pytest
from demo import Demo
from hands import Pointer
from playwright.sync_api import expect
from team import SAVE_AND_STAY, Team

pytestmark = pytest.mark.browser


def test_a_draft_is_there_when_somebody_comes_back_by_a_mailed_link(demo: Demo, team: Team, visit, principal):
    email, text = "anna@oppenby.example", "Vi började i dag, och går hem nu."
    team.join(demo.invite(principal.id, email))
    team.page.goto(demo.room(principal.id, "steg-2/"))
    team.hands.write(team.words["orsaker"], text)
    team.hands.press(SAVE_AND_STAY)
    expect(team.page.locator(".saved").first).to_contain_text("Sparat")
    team.hands.press("Logga ut")
    team.page.goto(demo.room(principal.id, "steg-2/"))
    team.sees("Logga in")

    at_home = Team(Pointer(visit(demo.host)), team.words)
    link = at_home.mailed_link(demo.service, email.upper())
    for _ in range(2):
        at_home.page.goto(link)
    at_home.hands.press("Logga in")
    at_home.sees("Er självvärdering")
    at_home.hands.follow(team.words["steg-2"])
    expect(at_home.page.get_by_label(team.words["orsaker"])).to_have_value(text)

    team.page.goto(link)
    team.sees("Länken gäller inte längre")


def test_whoever_sends_too_much_is_told_so_in_our_own_words(demo: Demo, team: Team, principal, tmp_path):
    team.join(demo.invite(principal.id, "mycket@x.example"))
    for megabytes, says in ((4, "kunde inte läsa filen"), (6, "Det var för mycket på en gång")):
        file = tmp_path / "stor.docx"
        file.write_bytes(b"x" * megabytes * 1_000_000)
        team.page.goto(demo.room(principal.id, "papper/"))
        team.page.locator("input[type=file]").set_input_files(file)
        team.page.locator("form:has(input[type=file]) button[type=submit]").click()
        team.reads(says)


def test_a_link_that_no_longer_works_says_why_and_what_to_do(demo: Demo, visit, principal):
    page = visit(demo.host)
    closed = {
        demo.invite(principal.id, "sen@x.example", ago=timedelta(days=15)): "Inbjudan har gått ut",
        f"{demo.service}inbjudan/{principal.id}/okand": "Inbjudan finns inte",
        f"{demo.service}inbjudan/0000000000/okand": "Inbjudan finns inte",
        f"{demo.service}logga-in/okand": "Länken gäller inte längre",
        demo.staff_link(timedelta(seconds=-1)): "Länken gäller inte längre",
        f"{demo.service}{principal.id}/okand/": "Sidan finns inte",
    }
    for link, heading in closed.items():
        answer = page.goto(link)
        assert answer
        assert answer.status == 404, link
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(page.get_by_role("main").get_by_role("link").last).to_be_visible()


def test_whoever_is_in_one_team_comes_neither_into_another_nor_in_by_anothers_invitation(
    demo: Demo, team: Team, principal, unused
):
    another = next(unused)
    team.join(demo.invite(principal.id, "anna@sin.example"))
    for principal_id in (another.id, "0000000000"):
        team.page.goto(demo.room(principal_id))
        team.sees("Hit kommer du inte")
    team.page.goto(demo.room("handlaggare"))
    expect(team.page.get_by_role("table")).to_have_count(0)

    link = demo.invite(another.id, "bo@annan.example")
    team.page.goto(link)
    team.sees("Inbjudan är till någon annan")
    team.page.get_by_role("main").get_by_role("button", name="Logga ut").click()
    team.page.goto(link)
    team.sees(f"Inbjudan till {another.name}")
