"""Where do staff ask a principal in, and see what has become of it?"""

from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from nulage_forms.catalogue.published import PublishedPrincipal
from nulage_forms.dialogue.invitations import InvitationClosed, mail_failed
from nulage_forms.inviting import deliver, new_link, tell_owners
from nulage_forms.mail.team_letters import invitation_letter
from nulage_forms.messages import message, of_address
from nulage_forms.model import NotAnAddress
from nulage_forms.staff_access import OneOfStaff
from nulage_forms.views.answering import UNPROCESSABLE
from nulage_forms.views.background import in_background
from nulage_forms.views.current import catalogue, now, parts, settings, staff_access

blueprint = Blueprint("staff_inviting", __name__, url_prefix="/handlaggare")
DONE = {"inbjuden": "invited", "aterkallad": "cancelled"}
"""What has just been done, by its name in the address, and the message that says so."""


@blueprint.get("/<principal_id>/inbjudan/")
def overview(principal_id: str) -> str:
    """Whom the agencies have asked in, and where they ask somebody."""
    return _page(principal_id)


@blueprint.post("/<principal_id>/inbjudan/")
def invite(principal_id: str) -> ResponseReturnValue:
    """Asks somebody in as owner, by mail, and tells those who are owners already."""
    principal, typed = _published(principal_id), request.form.get("email", "")
    link = new_link(settings(), principal_id)
    try:
        after = staff_access().invite(principal_id, link.token_hash, typed)
    except NotAnAddress as odd:
        return _page(principal_id, of_address(odd), typed), UNPROCESSABLE
    except OneOfStaff:
        return _page(principal_id, message("one_of_staff"), typed), UNPROCESSABLE
    service, made = parts(), after.invitations[-1]
    letter = invitation_letter(principal.name, made, link.address)
    in_background("An invitation", partial(deliver, service.store, service.post, principal_id, made, letter))
    in_background(
        "News of a new owner",
        partial(tell_owners, service.settings, service.post, after, principal.name, made),
    )
    return _back(principal_id, "inbjuden")


@blueprint.post("/<principal_id>/inbjudan/<invitation_id>/ta-tillbaka")
def cancel(principal_id: str, invitation_id: str) -> Response:
    """Takes back an invitation that the agencies have made."""
    try:
        staff_access().cancel(principal_id, invitation_id)
    except InvitationClosed:  # somebody was there before; the page shows how it is
        return _back(principal_id)
    return _back(principal_id, "aterkallad")


def _page(principal_id: str, fault: str = "", typed: str = "") -> str:
    made, done = staff_access().invitations(principal_id), request.args.get("klart", "")
    return render_template(
        "staff/invite.html",
        principal=_published(principal_id),
        invitations=[(one, now() >= one.expires, mail_failed(one, now())) for one in made],
        come=any(one.used_at for one in made),
        fault=fault,
        typed=typed,
        done=message(DONE[done]) if done in DONE else "",
        mailed=done == "inbjuden",
        demo=settings().demo,
    )


def _published(principal_id: str) -> PublishedPrincipal:
    return catalogue().edition().principals.get(principal_id) or abort(404)


def _back(principal_id: str, done: str | None = None) -> Response:
    return redirect(url_for(".overview", principal_id=principal_id, klart=done), 303)
