"""Where do rooms stand at every stage of the way, for a test that wants to look at them all?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from answers import CALL, CAUSES, IN_TIME, KNOWS, OWN_FIGURE, SHORT_CALL, WRITTEN
from demo import Demo
from hands import Pointer
from playwright.sync_api import Page
from staff import Staff
from team import FIRST_QUESTION, ONE_MORE, Team

MEMBER, READER = "anna@alla.example", "olle@alla.example"


@dataclass(frozen=True)
class Rooms:
    """The principal at each stage, and what the browser of each kind of visitor remembers.

    `empty`: nothing is written. `draft`: everything, with five questions. `sent`: the least, taken back once and
    sent again. `held`: the least, and the call has been held.
    """

    at: Mapping[str, str]
    remembered: Mapping[str, Any]


def filled(demo: Demo, words: dict[str, str], at: Mapping[str, str], visit: Callable[..., Page]) -> Rooms:
    """The rooms, each brought to its stage as its team would bring it there."""
    team, reader = (Team(Pointer(visit(demo.host)), words) for _ in range(2))
    staff = Staff(Pointer(visit(demo.host)), demo.service)
    for principal_id in at.values():
        team.join(demo.invite(principal_id, MEMBER))
    reader.join(demo.invite(at["draft"], READER, "reader"))
    staff.come_in(demo.staff_link())

    _write_everything(team, demo, at["draft"])
    for stage in ("sent", "held"):
        send_the_least(team, demo, at[stage])
    team.page.goto(demo.room(at["sent"], "ta-tillbaka"))
    team.hands.press("Ta tillbaka")
    team.page.goto(demo.room(at["sent"], "granska/"))
    team.send()
    staff.page.goto(f"{staff.list}{at['held']}/")
    staff.hold()
    signed_in = {"member": team.page, "reader": reader.page, "staff": staff.page}
    return Rooms(at, {name: page.context.storage_state() for name, page in signed_in.items()})


def _write_everything(team: Team, demo: Demo, principal_id: str) -> None:
    team.page.goto(demo.room(principal_id))
    team.open_sub_goal("goal-1")
    team.hands.press("Lägg till en egen uppgift")
    team.write_own_figure(OWN_FIGURE)
    team.write_analysis(*KNOWS)
    team.page.goto(demo.room(principal_id, "steg-2/"))
    team.hands.press("Lägg till en orsak till")
    team.hands.press("Ta bort orsak 2")
    team.hands.press("Ta bort")
    team.write_causes(CAUSES)
    for number, question in enumerate((*WRITTEN, IN_TIME, IN_TIME)):
        team.hands.press(ONE_MORE if number else FIRST_QUESTION)
        team.write_question(question)
    team.page.goto(demo.room(principal_id, "samtal/"))
    team.write_call(CALL)


def send_the_least(team: Team, demo: Demo, principal_id: str) -> None:
    """One question and somebody to call, sent in by a team that has joined."""
    team.page.goto(demo.room(principal_id, "fragor/"))
    team.hands.press(FIRST_QUESTION)
    team.write_question(IN_TIME)
    team.page.goto(demo.room(principal_id, "samtal/"))
    team.write_call(SHORT_CALL)
    team.send()
