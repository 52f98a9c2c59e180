"""Can a team come all the way from the start page to a call that has been held, whatever it has to go by?"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from answers import CALL, CAUSES, EVERYTHING, KNOWS, RANKED, WRITTEN
from demo import Demo
from hands import Hands, Keyboard, Pointer
from playwright.sync_api import Page, expect
from principals import municipalities
from staff import Staff, is_a_printed_call_sheet
from team import FIRST_QUESTION, ONE_MORE, Team

pytestmark = pytest.mark.browser

SECRET = "Utkastet är vårt eget och inte för någon annan."


@dataclass(frozen=True)
class Way:
    """What a person has to go by."""

    hands: type[Hands]
    scripts: bool = True


WAYS = {
    "with scripts": Way(Pointer),
    "without scripts": Way(Pointer, scripts=False),
    "keyboard alone": Way(Keyboard),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_from_the_start_page_to_a_call_that_has_been_held(
    way: Way, fresh_demo: Demo, invented_site: Path, visit, words
):
    def open_browser() -> Page:
        return visit(fresh_demo.host, java_script_enabled=way.scripts)

    name = fresh_demo.principal.name
    another = next(one for one in municipalities(invented_site) if one.id != fresh_demo.principal.id)
    draft = Team(Pointer(open_browser()), words)
    draft.join(fresh_demo.invite(another.id, "eva@annan.example"))
    draft.open_sub_goal("goal-1")
    draft.write_analysis(SECRET, "Något att utforska", SECRET)

    team = Team(way.hands(open_browser()), words)
    find_the_principal(team.hands, name, scripts=way.scripts)
    team.hands.follow("Grundskola")
    figure = see_a_figure(team.page, words["goal-1"])
    team.hands.follow("Till er självvärdering")
    team.sees("Logga in")
    come_in(team, fresh_demo, open_browser())
    analyse(team, name, *figure)
    ask(team)
    team.reads(*EVERYTHING)
    reference = team.send()
    team.reads(*EVERYTHING)

    staff = Staff(way.hands(open_browser()), fresh_demo.service)
    staff.come_in(fresh_demo.staff)
    is_used_up(fresh_demo.staff, open_browser(), "Länken gäller inte längre")
    staff.sees_status(name, reference)
    staff.sees_status(another.name, "Pågår")
    staff.can_reach_nothing_of(another.id, SECRET)
    staff.find(name[:5].lower(), name)
    staff.reads(reference, *EVERYTHING)
    staff.hands.follow("Samtalsunderlag att skriva ut")
    is_a_printed_call_sheet(staff.page, name)
    hold_the_call(staff, team)


def find_the_principal(hands: Hands, name: str, *, scripts: bool) -> None:
    """By typing where scripts run, through the lists where they do not."""
    hands.page.goto("/")
    hands.write("Hitta er huvudman", f"{name[:5].lower()} kom")
    if not scripts:
        hands.press("Sök")
        hands.follow(name[0])
        hands.follow(name)
    else:
        hit = hands.page.get_by_role("search").get_by_role("link", name=name)
        expect(hit).to_be_visible()
        if isinstance(hands, Keyboard):
            hands.page.keyboard.press("ArrowDown")
            expect(hit).to_be_focused()
            hands.page.keyboard.press("Enter")
        else:
            hit.click()
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(name)


def see_a_figure(page: Page, sub_goal: str) -> tuple[str, str]:
    """An indicator of the sub-goal, and the principal's own figure."""
    row = page.get_by_role("table", name=f"{sub_goal}.").get_by_role("row").nth(1)
    indicator, value = row.get_by_role("link").inner_text(), row.get_by_role("cell").first.inner_text()
    assert re.fullmatch(r"[\d\s]+(,\d+)?(\s%)?", value), value
    return indicator, value


def come_in(team: Team, demo: Demo, later: Page) -> None:
    """An invitation may be looked at any number of times and used once."""
    for _ in range(2):
        team.page.goto(demo.invitation)
        team.sees(f"Inbjudan till {demo.principal.name}")
    team.hands.press("Gå med")
    team.sees("Er självvärdering")
    assert demo.invitation.rpartition("/")[2] not in team.page.url
    is_used_up(demo.invitation, later, "Inbjudan är redan använd")


def is_used_up(link: str, later: Page, heading: str) -> None:
    """Whoever comes later is refused kindly, and told where to go instead."""
    refused = later.goto(link)
    assert refused
    assert refused.status == 404
    expect(later.get_by_role("heading", level=1)).to_have_text(heading)
    expect(
        later.get_by_role("main").get_by_role("link", name=re.compile("Logga in|Be om en ny länk"))
    ).to_be_visible()


def analyse(team: Team, name: str, indicator: str, value: str) -> None:
    """Step 1 for a sub-goal with the same figure beside, and step 2."""
    team.open_sub_goal("goal-1")
    beside = team.page.get_by_role("complementary", name="Era siffror")
    expect(beside).to_contain_text(indicator)
    expect(beside).to_contain_text(value)
    team.write_analysis(*KNOWS)
    team.sees(team.words["goal-2"])
    team.hands.follow("Steg 1")
    goal = team.page.get_by_role("listitem").filter(has_text=re.compile(f"^{team.words['goal-1']}"))
    expect(goal).to_contain_text("Klart")
    team.hands.follow(name)
    team.hands.follow(team.words["steg-2"])
    team.write_causes(CAUSES)


def ask(team: Team) -> None:
    """Three questions, put in order by the buttons, and whom to call."""
    for button, question in zip((FIRST_QUESTION, ONE_MORE, ONE_MORE), WRITTEN, strict=True):
        team.hands.press(button)
        team.write_question(question)
    team.hands.press("Flytta upp fråga 2")
    team.hands.press("Flytta ner fråga 1")
    team.hands.press("Flytta upp fråga 3")
    team.hands.press("Flytta upp fråga 2")
    team.sees_in_order(RANKED)
    team.hands.follow("Gå vidare")
    team.write_call(CALL)


def hold_the_call(staff: Staff, team: Team) -> None:
    """Once the call has been held the principal sees it, and takes nothing back, not even from an old page."""
    team.page.goto("/sjalvvardering/")
    team.hands.follow("Ta tillbaka det")
    staff.hands.follow("Läs allt som huvudmannen har skickat in")
    staff.hold()

    team.hands.press("Ta tillbaka")
    team.sees("Något har ändrats under tiden")
    team.page.goto("/sjalvvardering/")
    team.reads("Telefonsamtalet är hållet.")
    expect(team.page.get_by_role("link", name="Ta tillbaka")).to_have_count(0)
