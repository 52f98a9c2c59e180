"""Who is asked into a principal's team, and when does the invitation work?"""

from dataclasses import replace
from datetime import datetime, timedelta

from nulage_forms.dialogue import NotNow, noted
from nulage_forms.model import Dialogue, Invitation, Mailing, Member, Role, normal_email

INVITATION_LASTS = timedelta(days=14)
MAILED_WITHIN = timedelta(minutes=5)
"""A mail that is still on its way after this time never left: the service was stopped meanwhile."""
_RANK: dict[Role, int] = {"reader": 0, "writer": 1, "owner": 2}


class InvitationClosed(Exception):
    """The invitation lets nobody in. One that there is names who made it."""

    def __init__(self, invited_by: str = "") -> None:
        super().__init__(invited_by)
        self.invited_by = invited_by


class InvitationUnknown(InvitationClosed):
    """No such invitation to this principal's team has been made."""


class InvitationUsed(InvitationClosed):
    """Somebody has come in by the invitation already."""


class InvitationExpired(InvitationClosed):
    """The invitation is older than a fortnight."""


class InvitationCancelled(InvitationClosed):
    """Whoever made the invitation has taken it away."""


class InvitationReplaced(InvitationCancelled):
    """A newer mail to the same person carries an invitation that works."""


class RoleTooHigh(Exception):
    """A member cannot give away more than the member's own role."""


class InvitedOtherwise(NotNow):
    """Somebody is asked already to become something else, and is not asked twice without a word."""

    def __init__(self, invitation: Invitation) -> None:
        super().__init__(invitation.id)
        self.invitation = invitation


class AlreadyMember(NotNow):
    """A colleague cannot be asked in again; an owner changes the role instead."""


def invite(
    dialogue: Dialogue,
    token_hash: str,
    email: str,
    role: Role,
    by: str,
    now: datetime,
    *,
    may_send: bool = False,
    mailing: Mailing = "none",
    actor: str = "",
) -> Dialogue:
    """The dialogue with an invitation that works for a fortnight, in the place of any to the same person.

    `actor` is who of the agencies it is that asks. `may_send` is for writers. Only the agencies, who are no
    members, may ask in somebody who is there already: that is how a principal gets a new owner. Raises
    NotAnAddress, RoleTooHigh and AlreadyMember, and InvitedOtherwise when a member asks somebody who is asked
    already to something else.
    """
    asked, inviter = normal_email(email), dialogue.member(by)
    if inviter and _RANK[role] > _RANK[inviter.role]:
        raise RoleTooHigh(role)
    if inviter and dialogue.member(asked):
        raise AlreadyMember(dialogue.principal_id)
    may_send = may_send and role == "writer"
    open_now = (made for made in unanswered(dialogue) if made.email == asked and made.expires > now)
    for other in open_now if inviter else ():
        if (other.role, other.may_send) != (role, may_send):
            raise InvitedOtherwise(other)
    made = Invitation(
        token_hash,
        asked,
        role,
        by,
        now,
        now + INVITATION_LASTS,
        may_send=may_send,
        mailing=mailing,
    )
    before = without_invitations_to(dialogue, asked, now)
    return noted(before, "invited", role, actor or by, now, invitations=(*before.invitations, made))


def invite_again(dialogue: Dialogue, invitation_id: str, token_hash: str, by: str, now: datetime) -> Dialogue:
    """The dialogue with a new invitation of the same kind; the old link lets nobody in from now on.

    One that has expired can be made again too. Raises InvitationUnknown, InvitationUsed, InvitationCancelled,
    RoleTooHigh and AlreadyMember.
    """
    old = invitation_called(dialogue, invitation_id)
    if old.used_at or old.cancelled_at:
        open_invitation(dialogue, old.token_hash, now)
    return invite(
        dialogue, token_hash, old.email, old.role, by, now, may_send=old.may_send, mailing="waiting"
    )


