"""Can somebody who hears the pages do all that is theirs to do, by roles and names alone?"""

import re
from collections.abc import Mapping
from pathlib import Path

import pyotp
import pytest
from answers import IN_TIME
from demo import Demo
from hands import Pointer
from listener import Listener
from playwright.sync_api import expect
from rooms import send_the_least
from team import FIRST_QUESTION, SAVE_AND_GO_ON, Team

from nulage_forms.catalogue import Catalogue
from nulage_forms.staff import new_account

pytestmark = pytest.mark.browser

TOO_LONG, SHORTEN = (
    "å" * 201,
    "Korta texten under ”Vem ska Skolverket och SPSM ringa?” till högst 200 tecken. Nu är den 201.",
)
STAFF, PASSWORD, HEAD_TEACHER = "eva@hor.example", "en lång ramsa om havet", "karin@hor.example"
PUPIL, AGREED = "Vi följer eleven Kalle.", "Vi följer läsningen."
WORKS = "Läsgrupperna varje tisdag."


def test_from_an_invitation_to_a_receipt_by_roles_and_names_alone(demo: Demo, visit, words, principal):
    heard = Listener(visit(demo.host))
    heard.page.goto(demo.invite(principal.id, "anna@hor.example"))
    heard.comes_to(f"Inbjudan till {principal.name}")
    heard.press("Gå med")
    heard.comes_to("Er självvärdering")
    analyses(heard, words)
    heard.follow(principal.name)
    heard.follow(words["steg-2"])
    finds_a_cause(heard, words)
    asks(heard)
    says_whom_to_call(heard)
    heard.press("Skicka in")
    heard.comes_to("Tack, det är inskickat")
    expect(heard.page.get_by_role("definition").filter(has_text=re.compile(r"^NUL-"))).to_have_count(1)
    expect(heard.page.get_by_text("Kontrollsumman visar")).to_be_visible()


def analyses(heard: Listener, words: Mapping[str, str]) -> None:
    heard.follow(words["steg-1"])
    heard.comes_to(words["steg-1"])
    heard.follow(words["goal-1"])
    heard.comes_to(words["goal-1"])
    expect(heard.field(words["visar"])).to_have_accessible_description(re.compile("^Skriv kort"))
    heard.field(words["visar"]).fill("Fler når målen i år än i fjol.")
    view = heard.page.get_by_role("group", name="Hur ser ni på det?", exact=True)
    expect(view).to_have_accessible_description(re.compile("egen bild"))
    view.get_by_role("radio", name="En styrka", exact=True).check()
    heard.press(SAVE_AND_GO_ON)
    heard.comes_to(words["goal-2"])


def finds_a_cause(heard: Listener, words: Mapping[str, str]) -> None:
    heard.comes_to(words["steg-2"])
    cause = heard.page.get_by_role("group", name="Orsak 1", exact=True)
    cause.get_by_role("textbox", name=words["orsaker"], exact=True).fill("Lärarna planerar tillsammans.")
    cause.get_by_role("checkbox", name=words["factor-1"], exact=True).check()
    heard.press(SAVE_AND_GO_ON)


def asks(heard: Listener) -> None:
    heard.comes_to("Våra prioriterade frågor")
    heard.press(FIRST_QUESTION)
    heard.comes_to("Fråga 1")
    heard.field("Vad vill ni prata om?").fill("Hur ger vi stöd i tid?")
    heard.press(SAVE_AND_GO_ON)
    heard.comes_to("Våra prioriterade frågor")
    heard.follow("Gå vidare")


def says_whom_to_call(heard: Listener) -> None:
    """What must be mended is told first, leads to its field, and is said there after the hint."""
    heard.comes_to("Kontakt och tid")
    name, hint = heard.field("Vem ska Skolverket och SPSM ringa?"), "För- och efternamn."
    expect(name).to_have_accessible_description(hint)
    name.fill(TOO_LONG)
    heard.press(SAVE_AND_GO_ON)
    summary = heard.page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(heard.page).to_have_title(re.compile("^Fel: "))
    expect(summary).to_match_aria_snapshot(f"""
      - alert:
        - heading "Det är något att rätta" [level=2]
        - list:
          - listitem:
            - link "{SHORTEN}"
    """)
    heard.comes_to("Kontakt och tid")
    heard.page.keyboard.press("Tab")
    expect(summary.get_by_role("link", name=SHORTEN, exact=True)).to_be_focused()
    heard.page.keyboard.press("Enter")
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description(f"{hint} {SHORTEN}")
    expect(name).to_have_attribute("aria-invalid", "true")
    name.fill("Östen Ågren")
    heard.field("E-postadress").fill("osten@skola.example")
    heard.press(SAVE_AND_GO_ON)
    heard.comes_to("Granska och skicka in")


