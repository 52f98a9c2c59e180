"""What does a page look like to somebody who cannot see, uses no mouse, enlarges it or has no scripts?"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
UNSEEN = {
    "runOnly": RULES,
    "rules": {each: {"enabled": False} for each in COLOURS},
    "resultTypes": ["violations"],
}
CONTRAST = {"runOnly": {"type": "rule", "values": COLOURS}, "resultTypes": ["violations"]}
PHONE, ENLARGED = {"width": 390, "height": 844}, {"width": 320, "height": 640}

UNFOLD = "document.querySelectorAll('details').forEach(each => { each.open = true })"
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SAID = """[...document.querySelectorAll('main :is(h1, h2, h3, p, li, td, dd)')]
  .filter(each => each.getClientRects().length).map(each => each.innerText.trim())"""
STOPS = """[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(each => each.getClientRects().length && !each.disabled && each.checkVisibility()).length"""
FOCUSED = """() => { const at = document.activeElement, look = getComputedStyle(at);
  if (at === document.body) return null;
  at.dataset.reached = "";
  return look.outlineStyle !== "none" || look.boxShadow !== "none" ? "" : at.outerHTML.slice(0, 80) }"""
REACHED = "document.querySelectorAll('[data-reached]').length"


def unseen(page: Page) -> set[str]:
    """The rules that the page breaks, but for colours."""
    page.set_viewport_size(PHONE)
    page.evaluate(UNFOLD)
    return _broken(page, UNSEEN)


def contrast(page: Page) -> set[str]:
    """The rules on colours that the page breaks, in light or in dark."""
    found: set[str] = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found |= {f"{rule} ({scheme})" for rule in _broken(page, CONTRAST)}
    return found


def enlarged(page: Page) -> set[str]:
    """Whether the page scrolls sideways at 400 per cent."""
    page.set_viewport_size(ENLARGED)
    return {"rullas i sidled"} if page.evaluate(SIDEWAYS) else set()


def keyboard(page: Page) -> set[str]:
    """What the tab key does not reach, and where it cannot be seen that it has."""
    stops, found = page.evaluate(STOPS), set[str]()
    page.evaluate("document.activeElement.blur()")
    for _ in range(stops + 2):
        page.keyboard.press("Tab")
        unmarked = page.evaluate(FOCUSED)
        if unmarked is None:
            break
        if unmarked:
            found.add(f"syns inte: {unmarked}")
    return found | ({"nås inte"} if page.evaluate(REACHED) < stops else set())


def without_scripts(page: Page, bare: Page) -> set[str]:
    """Whether anything that the page says is lost on somebody who has no scripts."""
    for each in (page, bare):  # a line breaks elsewhere on another width, and then reads as another text
        each.set_viewport_size(PHONE)
    lost = set(filter(None, page.evaluate(SAID))) - set(bare.evaluate(SAID))
    return {"text saknas"} if lost else set()


def _broken(page: Page, rules: dict[str, object]) -> set[str]:
    return {fault["id"] for fault in Axe().run(page, options=rules).response["violations"]}
