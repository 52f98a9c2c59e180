"""Who is asking, and what may they see and change? Everything a view fetches goes through here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from nulage_forms.dialogue import noted
from nulage_forms.dialogue.invitations import InvitationUnknown, join, open_invitation
from nulage_forms.dialogue.rounds import agree, new_round
from nulage_forms.dialogue.submissions import mark_held
from nulage_forms.dialogue.unit_answers import unseen_left_out
from nulage_forms.model import (
    Agreed,
    Assessment,
    Dialogue,
    DialogueStatus,
    Invitation,
    Member,
    PastRound,
    Presence,
    Role,
    Submission,
    is_principal_id,
)
from nulage_forms.questionnaire.sharing import Offer, approve, offers, withdraw
from nulage_forms.security.sessions import Visitor
from nulage_forms.store import Store

Purpose = Literal["read", "write", "send", "lead"]
ROLES_FOR: Mapping[Purpose, frozenset[Role]] = {
    "read": frozenset({"reader", "writer", "owner"}),
    "write": frozenset({"writer", "owner"}),
    "send": frozenset({"owner"}),
    "lead": frozenset({"owner"}),
}
"""To lead is to say who is in the team. A writer may send in as well, when an owner has said so."""

NOTHING_AGREED = Agreed()
HERE_WITHIN = timedelta(minutes=2)
NOTED_AT_MOST_EVERY = timedelta(seconds=30)


class NothingHere(LookupError):
    """Nothing that the visitor may know of: another's and what does not exist are one and the same."""


class NotAllowed(Exception):
    """The visitor is in the team, with a role that does not allow the act."""


@dataclass(frozen=True, slots=True)
class News:
    """What a team is to be told by mail of what staff have done, and whom to tell. Nothing that it wrote.

    `anew` is whether something else was agreed before.
    """

    team: tuple[str, ...] = ()
    held: bool = False
    agreed: bool = False
    anew: bool = False

    @classmethod
    def between(cls, before: Dialogue, after: Dialogue) -> "News":
        """What has come about since `before`."""
        return cls(
            members_of(after),
            held=before.held_at is None,
            agreed=bool(after.agreed) and after.agreed != before.agreed,
            anew=bool(before.agreed),
        )


def members_of(dialogue: Dialogue) -> tuple[str, ...]:
    """The e-mail addresses of everybody in the team."""
    return tuple(member.email for member in dialogue.members)


def may(member: Member, to: Purpose) -> bool:
    """Whether the member's role, or what an owner has added to it, allows the purpose."""
    return member.role in ROLES_FOR[to] or (to == "send" and member.may_send)


