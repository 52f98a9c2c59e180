"""Is what somebody has typed there afterwards, whatever happens while it is typed?"""

import os
import re
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from demo import Demo, started
from hands import Pointer
from playwright.sync_api import Browser, Page, expect
from team import SAVE_AND_STAY, Team
from watching import PATIENCE

from nulage_forms.catalogue.published import PublishedPrincipal
from nulage_forms.model import Session

pytestmark = pytest.mark.browser

PATH, KEY, ASKED = "steg-2/", "steg-2/vet-inte", "vet-inte"
MORE = " Och mer."
TEXT = "Hur eleverna själva ser på stödet – det har vi frågat om."
KEPT_IN_THE_BROWSER = (
    "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
)

Come = Callable[..., Team]


def address(name: str, principal_id: str) -> str:
    """Of somebody who is in no other team."""
    return f"{name}@{principal_id}.example"


@pytest.fixture
def come(browser: Browser, words: dict[str, str]) -> Iterator[Come]:
    """Somebody who joins a principal's team and opens a page to write on; what goes wrong is up to the test."""
    contexts = []

    def come(demo: Demo, principal_id: str, name: str = "anna", *, scripts: bool = True) -> Team:
        context = browser.new_context(base_url=demo.host, locale="sv-SE", java_script_enabled=scripts)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        team = Team(Pointer(context.new_page()), words)
        team.join(demo.invite(principal_id, address(name, principal_id)))
        team.page.goto(demo.room(principal_id, PATH))
        return team

    yield come
    for context in contexts:
        context.close()


def types(team: Team, text: str) -> None:
    """Writes on where the text ends, key by key, and stays in the field."""
    field = team.page.get_by_label(team.words[ASKED], exact=True)
    field.focus()
    team.page.keyboard.press("ControlOrMeta+End")
    team.page.keyboard.type(text)


def leaves_the_field(team: Team) -> None:
    team.page.get_by_label(team.words[ASKED], exact=True).blur()


def sees_it_saved(team: Team) -> None:
    field = team.page.locator(".field").filter(has=team.page.get_by_label(team.words[ASKED], exact=True))
    expect(field.get_by_text(re.compile(r"^Sparat \d\d\.\d\d$"))).to_be_visible()


def is_told(team: Team, text: str) -> None:
    expect(team.page.get_by_role("alert").filter(has_text=text)).to_be_visible()


def stored(demo: Demo, principal_id: str) -> str:
    return demo.store.dialogue(principal_id).assessment.value(KEY).text


def nothing_lies_in_the_browser(page: Page) -> None:
    assert page.evaluate(KEPT_IN_THE_BROWSER) == [0, 0, 0]


def sessions(demo: Demo, principal_id: str) -> list[Session]:
    """Those of the one who writes."""
    found: list[Session] = []
    demo.store._sessions.forget(lambda session: bool(found.append(session)))  # type: ignore[func-returns-value]
    return [session for session in found if session.email == address("anna", principal_id)]


def sign_out_everybody(demo: Demo, principal_id: str) -> None:
    for session in sessions(demo, principal_id):
        demo.store.end_session(session.key_hash)


def comes_back_in_another_tab(team: Team, demo: Demo, principal_id: str) -> Team:
    """By a mailed link, opened in the same browser."""
    other = Team(Pointer(team.page.context.new_page()), team.words)
    other.page.goto(other.mailed_link(demo.service, address("anna", principal_id)))
    other.hands.press("Logga in")
    other.sees("Er självvärdering")
    return other


def test_what_is_typed_is_saved_by_itself_and_quietly(come: Come, demo: Demo, principal: PublishedPrincipal):
    team = come(demo, principal.id)
    types(team, TEXT)
    sees_it_saved(team)
    assert stored(demo, principal.id) == TEXT
    expect(team.page.get_by_role("alert")).to_have_count(0)
    team.page.goto(demo.room(principal.id))  # nothing is unsaved, and so nothing is asked
    team.sees("Er självvärdering")
    nothing_lies_in_the_browser(team.page)


