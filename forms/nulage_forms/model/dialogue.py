"""What is kept for one principal, from the first invitation to the phone call?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from nulage_forms.model.people import Invitation, Member
from nulage_forms.model.units import UnitForm
from nulage_forms.model.writing import Assessment

Progress = Literal["not_started", "draft", "sent", "taken_back", "held"]

_PRINCIPAL_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,39}")
_AREA_ID = re.compile(r"[a-z0-9-]{1,200}")


def is_principal_id(text: str) -> bool:
    """Whether the text is shaped as a principal's id, so that it may name a file or stand in an address."""
    return _PRINCIPAL_ID.fullmatch(text) is not None


def is_area_id(text: str) -> bool:
    """Whether the text is shaped as the id of an area of the analysis."""
    return _AREA_ID.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Submission:
    """What was sent in, word for word. It never changes; taking it back is written beside it.

    `content` is the whole assessment as it was, `checksum` the SHA-256 of its canonical JSON in hex.
    """

    number: int
    reference: str
    sent_by: str
    sent_at: datetime
    content: Mapping[str, object]
    checksum: str
    taken_back_at: datetime | None = None
    taken_back_by: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what and when, without any free text.

    `hash` links it to the event before it; the store puts it there, and it is no part of what happened.
    """

    at: datetime
    actor: str
    action: str
    object: str
    hash: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What principal and agencies have agreed, in staff's words, and when it is to be followed up."""

    points: tuple[str, ...] = ()
    follow_up: date | None = None

    def __bool__(self) -> bool:
        return bool(self.points or self.follow_up)


@dataclass(frozen=True, slots=True)
class PastRound:
    """A round that has come to its end, kept whole; nothing in it changes any more."""

    assessment: Assessment
    submissions: tuple[Submission, ...]
    held_at: datetime
    held_by: str
    agreed: Agreed = field(default_factory=Agreed)
    unit_forms: tuple[UnitForm, ...] = ()

    @property
    def sent(self) -> Submission:
        """The sending that stood when the phone call was held."""
        return self.submissions[-1]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """All that is kept for one principal; it is read, changed and written as a whole."""

    principal_id: str
    members: tuple[Member, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    assessment: Assessment = field(default_factory=Assessment)
    submissions: tuple[Submission, ...] = ()
    held_at: datetime | None = None
    held_by: str | None = None
    events: tuple[Event, ...] = ()
    agreed: Agreed = field(default_factory=Agreed)
    rounds: tuple[PastRound, ...] = ()
    """The rounds before this one, the oldest first."""
    unit_forms: tuple[UnitForm, ...] = ()
    """What head teachers are asked. No part of the assessment: it is neither sent nor printed with it."""

    def member(self, email: str) -> Member | None:
        """The person in the team with this address."""
        return next((member for member in self.members if member.email == email), None)

    def unit_form(self, code: str) -> UnitForm | None:
        """The form about a school unit that somebody has now."""
        return next((each for each in self.unit_forms if each.code == code and not each.withdrawn_at), None)

    @property
    def current_submission(self) -> Submission | None:
        """The one that the agencies may read: the last sent, unless it was taken back."""
        last = self.submissions[-1] if self.submissions else None
        return last if last and last.taken_back_at is None else None

    @property
    def progress(self) -> Progress:
        """How far it has come; all that staff may know of a draft."""
        if self.held_at:
            return "held"
        if self.current_submission:
            return "sent"
        if self.submissions:
            return "taken_back"
        return "draft" if self.assessment.answers else "not_started"


@dataclass(frozen=True, slots=True)
class DialogueStatus:
    """The little that the staff's list shows of a principal, kept in an index that can be made anew.

    `reference` and `sent_at` are those of the last sending; was it taken back, `taken_back_at` says when.
    `follow_up` is the day that staff have noted, `joined` whether anybody has come by an invitation.
    """

    principal_id: str
    progress: Progress
    reference: str = ""
    sent_at: datetime | None = None
    taken_back_at: datetime | None = None
    held_at: datetime | None = None
    invited: bool = False
    joined: bool = False
    follow_up: date | None = None

    @classmethod
    def of(cls, dialogue: Dialogue) -> "DialogueStatus":
        """What the list may show of a dialogue: of a sending that was taken back, that and when it was."""
        last = dialogue.submissions[-1] if dialogue.submissions else None
        return cls(
            principal_id=dialogue.principal_id,
            progress=dialogue.progress,
            reference=last.reference if last else "",
            sent_at=last.sent_at if last else None,
            taken_back_at=last.taken_back_at if last else None,
            held_at=dialogue.held_at,
            invited=bool(dialogue.invitations),
            joined=bool(dialogue.members),
            follow_up=dialogue.agreed.follow_up,
        )
