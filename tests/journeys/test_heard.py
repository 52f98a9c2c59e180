"""Can somebody who hears the pages come from an invitation to a receipt, by roles and names alone?"""

import re
from collections.abc import Mapping

import pytest
from demo import Demo
from playwright.sync_api import Locator, Page, expect
from team import FIRST_QUESTION, SAVE_AND_GO_ON

pytestmark = pytest.mark.browser

NAMELESS = re.compile(
    r"^\s*- (?:(?:button|checkbox|combobox|link|radio|searchbox|table|textbox)(?! \")|group(?! \"|: \S))",
    re.MULTILINE,
)
"""What can be used and has no name; figures that are folded away are a group that is heard by its text."""
TOO_LONG, SHORTEN = "å" * 201, "Korta texten till högst 200 tecken. Nu är den 201 tecken."


class Listener:
    """A person who knows of a page what is read aloud of it: a role, a name, a description."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def comes_to(self, heading: str) -> None:
        """Hears one heading of the first level, and nothing to use that has no name."""
        expect(self.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
        expect(self.page.get_by_role("heading", level=1)).to_have_count(1)
        expect(self.page.get_by_role("main")).to_have_count(1)
        said = self.page.get_by_role("main").aria_snapshot()
        assert not NAMELESS.findall(said), said

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def field(self, name: str) -> Locator:
        return self.page.get_by_role("textbox", name=name, exact=True)


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
    expect(heard.page.get_by_role("heading", level=2, name="Kontrollsumma")).to_be_visible()


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
    name, hint = heard.field("Vem ska vi ringa?"), "För- och efternamn."
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
