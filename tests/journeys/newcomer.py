"""How does somebody come to an answer who starts from the first page and knows none of our words?"""

from hands import Pointer
from playwright.sync_api import Locator, Page, expect

CLICKS = 2
PHONE = {"viewport": {"width": 390, "height": 844}}


class Newcomer:
    """Somebody with a phone and little time, who gets two clicks or one search, and then must see the answer."""

    def __init__(self, page: Page) -> None:
        self.page, self.main = page, page.get_by_role("main")
        self.left = CLICKS
        page.goto("/")

    def follow(self, name: str) -> None:
        """Clicks on the link of that name; the only one there is."""
        assert self.left, f"{name} would be one click too many"
        self.left -= 1
        Pointer(self.page).follow(name)

    def look_up(self, name: str) -> None:
        """Types the name of a principal on the first page, and takes what is suggested."""
        self._type(name)
        self.page.get_by_role("search").get_by_role("link", name=name).click()

    def ask(self, words: str, kind: str, hit: str) -> None:
        """Types something else into the same field, for it is the only one, and takes a hit of one kind."""
        self._type(words)
        self.page.keyboard.press("Enter")
        hits = self.main.locator("section").filter(has=self.page.get_by_role("heading", name=kind))
        hits.get_by_role("link", name=hit, exact=True).first.click()  # two schools may have one name

    def reads(self, words: str) -> None:
        """Sees the words without a touch: neither folded away nor further down."""
        self.sees(self.main.get_by_text(words).first)

    def sees(self, answer: Locator) -> None:
        expect(answer).to_be_visible()
        expect(answer).to_be_in_viewport()

    def _type(self, words: str) -> None:
        assert self.left == CLICKS, "a search starts from the first page"
        self.left = 0
        Pointer(self.page).write("Hitta er huvudman", words)
