"""Where does a principal read its head teachers' answers side by side, and lift words out of them?"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from nulage_forms.catalogue.published import UnitQuestion
from nulage_forms.dialogue.unit_answers import NothingToLift, lift_words, with_lifted
from nulage_forms.forms import MOST_CHARACTERS, too_long
from nulage_forms.messages import message
from nulage_forms.model import Lift, UnitForm
from nulage_forms.questionnaire.question import Option, Question
from nulage_forms.questionnaire.units import place_meant, place_name, places, unit_key
from nulage_forms.swedish import sort_key
from nulage_forms.views.current import access, catalogue, now, settings, visitor
from nulage_forms.views.room import Room
from nulage_forms.views.units import enter_with_units

blueprint = Blueprint("side_by_side", __name__)
ALL = "alla"


@dataclass(frozen=True, slots=True)
class Row:
    """One unit's answer to one question, empty when there is none, and what of it has been lifted."""

    form: UnitForm
    text: str
    lifts: tuple[Lift, ...]
    address: str


@blueprint.get("/<principal_id>/enheter/sida-vid-sida/")
def page(principal_id: str) -> str:
    """One question, or all of them, and every unit that has handed in, in alphabetical order."""
    room = enter_with_units(principal_id)
    asked = room.questionnaire.edition.quality_system.unit_questions
    wanted = request.args.get("fraga", asked[0].id)
    shown = asked if wanted == ALL else [each for each in asked if each.id == wanted] or asked[:1]
    return render_template(
        "workspace/side_by_side.html",
        room=room,
        asked=asked,
        shown=[(question, _rows(room, question)) for question in shown],
        wanted=wanted,
        all=ALL,
        handed_in=sum(form.readable for form in room.dialogue.unit_forms),
        done=message("unit_lifted") if "lyft" in request.args else "",
    )


@blueprint.route("/<principal_id>/enheter/<unit_code>/lyft/<unit_question>", methods=["GET", "POST"])
def lift(principal_id: str, unit_code: str, unit_question: str) -> ResponseReturnValue:
    """Which words, and where in the own analysis they are put."""
    room = enter_with_units(principal_id)
    form, key = room.dialogue.unit_form(unit_code), unit_key(unit_question)
    if form is None or not form.readable or not form.writing.value(key):
        abort(404)
    if request.method == "POST":
        return _lifted(room, form, unit_question)
    return _page(room, form, unit_question)


def _lifted(room: Room, form: UnitForm, question_id: str) -> ResponseReturnValue:
    text, into = request.form.get("text", "").replace("\r\n", "\n"), request.form.get("into", "")
    found = {question.key: (question, option) for question, option in _places(room, form)}
    faults = _faults(room, form, text, found[into][0] if into in found else None)
    if faults:
        return _page(room, form, question_id, faults), 422
    question, option = found[into]
    words = Lift(unit_key(question_id), into, place_name(option), text.strip(), visitor().email, now())
    try:
        access().change(
            room.dialogue.principal_id,
            "write",
            lambda before: lift_words(
                before, form.code, words, question.wording, room.questionnaire.edition.id
            ),
        )
    except NothingToLift:
        return _page(room, form, question_id, {"text": message("nothing_to_lift")}), 409
    back = url_for(".page", principal_id=room.dialogue.principal_id, fraga=question_id, lyft="ja")
    return redirect(f"{back}#enhet-{form.code}", 303)


def _faults(room: Room, form: UnitForm, text: str, into: Question | None) -> dict[str, str]:
    if not text.strip():
        return {"text": message("nothing_to_lift")}
    if into is None:
        return {"into": message("no_place")}
    length, limit = len(with_lifted(room.assessment, into.key, form.name, text)), MOST_CHARACTERS["text"]
    if length > limit:
        return {"text": too_long(into, limit, length)}
    return {}


def _page(room: Room, form: UnitForm, question_id: str, faults: dict[str, str] | None = None) -> str:
    found = _places(room, form)
    answer = form.writing.answers[unit_key(question_id)]
    meant = place_meant(room.questionnaire, found, question_id)
    return render_template(
        "workspace/lift.html",
        room=room,
        form=form,
        question_id=question_id,
        wording=answer.versions[-1].wording,
        text=request.form.get("text", answer.value.text),
        into=request.form.get("into", meant),
        places=[option for _, option in found],
        faults=faults or {},
    )


def _places(room: Room, form: UnitForm) -> Sequence[tuple[Question, Option]]:
    figures = catalogue().unit_figures(room.dialogue.principal_id, form.code)
    return places(room.questionnaire, room.assessment, {figure.school_form for figure in figures})


def _rows(room: Room, question: UnitQuestion) -> list[Row]:
    key = unit_key(question.id)
    published = {unit.code: settings().site_url + unit.url.lstrip("/") for unit in room.units if unit.url}
    rows = [
        Row(
            form,
            form.writing.value(key).text,
            tuple(one for one in form.lifts if one.key == key),
            published.get(form.code, ""),
        )
        for form in room.dialogue.unit_forms
        if form.readable
    ]
    return sorted(rows, key=lambda row: sort_key(row.form.name))
