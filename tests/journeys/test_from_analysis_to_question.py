"""Can a team make a question of what the analysis found, and does staff see what it rests on?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import SHORT_CALL
from demo import Demo
from hands import Pointer
from measures import who_is_shut_out
from playwright.sync_api import expect
from team import SAVE_AND_GO_ON, SAVE_AND_STAY, Team

from nulage_forms.catalogue import Catalogue
from nulage_forms.catalogue.published import PublishedArea, PublishedPrincipal

pytestmark = pytest.mark.browser

ANNA = "anna@analys.example"
TEXT, GOAL = "Vad vill ni prata om?", "Vilket delmål hör frågan till?"


@pytest.fixture
def found(unused: Iterator[PublishedPrincipal], invented_site: Path) -> tuple[str, PublishedArea]:
    """A municipality that no other test uses, and an area of its analysis that has a figure."""
    catalogue = Catalogue(invented_site)
    return next(
        (one.id, area)
        for one in unused
        for area in catalogue.areas(one.id)
        if area.sub_goal and any(figure.value is not None for figure in area.figures)
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_from_an_area_of_the_analysis_to_the_call_sheet(
    scripts: bool, found: tuple[str, PublishedArea], demo: Demo, visit, words, invented_site: Path
):
    principal_id, area = found
    team = Team(Pointer(visit(demo.host, java_script_enabled=scripts)), words)
    page, question = team.page, area.questions[0]
    team.join(demo.invite(principal_id, ANNA))
    team.hands.press("Logga ut")

    take_from_the_page(team, principal_id, area)
    team.sees("Logga in")
    page.goto(team.link_asked_for(ANNA))
    team.hands.press("Logga in")
    team.sees("Fråga 1")
    expect(page.get_by_label(TEXT)).to_have_value(question)
    expect(page.get_by_label(GOAL).locator("option:checked")).not_to_have_text("Inget valt")
    rests_on_the_area(team, area, invented_site)
    if scripts:
        assert who_is_shut_out(page) == []
    page.goto(demo.room(principal_id))
    team.reads("Inte påbörjat")

    take_from_the_page(team, principal_id, area)
    team.hands.press(SAVE_AND_STAY)
    expect(page.get_by_label(TEXT)).to_have_value(question)
    rests_on_the_area(team, area, invented_site)
    take_from_the_page(team, principal_id, area)
    team.reads("Ni har redan gjort en fråga av det området.")
    team.hands.press(SAVE_AND_GO_ON)
    team.reads(question, area.heading)
    if scripts:
        assert who_is_shut_out(page) == []

    page.goto(demo.room(principal_id, "samtal/"))
    team.write_call(SHORT_CALL)
    team.send()
    team.reads(area.heading, area.statement)
    page.goto(demo.staff_link())
    team.hands.press("Logga in")
    page.goto(demo.room(f"handlaggare/{principal_id}", "samtalsunderlag/"))
    team.reads(question, area.heading, area.statement[:60])


def take_from_the_page(team: Team, principal_id: str, area: PublishedArea) -> None:
    """From the area on the principal's page, by its own link."""
    team.page.goto(f"/huvudman/{principal_id}/")
    topic = team.page.get_by_role("article").filter(
        has=team.page.get_by_role("heading", name=area.heading, exact=True)
    )
    topic.get_by_role("link", name="Ta med till självvärderingen").click()


def rests_on_the_area(team: Team, area: PublishedArea, site: Path) -> None:
    """What was seen stands beside with its figure, and leads back to its place on the principal's page."""
    beside = team.page.get_by_role("complementary", name="Ur ert underlag")
    expect(beside).to_contain_text(area.heading)
    expect(beside).to_contain_text(area.statement)
    indicator = Catalogue(site).edition().indicators[area.figures[0].indicator]
    expect(beside.get_by_role("term").first).to_have_text(indicator.name)
    back = beside.get_by_role("link", name="Läs varför det valdes").get_attribute("href") or ""
    with team.page.context.new_page() as there:
        there.goto(back)
        expect(there.locator(":target")).to_contain_text(area.heading)
