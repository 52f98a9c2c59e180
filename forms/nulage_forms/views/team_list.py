"""Who is in the team, and who is asked, as the team's page shows it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nulage_forms.dialogue.invitations import mail_failed, unanswered
from nulage_forms.mail.team_letters import AGENCIES
from nulage_forms.model import Invitation, Member, Presence
from nulage_forms.roles import Kind, kind_of
from nulage_forms.swedish import sort_key
from nulage_forms.views.room import Room


@dataclass(frozen=True, slots=True)
class Person:
    """A member by the name that the others know, and whether it is the visitor, and writing just now."""

    member: Member
    name: str
    kind: Kind
    is_visitor: bool
    writes_now: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who has not answered yet, and what has become of the invitation."""

    invitation: Invitation
    kind: Kind
    inviter: str
    expired: bool
    mail_failed: bool


def people(room: Room, visitor: str, present: Sequence[Presence]) -> list[Person]:
    """The members in alphabetical order."""
    writing = {presence.email for presence in present}
    found = [
        Person(each, room.name(each.email), kind_of(each), each.email == visitor, each.email in writing)
        for each in room.dialogue.members
    ]
    return sorted(found, key=lambda person: sort_key(person.name))


def asked(room: Room, now: datetime) -> list[Asked]:
    """The open invitations, and those that ran out unanswered, by address."""
    found = [
        Asked(each, kind_of(each), _inviter(room, each), now >= each.expires, mail_failed(each, now))
        for each in unanswered(room.dialogue)
    ]
    return sorted(found, key=lambda one: sort_key(one.invitation.email))


def _inviter(room: Room, invitation: Invitation) -> str:
    return room.name(invitation.invited_by) if "@" in invitation.invited_by else AGENCIES
