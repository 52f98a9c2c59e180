"""Where does a team go that has twenty minutes?"""

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from nulage_forms.dialogue import add_question, next_question_id
from nulage_forms.model import Dialogue
from nulage_forms.questionnaire import short_path
from nulage_forms.questionnaire.question import Page
from nulage_forms.views.answering import answer
from nulage_forms.views.current import now, visitor
from nulage_forms.views.room import enter

blueprint = Blueprint("short_path", __name__)
BOTH = ["GET", "POST"]


@blueprint.route("/<principal_id>/kort/", methods=BOTH)
def analysis(principal_id: str) -> ResponseReturnValue:
    """What the team sees, what it may be due to, and what is not known."""
    room = enter(principal_id)
    page, question, _ = short_path.pages(room.questionnaire, room.assessment, "")
    if not page.questions:
        return redirect(room.address + question.path, 303)
    return answer(room, page, room.address + question.path)


@blueprint.route("/<principal_id>/kort/fraga/", methods=BOTH)
def question(principal_id: str) -> ResponseReturnValue:
    """The most important question; there is none until something is typed and saved."""
    room = enter(principal_id)
    question_id = next(iter(room.assessment.priorities), next_question_id(room.dialogue))
    _, page, call = short_path.pages(room.questionnaire, room.assessment, question_id)

    def begun(before: Dialogue) -> Dialogue:
        if question_id in before.assessment.priorities or not _typed(page):
            return before
        return add_question(before, visitor().email, now())

    return answer(room, page, room.address + call.path, first=begun)


@blueprint.route("/<principal_id>/kort/samtal/", methods=BOTH)
def phone_call(principal_id: str) -> ResponseReturnValue:
    """Whom to call."""
    room = enter(principal_id)
    _, _, page = short_path.pages(room.questionnaire, room.assessment, "")
    return answer(room, page, room.address + "granska/")


def _typed(page: Page) -> bool:
    return any(request.form.get(question.name, "").strip() for question in page.questions)
