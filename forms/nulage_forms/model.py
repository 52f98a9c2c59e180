"""What does the service remember of a principal's dialogue, and what may each thing be?"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Role = Literal["owner", "writer", "reader"]
Progress = Literal["not_started", "draft", "sent", "taken_back", "held"]

_PRINCIPAL_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,39}")
_AREA_ID = re.compile(r"[a-z0-9-]{1,200}")
_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]{1,64}@[^@\s\x00-\x1f\x7f]{1,190}")


class NotAnAddress(ValueError):
    """The text is no e-mail address."""


def is_principal_id(text: str) -> bool:
    """Whether the text is shaped as a principal's id, so that it may name a file or stand in an address."""
    return _PRINCIPAL_ID.fullmatch(text) is not None


def is_area_id(text: str) -> bool:
    """Whether the text is shaped as the id of an area of the analysis."""
    return _AREA_ID.fullmatch(text) is not None


def normal_email(text: str) -> str:
    """The one spelling of an e-mail address: NFC and lower case, no space around it. Raises NotAnAddress."""
    email = unicodedata.normalize("NFC", text.strip()).lower()
    if not _EMAIL.fullmatch(email):
        raise NotAnAddress
    return email


@dataclass(frozen=True, slots=True)
class Value:
    """What somebody gave as an answer: free text, chosen options, or both empty."""

    text: str = ""
    choices: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.choices)


@dataclass(frozen=True, slots=True)
class AnswerVersion:
    """One saved state of an answer, with the wording and the edition of the question that it answered."""

    value: Value
    by: str
    at: datetime
    wording: str
    edition: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Every version of one answer, oldest first. Nothing is ever taken out."""

    versions: tuple[AnswerVersion, ...]

    @property
    def version(self) -> int:
        """The number that the next save must name: 1 for the first version."""
        return len(self.versions)

    @property
    def value(self) -> Value:
        return self.versions[-1].value


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure in words. `value` is empty when there is none, and then `reason` says why."""

    name: str
    value: str
    period: str
    nation: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TakenArea:
    """An area of the analysis that a question was made of, as it read then, whatever later editions say."""

    id: str
    heading: str
    statement: str
    period: str
    edition: str
    figures: tuple[ShownFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """A team's current-state analysis, prioritised questions and wishes for the phone call.

    Everything typed is an answer under a key, so that all of it is saved, versioned and compared in one way:
    `steg-1/<sub-goal>/<question>`, `steg-2/<question>`, `fraga/<question id>/<part>`, `samtal/<part>`.
    `priorities` are ids of the prioritised questions, the most important first; a question taken out of it
    keeps its answers.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    priorities: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    """Tasks that the team itself has marked as ready."""
    areas: Mapping[str, TakenArea] = field(default_factory=dict)
    """What each question rests on that was made of an area of the analysis, by the question's id."""

    def value(self, key: str) -> Value:
        """What is saved under a key; an empty value when nothing is."""
        answer = self.answers.get(key)
        return answer.value if answer else Value()

    def version(self, key: str) -> int:
        """How many times the answer has been saved; 0 when it never was."""
        answer = self.answers.get(key)
        return answer.version if answer else 0


@dataclass(frozen=True, slots=True)
class PrioritisedQuestion:
    """A question that the principal wants to talk about, put together from its answers.

    `tests` maps each test's id to what the team says of it.
    """

    id: str
    rank: int
    text: str
    tests: Mapping[str, str]
    sub_goal: str
    success_factor: str
    wish: str
    wants_spsm: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a principal's team. `email` is NFC and lower case, and identifies the person."""

    email: str
    role: Role
    joined: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """An offer to join a team, used once, or cancelled, or expired; only the hash of its token is kept."""

    token_hash: str
    email: str
    role: Role
    invited_by: str
    created: datetime
    expires: datetime
    used_at: datetime | None = None
    cancelled_at: datetime | None = None


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
    """Who did what and when, without any free text."""

    at: datetime
    actor: str
    action: str
    object: str


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
    """The little that the staff's list shows of a principal, kept in an index that can be made anew."""

    principal_id: str
    progress: Progress
    reference: str = ""
    sent_at: datetime | None = None
    held_at: datetime | None = None
    invited: bool = False

    @classmethod
    def of(cls, dialogue: Dialogue) -> "DialogueStatus":
        """What the list may show of a dialogue; a submission that was taken back leaves no trace in it."""
        current = dialogue.current_submission
        return cls(
            principal_id=dialogue.principal_id,
            progress=dialogue.progress,
            reference=current.reference if current else "",
            sent_at=current.sent_at if current else None,
            held_at=dialogue.held_at,
            invited=bool(dialogue.invitations),
        )


@dataclass(frozen=True, slots=True)
class StaffAccount:
    """A member of the agencies' staff: argon2id hash of the password, and the secret of the second factor."""

    email: str
    name: str
    password_hash: str
    totp_secret: str
    last_totp: int = 0
    """The time step of the last one-time code that was used; neither it nor an older one is used again."""


@dataclass(frozen=True, slots=True)
class OneTimeLink:
    """A sign-in link that is used once and soon expires. `kind` says who comes in by it.

    Whoever asked for it on the way to an `area` of a principal's analysis is led there by it.
    """

    token_hash: str
    kind: Literal["member", "staff"]
    email: str
    expires: datetime
    principal_id: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """One signed-in browser; only the hash of its key is kept."""

    key_hash: str
    kind: Literal["member", "staff"]
    email: str
    created: datetime
    last_seen: datetime
