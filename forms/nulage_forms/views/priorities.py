"""Where does a team write its prioritised questions and put them in order?"""

from collections.abc import Mapping
from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from nulage_forms.dialogue import (
    MOST_QUESTIONS,
    Saved,
    move_question,
    place_question,
    remove_question,
)
from nulage_forms.dialogue.areas import take_area
from nulage_forms.messages import message
from nulage_forms.model import Value
from nulage_forms.questionnaire import asked
from nulage_forms.questionnaire.from_analysis import untaken
from nulage_forms.views.answering import answer
from nulage_forms.views.current import access, catalogue, now, visitor
from nulage_forms.views.room import Room, enter

blueprint = Blueprint("priorities", __name__)
STEPS = {"upp": -1, "ner": 1}
ALREADY = {"ja": "area_taken", "svar": "answer_taken"}


@blueprint.get("/<principal_id>/fragor/")
def overview(principal_id: str) -> ResponseReturnValue:
    """The questions in their order, with the buttons that change it; or the way on from an area."""
    room = enter(principal_id)
    if area_id := request.args.get("omrade"):
        return redirect(url_for("areas.take", principal_id=principal_id, omrade=area_id), 303)
    full = len(room.assessment.priorities) >= MOST_QUESTIONS
    shared, own_forms = catalogue().shared_by_similar(principal_id), set(room.principal.school_forms)
    return render_template(
        "workspace/priorities.html",
        room=room,
        questions=list(
            zip(room.assessment.priorities, room.document(room.assessment).priorities, strict=True)
        ),
        full=full,
        areas=untaken(room.areas, room.assessment),
        notice=_waiting(room) if full else "",
        moved=request.args.get("flyttad", ""),
        tests=room.questionnaire.edition.quality_system.tests,
        shared=shared,
        other_forms=any(not own_forms.issuperset(one.school_forms) for one, _ in shared),
    )


@blueprint.route("/<principal_id>/fragor/<question_id>/", methods=["GET", "POST"])
def question(principal_id: str, question_id: str) -> ResponseReturnValue:
    """One question: its text, its tests and what it belongs to."""
    room = enter(principal_id)
    rank = _rank(room, question_id)
    page = room.questionnaire.priority(question_id, rank)
    notice = message(ALREADY[request.args["redan"]]) if request.args.get("redan") in ALREADY else ""
    return answer(room, page, room.address + "fragor/", notice=notice)


@blueprint.post("/<principal_id>/fragor/ny")
def add(principal_id: str) -> Response:
    """Begins a new question, empty or from one that a similar principal shares, and goes to it."""
    room = enter(principal_id)
    act = partial(take_area, area=None, parts=_begun_from(room), by=visitor().email, now=now())
    dialogue = access().change(principal_id, "write", act)
    return redirect(f"{room.address}fragor/{dialogue.assessment.priorities[-1]}/", 303)


@blueprint.post("/<principal_id>/fragor/<question_id>/flytta")
def move(principal_id: str, question_id: str) -> Response:
    """Moves a question one step, or to the place that was chosen, and goes back to where it now stands."""
    room = enter(principal_id)
    _rank(room, question_id)
    way, rank = request.form.get("riktning", ""), request.form.get("plats", 0, int)
    if way not in STEPS and not rank:
        abort(400)
    act = (
        partial(move_question, question_id=question_id, steps=STEPS[way], by=visitor().email, now=now())
        if way in STEPS
        else partial(place_question, question_id=question_id, rank=rank, by=visitor().email, now=now())
    )
    access().change(principal_id, "write", act)
    return redirect(f"{room.address}fragor/?flyttad={question_id}#fraga-{question_id}", 303)


@blueprint.get("/<principal_id>/fragor/<question_id>/ta-bort")
def ask_to_remove(principal_id: str, question_id: str) -> str:
    """Asks before a question is taken off the list."""
    room = enter(principal_id)
    rank = _rank(room, question_id)
    return render_template(
        "workspace/remove.html",
        room=room,
        what=f"fråga {rank}",
        text=room.assessment.value(f"fraga/{question_id}/text").text,
        back="fragor/",
        of="Prioriterade frågor",
    )


@blueprint.post("/<principal_id>/fragor/<question_id>/ta-bort")
def remove(principal_id: str, question_id: str) -> Response:
    """Takes a question off the list."""
    room = enter(principal_id)
    _rank(room, question_id)
    act = partial(remove_question, question_id=question_id, by=visitor().email, now=now())
    access().change(principal_id, "write", act)
    return redirect(url_for(".overview", principal_id=principal_id), 303)


def _rank(room: Room, question_id: str) -> int:
    """Where the question stands, 1 for the most important; not found when it is no longer there."""
    if question_id not in room.assessment.priorities:
        abort(404)
    return room.assessment.priorities.index(question_id) + 1


def _begun_from(room: Room) -> Mapping[str, Saved]:
    """The text of the shared question that was pressed; nothing when none was, or it is shared no more."""
    wanted = request.form.get("liknande")
    similar = catalogue().shared_by_similar(room.dialogue.principal_id) if wanted else ()
    text = next((one.text for _, shared in similar for one in shared if one.id == wanted), "")
    wording, edition = asked.PRIORITY_TEXT.wording, room.questionnaire.edition.id
    return {asked.PRIORITY_TEXT.key: Saved(Value(text), 0, wording, edition)} if text else {}


def _waiting(room: Room) -> str:
    """What is told whoever wanted to make one more question than there is room for."""
    waits = request.args.get("vantar", "")
    return message("answer_waits") if waits == "svar" else message("area_waits") if room.area(waits) else ""
