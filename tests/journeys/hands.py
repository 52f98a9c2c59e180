"""How does a person use a page: with a pointer, or with a keyboard alone?

Everything is found as it is heard: by its role and its name.
"""

from typing import Protocol

from playwright.sync_api import ElementHandle, Locator, Page, expect

MOST_STOPS = 600
MOST_LOOKS = 10
STOPS = ", ".join(f"{each}:visible" for each in ("a", "button", "input", "select", "summary"))
WHAT = "element => element.outerHTML"
STOP = """goal => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
  const drawn = here.matches(":focus-visible, :focus-within") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const within = box.width > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return [here === goal, here === document.body || (drawn && within), here.outerHTML];
}"""
BEHIND = """element => {
  const here = document.activeElement;
  return Boolean(here && here !== document.body && here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
}"""


class Hands(Protocol):
    """What a person does with a page."""

    page: Page

    def follow(self, name: str) -> None:
        """Goes where a link leads."""

    def press(self, name: str) -> None:
        """Presses a button."""

    def write(self, label: str, text: str) -> None:
        """Writes into a field, over whatever stands there."""

    def choose(self, label: str, option: str) -> None:
        """Chooses from a list."""

    def tick(self, label: str) -> None:
        """Ticks a box, or picks one of several options."""


class Pointer:
    """A person with a mouse or a finger."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).click()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def write(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def tick(self, label: str) -> None:
        self.page.get_by_label(label, exact=True).check()


class Keyboard:
    """A person who has only Tab, Shift+Tab, Enter, Space, arrows and letters; the focus must be seen at every stop."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, name: str) -> None:
        self.reach(self.page.get_by_role("link", name=name, exact=True))
        self.page.keyboard.press("Enter")

    def press(self, name: str) -> None:
        self.reach(self.page.get_by_role("button", name=name, exact=True))
        self.page.keyboard.press("Space")

    def write(self, label: str, text: str) -> None:
        field = self.page.get_by_label(label, exact=True)
        self.reach(field)
        if field.input_value():
            self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def choose(self, label: str, option: str) -> None:
        field = self.page.get_by_label(label, exact=True)
        self.reach(field)
        for _ in range(field.get_by_role("option").all_inner_texts().index(option)):
            self.page.keyboard.press("ArrowDown")
        expect(field.locator("option:checked")).to_have_text(option)

    def tick(self, label: str) -> None:
        box = self.page.get_by_label(label, exact=True)
        if box.get_attribute("type") == "radio":
            self._pick(box)
        else:
            self.reach(box)
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def reach(self, goal: Locator) -> None:
        """Moves the focus to the goal, forwards or backwards, one stop at a time."""
        expect(goal).to_be_visible()
        if goal.evaluate("element => element === document.activeElement"):
            return
        key = "Shift+Tab" if goal.evaluate(BEHIND) else "Tab"
        assert any(self._stop_is(goal, key) for _ in range(MOST_STOPS)), f"No stop of the keyboard at {goal}"

    def stop(self, key: str = "Tab") -> None:
        """Goes one stop further, and sees where that is."""
        assert not self._stop_is(self.page.locator("html"), key)

    def stops(self) -> list[ElementHandle]:
        """Everything on the page that the focus can come to, in the order of the page."""
        return self.page.locator(STOPS).element_handles()

    def stop_at(self, goal: ElementHandle, key: str = "Tab") -> None:
        """Goes one stop further, which is the goal, and sees it."""
        assert self._stop_is(goal, key), f"The next stop is not {goal.evaluate(WHAT)}"

    def _stop_is(self, goal: Locator | ElementHandle, key: str) -> bool:
        """Goes one stop further, sees where that is, and says whether it is the goal."""
        self.page.keyboard.press(key)
        reached, seen, here = goal.evaluate(STOP)
        for _ in range(MOST_LOOKS):  # the page may still be on its way there
            if seen:
                break
            self.page.wait_for_timeout(300)
            reached, seen, here = goal.evaluate(STOP)
        assert seen, f"The focus is not seen at {here}"
        return bool(reached)

    def _pick(self, option: Locator) -> None:
        """One stop leads into a group of options, and arrows to each of them."""
        options = self.page.get_by_role("radio")
        self.reach(options.first)
        self.page.keyboard.press("Space")
        while not option.is_checked():
            self.page.keyboard.press("ArrowDown")
