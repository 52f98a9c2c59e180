"""How is one answer saved while somebody types, and how does the page go on afterwards?"""

from dataclasses import replace

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from nulage_forms.dialogue import NotNow, save, stale
from nulage_forms.forms import MOST_IN_A_NAME, AnswerForm, version_mark
from nulage_forms.model import AnswerVersion, Assessment, Dialogue
from nulage_forms.questionnaire.question import Page, Question
from nulage_forms.swedish import clock_text, person_name
from nulage_forms.views.answering import CONFLICT, UNPROCESSABLE
from nulage_forms.views.caring import pointed_out
from nulage_forms.views.comparing import Naming, is_own, name_of
from nulage_forms.views.current import access, now, seconds_left, visitor
from nulage_forms.views.room import Room, enter

blueprint = Blueprint("saving", __name__)


@blueprint.post("/<principal_id>/svar")
def save_one(principal_id: str) -> ResponseReturnValue:
    """One answer, saved in passing: `name`, `save_id`, the field itself and its version, as in its page.

    The answer says which version the field goes on from; or, when a colleague was there before, theirs.
    """
    room = enter(principal_id)
    question = room.question(request.form.get("name", "")) or abort(404)
    form = AnswerForm(alone(question), room.assessment, request.form)
    if not form.validate():
        return {"message": form.faults[0][1]}, UNPROCESSABLE
    pointed = pointed_out(form.page, form, room.assessment).get(question.name)
    if pointed and pointed.sentence:
        return {"message": pointed.sentence, "named": pointed.digests}, UNPROCESSABLE
    save_id = request.form.get("save_id", "")[:MOST_IN_A_NAME]
    try:
        dialogue, overtaken = save_alone(room, form, save_id, quiet=True)
    except NotNow:
        return {"message": enter(principal_id).locked}, CONFLICT
    if overtaken:
        return their_text(question, dialogue.assessment, room.name), CONFLICT
    mark = form.mark_after(question, dialogue.assessment, save_id)
    form.tell_what_is_odd()
    return {"version": mark, "saved": clock_text(now()), "odd": bool(form.faults)}


@blueprint.get("/<principal_id>/fortsatt")
def go_on(principal_id: str) -> ResponseReturnValue:
    """What an open page needs to go on saving: a fresh token, once its visitor is signed in again."""
    enter(principal_id)
    return {"token": generate_csrf(), "left": seconds_left()}


def alone(question: Question) -> Page:
    """A page with nothing but the question."""
    return Page(question.key, "", question.wording, "", 0, (question,))


def save_alone(
    room: Room, form: AnswerForm, save_id: str = "", *, quiet: bool = False
) -> tuple[Dialogue, tuple[str, ...]]:
    """The dialogue afterwards, and the key if a colleague had saved it before. Raises NotNow."""
    overtaken: tuple[str, ...] = ()

    def act(before: Dialogue) -> Dialogue:
        nonlocal overtaken
        answers = {
            key: replace(saved, save_id=save_id, quiet=quiet)
            for key, saved in form.answers(room.questionnaire.edition.id, before.assessment).items()
        }
        overtaken = stale(before, answers)
        return save(before, answers, visitor().email, now())

    return access().change(room.dialogue.principal_id, "write", act), overtaken


def their_text(question: Question, assessment: Assessment, naming: Naming = person_name) -> dict[str, str]:
    """What the page is told of the answer that somebody saved meanwhile."""
    last: AnswerVersion = assessment.answers[question.key].versions[-1]
    return {
        "theirs": question.answer_text(last.value),
        "by": name_of(last.by, naming),
        "own": "ja" if is_own(last.by) else "",
        "at": clock_text(last.at),
        "version": version_mark(assessment, question.key),
    }
