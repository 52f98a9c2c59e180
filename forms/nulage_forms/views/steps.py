"""Where does a team answer the questions of the current-state analysis and of the phone call?"""

from collections.abc import Callable, Collection, Iterable
from functools import partial

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from nulage_forms.catalogue.published import SchoolForm
from nulage_forms.dialogue.rows import CAUSES, MOST_ROWS, figures_of
from nulage_forms.questionnaire.progress import page_status
from nulage_forms.questionnaire.question import Page
from nulage_forms.views.answering import answer
from nulage_forms.views.room import Room, enter
from nulage_forms.views.rows import new_row, question_of

blueprint = Blueprint("steps", __name__)
BOTH = ["GET", "POST"]


@blueprint.route("/<principal_id>/steg-1/", methods=BOTH)
def step_1(principal_id: str) -> ResponseReturnValue:
    """The sub-goals to choose among, and what step 1 asks once."""
    room = enter(principal_id)
    minutes = max((page.minutes for page in room.questionnaire.sub_goals), default=0)
    onward = room.address + "steg-2/"
    lifted = _lifted(room)
    goals = _goals(room, [page for page, _, _ in lifted])
    told = {page.sub_goal.id for page, _, _ in lifted if page.sub_goal}
    besides = [area for area in room.areas if area.sub_goal not in told]
    page = room.questionnaire.once
    return answer(room, page, onward, lifted=lifted, besides=besides, goals=goals, minutes=minutes)


@blueprint.route("/<principal_id>/steg-1/<sub_goal_id>/", methods=BOTH)
def sub_goal(principal_id: str, sub_goal_id: str) -> ResponseReturnValue:
    """What the figures and other sources show of one sub-goal, with the figures beside."""
    room = enter(principal_id)
    pages = [*room.questionnaire.sub_goals, room.questionnaire.once]
    page = room.questionnaire.sub_goal(sub_goal_id) or abort(404)
    onward = room.address + pages[pages.index(page) + 1].path
    own = f"{room.address}{page.path}egna/"
    aims: dict[str, Callable[[], str]] = {"own": lambda: f"{own}{new_row(room, figures_of(sub_goal_id))}/"}
    if page.gathers:
        aims["question"] = partial(question_of, room, page, page.gathers)
    return answer(room, page, onward, aims)


@blueprint.route("/<principal_id>/steg-2/", methods=BOTH)
def step_2(principal_id: str) -> ResponseReturnValue:
    """What it may be due to, cause by cause."""
    room = enter(principal_id)
    page = room.questionnaire.step_2(room.assessment)
    causes = {question.row: question for question in reversed(page.questions) if question.row}
    first = next((question.key.rpartition("/")[2] for question in causes.values()), "")
    own = room.address + page.path
    aims: dict[str, Callable[[], str]] = {
        **{f"remove-{row}": partial(str, f"{own}orsak/{row}/ta-bort") for row in causes},
        **{f"question-{row}": partial(question_of, room, page, question) for row, question in causes.items()},
        "cause": lambda: f"{own}#orsak-{new_row(room, CAUSES)}-{first}",
    }
    last = next((question.group for question in causes.values()), "")
    more = last if len(causes) < MOST_ROWS else ""
    return answer(room, page, room.address + "fragor/", aims, more_after=more)


@blueprint.route("/<principal_id>/samtal/", methods=BOTH)
def phone_call(principal_id: str) -> ResponseReturnValue:
    """Whom to call, and when."""
    room = enter(principal_id)
    return answer(room, room.questionnaire.call, room.address + "granska/")


def _lifted(room: Room) -> list[tuple[Page, str, str]]:
    """The sub-goals that the analysis tells something of, with how far each has come and what is told."""
    told: dict[str, list[str]] = {}
    for area in room.areas:
        told.setdefault(area.sub_goal, []).append(area.heading)
    return [
        (page, page_status(page, room.assessment), _without_form(page, told[page.sub_goal.id]))
        for page in room.questionnaire.sub_goals
        if page.sub_goal and page.sub_goal.id in told
    ]


def _without_form(page: Page, headings: Iterable[str]) -> str:
    """What areas are about, without the school form and the sub-goal that stand beside already."""
    told = (heading.removeprefix(f"{page.kicker}: ") for heading in headings)
    return "; ".join(heading for heading in told if heading != page.heading)


def _goals(room: Room, lifted: Collection[Page]) -> list[tuple[SchoolForm, list[tuple[Page, str]]]]:
    """Each school form with the pages of its other sub-goals and how far each has come."""
    others = [page for page in room.questionnaire.sub_goals if page not in lifted]
    return [
        (form, [(page, page_status(page, room.assessment)) for page in pages])
        for form in room.questionnaire.school_forms
        if (pages := [page for page in others if page.school_form == form])
    ]
