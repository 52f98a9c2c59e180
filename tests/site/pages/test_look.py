"""Can every colour be told from what is behind it, every target be hit, and does the picture follow the system?"""

import re
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import nulage_site

THEME = Path(nulage_site.__file__).parent / "static/css"
TOKENS = (THEME / "10-tokens.css").read_text("utf-8")
BEHIND = ("paper", "surface", "you-soft", "others-soft")
TEXT, MARKS = ("ink", "quiet", "you", "others", "nation"), ("axis", "focus-out")
SCHEMES = {"light": 0, "dark": 1}
TOO_SMALL = """() => [...document.querySelectorAll("a, button, summary, select, input")].filter(each => {
  const beside = [...each.parentElement.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  const { width, height } = each.getBoundingClientRect();
  return !beside && each.checkVisibility() && !each.matches(".visually-hidden") && (width < 24 || height < 24);
}).map(each => each.outerHTML.slice(0, 150))"""


def colours(scheme: str) -> dict[str, str]:
    """What each colour token is in a scheme: dark changes some of the light ones."""
    blocks = re.findall(r":root \{(.*?)\}", TOKENS, re.DOTALL)[: SCHEMES[scheme] + 1]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", "".join(blocks)))


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_reckoned_as_the_standard_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_and_marks_stand_out_from_everything_that_is_behind_them(scheme):
    colour = colours(scheme)
    for text, behind in product(TEXT, BEHIND):
        assert contrast(colour[text], colour[behind]) >= 4.5, (text, behind)
    for mark, behind in product(MARKS, BEHIND):
        assert contrast(colour[mark], colour[behind]) >= 3, (mark, behind)
    assert contrast(colour["you"], colour["paper"]) >= 4.5  # a button's words
    assert contrast(colour["focus-in"], colour["focus-out"]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_symbols_stand_out_in_both_schemes(scheme):
    (drawn,) = set(re.findall(r'stroke="(#[0-9a-f]{6})"', (THEME.parent / "tecken.svg").read_text("utf-8")))
    for behind in ("paper", "surface", "you-soft"):
        assert contrast(drawn, colours(scheme)[behind]) >= 3, behind


@pytest.mark.browser
def test_whoever_asks_for_more_contrast_gets_nothing_quiet(browser: Browser, site: str):
    context = browser.new_context(base_url=site, contrast="more")
    page = context.new_page()
    page.goto("/")
    ink, quiet = (
        page.locator(each).first.evaluate("each => getComputedStyle(each).color") for each in ("h1", ".lede")
    )
    assert ink == quiet
    context.close()


@pytest.mark.browser
def test_nothing_moves_for_whoever_wants_it_still(browser: Browser, site: str):
    for wish, moves in (("reduce", False), ("no-preference", True)):
        context = browser.new_context(base_url=site, reduced_motion=wish)
        page = context.new_page()
        page.goto("/")
        durations = page.evaluate(
            "[...document.querySelectorAll('*')].map(each => getComputedStyle(each).transitionDuration)"
        )
        assert any(each != "0s" for each in durations) is moves
        context.close()


@pytest.mark.browser
def test_what_stands_alone_and_can_be_pressed_is_large_enough_on_a_phone(
    browser: Browser, site: str, shipped
):
    context = browser.new_context(base_url=site, viewport={"width": 390, "height": 844})
    page = context.new_page()
    principal = max(shipped.country.principals, key=lambda each: len(each.units))
    found: list[str] = []
    for address in (
        "/",
        "/huvudman/",
        "/huvudman/typ/kommuner/",
        f"/huvudman/{principal.id}/",
        f"/skolenhet/{principal.units[0].code}/",
        "/kvalitetssystem/",
        f"/indikatorer/{shipped.quality_system.indicators[0].id}/",
        "/vagledning/",
        "/vagledning/dialogen/",
        "/om/metod/",
        "/404.html",
    ):
        page.goto(address)
        found += [f"{address}: {each}" for each in page.evaluate(TOO_SMALL)]
    context.close()
    assert found == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_similar_principal_is_amber_in_the_picture_and_in_its_key(
    browser: Browser, site: str, shipped, scheme
):
    context = browser.new_context(base_url=site, color_scheme=scheme)
    page = context.new_page()
    municipality = next(each for each in shipped.country.principals if each.type == "municipality")
    page.goto(f"/huvudman/{municipality.id}/grundskola/")
    dot = page.locator("#liknande").evaluate("each => getComputedStyle(each).fill")
    key = page.locator(".key .s").first.evaluate("each => getComputedStyle(each).backgroundColor")
    amber = tuple(int(colours(scheme)["others"][at : at + 2], 16) for at in (1, 3, 5))
    assert dot == key == f"rgb{amber}"
    context.close()