def test_two_people_on_one_answer_keep_both_texts(come: Come, demo: Demo, principal: PublishedPrincipal):
    anna, bo = come(demo, principal.id), come(demo, principal.id, "bo")
    types(bo, "Bos text.")
    sees_it_saved(bo)
    types(anna, "Annas text.")
    is_told(anna, "Bo sparade en annan text här")
    assert stored(demo, principal.id) == "Bos text."
    anna.hands.press("Visa båda texterna")
    anna.reads("Din text, som inte är sparad", "Bos text.")
    field = anna.page.get_by_label(anna.words[ASKED], exact=True)
    expect(field).to_have_value("Bos text.\n\nAnnas text.")
    anna.hands.press(SAVE_AND_STAY)
    expect(anna.page.get_by_text("Vilken text ska stå?")).to_have_count(0)
    assert stored(demo, principal.id) == "Bos text.\n\nAnnas text."


@pytest.mark.parametrize(
    ("choice", "kept"), [("Min text", "Annas text."), ("Den som redan är sparad", "Bos text.")]
)
def test_two_people_on_one_answer_without_scripts(
    choice: str, kept: str, come: Come, demo: Demo, principal: PublishedPrincipal
):
    anna, bo = (come(demo, principal.id, name, scripts=False) for name in ("anna", "bo"))
    for one, text in ((bo, "Bos text."), (anna, "Annas text.")):
        one.hands.write(one.words[ASKED], text)
        one.hands.press(SAVE_AND_STAY)
    anna.reads("Bos text.", "Annas text.")
    anna.hands.tick(choice)
    anna.hands.press(SAVE_AND_STAY)
    expect(anna.page.get_by_label(anna.words[ASKED], exact=True)).to_have_value(kept)
    assert stored(demo, principal.id) == kept
    versions = demo.store.dialogue(principal.id).assessment.answers[KEY].versions
    assert "Bos text." in [version.value.text for version in versions]


def test_a_session_that_ends_while_somebody_types(come: Come, demo: Demo, principal: PublishedPrincipal):
    team = come(demo, principal.id)
    types(team, "Före. ")
    sees_it_saved(team)
    sign_out_everybody(demo, principal.id)
    types(team, TEXT)
    is_told(team, "Du är inte inloggad längre")
    comes_back_in_another_tab(team, demo, principal.id)
    team.page.bring_to_front()
    sees_it_saved(team)
    expect(team.page.get_by_role("alert")).to_have_count(0)
    assert stored(demo, principal.id) == f"Före. {TEXT}"
    nothing_lies_in_the_browser(team.page)
    team.hands.press(SAVE_AND_STAY)  # with the fresh token, too
    expect(team.page.get_by_label(team.words[ASKED], exact=True)).to_have_value(f"Före. {TEXT}")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("how", ["the session ends", "the cookies go"])
def test_what_is_saved_too_late_is_rescued_and_offered_back(
    how: str, scripts: bool, come: Come, demo: Demo, principal: PublishedPrincipal
):
    team = come(demo, principal.id, scripts=scripts)
    if how == "the session ends":
        sign_out_everybody(demo, principal.id)
    else:
        team.page.context.clear_cookies()
    team.hands.write(team.words[ASKED], TEXT)
    team.hands.press(SAVE_AND_STAY)
    team.sees("Din text är räddad")
    expect(team.page.get_by_label(team.words[ASKED])).to_have_value(TEXT)
    back = comes_back_in_another_tab(team, demo, principal.id)
    assert stored(demo, principal.id) == ""
    back.hands.follow("Se texten och lägg in den")
    back.reads(TEXT, "Inget svar är sparat")
    back.page.get_by_role("button", name="Lägg in").click()
    back.sees("Er självvärdering")
    assert stored(demo, principal.id) == TEXT


@pytest.mark.parametrize("signed_in", [True, False], ids=["what is saved is told", "what is wrong is told"])
def test_what_is_told_while_a_button_is_pressed_does_not_come_between(
    signed_in: bool, come: Come, demo: Demo, principal: PublishedPrincipal
):
    team = come(demo, principal.id)
    page, button = team.page, team.page.get_by_role("button", name=SAVE_AND_STAY)
    types(team, TEXT)
    button.evaluate("button => scrollBy(0, button.getBoundingClientRect().bottom - innerHeight)")
    if not signed_in:
        sign_out_everybody(demo, principal.id)
    box = button.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 2)
    with page.expect_response(lambda answer: answer.url.endswith("/svar")):
        page.mouse.down()
    page.wait_for_timeout(100)
    with page.expect_request(lambda asked: asked.is_navigation_request() and asked.method == "POST"):
        page.mouse.up()
    team.sees("Vad kan det bero på?" if signed_in else "Din text är räddad")
    assert stored(demo, principal.id) == (TEXT if signed_in else "")


