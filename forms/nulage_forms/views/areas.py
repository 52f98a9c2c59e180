"""Where does a team make a prioritised question of an area of its analysis?"""

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue

from nulage_forms.dialogue import MOST_QUESTIONS, NotNow, question_key
from nulage_forms.dialogue.areas import questions_of_areas, take_area
from nulage_forms.forms import AnswerForm
from nulage_forms.messages import message
from nulage_forms.model import Assessment, Dialogue
from nulage_forms.questionnaire.from_analysis import begun
from nulage_forms.views.answering import UNPROCESSABLE, show
from nulage_forms.views.caring import to_mind
from nulage_forms.views.current import access, now, visitor
from nulage_forms.views.mishaps import shut
from nulage_forms.views.room import Room, enter

blueprint = Blueprint("areas", __name__)
NEW = "ny"
"""Stands for the id of a question that has none until it is saved."""


@blueprint.route("/<principal_id>/fragor/fran-analysen/", methods=["GET", "POST"])
def take(principal_id: str) -> ResponseReturnValue:
    """A new question that an area suggests. Nothing of it is kept until somebody saves it."""
    room = enter(principal_id)
    area_id = request.args.get("omrade", "")
    page = room.questionnaire.priority(NEW, len(room.assessment.priorities) + 1)
    draft = begun(room.questionnaire, NEW, room.area(area_id), now())
    notice = message("proposed" if draft.areas else "no_such_area")
    if request.method != "POST":
        return _elsewhere(room, area_id) or show(room, page, AnswerForm(page, draft), draft, notice=notice)
    form = AnswerForm(page, Assessment(), request.form)
    if not form.validate() or to_mind(page, form, draft):
        errors = [*form.faults, *to_mind(page, form, draft)]
        return show(room, page, form, draft, errors=errors), UNPROCESSABLE
    try:
        question_id = _save(room, form, draft)
    except NotNow:
        why = enter(room.dialogue.principal_id).locked or message("area_waits")
        return shut(f"{room.address}fragor/", why)
    onward = "" if request.form.get("onward") == "next" else f"{question_id}/"
    return redirect(f"{room.address}fragor/{onward}", 303)


def _elsewhere(room: Room, area_id: str) -> ResponseReturnValue | None:
    """Where to go when the area is a question already, or when there can be no more questions."""
    overview = f"{room.address}fragor/"
    if taken := questions_of_areas(room.assessment).get(area_id):
        return redirect(f"{overview}{taken}/?redan=ja", 303)
    if room.locked:
        return redirect(overview, 303)
    if len(room.assessment.priorities) >= MOST_QUESTIONS:
        return redirect(
            url_for("priorities.overview", principal_id=room.dialogue.principal_id, vantar=area_id), 303
        )
    return None


def _save(room: Room, form: AnswerForm, draft: Assessment) -> str:
    """The id of the question that now says what was typed."""
    typed = form.proposal(room.questionnaire.edition.id)
    parts = {key.removeprefix(question_key(NEW, "")): saved for key, saved in typed.items()}

    def act(before: Dialogue) -> Dialogue:
        return take_area(before, draft.areas.get(NEW), parts, visitor().email, now())

    after = access().change(room.dialogue.principal_id, "write", act).assessment
    return questions_of_areas(after)[draft.areas[NEW].id] if draft.areas else after.priorities[-1]
