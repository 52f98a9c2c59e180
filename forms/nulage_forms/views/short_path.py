"""Where does a team go that has twenty minutes?"""

from functools import partial

from flask import Blueprint, redirect
from flask.typing import ResponseReturnValue

from nulage_forms.dialogue import add_question
from nulage_forms.model import Dialogue
from nulage_forms.questionnaire import short_path
from nulage_forms.views.answering import answer
from nulage_forms.views.current import access, now, visitor
from nulage_forms.views.room import Room, enter

blueprint = Blueprint("short_path", __name__)
BOTH = ["GET", "POST"]


@blueprint.route("/<principal_id>/kort/", methods=BOTH)
def analysis(principal_id: str) -> ResponseReturnValue:
    """What the team sees, what it may be due to, and what is not known."""
    room = enter(principal_id)
    page, _, _ = short_path.pages(room.questionnaire, room.assessment, "")
    return answer(room, page, "", {"next": partial(_question_to_write, room)})


@blueprint.route("/<principal_id>/kort/fraga/", methods=BOTH)
def question(principal_id: str) -> ResponseReturnValue:
    """The most important question; whoever has none yet begins at the beginning."""
    room = enter(principal_id)
    if not room.assessment.priorities:
        return redirect(room.address + short_path.PATH, 303)
    _, page, call = short_path.pages(room.questionnaire, room.assessment, room.assessment.priorities[0])
    return answer(room, page, room.address + call.path)


@blueprint.route("/<principal_id>/kort/samtal/", methods=BOTH)
def phone_call(principal_id: str) -> ResponseReturnValue:
    """Whom to call."""
    room = enter(principal_id)
    _, _, page = short_path.pages(room.questionnaire, room.assessment, "")
    return answer(room, page, room.address + "granska/")


def _question_to_write(room: Room) -> str:
    """The address of the question's page; there is one from now on, so that it is saved while it is typed."""

    def begun(before: Dialogue) -> Dialogue:
        return before if before.assessment.priorities else add_question(before, visitor().email, now())

    after = access().change(room.dialogue.principal_id, "write", begun).assessment
    _, page, _ = short_path.pages(room.questionnaire, after, after.priorities[0])
    return room.address + page.path