def test_what_is_told_of_one_answer_does_not_push_the_next_out_of_sight(
    come: Come, demo: Demo, principal: PublishedPrincipal
):
    page = come(demo, principal.id).page
    page.goto(demo.room(principal.id, "samtal/"))
    page.get_by_label("Vem ska Skolverket och SPSM ringa?").fill("å" * 201)
    following = page.get_by_label("Vilken roll har den personen?")
    box = following.bounding_box()
    assert box
    page.set_viewport_size({"width": 1280, "height": int(box["y"] + box["height"]) + 10})
    page.evaluate("scrollTo(0, 0)")  # where a browser holds nothing in its place
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(following).to_be_in_viewport(ratio=1)


def test_the_network_is_cut_in_mid_sentence(come: Come, demo: Demo, principal: PublishedPrincipal):
    team = come(demo, principal.id)
    types(team, "Hur eleverna ")
    sees_it_saved(team)
    team.page.context.set_offline(True)
    types(team, "själva ser ")
    is_told(team, "Ingen kontakt just nu.")
    team.hands.press(SAVE_AND_STAY)  # the page stays, with all that is in it
    types(team, "på stödet.")
    nothing_lies_in_the_browser(team.page)
    team.page.context.set_offline(False)
    expect(team.page.get_by_role("status").filter(has_text="Kontakten är tillbaka")).to_be_visible()
    leaves_the_field(team)
    sees_it_saved(team)
    expect(team.page.get_by_role("alert")).to_have_count(0)
    assert stored(demo, principal.id) == "Hur eleverna själva ser på stödet."


def test_the_server_is_killed_in_mid_save(
    come: Come, principal: PublishedPrincipal, invented_site: Path, tmp_path: Path
):
    with started(invented_site, tmp_path) as demo:
        port = int(demo.host.rstrip("/").rpartition(":")[2])
        team = come(demo, principal.id)
        types(team, "Sparat före. ")
        sees_it_saved(team)

        with team.page.expect_request("**/svar"):
            types(team, TEXT)
        os.kill(demo.process_id, signal.SIGKILL)
        types(team, MORE)  # or nothing need be told: the save may have been answered just before
        is_told(team, "Ingen kontakt just nu.")
    with started(invented_site, tmp_path, port) as again:
        before, whole = "Sparat före. ", f"Sparat före. {TEXT}{MORE}"
        assert stored(again, principal.id) in {before, f"{before}{TEXT}", whole}
        expect(team.page.get_by_role("alert")).to_have_count(0, timeout=60_000)
        sees_it_saved(team)
        assert stored(again, principal.id) == whole
        nothing_lies_in_the_browser(team.page)


def test_whoever_is_about_to_be_signed_out_is_told_and_can_stay(
    come: Come, demo: Demo, principal: PublishedPrincipal
):
    team = come(demo, principal.id)
    team.page.clock.install()
    team.page.reload()
    team.page.clock.fast_forward("03:49:00")
    expect(team.page.get_by_role("alert")).to_have_count(0)
    team.page.clock.fast_forward("00:02:00")
    is_told(team, "om du inte gör något")
    team.hands.press("Fortsätt")
    expect(team.page.get_by_role("alert")).to_have_count(0)
    expect(team.page.get_by_text(re.compile(r"Du är inloggad till"))).to_be_visible()


def test_whoever_cannot_stay_longer_is_told_when_it_ends(
    come: Come, demo: Demo, principal: PublishedPrincipal
):
    team = come(demo, principal.id)
    for session in sessions(demo, principal.id):
        demo.store.put_session(replace(session, created=session.created - timedelta(hours=11, minutes=52)))
    team.page.reload()
    is_told(team, "Ingen är inloggad längre än tolv timmar.")
    types(team, TEXT)
    sees_it_saved(team)
    expect(team.page.get_by_role("button", name="Fortsätt")).to_have_count(0)
