"""Is every page of the form service there for everybody, whatever has happened on it?"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from answers import SHORT_CALL
from demo import Demo
from hands import Pointer
from measures import who_is_shut_out
from playwright.sync_api import Browser, expect
from principals import found
from rooms import MEMBER, Rooms, filled
from team import SAVE_AND_STAY, Team
from watching import visitors

from nulage_forms.catalogue.published import PublishedPrincipal

pytestmark = pytest.mark.browser

TOO_LONG = "å" * 10_001
NAME, EMAIL = SHORT_CALL
ITS_PAGE = "steg-1/grundskola-kunskaper/"
NOTHING_THERE = ("logga-in/okand", "inbjudan/{draft}/okand", "ingen/alls/")
BY_NUMBER = "/kvitto/"
"""A receipt by its number in the round leads on to the receipt's own address."""
ROOM = ("", "steg-1/", "steg-2/", "fragor/", "samtal/", "granska/", "papper/")
PAGES: Mapping[str, tuple[str, ...]] = {
    "nobody": ("", "logga-in/", "logga-in/?skickad=ja", "handlaggare/logga-in", *NOTHING_THERE,
               "prova/", "prova/?sok=a", "prova/{draft}/", "blankett/{draft}/"),
    "reader": ("{draft}/", "{draft}/steg-2/", "{draft}/granska/"),
    "member": (
        "",
        *(f"{{empty}}/{path}" for path in (*ROOM, "steg-1/forskola-kvalitet/", "kort/")),
        *(f"{{draft}}/{path}" for path in (*ROOM, ITS_PAGE, "fragor/?flyttad=2", "fragor/1/", "kort/", "kort/fraga/", "kort/samtal/", f"{ITS_PAGE}egna/2/", f"{ITS_PAGE}egna/2/ta-bort", "steg-2/orsak/1/ta-bort", "fragor/1/ta-bort", "historik/steg-2-vet-inte/", "raddat/")),
        *(f"{{sent}}/{path}" for path in (*ROOM, ITS_PAGE, "fragor/1/", "kvitto/1/", "kvitto/2/", "ta-tillbaka")),
        *(f"{{held}}/{path}" for path in ("", "steg-2/", "fragor/", "granska/", "kvitto/1/")),
    ),
    "staff": ("", "?sok=finns+inte", "{draft}/", "{sent}/", "{sent}/?sandning=1", "{sent}/samtalsunderlag/",
              "{sent}/hallet", "{sent}/inbjudan/", "{empty}/inbjudan/", "{held}/"),
}  # fmt: skip


@pytest.fixture(scope="module")
def rooms(
    demo: Demo,
    browser: Browser,
    words: dict[str, str],
    unused: Iterator[PublishedPrincipal],
    invented_site: Path,
) -> Rooms:
    """Rooms at every stage; the empty one belongs to a preschool without figures."""
    small = next(found(invented_site, lambda _, figures: not figures))
    draft, sent, held = (next(unused) for _ in range(3))
    at = {"empty": small.id, "draft": draft.id, "sent": sent.id, "held": held.id}
    with visitors(browser) as visit:
        return filled(demo, words, at, visit)


@pytest.mark.parametrize(("visitor", "path"), [(who, path) for who, paths in PAGES.items() for path in paths])
def test_no_page_of_the_form_shuts_anybody_out(visitor: str, path: str, rooms: Rooms, demo: Demo, visit):
    page = visit(demo.host, storage_state=rooms.remembered.get(visitor))
    address = f"{demo.service}{'handlaggare/' if visitor == 'staff' else ''}{path.format(**rooms.at)}"
    answer = page.goto(address)
    assert answer
    own = page.url if BY_NUMBER in path and BY_NUMBER in page.url else address
    assert (answer.status, page.url) == (404 if path in NOTHING_THERE else 200, own)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert who_is_shut_out(page) == []


def an_odd_address(team: Team, demo: Demo, _: Rooms) -> None:
    team.page.goto(f"{demo.service}logga-in/")
    team.hands.write(EMAIL, "fel")
    team.hands.press("Skicka en länk")


def a_wrong_password(team: Team, demo: Demo, _: Rooms) -> None:
    team.page.goto(f"{demo.service}handlaggare/logga-in")
    team.hands.press("Logga in")


