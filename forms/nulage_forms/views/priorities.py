"""Where does a team write its prioritised questions and put them in order?"""

from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from nulage_forms.dialogue import (
    MOST_QUESTIONS,
    Saved,
    add_question,
    move_question,
    remove_question,
    save,
)
from nulage_forms.messages import message
from nulage_forms.model import Dialogue, Value
from nulage_forms.questionnaire import asked
from nulage_forms.questionnaire.from_analysis import untaken
from nulage_forms.views.answering import answer
from nulage_forms.views.current import access, now, visitor
from nulage_forms.views.room import Room, enter

blueprint = Blueprint("priorities", __name__)
STEPS = {"upp": -1, "ner": 1}


@blueprint.get("/<principal_id>/fragor/")
def overview(principal_id: str) -> ResponseReturnValue:
    """The questions in their order, with the buttons that change it; or the way on from an area."""
    room = enter(principal_id)
    if area_id := request.args.get("omrade"):
        return redirect(url_for("areas.take", principal_id=principal_id, omrade=area_id), 303)
    full = len(room.assessment.priorities) >= MOST_QUESTIONS
    return render_template(
        "workspace/priorities.html",
        room=room,
        questions=list(
            zip(room.assessment.priorities, room.document(room.assessment).priorities, strict=True)
        ),
        full=full,
        areas=untaken(room.areas, room.assessment),
        notice=message("area_waits") if full and room.area(request.args.get("vantar", "")) else "",
        tests=room.questionnaire.edition.quality_system.tests,
        about=room.questionnaire.sub_goal(request.args.get("delmal", "")),
    )


@blueprint.route("/<principal_id>/fragor/<question_id>/", methods=["GET", "POST"])
def question(principal_id: str, question_id: str) -> ResponseReturnValue:
    """One question: its text, its tests and what it belongs to."""
    room = enter(principal_id)
    rank = _rank(room, question_id)
    page = room.questionnaire.priority(question_id, rank)
    notice = message("area_taken") if "redan" in request.args else ""
    return answer(room, page, room.address + "fragor/", notice=notice)


@blueprint.post("/<principal_id>/fragor/ny")
def add(principal_id: str) -> Response:
    """Begins a new question, and goes to it."""
    room = enter(principal_id)
    goal = room.questionnaire.sub_goal(request.form.get("delmal", ""))
    chosen = goal.sub_goal.id if goal and goal.sub_goal else ""
    dialogue = access().change(principal_id, "write", partial(_add, room, chosen))
    return redirect(f"{room.address}fragor/{dialogue.assessment.priorities[-1]}/", 303)


@blueprint.post("/<principal_id>/fragor/<question_id>/flytta")
def move(principal_id: str, question_id: str) -> Response:
    """Moves a question one step, and goes back to where it now stands."""
    room = enter(principal_id)
    _rank(room, question_id)
    steps = STEPS.get(request.form.get("riktning", "")) or abort(400)
    act = partial(move_question, question_id=question_id, steps=steps, by=visitor().email, now=now())
    access().change(principal_id, "write", act)
    return redirect(f"{room.address}fragor/#fraga-{question_id}", 303)


@blueprint.get("/<principal_id>/fragor/<question_id>/ta-bort")
def ask_to_remove(principal_id: str, question_id: str) -> str:
    """Asks before a question is taken off the list."""
    room = enter(principal_id)
    rank = _rank(room, question_id)
    text = room.assessment.value(f"fraga/{question_id}/text").text
    return render_template("workspace/remove.html", room=room, question_id=question_id, rank=rank, text=text)


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


def _add(room: Room, sub_goal: str, before: Dialogue) -> Dialogue:
    """One more question, tied to the sub-goal that it was begun from, if any."""
    after = add_question(before, visitor().email, now())
    if not sub_goal:
        return after
    key = f"fraga/{after.assessment.priorities[-1]}/{asked.PRIORITY_SUB_GOAL.key}"
    tied = Saved(
        Value(choices=(sub_goal,)), 0, asked.PRIORITY_SUB_GOAL.wording, room.questionnaire.edition.id
    )
    return save(after, {key: tied}, visitor().email, now())
