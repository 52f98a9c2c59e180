"""How does a person use a page that is only heard?"""

import re

from playwright.sync_api import Locator, Page, expect

NAMELESS = re.compile(
    r"^\s*- (?:(?:button|checkbox|combobox|link|radio|searchbox|table|textbox)(?! \")|group(?! \"|: \S))",
    re.MULTILINE,
)
"""What can be used and has no name; figures that are folded away are a group that is heard by its text."""


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

    def is_told_to_mend(self, told: str, field: Locator) -> None:
        """What must be mended is told first, and leads to its field."""
        summary = self.page.get_by_role("alert")
        expect(summary).to_be_focused()
        expect(self.page).to_have_title(re.compile("^Fel: "))
        link = summary.get_by_role("link", name=told)
        self.page.keyboard.press("Tab")
        expect(link).to_be_focused()
        self.page.keyboard.press("Enter")
        expect(field).to_be_focused()
