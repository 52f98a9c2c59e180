"""How is a page of questions shown, saved, and shown again when there is something to mend?"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from nulage_forms.dialogue import NotNow, mark_done, save, settle, stale
from nulage_forms.dialogue.rows import MOST_ROWS
from nulage_forms.forms import AnswerForm
from nulage_forms.model import Assessment, Dialogue
from nulage_forms.questionnaire import local_figures
from nulage_forms.questionnaire.beside import absences
from nulage_forms.questionnaire.document import figures_beside
from nulage_forms.questionnaire.from_analysis import areas_beside
from nulage_forms.questionnaire.question import Page
from nulage_forms.views.caring import pointed_out, to_mind
from nulage_forms.views.comparing import choices_to_make, compare, still_compared
from nulage_forms.views.current import access, now, visitor
from nulage_forms.views.last_round import said_before, with_last_round
from nulage_forms.views.mishaps import shut
from nulage_forms.views.room import Room, enter
from nulage_forms.views.transferring import TRANSFER, with_sentence

UNPROCESSABLE, CONFLICT = 422, 409
HERE = "spara"
"""Where on a page its buttons stand, which whoever stays on it comes back to."""
Aims = Mapping[str, Callable[[], str]]
"""What the buttons of a page lead to, once it is saved: an address, which may have to be made first."""
NO_AIMS: Aims = {}


def answer(room: Room, page: Page, onward: str, aims: Aims = NO_AIMS, **shown: object) -> ResponseReturnValue:
    """The page, or what a browser sent from it: saved, and on to `onward` or back to the same page.

    A page may have more buttons that save; `aims` says where each of them leads.
    """
    if request.method != "POST":
        return show(room, page, _as_stored(page, room.assessment), **shown)
    form = AnswerForm(page, room.assessment, with_last_round(room, page, with_sentence(page, request.form)))
    if not form.validate() or to_mind(page, form, room.assessment):
        return show_faults(room, page, form, **shown)
    try:
        dialogue, overtaken = _save(room, page, form)
    except NotNow:
        return shut(room.address, enter(room.dialogue.principal_id).locked)
    if overtaken:
        return show_both(replace(room, dialogue=dialogue), page, form, overtaken, **shown)
    stored = _as_stored(page, dialogue.assessment)
    if stored.faults:
        told = {**shown, "errors": stored.faults, "kept": True}
        return show(replace(room, dialogue=dialogue), page, stored, **told), UNPROCESSABLE
    wanted = request.form.get("onward", "")
    aim = aims[wanted]() if wanted in aims else onward if wanted == "next" else _back(room, page)
    return redirect(aim, 303)


def _as_stored(page: Page, assessment: Assessment) -> AnswerForm:
    """The page as it is kept, with what has to be mended in it before it can be sent."""
    form = AnswerForm(page, assessment)
    form.tell_what_is_odd()
    return form


def _back(room: Room, page: Page) -> str:
    """The same page, at the field that a figure was put into, if one was, or else at the button."""
    place = page.gathers.name if page.gathers and TRANSFER in request.form else HERE
    return f"{room.address}{page.path}#{place}"


def _save(room: Room, page: Page, form: AnswerForm) -> tuple[Dialogue, tuple[str, ...]]:
    """The dialogue with what could be saved, and the keys that a colleague had saved before."""
    overtaken: tuple[str, ...] = ()

    def act(before: Dialogue) -> Dialogue:
        nonlocal overtaken
        answers = form.answers(room.questionnaire.edition.id, before.assessment)
        overtaken = stale(before, answers)
        saved = save(before, answers, visitor().email, now())
        after = settle(saved, form.keys_as_stored(saved.assessment))
        done = page.markable and "done" in request.form
        return mark_done(after, page.id, visitor().email, now(), done=done)

    return access().change(room.dialogue.principal_id, "write", act), overtaken


def show_faults(room: Room, page: Page, form: AnswerForm, **shown: object) -> ResponseReturnValue:
    """The page with what was typed, and what has to be mended in it."""
    both = still_compared(page, room.assessment, room.name)
    errors = [*form.faults, *to_mind(page, form, room.assessment)]
    return show(room, page, form, errors=errors, theirs=both, **shown), UNPROCESSABLE


def show_both(
    room: Room, page: Page, form: AnswerForm, overtaken: tuple[str, ...], **shown: object
) -> ResponseReturnValue:
    """Their text beside one's own, and both together in the field; the next save may replace theirs."""
    both = compare(page, form, room.assessment, overtaken, room.name)
    return show(room, page, form, errors=choices_to_make(page, both), theirs=both, **shown), CONFLICT


def show(
    room: Room, page: Page, form: AnswerForm, draft: Assessment | None = None, /, **shown: object
) -> str:
    """The page; beside it stands what the `draft` rests on, where it is not what is stored that is shown."""
    assessment = draft or room.assessment
    figures = figures_beside(room.questionnaire, room.figures, page, assessment)
    own = local_figures.shown(assessment, page.sub_goal.id) if page.sub_goal else ()
    if page.sub_goal:  # the team's own stand by themselves, where they can be changed
        figures = tuple(figure for figure in figures if not figure.own)
    return render_template(
        "workspace/page.html",
        **{"errors": (), "theirs": {}, "notice": "", "kept": False} | shown,
        room=room,
        page=page,
        form=form,
        pointed=pointed_out(page, form, room.assessment) if request.method == "POST" else {},
        areas=areas_beside(room.questionnaire, room.areas, page, assessment),
        figures=figures,
        earlier=room.earlier(page),
        said=said_before(room, page),
        absences=absences(figures),
        here=room.others_here(page.path),
        own=own,
        more_own=len(own) < MOST_ROWS,
    )
