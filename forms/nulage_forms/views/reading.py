"""Where is a filled form handed in again, compared with what is stored, and taken in?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from nulage_forms.dialogue import NotNow, TooManyQuestions
from nulage_forms.dialogue.rows import TooManyRows
from nulage_forms.documents.form import is_new
from nulage_forms.documents.opened import NotReadable, OfAnother
from nulage_forms.documents.returned import Loose, Returned, pages_that_may_return, returned
from nulage_forms.forms import AnswerForm, Typed
from nulage_forms.messages import message
from nulage_forms.questionnaire.question import Page, Question
from nulage_forms.views.answering import CONFLICT, UNPROCESSABLE
from nulage_forms.views.caring import Pointed, pointed_out
from nulage_forms.views.current import access
from nulage_forms.views.mishaps import shut
from nulage_forms.views.papers import show_papers
from nulage_forms.views.room import Room, enter
from nulage_forms.views.taking_in import (
    Overtaken,
    area_meant,
    area_name,
    forms_of,
    ground_meant,
    ground_name,
    taken_in,
)

blueprint = Blueprint("reading", __name__)
TAKE, LOOSE, EMPTIED = "ta", "utan-plats", "tomma"


@dataclass(frozen=True, slots=True)
class Change:
    """An answer of the file that is not what is stored. `take` is whether it is ticked from the beginning.

    `pointed` is whom it points out, if anybody: that is told beside the field, and is no hindrance.
    """

    page: Page
    question: Question
    form: AnswerForm
    stored: str
    take: bool
    pointed: Mapping[str, Pointed]


@blueprint.post("/<principal_id>/papper/las")
def upload(principal_id: str) -> ResponseReturnValue:
    """What the file says beside what is stored. Nothing is saved, and the file is not kept."""
    access().workspace(principal_id, "write")
    room = enter(principal_id)
    if room.locked:
        abort(CONFLICT)
    handed_in = request.files.get("fil")
    content = handed_in.read() if handed_in else b""
    if not content:
        fault = "empty_file" if handed_in and handed_in.filename else "no_file"
        return show_papers(room, message(fault)), UNPROCESSABLE
    try:
        found = returned(content, room.questionnaire, room.figures, room.assessment, room.areas)
    except NotReadable:
        return show_papers(room, message("not_readable")), UNPROCESSABLE
    except OfAnother as fault:
        return show_papers(room, message("file_of_another", whose=fault)), UNPROCESSABLE
    return _show(room, _typed(room, found), found)


@blueprint.post("/<principal_id>/papper/spara", endpoint="save")
def save_ticked(principal_id: str) -> ResponseReturnValue:
    """Saves the ticked answers by the same rules as if they had been typed on their pages."""
    room = enter(principal_id)
    ticked = frozenset(request.form.getlist(TAKE))
    loose = tuple(Loose("", text) for text in request.form.getlist(LOOSE))
    beside = Returned({}, loose, tuple(request.form.getlist(EMPTIED)))
    if not ticked:
        return _show(room, request.form, beside, message("nothing_ticked")), UNPROCESSABLE
    faults = [name for _, form in forms_of(room, request.form) for name, _ in form.faults]
    if ticked.intersection(faults):
        return _show(room, request.form, beside, ticked=ticked), UNPROCESSABLE
    try:
        access().change(principal_id, "write", lambda before: taken_in(room, before, request.form, ticked))
    except TooManyQuestions:
        return _show(room, request.form, beside, message("no_room_for_questions"), ticked=ticked), CONFLICT
    except TooManyRows:
        return _show(room, request.form, beside, message("no_room_for_rows"), ticked=ticked), CONFLICT
    except Overtaken:
        return _show(enter(principal_id), _fresh(), beside, message("overtaken")), CONFLICT
    except NotNow:
        return shut(room.address, enter(principal_id).locked)
    return redirect(url_for("papers.overview", principal_id=principal_id, inlagda=len(ticked)), 303)


def _show(
    room: Room,
    typed: Typed,
    found: Returned,
    notice: str = "",
    *,
    ticked: frozenset[str] | None = None,
) -> str:
    changes = [
        change for page, form in forms_of(room, typed) for change in _changes(room, page, form, typed, ticked)
    ]
    emptied = [
        (page, question)
        for page in pages_that_may_return(room.questionnaire, room.assessment)
        for question in page.questions
        if question.key in found.emptied and room.assessment.value(question.key)
    ]
    return render_template(
        "workspace/preview.html",
        room=room,
        changes=changes,
        pages=[
            (page, list(group), area_meant(room, page, typed), ground_meant(page, typed))
            for page, group in groupby(changes, key=attrgetter("page"))
        ],
        area_name=area_name,
        ground_name=ground_name,
        loose=found.loose,
        emptied=emptied,
        is_form=found.is_form,
        notice=notice,
        errors=[
            (change.question.name, str(change.form[change.question.name].errors[0]))
            for change in changes
            if change.form[change.question.name].errors
        ],
        is_new=is_new,
        take=TAKE,
        utan_plats=LOOSE,
        tomma=EMPTIED,
    )


def _changes(
    room: Room, page: Page, form: AnswerForm, typed: Typed, ticked: frozenset[str] | None
) -> list[Change]:
    same = form.keys_as_stored(room.assessment)
    pointed = pointed_out(page, form, room.assessment)
    found = []
    for question in page.questions:
        if question.name in typed and question.key not in same:
            stored = room.assessment.value(question.key)
            take = question.name in ticked if ticked is not None else not stored
            shown = replace(question, wording=question.in_full)
            found.append(Change(page, shown, form, question.answer_text(stored), take, pointed))
    return found


def _typed(room: Room, found: Returned) -> Typed:
    """The file's answers as a browser would send them; one more empty line at the end is no change."""
    typed = MultiDict((area_name(number), area) for number, area in found.areas.items())
    typed.update({ground_name(number): key for number, key in found.grounds.items()})
    for key, value in found.answers.items():
        stored = room.assessment.value(key)
        if value.choices or value.text.rstrip() != stored.text.rstrip():
            typed.setlist(key.replace("/", "-"), list(value.choices) or [value.text])
    return typed


def _fresh() -> Typed:
    """What was typed, but for the versions that were seen then: those stored now are shown with it."""
    return MultiDict(
        [(name, text) for name, text in request.form.items(multi=True) if not name.endswith("-version")]
    )
