"""Can an owner ask a head teacher, and does the head teacher see what became of the answer?"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from demo import Demo
from hands import Pointer
from measures import who_is_shut_out
from playwright.sync_api import Page, expect
from team import MOST_LOOKS, SAVE_AND_STAY, Team

from nulage_forms.catalogue import Catalogue
from nulage_forms.catalogue.published import PublishedPrincipal, PublishedUnit

pytestmark = pytest.mark.browser

OWNER, HEAD_TEACHER = "anna@enheter.example", "karin@enheter.example"
WORKS, LIFTED = "Läsgrupperna varje tisdag. Och det nya biblioteket.", "Läsgrupperna varje tisdag."


@pytest.fixture
def asking(
    unused: Iterator[PublishedPrincipal], invented_site: Path
) -> tuple[PublishedPrincipal, tuple[PublishedUnit, ...]]:
    """A municipality of several units that no other test uses."""
    catalogue = Catalogue(invented_site)
    return next((one, catalogue.units(one.id)) for one in unused if one.units > 1)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_the_owners_question_to_what_the_head_teacher_sees_of_the_answer(
    scripts: bool, asking: tuple[PublishedPrincipal, tuple[PublishedUnit, ...]], demo: Demo, visit, words
):
    principal, units = asking
    unit, open_to_all = units[0], _measured(scripts)
    team, karin = (Team(Pointer(visit(demo.host, java_script_enabled=scripts)), words) for _ in range(2))
    team.join(demo.invite(principal.id, OWNER))

    team.hands.follow("Fråga era rektorer")
    open_to_all(team.page)
    team.hands.press("Skicka frågorna")
    team.reads("Skriv minst en e-postadress.")
    open_to_all(team.page)
    team.hands.write(unit.name, HEAD_TEACHER)
    team.hands.press("Skicka frågorna")
    team.reads(unit.name, HEAD_TEACHER, "Inte börjat")
    open_to_all(team.page)
    team.page.goto(demo.room(principal.id, "enheter/sida-vid-sida/"))
    team.reads("Ingen enhet har lämnat in än.")
    open_to_all(team.page)

    karin.page.goto(_link_mailed_to(team.page, demo, HEAD_TEACHER, f"/inbjudan/{principal.id}/enhet/"))
    open_to_all(karin.page)
    karin.hands.press("Till frågorna")
    karin.sees(unit.name)
    open_to_all(karin.page)
    karin.page.locator("textarea").first.fill(WORKS)
    if scripts:
        expect(karin.page.locator(".field").first).to_contain_text("Sparat")
    else:
        karin.hands.press(SAVE_AND_STAY)
    team.page.goto(demo.room(principal.id, "enheter/"))
    team.reads("Har börjat")
    karin.hands.press("Lämna in")
    karin.reads("Tack! Du lämnade in", WORKS)
    open_to_all(karin.page)

    team.page.reload()
    team.hands.follow("Läs svaren sida vid sida")
    team.reads(unit.name, WORKS)
    open_to_all(team.page)
    team.page.get_by_role("link", name="Lyft till analysen").click()
    open_to_all(team.page)
    team.hands.write("Texten", LIFTED)
    team.hands.press("Lyft till analysen")
    team.reads("Texten står nu sist i svaret", "Lyft")
    open_to_all(team.page)
    team.page.goto(demo.room(principal.id, "steg-1/"))
    expect(team.page.get_by_label(words["lyckas"], exact=True)).to_have_value(f"{unit.name}: {LIFTED}")

    karin.page.reload()
    karin.reads("Det här har lyfts till huvudmannens analys", LIFTED)
    open_to_all(karin.page)


def _measured(scripts: bool) -> Callable[[Page], None]:
    """Nobody is shut out of the page; without scripts there is nothing to measure with."""

    def look(page: Page) -> None:
        if scripts:
            size = page.viewport_size
            assert who_is_shut_out(page) == [], page.url
            page.set_viewport_size(size or {"width": 1280, "height": 900})

    return look


def _link_mailed_to(page: Page, demo: Demo, email: str, part: str) -> str:
    """The link of the demonstration's mail, which is written in its own time."""
    page.goto(demo.mails)
    for _ in range(MOST_LOOKS):
        found = page.get_by_role("link").filter(has_text=part)
        if found.count():
            return found.first.inner_text()
        page.reload()
    raise AssertionError(f"No mail to {email}")
