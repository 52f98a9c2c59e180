"""Where does somebody get back what could not be saved?"""

from dataclasses import dataclass, replace
from datetime import datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from nulage_forms.dialogue import NotNow
from nulage_forms.forms import AnswerForm
from nulage_forms.questionnaire.question import Question
from nulage_forms.views.answering import show_both, show_faults
from nulage_forms.views.caring import to_mind
from nulage_forms.views.mishaps import shut
from nulage_forms.views.rescuing import Kept, drop, kept_for, newest_for
from nulage_forms.views.room import Room, enter
from nulage_forms.views.saving import alone, save_alone

blueprint = Blueprint("rescued", __name__)


@dataclass(frozen=True, slots=True)
class Offer:
    """A text that was kept, beside what is stored now. It can be put in where the question is still asked."""

    name: str
    at: datetime
    values: list[str]
    mark: str
    text: str
    stored: str
    question: Question | None


@blueprint.get("/<principal_id>/raddat/")
def offer(principal_id: str) -> ResponseReturnValue:
    """Each text that was kept for this room, with what is stored now."""
    room = enter(principal_id)
    return render_template("workspace/rescued.html", room=room, offers=list(offers(room).values()))


@blueprint.post("/<principal_id>/raddat/")
def take(principal_id: str) -> ResponseReturnValue:
    """Puts one text into its answer, by the rules of its page; or throws it away."""
    room = enter(principal_id)
    kept = newest_for(principal_id)
    name = next((name for name in request.form if name in kept), "")
    if not name:
        abort(404)
    question = room.question(name)
    if request.form.get("act") != "kasta" and question:
        refused = _put_in(room, question)
        if refused is not None:
            return refused
    drop(kept[name], name)
    after = ".offer" if kept_for(principal_id) else "workspace.tasks"
    return redirect(url_for(after, principal_id=principal_id), 303)


def offers(room: Room) -> dict[str, Offer]:
    """What is offered back, by field name: the newest of each that is not stored just so already."""
    found = {name: _offer(room, kept, name) for name, kept in newest_for(room.dialogue.principal_id).items()}
    return {name: offer for name, offer in found.items() if offer.text != offer.stored}


def _offer(room: Room, kept: Kept, name: str) -> Offer:
    question = room.question(name)
    asked = question or room.questionnaire.asked_in(name)
    values, mark = kept.fields[name], kept.marks.get(name, "")
    if asked is None:
        return Offer(name, kept.at, values, mark, "\n".join(values), "", None)
    typed = MultiDict([*((name, value) for value in values), (f"{name}-version", mark)])
    form = AnswerForm(alone(asked), room.assessment, typed)
    text = asked.answer_text(form.value(asked))
    return Offer(
        name, kept.at, values, mark, text, asked.answer_text(room.assessment.value(asked.key)), question
    )


def _put_in(room: Room, question: Question) -> ResponseReturnValue | None:
    """None when the text is saved; otherwise what has to be mended, decided or copied first."""
    page = alone(question)
    form = AnswerForm(page, room.assessment, request.form)
    if not form.validate() or to_mind(page, form, room.assessment):
        return show_faults(room, page, form)
    try:
        dialogue, overtaken = save_alone(room, form)
    except NotNow:
        return shut(room.address, enter(room.dialogue.principal_id).locked)
    return show_both(replace(room, dialogue=dialogue), page, form, overtaken) if overtaken else None
