"""Where does a team see who is in it, and ask others in?"""

from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from nulage_forms.dialogue.invitations import (
    AlreadyMember,
    InvitationClosed,
    InvitedOtherwise,
    invitation_called,
)
from nulage_forms.dialogue.invitations import cancel_invitation as cancelled
from nulage_forms.dialogue.invitations import invite as invited
from nulage_forms.dialogue.invitations import invite_again as invited_again
from nulage_forms.inviting import NewLink, deliver, new_link
from nulage_forms.mail.team_letters import invitation_letter, reminding_letter
from nulage_forms.messages import message, of_address
from nulage_forms.model import Dialogue, NotAnAddress
from nulage_forms.roles import KINDS, Kind, kind_called, kind_of
from nulage_forms.views.background import in_background
from nulage_forms.views.current import access, now, parts, settings, visitor
from nulage_forms.views.room import Room, enter
from nulage_forms.views.team_list import asked, people

blueprint = Blueprint("team", __name__)
DONE = {"inbjuden": "invited", "igen": "invited_again", "aterkallad": "cancelled", "borta": "removed"}
"""What has just been done, by its name in the address, and the message that says so."""
MAILED = {"inbjuden", "igen", "borta"}
"""What a mail goes out about."""


@blueprint.get("/<principal_id>/gruppen/")
def overview(principal_id: str) -> str:
    """Everybody in the team, and everybody who is asked."""
    return _page(enter(principal_id))


@blueprint.post("/<principal_id>/gruppen/bjud-in")
def invite(principal_id: str) -> ResponseReturnValue:
    """Asks somebody in. The mail goes in the background, and the page tells afterwards how that went."""
    access().workspace(principal_id, "lead")
    typed, kind, link = request.form.get("email", ""), kind_chosen(), new_link(settings(), principal_id)

    def act(before: Dialogue) -> Dialogue:
        by, at = visitor().email, now()
        how = {"may_send": kind.may_send, "mailing": "waiting"}
        return invited(before, link.token_hash, typed, kind.role, by, at, **how)  # type: ignore[arg-type]

    try:
        after = access().change(principal_id, "lead", act)
    except NotAnAddress as odd:
        return _page(enter(principal_id), of_address(odd), typed, kind.id), 422
    except AlreadyMember:
        return _page(enter(principal_id), message("already_member"), typed, kind.id), 422
    except InvitedOtherwise as other:
        fault = message("invited_otherwise", kind=kind_of(other.invitation).name)
        return _page(enter(principal_id), fault, typed, kind.id), 422
    _mail(after, link)
    return _back(principal_id, "inbjuden")


@blueprint.post("/<principal_id>/gruppen/inbjudan/<invitation_id>/skicka-igen")
def invite_again(principal_id: str, invitation_id: str) -> Response:
    """Mails a new link; the one before works no more."""
    link = new_link(settings(), principal_id)
    act = partial(
        invited_again,
        invitation_id=invitation_id,
        token_hash=link.token_hash,
        by=visitor().email,
        now=now(),
    )
    try:
        after = access().change(principal_id, "lead", act)
    except (InvitationClosed, AlreadyMember):  # somebody was there before; the page shows how it is
        return _back(principal_id)
    _mail(after, link, again=True)
    return _back(principal_id, "igen")


@blueprint.post("/<principal_id>/gruppen/inbjudan/<invitation_id>/ta-tillbaka")
def cancel_invitation(principal_id: str, invitation_id: str) -> Response:
    """Takes an invitation back."""

    def act(before: Dialogue) -> Dialogue:
        found = invitation_called(before, invitation_id)
        return cancelled(before, found.token_hash, visitor().email, now())

    try:
        access().change(principal_id, "lead", act)
    except InvitationClosed:
        return _back(principal_id)
    return _back(principal_id, "aterkallad")


def _page(room: Room, fault: str = "", typed: str = "", chosen: str = "skriver") -> str:
    done = DONE.get(request.args.get("klart", ""))
    return render_template(
        "workspace/team.html",
        room=room,
        people=people(room, visitor().email, access().others_present(room.dialogue)),
        asked=asked(room, now()),
        kinds=KINDS,
        fault=fault,
        typed=typed,
        chosen=chosen,
        done=message(done) if done else "",
        mailed=request.args.get("klart") in MAILED,
        demo=settings().demo,
    )


def kind_chosen() -> Kind:
    """What was ticked in a form with the kinds of members."""
    return kind_called(request.form.get("roll", "")) or abort(400)


def _mail(after: Dialogue, link: NewLink, *, again: bool = False) -> None:
    """Sends the invitation that was made last."""
    service, name = parts(), enter(after.principal_id).principal.name
    letter = (reminding_letter if again else invitation_letter)(name, after.invitations[-1], link.address)
    send = partial(deliver, service.store, service.post, after.principal_id, after.invitations[-1], letter)
    in_background("An invitation", send)


def _back(principal_id: str, done: str | None = None) -> Response:
    return redirect(url_for(".overview", principal_id=principal_id, klart=done), 303)