def invitation_called(dialogue: Dialogue, invitation_id: str) -> Invitation:
    """The invitation that an address of the team's page stands for. Raises InvitationUnknown."""
    found = next((made for made in dialogue.invitations if made.id == invitation_id), None)
    if found is None:
        raise InvitationUnknown
    return found


def unanswered(dialogue: Dialogue) -> tuple[Invitation, ...]:
    """The invitations that nobody has taken or taken back, also those that have expired since."""
    return tuple(made for made in dialogue.invitations if not made.used_at and not made.cancelled_at)


def with_mailing(dialogue: Dialogue, token_hash: str, mailing: Mailing) -> Dialogue:
    """The dialogue in which the invitation says what became of its mail; no event, as nobody did anything."""
    found = next((made for made in dialogue.invitations if made.token_hash == token_hash), None)
    if found is None:
        return dialogue
    return replace(dialogue, invitations=_with(dialogue, replace(found, mailing=mailing)))


def without_invitations_to(dialogue: Dialogue, email: str, now: datetime) -> Dialogue:
    """The dialogue in which no invitation to the person works any more."""
    return replace(
        dialogue,
        invitations=tuple(
            replace(made, cancelled_at=now) if made.email == email and made in unanswered(dialogue) else made
            for made in dialogue.invitations
        ),
    )


def mail_failed(invitation: Invitation, now: datetime) -> bool:
    """Whether the mail with the invitation did not go, as far as anybody can tell."""
    late = invitation.mailing == "waiting" and now - invitation.created >= MAILED_WITHIN
    return late or invitation.mailing == "failed"


def open_invitation(dialogue: Dialogue, token_hash: str, now: datetime) -> Invitation:
    """The invitation, which still works at this moment.

    Raises InvitationUnknown, InvitationUsed, InvitationReplaced, InvitationCancelled or InvitationExpired.
    """
    found = next((made for made in dialogue.invitations if made.token_hash == token_hash), None)
    if found is None:
        raise InvitationUnknown
    if found.used_at:
        raise InvitationUsed
    if found.cancelled_at:
        newer = any(made.email == found.email for made in unanswered(dialogue))
        raise InvitationReplaced if newer else InvitationCancelled
    if now >= found.expires:
        raise InvitationExpired(found.invited_by)
    return found


def join(dialogue: Dialogue, token_hash: str, now: datetime) -> Dialogue:
    """The dialogue with the invited person in its team and the invitation used up.

    Whoever is a member already keeps the higher of the two roles. Raises as `open_invitation` does.
    """
    invitation = open_invitation(dialogue, token_hash, now)
    before = dialogue.member(invitation.email)
    role = max(before.role if before else "reader", invitation.role, key=_RANK.__getitem__)
    may_send = role == "writer" and (invitation.may_send or (before is not None and before.may_send))
    others = tuple(member for member in dialogue.members if member.email != invitation.email)
    return noted(
        dialogue,
        "joined",
        role,
        invitation.email,
        now,
        members=(*others, Member(invitation.email, role, before.joined if before else now, may_send)),
        invitations=_with(dialogue, replace(invitation, used_at=now)),
    )


def cancel_invitation(dialogue: Dialogue, token_hash: str, by: str, now: datetime) -> Dialogue:
    """The dialogue with the invitation taken away, also one that has expired.

    Raises InvitationUnknown, InvitationUsed, InvitationReplaced or InvitationCancelled.
    """
    found = next((made for made in unanswered(dialogue) if made.token_hash == token_hash), None)
    if found is None:
        found = open_invitation(dialogue, token_hash, now)
    cancelled = _with(dialogue, replace(found, cancelled_at=now))
    return noted(dialogue, "cancelled_invitation", found.role, by, now, invitations=cancelled)


def _with(dialogue: Dialogue, changed: Invitation) -> tuple[Invitation, ...]:
    return tuple(changed if made.token_hash == changed.token_hash else made for made in dialogue.invitations)
