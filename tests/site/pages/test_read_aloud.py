"""Is a page read aloud from where one chooses, can it be stopped, and is the control away without a voice?"""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

PAGE = "/vagledning/fore/"
VOICES = """([voices, late]) => {
  // The browser's own interface: a headless browser has no voice of its own.
  const speech = new EventTarget();
  let known = late ? [] : voices;
  speech.said = [];
  speech.getVoices = () => known;
  speech.speak = (line) => { speech.said.push(line.text); speech.line = line };
  speech.cancel = () => { const line = speech.line; speech.line = null; line?.onerror?.({ target: line, error: "canceled" }) };
  speech.finish = () => { const line = speech.line; speech.line = null; line.onend({ target: line }) };
  speech.arrive = () => { known = voices; speech.dispatchEvent(new Event("voiceschanged")) };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
}"""
SWEDISH = {"lang": "sv-SE", "localService": True}
Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """A guidance page in a browser with the voices given, told at once or only after a while."""
    context = browser.new_context(base_url=site, reduced_motion="reduce")

    def opened(*voices: dict[str, object], late: bool = False, address: str = PAGE) -> Page:
        page = context.new_page()
        page.add_init_script(
            f"({VOICES})({[list(voices), late]!r})".replace("True", "true").replace("False", "false")
        )
        page.goto(address)
        return page

    yield opened
    context.close()


def said(page: Page) -> list[str]:
    return page.evaluate("speechSynthesis.said")


def finish(page: Page) -> None:
    """The voice comes to the end of its sentence."""
    page.evaluate("speechSynthesis.finish()")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")


@pytest.mark.parametrize(
    "voices",
    [
        (),
        ({"lang": "en-GB", "localService": True},),
        pytest.param(({"lang": "sv-SE", "localService": False},), id="a voice that sends the text to others"),
    ],
)
def test_there_is_no_button_without_a_swedish_voice_of_ones_own(open_page, voices):
    page = open_page(*voices)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="Lyssna")).to_have_count(0)


def test_the_button_comes_when_the_voices_come_late(open_page):
    page = open_page({"lang": "sv_SE", "localService": True}, late=True)
    expect(page.get_by_role("button", name="Lyssna")).to_have_count(0)
    page.evaluate("speechSynthesis.arrive()")
    expect(page.get_by_role("button", name="Lyssna")).to_be_visible()


def test_nothing_is_said_before_one_asks_and_then_the_page_from_its_title_on(open_page):
    page = open_page(SWEDISH)
    assert said(page) == []
    press(page, "Lyssna")
    title = page.get_by_role("heading", level=1)
    assert said(page) == [title.inner_text()]
    expect(title).to_have_class("spoken")
    finish(page)
    expect(page.locator(".spoken")).to_have_class("lede spoken")
    expect(page.get_by_role("status").filter(has_text="Läser upp")).to_be_visible()


def test_what_is_read_is_told_by_more_than_colour(open_page):
    page = open_page(SWEDISH)
    press(page, "Lyssna")
    look = page.locator(".spoken").evaluate(
        "each => { const style = getComputedStyle(each); return [style.backgroundColor, style.outlineStyle] }"
    )
    assert look[0] != "rgba(0, 0, 0, 0)"
    assert look[1] == "dashed"


def test_a_pause_keeps_the_sentence_and_a_stop_begins_again(open_page):
    page = open_page(SWEDISH)
    press(page, "Lyssna")
    finish(page)
    before = said(page)
    press(page, "Pausa")
    expect(page.get_by_role("status").filter(has_text="Pausad")).to_be_visible()
    press(page, "Fortsätt")
    assert said(page) == [*before, before[-1]]
    press(page, "Stoppa")
    expect(page.locator(".spoken")).to_have_count(0)
    expect(page.get_by_role("button", name="Lyssna")).to_be_focused()
    press(page, "Lyssna")
    assert said(page)[-1] == before[0]


def test_one_may_begin_at_a_section(open_page):
    page = open_page(SWEDISH)
    section = page.locator(".prose h2").nth(1).inner_text()
    page.get_by_label("Läs från").select_option(label=section)
    press(page, "Lyssna")
    assert said(page) == [section]


@pytest.mark.parametrize("address", [PAGE, "/om/metod/"])
def test_the_whole_page_is_read_once_and_then_it_is_over(open_page, address):
    page = open_page(SWEDISH, address=address)
    press(page, "Lyssna")
    page.evaluate("while (speechSynthesis.line) speechSynthesis.finish()")
    expect(page.get_by_role("status").filter(has_text="Sidan är uppläst.")).to_be_visible()
    expect(page.get_by_role("button", name="Lyssna")).to_be_visible()
    aloud = " ".join(said(page))
    for paragraph in page.locator(".prose > p").all():
        assert paragraph.inner_text().split(". ")[0][:40].replace("-", "") in aloud.replace("-", "")


def test_a_compound_that_is_split_for_the_eye_is_read_as_one_word(open_page):
    page = open_page(SWEDISH, address="/lattlast/dialogen/")
    press(page, "Lyssna")
    assert said(page) == ["Vad är en kvalitetsdialog?"]


def test_leaving_the_page_ends_the_reading(open_page):
    page = open_page(SWEDISH)
    press(page, "Lyssna")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("speechSynthesis.line") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_controls_and_the_mark_shut_nobody_out(open_page, scheme):
    page = open_page(SWEDISH)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    press(page, "Lyssna")
    finish(page)
    assert Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    targets = page.locator("[data-listen] :is(button, select)")
    assert all(box["height"] >= 24 for box in (each.bounding_box() for each in targets.all()))
