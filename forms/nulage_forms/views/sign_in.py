"""How does a principal's team come in: by an invitation, or by a link in a mail?"""

from datetime import datetime, timedelta
from functools import partial

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from nulage_forms.dialogue.invitations import InvitationClosed
from nulage_forms.mail.letters import sign_in_letter
from nulage_forms.mail.team_letters import inviter_text
from nulage_forms.messages import of_address
from nulage_forms.model import (
    NotAnAddress,
    OneTimeLink,
    SessionKind,
    is_area_id,
    is_principal_id,
    normal_email,
)
from nulage_forms.roles import kind_of
from nulage_forms.security.sessions import LONGEST
from nulage_forms.security.tokens import new_token, token_hash
from nulage_forms.views.background import in_background
from nulage_forms.views.current import (
    Parts,
    access,
    catalogue,
    now,
    parts,
    sign_in,
    sign_out,
    sign_out_if_teamless,
    unit_access,
    visitor,
)

LINK_LASTS = timedelta(minutes=10)
blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/")
def start() -> ResponseReturnValue:
    """The way in for whoever is not signed in, and to the right room for whoever is."""
    if visitor().kind == "staff":
        return redirect(url_for("staff.overview"), 303)
    sign_out_if_teamless()
    rooms, forms = access().workspaces(), unit_access().forms()
    doors = [
        *(url_for("workspace.tasks", principal_id=room) for room in rooms),
        *(url_for("unit_form.form", principal_id=asker, unit_code=form.code) for asker, form in forms),
    ]
    if len(doors) == 1:
        return redirect(doors[0], 303)
    principals = catalogue().edition().principals
    names = sorted((principals[room].name if room in principals else room, room) for room in rooms)
    return render_template("start.html", rooms=names, unit_forms=forms)


@blueprint.route("/logga-in/", methods=["GET", "POST"])
def ask() -> ResponseReturnValue:
    """Asks for a link by mail. The answer is the same whoever's address it is, and comes as soon."""
    if request.method != "POST":
        return render_template(
            "ask_for_link.html",
            sent="skickad" in request.args,
            on_the_way=bool(_area_wanted()[1]),
            to_try=_to_try(),
            demo=parts().settings.demo,
        )
    typed = request.form.get("email", "")
    try:
        email = normal_email(typed)
    except NotAnAddress as odd:
        fault = of_address(odd)
        return render_template("ask_for_link.html", fault=fault, typed=typed, to_try=_to_try()), 422
    in_background("A sign-in link", partial(_send_link, parts(), email, now(), *_area_wanted()))
    return redirect(url_for(".ask", skickad="ja"), 303)


@blueprint.route("/logga-in/<token>", methods=["GET", "POST"])
def link(token: str) -> ResponseReturnValue:
    """The link that the mail carries."""
    return come_in_by(token, "member", "head_teacher")


@blueprint.route("/inbjudan/<principal_id>/<token>", methods=["GET", "POST"])
def invitation(principal_id: str, token: str) -> ResponseReturnValue:
    """GET shows who invites to what; POST takes the invitation and signs its person in."""
    try:
        made = access().invitation(principal_id, token_hash(token))
        if visitor().kind == "member" and visitor().email != made.email:
            return render_template("invitation_of_another.html", email=visitor().email), 409
        if request.method != "POST":
            principal = catalogue().edition().principals.get(principal_id)
            name = principal.name if principal else principal_id
            return render_template(
                "invitation.html",
                invitation=made,
                name=name,
                inviter=inviter_text(made.invited_by),
                kind=kind_of(made),
            )
        email = access().join(principal_id, token_hash(token))
    except InvitationClosed as closed:
        if principal_id in access().workspaces():
            return redirect(url_for("workspace.tasks", principal_id=principal_id), 303)
        inviter = inviter_text(closed.invited_by) if closed.invited_by else ""
        return render_template("invitation_closed.html", why=type(closed).__name__, inviter=inviter), 404
    sign_in("member", email)
    return redirect(url_for("workspace.tasks", principal_id=principal_id), 303)


@blueprint.post("/logga-ut")
def sign_out_now() -> ResponseReturnValue:
    """Ends the session."""
    sign_out()
    return redirect(url_for(".start"), 303)


def come_in_by(token: str, *kinds: SessionKind) -> ResponseReturnValue:
    """GET shows a button, as those who scan mails follow links; POST uses the link up."""
    store, hashed = parts().store, token_hash(token)
    found = store.link(hashed)
    if found is None or found.kind not in kinds or now() >= found.expires:
        return render_template("link_closed.html"), 404
    if request.method != "POST":
        return render_template("use_link.html", email=found.email)
    if store.use_link(hashed, now()) is None:
        return render_template("link_closed.html"), 404
    sign_in(found.kind, found.email)
    if found.area and found.principal_id in access().workspaces():
        way = url_for("priorities.overview", principal_id=found.principal_id, omrade=found.area)
        return redirect(way, 303)
    return redirect(url_for("sign_in.start"), 303)


def _area_wanted() -> tuple[str, str]:
    """The principal and the area that whoever asks for a link was on the way to; empty for nowhere."""
    principal_id, area = request.args.get("huvudman", ""), request.args.get("omrade", "")
    return (principal_id, area) if is_principal_id(principal_id) and is_area_id(area) else ("", "")


def _to_try() -> str:
    """Where whoever has no invitation can write of the same, as far as what was wanted is known."""
    principal_id, wanted = _area_wanted()
    if principal_id not in catalogue().edition().principals:
        return url_for("trial.choose")
    area = catalogue().area(principal_id, wanted)
    return url_for("trial.form", principal_id=principal_id, omrade=area.id if area else None)


def _send_link(service: Parts, email: str, asked: datetime, principal_id: str, area: str) -> None:
    """Runs in the background, so that the time of the answer tells nothing of who has an account."""
    service.store.forget(asked, asked - LONGEST)
    kind = _kind_of(service, email)
    if kind:
        token = new_token()
        expires = asked + LINK_LASTS
        service.store.put_link(OneTimeLink(token_hash(token), kind, email, expires, principal_id, area))
        letter = sign_in_letter(f"{service.settings.service_url}logga-in/{token}")
        service.post.send(email, letter.subject, letter.text)


def _kind_of(service: Parts, email: str) -> SessionKind | None:
    """As whom the person may come in; a member of a team reaches the own school unit's form as well."""
    if service.store.memberships(email):
        return "member"
    return "head_teacher" if service.store.asking(email) else None
