"""Where does a head teacher write about the own school unit, hand it in, and see what was lifted?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf
from werkzeug import Response

from nulage_forms.catalogue.published import PublishedPrincipal
from nulage_forms.dialogue import NotNow
from nulage_forms.dialogue.unit_answers import (
    NothingWritten,
    hand_in,
    save_unit,
    settle_unit,
    stale_in_unit,
    take_again,
)
from nulage_forms.dialogue.units import form_of
from nulage_forms.forms import MOST_IN_A_NAME, AnswerForm
from nulage_forms.mail.unit_letters import thanks_letter
from nulage_forms.messages import message
from nulage_forms.model import Dialogue, UnitForm
from nulage_forms.questionnaire.question import Page
from nulage_forms.questionnaire.units import figures_of_unit, unit_page
from nulage_forms.swedish import clock_text, saved_text
from nulage_forms.views.answering import CONFLICT, HERE, UNPROCESSABLE
from nulage_forms.views.background import in_background
from nulage_forms.views.caring import pointed_out, to_mind
from nulage_forms.views.comparing import Both, choices_to_make, compare, still_compared
from nulage_forms.views.current import catalogue, now, parts, seconds_left, settings, unit_access, visitor
from nulage_forms.views.mishaps import shut
from nulage_forms.views.saving import alone, their_text
from nulage_forms.views.unit_rescued import Offer, offers, put_away, thrown_away

blueprint = Blueprint("unit_form", __name__)
HAND_IN = "hand_in"


@dataclass(frozen=True)
class Desk:
    """A head teacher's form, who asks, and what is asked: all that its pages know of a principal."""

    principal: PublishedPrincipal
    form: UnitForm
    page: Page

    @property
    def address(self) -> str:
        return url_for("unit_form.form", principal_id=self.principal.id, unit_code=self.form.code)

    @property
    def saved(self) -> str:
        """When something was last saved; empty when nothing is."""
        times = [answer.versions[-1].at for answer in self.form.writing.answers.values()]
        return saved_text(max(times), now()) if times else ""


def _sit_down(principal_id: str, code: str) -> Desk:
    """The visitor's own form. Raises NothingHere."""
    form, edition = unit_access().form(principal_id, code), catalogue().edition()
    return Desk(edition.principal(principal_id), form, unit_page(edition, form.name))


@blueprint.route("/enhet/<principal_id>/<unit_code>/", methods=["GET", "POST"])
def form(principal_id: str, unit_code: str) -> ResponseReturnValue:
    """The questions with the unit's figures beside; saved, and handed in when that is asked for."""
    desk = _sit_down(principal_id, unit_code)
    writing = desk.form.writing
    if request.method != "POST":
        return _page(desk, AnswerForm(desk.page, writing), kept=offers(principal_id, desk.form, desk.page))
    if thrown_away(principal_id, unit_code):
        return redirect(desk.address, 303)
    typed = AnswerForm(desk.page, writing, request.form)
    if not typed.validate() or to_mind(desk.page, typed, writing):
        both = still_compared(desk.page, writing)
        errors = [*typed.faults, *to_mind(desk.page, typed, writing)]
        return _page(desk, typed, errors, both), UNPROCESSABLE
    handing_in = request.form.get("onward") == HAND_IN
    try:
        kept, overtaken = _save(desk, typed, handing_in=handing_in)
    except NothingWritten:
        first = desk.page.questions[0].name
        return _page(desk, typed, [(first, message("nothing_handed_in"))]), UNPROCESSABLE
    except NotNow:
        return shut(desk.address, _why_shut(unit_access().form(principal_id, unit_code)))
    if overtaken:
        both = compare(desk.page, typed, kept.writing, overtaken)
        return _page(replace(desk, form=kept), typed, choices_to_make(desk.page, both), both), CONFLICT
    put_away(principal_id, unit_code)
    if not handing_in:
        return redirect(f"{desk.address}#{HERE}", 303)
    _thank(desk)
    return redirect(desk.address, 303)