def test_staff_come_from_a_code_to_what_was_agreed_by_roles_and_names_alone(
    demo: Demo, visit, words, principal
):
    team, heard = Team(Pointer(visit(demo.host)), words), Listener(visit(demo.host))
    team.join(demo.invite(principal.id, "anna@lases.example"))
    send_the_least(team, demo, principal.id)
    heard.page.goto(f"{demo.service}handlaggare/logga-in")
    signs_in(heard, demo)
    heard.comes_to("Huvudmännens dialoger")
    row = heard.page.get_by_role("row", name=principal.name)
    expect(row.get_by_role("cell", name="Inskickat", exact=True)).to_have_count(1)
    heard.follow(principal.name)
    heard.comes_to(principal.name)
    expect(heard.page.get_by_role("definition").filter(has_text=IN_TIME.text)).to_have_count(1)
    heard.follow("Anteckna att samtalet är hållet")
    agrees(heard, f"Är telefonsamtalet med {principal.name} hållet?")
    heard.comes_to(principal.name)
    expect(heard.page.get_by_role("heading", level=2, name="Det vi kom överens om")).to_be_visible()
    expect(heard.page.get_by_role("listitem").filter(has_text=AGREED)).to_have_count(1)


def signs_in(heard: Listener, demo: Demo) -> None:
    account = new_account(STAFF, "Eva", PASSWORD)
    demo.store.change_staff_account(STAFF, lambda _: account)
    heard.comes_to("Logga in som handläggare")
    heard.field("E-postadress").fill(STAFF)
    heard.field("Lösenord").fill(PASSWORD)
    expect(heard.field("Engångskod")).to_have_accessible_description(re.compile("^Sex siffror"))
    heard.field("Engångskod").fill(pyotp.TOTP(account.totp_secret).now())
    heard.press("Logga in")


def agrees(heard: Listener, question: str) -> None:
    """Whom the text points out is told first and at the field; then it is written without a name."""
    heard.comes_to(question)
    agreed = heard.field("Det ni kom överens om")
    expect(agreed).to_have_accessible_description(re.compile("^En sak per rad"))
    agreed.fill(PUPIL)
    heard.press("Ja, det är hållet")
    heard.is_told_to_mend("Det ser ut som namnet på ett barn eller en elev: Kalle", agreed)
    expect(agreed).to_have_accessible_description(re.compile("^En sak per rad.*Det här är inte sparat"))
    heard.comes_to(question)
    agreed.fill(AGREED)
    heard.press("Ja, det är hållet")


def test_a_head_teacher_comes_from_the_link_to_what_was_lifted_by_roles_and_names_alone(
    demo: Demo, visit, words, unused, invented_site: Path
):
    catalogue, principal = Catalogue(invented_site), next(one for one in unused if one.units > 1)
    unit, asked = catalogue.units(principal.id)[0].name, catalogue.edition().quality_system.unit_questions[0]
    team, heard = Team(Pointer(visit(demo.host)), words), Listener(visit(demo.host))
    team.join(demo.invite(principal.id, "anna@fragar.example"))
    team.page.goto(demo.room(principal.id, "enheter/"))
    team.hands.write(unit, HEAD_TEACHER)
    team.hands.press("Skicka frågorna")
    heard.page.goto(team.mailed_to(demo.mails, HEAD_TEACHER))
    heard.comes_to(f"Frågor om {unit}")
    heard.press("Till frågorna")
    heard.comes_to(unit)
    heard.press("Lämna in")
    heard.is_told_to_mend("Skriv svar på minst en fråga innan du lämnar in.", heard.field(asked.text))
    heard.field(asked.text).fill(WORKS)
    heard.press("Lämna in")
    heard.comes_to(unit)
    expect(heard.page.get_by_role("main")).to_contain_text("Tack! Du lämnade in")
    expect(heard.page.get_by_role("definition").filter(has_text=WORKS)).to_have_count(1)

    team.page.goto(demo.room(principal.id, "enheter/sida-vid-sida/"))
    team.page.get_by_role("link", name="Lyft till analysen").click()
    team.hands.press("Lyft till analysen")
    team.reads("Texten står nu sist i svaret")
    heard.page.reload()
    heard.comes_to(unit)
    expect(heard.page.get_by_role("heading", level=2, name=re.compile("^Det här har lyfts"))).to_be_visible()
    expect(heard.page.get_by_role("listitem").filter(has_text=WORKS)).to_have_count(1)