def an_invitation(team: Team, demo: Demo, rooms: Rooms) -> None:
    team.page.goto(demo.invite(rooms.at["draft"], "ny@alla.example"))


def a_link_to_come_in_by(team: Team, demo: Demo, _: Rooms) -> None:
    team.page.goto(demo.staff_link())


def mails_that_were_written(team: Team, demo: Demo, _: Rooms) -> None:
    team.mailed_link(demo.service, MEMBER)


def too_long_a_text(path: str, label: str) -> Callable[[Team, Demo, Rooms], None]:
    def write(team: Team, demo: Demo, rooms: Rooms) -> None:
        team.page.goto(demo.room(rooms.at["draft"], path))
        team.hands.write(team.words.get(label, label), TOO_LONG)
        team.hands.press(SAVE_AND_STAY)
        expect(team.page.get_by_role("alert")).to_be_focused()

    return write


def a_conflict(team: Team, demo: Demo, rooms: Rooms) -> None:
    colleague = in_another_tab(team)
    for one in (team, colleague):
        one.page.goto(demo.room(rooms.at["draft"], "steg-2/"))
    for one, text in ((colleague, "Kollegans text."), (team, "Den egna texten.")):
        one.hands.write(team.words["vet-inte"], text)
        one.hands.press(SAVE_AND_STAY)
    team.reads("Det här sparade du själv i ett annat fönster")


def signed_out_meanwhile(team: Team, demo: Demo, rooms: Rooms) -> None:
    team.page.goto(demo.room(rooms.at["draft"], "steg-2/"))
    team.hands.write(team.words["vet-inte"], "En hel förmiddags arbete.")
    team.page.context.clear_cookies()
    team.hands.press(SAVE_AND_STAY)
    team.sees("Din text är räddad")


def a_change_since_it_was_checked(team: Team, demo: Demo, rooms: Rooms) -> None:
    _send_while_a_colleague_writes(team, demo, rooms, "Någon annan")
    team.reads("Läs igenom en gång till.")


def something_missing(team: Team, demo: Demo, rooms: Rooms) -> None:
    _send_while_a_colleague_writes(team, demo, rooms, "")
    expect(team.page.get_by_role("alert")).to_be_focused()


def _send_while_a_colleague_writes(team: Team, demo: Demo, rooms: Rooms, name: str) -> None:
    colleague = in_another_tab(team)
    colleague.page.goto(demo.room(rooms.at["draft"], "samtal/"))
    team.page.goto(demo.room(rooms.at["draft"], "granska/"))
    colleague.hands.write(NAME, name)
    colleague.hands.press(SAVE_AND_STAY)
    team.hands.press("Skicka in")
    colleague.hands.write(NAME, SHORT_CALL[NAME])
    colleague.hands.press(SAVE_AND_STAY)


def in_another_tab(team: Team) -> Team:
    return Team(Pointer(team.page.context.new_page()), team.words)


DEEDS: Mapping[str, tuple[str, Callable[[Team, Demo, Rooms], None]]] = {
    "an odd address": ("nobody", an_odd_address),
    "a wrong password": ("nobody", a_wrong_password),
    "an invitation": ("nobody", an_invitation),
    "another's invitation": ("member", an_invitation),
    "a link to come in by": ("nobody", a_link_to_come_in_by),
    "mails that were written": ("nobody", mails_that_were_written),
    "too long a text in step 1": ("member", too_long_a_text(ITS_PAGE, "visar")),
    "too long a text in a question": ("member", too_long_a_text("fragor/1/", "Vad vill ni prata om?")),
    "too long a text for the call": ("member", too_long_a_text("samtal/", NAME)),
    "a conflict": ("member", a_conflict),
    "signed out meanwhile": ("member", signed_out_meanwhile),
    "changed since it was checked": ("member", a_change_since_it_was_checked),
    "something missing": ("member", something_missing),
}


@pytest.mark.parametrize(("visitor", "deed"), DEEDS.values(), ids=DEEDS)
def test_nobody_is_shut_out_when_something_has_happened(
    visitor: str, deed, rooms: Rooms, demo: Demo, words, visit
):
    team = Team(Pointer(visit(demo.host, storage_state=rooms.remembered.get(visitor))), words)
    deed(team, demo, rooms)
    assert who_is_shut_out(team.page) == []
