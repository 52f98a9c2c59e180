"""How is a page of questions shown, saved, and shown again when there is something to mend?"""

from dataclasses import replace

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from nulage_forms.dialogue import NotNow, mark_done, save, settle, stale
from nulage_forms.forms import AnswerForm
from nulage_forms.model import Assessment, Dialogue
from nulage_forms.questionnaire.beside import absences
from nulage_forms.questionnaire.document import figures_beside
from nulage_forms.questionnaire.from_analysis import areas_beside
from nulage_forms.questionnaire.question import Page
from nulage_forms.views.comparing import choices_to_make, compare, still_compared
from nulage_forms.views.current import access, now, visitor
from nulage_forms.views.mishaps import typed_text
from nulage_forms.views.room import Room

UNPROCESSABLE, CONFLICT = 422, 409


def answer(room: Room, page: Page, onward: str, **shown: object) -> ResponseReturnValue:
    """The page, or what a browser sent from it: saved, and on to `onward` or back to the same page.

    From a sub-goal one can also go on to make a prioritised question of it.
    """
    if request.method != "POST":
        return show(room, page, AnswerForm(page, room.assessment), **shown)
    form = AnswerForm(page, room.assessment, request.form)
    if not form.validate():
        return show_faults(room, page, form, **shown)
    try:
        dialogue, overtaken = _save(room, page, form)
    except NotNow:
        return typed_text(room.address, CONFLICT)
    if overtaken:
        return show_both(replace(room, dialogue=dialogue), page, form, overtaken, **shown)
    aims = {
        "next": onward,
        "question": f"{room.address}fragor/?delmal={page.sub_goal.id if page.sub_goal else ''}",
    }
    return redirect(aims.get(request.form.get("onward", ""), room.address + page.path), 303)


def _save(room: Room, page: Page, form: AnswerForm) -> tuple[Dialogue, tuple[str, ...]]:
    """The dialogue with what could be saved, and the keys that a colleague had saved before."""
    overtaken: tuple[str, ...] = ()

    def act(before: Dialogue) -> Dialogue:
        nonlocal overtaken
        answers = form.answers(room.questionnaire.edition.id, before.assessment)
        overtaken = stale(before, answers)
        saved = save(before, answers, visitor().email, now())
        after = settle(saved, form.keys_as_stored(saved.assessment), visitor().email)
        done = page.markable and "done" in request.form
        return mark_done(after, page.id, visitor().email, now(), done=done)

    return access().change(room.dialogue.principal_id, "write", act), overtaken


def show_faults(room: Room, page: Page, form: AnswerForm, **shown: object) -> ResponseReturnValue:
    """The page with what was typed, and what has to be mended in it."""
    both = still_compared(page, form, room.assessment)
    return show(room, page, form, errors=form.faults, theirs=both, **shown), UNPROCESSABLE


def show_both(
    room: Room, page: Page, form: AnswerForm, overtaken: tuple[str, ...], **shown: object
) -> ResponseReturnValue:
    """Their text beside one's own, and both together in the field; the next save may replace theirs."""
    both = compare(page, form, room.assessment, overtaken)
    return show(room, page, form, errors=choices_to_make(page, both), theirs=both, **shown), CONFLICT


def show(
    room: Room, page: Page, form: AnswerForm, draft: Assessment | None = None, /, **shown: object
) -> str:
    """The page; beside it stands what the `draft` rests on, where it is not what is stored that is shown."""
    assessment = draft or room.assessment
    figures = figures_beside(room.questionnaire, room.figures, page, assessment)
    return render_template(
        "workspace/page.html",
        **{"errors": (), "theirs": {}, "notice": ""} | shown,
        room=room,
        page=page,
        form=form,
        areas=areas_beside(room.questionnaire, room.areas, page, assessment),
        figures=figures,
        absences=absences(figures),
    )
