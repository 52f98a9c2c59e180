"""What does a member of the agencies' staff do with what has come in?"""

import re

from answers import CALL, RANKED
from hands import Hands
from playwright.sync_api import Page, expect


class Staff:
    """A member of the staff, with the list of principals as the starting point."""

    def __init__(self, hands: Hands, address: str) -> None:
        self.hands, self.page, self.list = hands, hands.page, f"{address}handlaggare/"

    def come_in(self, link: str) -> None:
        """By a link that may be looked at any number of times and used once."""
        for _ in range(2):
            self.page.goto(link)
        self.hands.press("Logga in")
        expect(self.page.get_by_role("heading", level=1)).to_have_text("Huvudmännens dialoger")

    def reads(self, *texts: str) -> None:
        """Finds every text on the page."""
        for text in texts:
            expect(self.page.get_by_role("main")).to_contain_text(text)

    def sees_status(self, principal: str, status: str) -> None:
        """The list says this of the principal."""
        expect(self.page.get_by_role("row").filter(has_text=principal)).to_contain_text(status)

    def can_reach_nothing_of(self, principal_id: str, secret: str) -> None:
        """No page of the principal holds what its team has not sent in."""
        assert secret not in self.page.content(), f"A draft is shown at {self.page.url}"
        for path in ("", "samtalsunderlag/", "hallet", "?sandning=1"):
            self.page.goto(f"{self.list}{principal_id}/{path}")
            assert secret not in self.page.content(), f"A draft is shown at {self.page.url}"
        self.page.goto(self.list)

    def find(self, typed: str, principal: str) -> None:
        """Finds a principal by a part of its name, and opens what it sent in."""
        self.hands.write("Namn eller organisationsnummer", typed)
        self.hands.press("Visa")
        expect(self.page.get_by_role("status")).to_have_text("1 huvudman")
        self.hands.follow(principal)

    def hold(self) -> None:
        """Notes that the call has been held."""
        self.hands.follow("Anteckna att samtalet är hållet")
        self.hands.press("Ja, det är hållet")
        expect(self.page.get_by_role("term").filter(has_text="Samtalet är hållet")).to_be_visible()


def is_a_printed_call_sheet(page: Page, principal: str) -> None:
    """One sheet of paper: the questions in their order, who and when, and none of what one only clicks on."""
    page.emulate_media(media="print")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_contain_text(principal)
    expect(main.get_by_role("heading", level=2)).to_have_text([question.text for question in RANKED])
    for text in (*CALL.values(), *(text for question in RANKED for text in question.written)):
        expect(main.get_by_text(text).first).to_be_visible()
    expect(main.get_by_text("SPSM:s kunskap önskas")).to_have_count(1)
    expect(page.get_by_role("navigation")).to_have_count(0)
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert sheets == 1, f"The call sheet takes {sheets} sheets of paper"
    page.emulate_media(media="screen")
