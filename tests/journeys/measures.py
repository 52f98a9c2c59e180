"""Does a page shut anybody out: in light or dark, wide or narrow, or enlarged four times?"""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,  # no rule of these looks into stylesheets
}
LOOKS = (1280, "light"), (390, "dark")
"""Each width and each scheme once: a colour is the same in any width, and to measure all of a page takes seconds."""
ENLARGED_FOUR_TIMES = 320
SIDEWAYS = """() => [...document.querySelectorAll("html, body *")]
  .filter(each => each.scrollWidth > each.clientWidth && (each === document.documentElement
    || ["auto", "scroll"].includes(getComputedStyle(each).overflowX)))
  .map(each => `scrolls sideways: ${each.outerHTML.slice(0, 200)}`)"""


def who_is_shut_out(page: Page) -> list[str]:
    """Everything that axe finds in any look of the page, with all that is folded opened, and what scrolls sideways."""
    found: list[str] = []
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found += [f"{width} {scheme}: {fault}" for fault in faults(page)]
    page.set_viewport_size({"width": ENLARGED_FOUR_TIMES, "height": 900})
    return found + page.evaluate(SIDEWAYS)


def faults(page: Page) -> list[str]:
    """Everything that axe finds as the page looks now; axe comes to a page once, as its coming takes longest."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{fault['id']} at {node['html']}: {node['failureSummary']}"
        for fault in page.evaluate("rules => axe.run(rules).then(found => found.violations)", RULES)
        for node in fault["nodes"]
    ]
