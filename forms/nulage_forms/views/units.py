"""Where does a principal ask its head teachers, and see who has answered?"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from nulage_forms.catalogue.published import PublishedUnit
from nulage_forms.dialogue.units import (
    REMINDED_AT_MOST_EVERY,
    Asked,
    ask_units,
    close_units,
    form_of,
    remind_unit,
    reopen_units,
    unit_mail_failed,
    withdraw_unit,
)
from nulage_forms.inviting import NewLink, deliver_to_unit, new_unit_link
from nulage_forms.mail.unit_letters import asking_letter, reminding_unit_letter
from nulage_forms.messages import message
from nulage_forms.model import Dialogue, UnitForm
from nulage_forms.questionnaire.units import MINUTES
from nulage_forms.swedish import sort_key
from nulage_forms.views.background import in_background
from nulage_forms.views.current import access, now, parts, settings, visitor
from nulage_forms.views.room import Room, enter
from nulage_forms.views.unit_addresses import FIELD, LIST, Addresses, addresses

blueprint = Blueprint("units", __name__)
MOST_FIELDS_FIRST = 20
"""Of more units than this a list is asked for before a field for each."""
DONE = {
    "fragade": "units_asked",
    "pamind": "unit_reminded",
    "borta": "unit_withdrawn",
    "stangd": "units_closed",
    "oppen": "units_reopened",
}
"""What has just been done, by its name in the address, and the message that says so."""
MAILED = {"fragade", "pamind"}
"""What a mail goes out about."""


def enter_with_units(principal_id: str) -> Room:
    """The room of a team whose principal has several units; for any other there is no such page."""
    room = enter(principal_id)
    return room if room.units else abort(404)


@blueprint.get("/<principal_id>/enheter/")
def overview(principal_id: str) -> str:
    """Who is asked and how far each has come, and the units that nobody is asked about."""
    return _page(enter_with_units(principal_id), Addresses())


@blueprint.post("/<principal_id>/enheter/fraga")
def ask(principal_id: str) -> ResponseReturnValue:
    """Asks the head teachers whose addresses are given. The mails go in the background."""
    room = enter_with_units(principal_id)
    access().workspace(principal_id, "lead")
    said = addresses(room.units, _asked(room), request.form)
    if said.faults:
        return _page(room, said), 422
    links = {code: new_unit_link(settings(), principal_id) for code in said.found}
    names = {unit.code: unit.name for unit in room.units}
    asked = {
        code: Asked(code, names[code], email, links[code].token_hash) for code, email in said.found.items()
    }
    after = access().change(
        principal_id, "lead", lambda before: ask_units(before, asked, visitor().email, now())
    )
    for form in after.unit_forms:
        if form.code in links and form.token_hash == links[form.code].token_hash:
            _mail(room, form, links[form.code].address)
    return _back(principal_id, "fragade")


@blueprint.post("/<principal_id>/enheter/<unit_code>/paminn")
def remind(principal_id: str, unit_code: str) -> Response:
    """Mails the head teacher once more; at most once a day, unless the mail before did not go."""
    room = enter_with_units(principal_id)
    link: NewLink = new_unit_link(settings(), principal_id)
    act = partial(remind_unit, code=unit_code, token_hash=link.token_hash, by=visitor().email, now=now())
    form = access().change(principal_id, "lead", act).unit_form(unit_code) or abort(404)
    own = f"{settings().service_url}enhet/{principal_id}/{unit_code}/"
    _mail(room, form, own if form.used_at else link.address, again=True)
    return _back(principal_id, "pamind")


@blueprint.get("/<principal_id>/enheter/<unit_code>/ta-bort")
def ask_to_withdraw(principal_id: str, unit_code: str) -> str:
    """Asks before an answer that has been begun or handed in is taken away."""
    room = enter_with_units(principal_id)
    form = form_of(access().workspace(principal_id, "lead"), unit_code)
    return render_template(
        "workspace/remove.html",
        room=room,
        what=f"frågorna till {form.name}",
        then=message("unit_handed_in_goes" if form.readable else "unit_begun_goes"),
        back="enheter/",
        of="Enheterna",
    )


@blueprint.post("/<principal_id>/enheter/<unit_code>/ta-bort")
def withdraw(principal_id: str, unit_code: str) -> Response:
    """Nobody is asked about the unit any more; asks first if the head teacher has begun to answer."""
    form = form_of(access().workspace(principal_id, "lead"), unit_code)
    if (form.readable or form.begun_at) and "sakert" not in request.form:
        return redirect(url_for(".ask_to_withdraw", principal_id=principal_id, unit_code=unit_code), 303)
    return _do(principal_id, lambda before: withdraw_unit(before, unit_code, visitor().email, now()), "borta")


@blueprint.post("/<principal_id>/enheter/stang")
def close(principal_id: str) -> Response:
    """No head teacher writes any more."""
    return _do(principal_id, lambda before: close_units(before, visitor().email, now()), "stangd")


@blueprint.post("/<principal_id>/enheter/oppna")
def reopen(principal_id: str) -> Response:
    """Those who have not handed in can write again."""
    return _do(principal_id, lambda before: reopen_units(before, visitor().email, now()), "oppen")


def _do(principal_id: str, act: Callable[[Dialogue], Dialogue], done: str) -> Response:
    enter_with_units(principal_id)
    access().change(principal_id, "lead", act)
    return _back(principal_id, done)


def _back(principal_id: str, done: str) -> Response:
    return redirect(url_for(".overview", principal_id=principal_id, klart=done), 303)


def _page(room: Room, said: Addresses) -> str:
    done = DONE.get(request.args.get("klart", ""))
    forms = [form for form in room.dialogue.unit_forms if not form.withdrawn_at]
    unasked = _unasked(room)
    return render_template(
        "workspace/units.html",
        room=room,
        forms=sorted(forms, key=lambda form: (not form.readable, sort_key(form.name))),
        unasked=unasked,
        list_first=len(unasked) > MOST_FIELDS_FIRST,
        handed_in=[form for form in forms if form.readable],
        closed=bool(forms) and all(form.closed_at for form in forms),
        faults=dict(said.faults),
        typed=request.form,
        field=FIELD,
        list=LIST,
        minutes=MINUTES,
        done=message(done) if done else "",
        failed=lambda form: unit_mail_failed(form, now()),
        remindable=_remindable,
        mailed=request.args.get("klart") in MAILED,
        demo=settings().demo,
    )


def _asked(room: Room) -> Mapping[str, str]:
    """The addresses of those who are asked, by their units' codes."""
    forms = {unit.code: room.dialogue.unit_form(unit.code) for unit in room.units}
    return {code: form.email for code, form in forms.items() if form}


def _unasked(room: Room) -> Sequence[PublishedUnit]:
    asked = _asked(room)
    return [unit for unit in room.units if unit.code not in asked]


def _remindable(form: UnitForm) -> bool:
    waited = form.mailed_at is None or now() - form.mailed_at >= REMINDED_AT_MOST_EVERY
    return form.writable and (waited or unit_mail_failed(form, now()))


def _mail(room: Room, form: UnitForm, link: str, *, again: bool = False) -> None:
    service = parts()
    letter = (reminding_unit_letter if again else asking_letter)(room.principal.name, form, link)
    send = partial(deliver_to_unit, service.store, service.post, room.dialogue.principal_id, form, letter)
    in_background("A mail to a head teacher", send)