class Access:
    """What one visitor may do with what is stored, at one moment."""

    def __init__(self, store: Store, visitor: Visitor, now: datetime) -> None:
        self._store = store
        self.visitor = visitor
        self._now = now

    def workspaces(self) -> tuple[str, ...]:
        """Ids of the principals whose team the visitor is in; none for staff and the public."""
        return self._store.memberships(self.visitor.email) if self.visitor.kind == "member" else ()

    def workspace(self, principal_id: str, to: Purpose = "read") -> Dialogue:
        """The visitor's own team's dialogue. Raises NothingHere, NotAllowed and the store's DamagedRecord."""
        if self.visitor.kind != "member" or not is_principal_id(principal_id):
            raise NothingHere
        return unseen_left_out(self._permitted(self._store.dialogue(principal_id), to))

    def change(self, principal_id: str, to: Purpose, act: Callable[[Dialogue], Dialogue]) -> Dialogue:
        """The dialogue after the act, written. The right to it is looked at under the same lock as the act.

        Raises NothingHere, NotAllowed, and whatever the act raises; then nothing is written.
        """
        if self.visitor.kind != "member" or not is_principal_id(principal_id):
            raise NothingHere
        changed = self._store.change(principal_id, lambda before: act(self._permitted(before, to)))
        return unseen_left_out(changed)

    def come_to(self, dialogue: Dialogue, place: str) -> None:
        """Notes for the others in the team where the visitor writes. Raises as `workspace` does.

        Nothing is noted twice within half a minute, nor in a room of one person.
        """
        self._permitted(dialogue, "write")
        if len(dialogue.members) == 1:
            return
        here = Presence(dialogue.principal_id, self.visitor.email, place, self._now)
        if not any(_again(before, here) for before in self._store.presences(dialogue.principal_id)):
            self._store.note_presence(here)

    def others_present(self, dialogue: Dialogue) -> tuple[Presence, ...]:
        """Where the others in the team write just now. Raises as `workspace` does."""
        self._permitted(dialogue, "read")
        others = {member.email for member in dialogue.members} - {self.visitor.email}
        known = self._store.presences(dialogue.principal_id) if others else ()
        return tuple(one for one in known if one.email in others and self._now - one.at < HERE_WITHIN)

    def invitation(self, principal_id: str, token_hash: str) -> Invitation:
        """The invitation that the link leads to, for anyone who holds the link. Raises InvitationClosed."""
        if not is_principal_id(principal_id):
            raise InvitationUnknown
        return open_invitation(self._store.dialogue(principal_id), token_hash, self._now)

    def join(self, principal_id: str, token_hash: str) -> str:
        """The e-mail address of whoever has now joined the team. Raises InvitationClosed."""
        email = self.invitation(principal_id, token_hash).email
        self._store.change(principal_id, lambda before: join(before, token_hash, self._now))
        return email

    def overview(self) -> Sequence[DialogueStatus]:
        """How far each principal has come: all that staff may know of drafts."""
        self._demand_staff()
        return self._store.statuses()

    def status(self, principal_id: str) -> DialogueStatus:
        """How far one principal has come; `not_started` when nothing is kept for it."""
        found = (status for status in self.overview() if status.principal_id == principal_id)
        return next(found, DialogueStatus(principal_id, "not_started"))

    def received(self, principal_id: str, number: int | None = None) -> Submission:
        """What the principal has sent in and not taken back; that staff has read it is put on record.

        A `number` gives an earlier sending of the same principal, as long as a later one stands. Raises
        NothingHere.
        """
        self._demand_staff()
        if not is_principal_id(principal_id):
            raise NothingHere
        sent = _sent(self._store.dialogue(principal_id), number)
        self._store.change(
            principal_id,
            lambda before: noted(
                before, "read", str(_sent(before, number).number), self.visitor.email, self._now
            ),
        )
        return sent

    def hold(self, principal_id: str, agreed: Agreed = NOTHING_AGREED, read: str = "") -> News:
        """Notes that the call has been held, and what was agreed; a second time changes the latter alone.

        Returns what of it the team does not know yet. `read` is the mark of what was noted when it was read.
        Raises NothingHere when nothing that stands was sent, and AgreedMeanwhile when somebody else has noted
        something since; then nothing is.
        """
        self._demand_staff()
        if not is_principal_id(principal_id):
            raise NothingHere

        news = News()

        def held(before: Dialogue) -> Dialogue:
            nonlocal news
            _sent(before, None)
            after = mark_held(before, self.visitor.email, self._now)
            after = agree(after, agreed, read, self.visitor.email, self._now)
            news = News.between(before, after)
            return after

        self._store.change(principal_id, held)
        return news

    def agreed(self, principal_id: str) -> Agreed:
        """What staff have noted of what was agreed in the round that is now."""
        self._demand_staff()
        return self._store.dialogue(principal_id).agreed if is_principal_id(principal_id) else Agreed()

    def new_round(self, principal_id: str) -> News:
        """Begins the next round, of which the team is to be told. Raises NothingHere and NotYetHeld."""
        self._demand_staff()
        if not is_principal_id(principal_id):
            raise NothingHere
        begun = self._store.change(
            principal_id, lambda before: new_round(before, self.visitor.email, self._now)
        )
        return News(members_of(begun))

    def rounds(self, principal_id: str) -> Sequence[PastRound]:
        """The rounds that have come to their end, without what staff may not read of them."""
        self._demand_staff()
        rounds = self._store.dialogue(principal_id).rounds if is_principal_id(principal_id) else ()
        return [replace(past, assessment=Assessment(), unit_forms=()) for past in rounds]

    def received_in(self, principal_id: str, number: int) -> PastRound:
        """A past round, 1 for the first; that staff has read it is put on record. Raises NothingHere."""
        rounds = self.rounds(principal_id)
        if not 1 <= number <= len(rounds):
            raise NothingHere
        what = f"round {number}"
        self._store.change(
            principal_id, lambda before: noted(before, "read", what, self.visitor.email, self._now)
        )
        return rounds[number - 1]

    def offers(self, principal_id: str, submission: Submission) -> Sequence[Offer]:
        """The questions of a sending that staff have received and the principal lets others read."""
        self._demand_staff()
        return offers(self._store.dialogue(principal_id), submission)

    def decide_on_sharing(self, principal_id: str, reference: str, question_id: str, *, share: bool) -> None:
        """Notes that a question of the sending of that reference may be shared, or may not after all.

        Raises NothingHere, UnknownQuestion and NotToBeShared.
        """
        self._demand_staff()
        if not is_principal_id(principal_id):
            raise NothingHere
        act = approve if share else withdraw
        self._store.change(
            principal_id, lambda before: act(before, reference, question_id, self.visitor.email, self._now)
        )

    def _permitted(self, dialogue: Dialogue, to: Purpose) -> Dialogue:
        member = dialogue.member(self.visitor.email)
        if member is None:
            raise NothingHere
        if not may(member, to):
            raise NotAllowed
        return dialogue

    def _demand_staff(self) -> None:
        if self.visitor.kind != "staff":
            raise NothingHere


def _again(before: Presence, here: Presence) -> bool:
    same = (before.email, before.place) == (here.email, here.place)
    return same and here.at - before.at < NOTED_AT_MOST_EVERY


def _sent(dialogue: Dialogue, number: int | None) -> Submission:
    current = dialogue.current_submission
    if current is None:
        raise NothingHere
    wanted = current.number if number is None else number
    if not 1 <= wanted <= current.number:
        raise NothingHere
    return dialogue.submissions[wanted - 1]
