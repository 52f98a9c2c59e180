"""Who is asked into a principal's team, and when does the invitation work?"""

from dataclasses import replace
from datetime import datetime, timedelta

from nulage_forms.dialogue import noted
from nulage_forms.model import Dialogue, Invitation, Member, Role, normal_email

INVITATION_LASTS = timedelta(days=14)
_RANK: dict[Role, int] = {"reader": 0, "writer": 1, "owner": 2}


class InvitationClosed(Exception):
    """The invitation lets nobody in."""


class InvitationUnknown(InvitationClosed):
    """No such invitation to this principal's team has been made."""


class InvitationUsed(InvitationClosed):
    """Somebody has come in by the invitation already."""


class InvitationExpired(InvitationClosed):
    """The invitation is older than a fortnight."""


class InvitationCancelled(InvitationClosed):
    """Whoever made the invitation has taken it away."""


class RoleTooHigh(Exception):
    """A member cannot give away more than the member's own role."""


def invite(dialogue: Dialogue, token_hash: str, email: str, role: Role, by: str, now: datetime) -> Dialogue:
    """The dialogue with an invitation that works for a fortnight. Raises RoleTooHigh."""
    inviter = next((member for member in dialogue.members if member.email == by), None)
    if inviter and _RANK[role] > _RANK[inviter.role]:
        raise RoleTooHigh(role)
    made = Invitation(token_hash, normal_email(email), role, by, now, now + INVITATION_LASTS)
    return noted(dialogue, "invited", role, by, now, invitations=(*dialogue.invitations, made))


def open_invitation(dialogue: Dialogue, token_hash: str, now: datetime) -> Invitation:
    """The invitation, which still works at this moment.

    Raises InvitationUnknown, InvitationUsed, InvitationCancelled or InvitationExpired.
    """
    found = next((made for made in dialogue.invitations if made.token_hash == token_hash), None)
    if found is None:
        raise InvitationUnknown
    if found.used_at:
        raise InvitationUsed
    if found.cancelled_at:
        raise InvitationCancelled
    if now >= found.expires:
        raise InvitationExpired
    return found


def join(dialogue: Dialogue, token_hash: str, now: datetime) -> Dialogue:
    """The dialogue with the invited person in its team and the invitation used up.

    Whoever is a member already keeps the higher of the two roles. Raises as `open_invitation` does.
    """
    invitation = open_invitation(dialogue, token_hash, now)
    before = next((member for member in dialogue.members if member.email == invitation.email), None)
    role = max(before.role if before else "reader", invitation.role, key=_RANK.__getitem__)
    others = tuple(member for member in dialogue.members if member.email != invitation.email)
    return noted(
        dialogue,
        "joined",
        role,
        invitation.email,
        now,
        members=(*others, Member(invitation.email, role, before.joined if before else now)),
        invitations=_with(dialogue, replace(invitation, used_at=now)),
    )


def cancel_invitation(dialogue: Dialogue, token_hash: str, by: str, now: datetime) -> Dialogue:
    """The dialogue with the invitation taken away. Raises as `open_invitation` does."""
    invitation = replace(open_invitation(dialogue, token_hash, now), cancelled_at=now)
    return noted(
        dialogue, "cancelled_invitation", invitation.role, by, now, invitations=_with(dialogue, invitation)
    )


def _with(dialogue: Dialogue, changed: Invitation) -> tuple[Invitation, ...]:
    return tuple(changed if made.token_hash == changed.token_hash else made for made in dialogue.invitations)
