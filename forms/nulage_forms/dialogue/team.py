"""Who may stay in a principal's team, with which role, and who goes?"""

from dataclasses import replace
from datetime import datetime

from nulage_forms.dialogue import NotNow, noted
from nulage_forms.dialogue.invitations import without_invitations_to
from nulage_forms.model import Dialogue, Member, Role


class UnknownMember(LookupError):
    """Nobody in the team is called this, or the person has left."""


class LastOwner(NotNow):
    """The team's only owner stays one: without any, nobody could invite, send in or let anybody go."""


def member_called(dialogue: Dialogue, member_id: str) -> Member:
    """The member whom an address stands for. Raises UnknownMember."""
    found = next((member for member in dialogue.members if member.id == member_id), None)
    if found is None:
        raise UnknownMember(member_id)
    return found


def is_last_owner(dialogue: Dialogue, member: Member) -> bool:
    """Whether the member is the team's only owner."""
    return member.role == "owner" and sum(each.role == "owner" for each in dialogue.members) == 1


def change_role(
    dialogue: Dialogue, member_id: str, role: Role, by: str, now: datetime, *, may_send: bool = False
) -> Dialogue:
    """The dialogue with a member in another role; `may_send` is for writers, and falls with that role.

    Raises UnknownMember, and LastOwner when nobody would be left as owner.
    """
    member = member_called(dialogue, member_id)
    changed = replace(member, role=role, may_send=may_send and role == "writer")
    if changed == member:
        return dialogue
    if role != "owner" and is_last_owner(dialogue, member):
        raise LastOwner(dialogue.principal_id)
    members = tuple(changed if each == member else each for each in dialogue.members)
    what = f"{role} may_send" if changed.may_send else role
    return noted(dialogue, "changed_role", what, by, now, members=members)


def remove_member(dialogue: Dialogue, member_id: str, by: str, now: datetime) -> Dialogue:
    """The dialogue without the member, and without an open invitation to the same person.

    Whoever removes oneself leaves. What the person wrote stays, and so does who wrote it.

    Raises UnknownMember and LastOwner.
    """
    member = member_called(dialogue, member_id)
    if is_last_owner(dialogue, member):
        raise LastOwner(dialogue.principal_id)
    members = tuple(each for each in dialogue.members if each != member)
    action = "left" if member.email == by else "removed"
    after = noted(dialogue, action, member.role, by, now, members=members)
    return without_invitations_to(after, member.email, now)
