"""Where does a team add what nobody asked for: a cause, a figure of its own, a question of an answer?"""

from contextlib import suppress
from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from nulage_forms.dialogue import MOST_QUESTIONS, Saved
from nulage_forms.dialogue.areas import questions_of_answers, take_answer
from nulage_forms.dialogue.rows import CAUSES, UnknownRow, add_row, figures_of, remove_row, row_key, rows
from nulage_forms.messages import message
from nulage_forms.model import Dialogue
from nulage_forms.questionnaire import local_figures
from nulage_forms.questionnaire.from_analysis import suggested
from nulage_forms.questionnaire.question import Page, Question
from nulage_forms.views.answering import answer
from nulage_forms.views.current import access, now, visitor
from nulage_forms.views.room import Room, enter

blueprint = Blueprint("rows", __name__)
BOTH = ["GET", "POST"]


@blueprint.route("/<principal_id>/steg-1/<sub_goal_id>/egna/<figure_id>/", methods=BOTH)
def figure(principal_id: str, sub_goal_id: str, figure_id: str) -> ResponseReturnValue:
    """One figure of the team's own: what was measured, when, by whom and of how many."""
    room = enter(principal_id)
    goal = _goal_with(room, sub_goal_id, figure_id)
    of_few = any(
        own.of_few for row, own in local_figures.shown(room.assessment, sub_goal_id) if row == figure_id
    )
    back = f"{room.address}{goal.path}#egna-{figure_id}"
    notice = message("few_people") if of_few else ""
    return answer(room, local_figures.page(figure_id, goal), back, notice=notice, parent=goal)


@blueprint.route("/<principal_id>/steg-1/<sub_goal_id>/egna/<figure_id>/ta-bort", methods=BOTH)
def remove_figure(principal_id: str, sub_goal_id: str, figure_id: str) -> ResponseReturnValue:
    """Asks before a figure of the team's own is taken away, and takes it away."""
    room = enter(principal_id)
    goal = _goal_with(room, sub_goal_id, figure_id)
    place, back = figures_of(sub_goal_id), f"{goal.path}#egna-uppgifter"
    text = room.assessment.value(row_key(place, figure_id, local_figures.NAME)).text
    return _remove(room, place, figure_id, back, of=goal.heading, what="den egna uppgiften", text=text)


@blueprint.route("/<principal_id>/steg-2/orsak/<cause_id>/ta-bort", methods=BOTH)
def remove_cause(principal_id: str, cause_id: str) -> ResponseReturnValue:
    """Asks before a cause is taken away, and takes it away."""
    room = enter(principal_id)
    page = room.questionnaire.step_2(room.assessment)
    asked = [question for question in page.questions if question.row == cause_id] or abort(404)
    text = room.assessment.value(asked[0].key).text
    return _remove(room, CAUSES, cause_id, page.path, of=page.kicker, what=asked[0].group.lower(), text=text)


def new_row(room: Room, place: str) -> str:
    """The id of a row that is added to the place, or of the visitor's own that is still empty."""
    row = ""

    def act(before: Dialogue) -> Dialogue:
        nonlocal row
        after, row = add_row(before, place, visitor().email, now())
        return after

    access().change(room.dialogue.principal_id, "write", act)
    return row


def question_of(room: Room, page: Page, question: Question) -> str:
    """The address of the prioritised question that an answer is made into, or was before.

    When there are five already it is the list of them.
    """
    overview, key = f"{room.address}fragor/", question.key
    before = access().workspace(room.dialogue.principal_id).assessment
    if taken := questions_of_answers(before).get(key):
        return f"{overview}{taken}/?redan=svar"
    if len(before.priorities) >= MOST_QUESTIONS:
        return f"{overview}?vantar=svar"
    asked = {part.key: part for part in room.questionnaire.priority("", 1).questions}
    parts = {
        name: Saved(value, 0, asked[f"fraga//{name}"].wording, room.questionnaire.edition.id)
        for name, value in suggested(question, page, before).items()
    }
    act = partial(take_answer, key=key, parts=parts, by=visitor().email, now=now())
    after = access().change(room.dialogue.principal_id, "write", act).assessment
    return f"{overview}{questions_of_answers(after)[key]}/"


def _goal_with(room: Room, sub_goal_id: str, figure_id: str) -> Page:
    """The sub-goal's page; not found when the team has no such figure there."""
    goal = room.questionnaire.sub_goal(sub_goal_id)
    if goal is None or figure_id not in rows(room.assessment, figures_of(sub_goal_id)):
        abort(404)
    return goal


def _remove(room: Room, place: str, row: str, back: str, **shown: str) -> ResponseReturnValue:
    if request.method != "POST":
        return render_template("workspace/remove.html", room=room, back=back, **shown)
    act = partial(remove_row, place=place, row=row, by=visitor().email, now=now())
    with suppress(UnknownRow):  # a colleague has removed it meanwhile
        access().change(room.dialogue.principal_id, "write", act)
    return redirect(url_for("workspace.tasks", principal_id=room.dialogue.principal_id) + back, 303)
