"""Where may a member get another role, be let go, or leave?"""

from functools import partial

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from nulage_forms.dialogue.team import change_role, is_last_owner, member_called, remove_member
from nulage_forms.mail.team_letters import removed_letter
from nulage_forms.model import Dialogue, Member
from nulage_forms.roles import KINDS, kind_of
from nulage_forms.views.background import in_background
from nulage_forms.views.current import access, now, parts, sign_out_if_teamless, visitor
from nulage_forms.views.room import enter
from nulage_forms.views.team import kind_chosen

blueprint = Blueprint("members", __name__)


@blueprint.route("/<principal_id>/gruppen/<member_id>/roll", methods=["GET", "POST"])
def role(principal_id: str, member_id: str) -> ResponseReturnValue:
    """What a member may do, and the choice of something else."""
    access().workspace(principal_id, "lead")
    if request.method != "POST":
        return _about(principal_id, member_id, "workspace/member_role.html")
    kind = kind_chosen()
    act = partial(change_role, member_id=member_id, role=kind.role, may_send=kind.may_send)
    access().change(principal_id, "lead", partial(act, by=visitor().email, now=now()))
    return redirect(url_for("team.overview", principal_id=principal_id), 303)


@blueprint.get("/<principal_id>/gruppen/<member_id>/ta-bort")
def ask_to_remove(principal_id: str, member_id: str) -> str:
    """Asks before somebody is taken out of the team."""
    access().workspace(principal_id, "lead")
    return _about(principal_id, member_id, "workspace/member_remove.html")


@blueprint.post("/<principal_id>/gruppen/<member_id>/ta-bort")
def remove(principal_id: str, member_id: str) -> Response:
    """Takes somebody out of the team, and tells the person by mail."""
    room = enter(principal_id)
    member = member_called(access().workspace(principal_id, "lead"), member_id)
    act = partial(remove_member, member_id=member_id, by=visitor().email, now=now())
    access().change(principal_id, "lead", act)
    if member.email == visitor().email:
        return _gone()
    letter = removed_letter(room.principal.name, visitor().email)
    in_background("A farewell", partial(parts().post.send, member.email, letter.subject, letter.text))
    return redirect(url_for("team.overview", principal_id=principal_id, klart="borta"), 303)


@blueprint.get("/<principal_id>/gruppen/lamna")
def ask_to_leave(principal_id: str) -> str:
    """Asks before somebody leaves."""
    return _about(principal_id, _self(enter(principal_id).dialogue).id, "workspace/member_leave.html")


@blueprint.post("/<principal_id>/gruppen/lamna")
def leave(principal_id: str) -> Response:
    """Lets the visitor go."""

    def act(before: Dialogue) -> Dialogue:
        return remove_member(before, _self(before).id, visitor().email, now())

    access().change(principal_id, "read", act)
    return _gone()


@blueprint.get("/har-lamnat/")
def left() -> str:
    """What meets whoever has left a team."""
    return render_template("team_left.html")


def _about(principal_id: str, member_id: str, template: str) -> str:
    room = enter(principal_id)
    member = member_called(room.dialogue, member_id)
    return render_template(
        template,
        room=room,
        member=member,
        name=room.name(member.email),
        kinds=KINDS,
        kind=kind_of(member),
        last_owner=is_last_owner(room.dialogue, member),
    )


def _self(dialogue: Dialogue) -> Member:
    return dialogue.member(visitor().email) or abort(404)


def _gone() -> Response:
    sign_out_if_teamless()
    return redirect(url_for(".left"), 303)