@blueprint.post("/enhet/<principal_id>/<unit_code>/svar")
def save_one(principal_id: str, unit_code: str) -> ResponseReturnValue:
    """One answer, saved while somebody types, in the words of `saving.save_one`."""
    desk = _sit_down(principal_id, unit_code)
    name = request.form.get("name", "")
    question = next((each for each in desk.page.questions if each.name == name), None) or abort(404)
    typed = AnswerForm(alone(question), desk.form.writing, request.form)
    if not typed.validate():
        return {"message": typed.faults[0][1]}, UNPROCESSABLE
    pointed = pointed_out(typed.page, typed, desk.form.writing).get(question.name)
    if pointed and pointed.sentence:
        return {"message": pointed.sentence, "named": pointed.digests}, UNPROCESSABLE
    save_id = request.form.get("save_id", "")[:MOST_IN_A_NAME]
    try:
        kept, overtaken = _save(desk, typed, save_id, quiet=True)
    except NotNow:
        return {"message": _why_shut(unit_access().form(principal_id, unit_code))}, CONFLICT
    if overtaken:
        return their_text(question, kept.writing), CONFLICT
    return {"version": typed.mark_after(question, kept.writing, save_id), "saved": clock_text(now())}


@blueprint.get("/enhet/<principal_id>/<unit_code>/fortsatt")
def go_on(principal_id: str, unit_code: str) -> ResponseReturnValue:
    """What an open page needs to go on saving, once its visitor is signed in again."""
    _sit_down(principal_id, unit_code)
    return {"token": generate_csrf(), "left": seconds_left()}


@blueprint.post("/enhet/<principal_id>/<unit_code>/ta-tillbaka")
def take_back(principal_id: str, unit_code: str) -> Response:
    """The head teacher writes again, and nobody else reads."""
    desk = _sit_down(principal_id, unit_code)
    act = partial(take_again, code=unit_code, by=visitor().email, now=now())
    unit_access().change(principal_id, unit_code, act)
    return redirect(desk.address, 303)


def _save(
    desk: Desk, typed: AnswerForm, save_id: str = "", *, quiet: bool = False, handing_in: bool = False
) -> tuple[UnitForm, tuple[str, ...]]:
    """The form afterwards, and the keys of what was changed meanwhile; then nothing is handed in."""
    code, by, at = desk.form.code, visitor().email, now()
    overtaken: tuple[str, ...] = ()

    def act(before: Dialogue) -> Dialogue:
        nonlocal overtaken
        writing = form_of(before, code).writing
        answers = {
            key: replace(saved, save_id=save_id, quiet=quiet)
            for key, saved in typed.answers(catalogue().edition().id, writing).items()
        }
        overtaken = stale_in_unit(before, code, answers)
        after = save_unit(before, code, answers, by, at)
        if not quiet:
            after = settle_unit(after, code, typed.keys_as_stored(form_of(after, code).writing))
        return hand_in(after, code, by, at) if handing_in and not overtaken else after

    return unit_access().change(desk.principal.id, code, act), overtaken


def _page(
    desk: Desk,
    typed: AnswerForm,
    errors: Iterable[tuple[str, str]] = (),
    both: Mapping[str, Both] | None = None,
    kept: Mapping[str, Offer] | None = None,
) -> str:
    figures = catalogue().unit_figures(desk.principal.id, desk.form.code)
    units = catalogue().units(desk.principal.id)
    url = next((unit.url for unit in units if unit.code == desk.form.code), "")
    return render_template(
        "unit/form.html",
        room=desk,
        form=typed,
        page=desk.page,
        errors=errors,
        theirs=both or {},
        kept=kept or {},
        pointed=pointed_out(desk.page, typed, desk.form.writing) if request.method == "POST" else {},
        figures=figures_of_unit(catalogue().edition(), figures),
        unit_url=settings().site_url + url.lstrip("/") if url else "",
        shut=_why_shut(desk.form),
    )


def _why_shut(form: UnitForm) -> str:
    """Why nothing can be written now; empty when it can."""
    if form.handed_in_at:
        return message("unit_handed_in_and_closed" if form.closed_at else "unit_handed_in")
    return message("unit_round_closed") if form.closed_at else ""


def _thank(desk: Desk) -> None:
    service, form = parts(), desk.form
    own = f"{settings().service_url}enhet/{desk.principal.id}/{form.code}/"
    letter = thanks_letter(desk.principal.name, form, own)
    in_background("Thanks", partial(service.post.send, form.email, letter.subject, letter.text))
