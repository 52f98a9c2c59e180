"""Does a page shut anybody out: in light or dark, wide or narrow, or enlarged four times?"""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": RULES, "resultTypes": ["violations"]}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
LOOKS = {"light": EVERYTHING, "dark": COLOURS}  # the scheme changes colours and nothing else
WIDTHS, ENLARGED_FOUR_TIMES = (1280, 390), 320
SIDEWAYS = """() => [...document.querySelectorAll("html, body *")]
  .filter(each => each.scrollWidth > each.clientWidth && (each === document.documentElement
    || ["auto", "scroll"].includes(getComputedStyle(each).overflowX)))
  .map(each => `scrolls sideways: ${each.outerHTML.slice(0, 200)}`)"""


def who_is_shut_out(page: Page) -> list[str]:
    """Everything that axe finds in any look of the page, with all that is folded opened, and what scrolls sideways."""
    found: list[str] = []
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in LOOKS.items():
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme}: {fault}" for fault in faults(page, rules)]
    page.set_viewport_size({"width": ENLARGED_FOUR_TIMES, "height": 900})
    return found + page.evaluate(SIDEWAYS)


def faults(page: Page, rules: dict[str, Any]) -> list[str]:
    """Everything that axe finds as the page looks now; axe comes to a page once, as its coming takes longest."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{fault['id']} at {node['html']}: {node['failureSummary']}"
        for fault in page.evaluate("rules => axe.run(rules).then(found => found.violations)", rules)
        for node in fault["nodes"]
    ]
