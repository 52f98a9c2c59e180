"""How long is each kind of record kept, why, and what of a dialogue has been kept long enough?

The times are proposals (status: exempel). The agencies decide them, for what has been received together with
whoever keeps their archives; until then nothing that was received is ever deleted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from nulage_forms.dialogue import noted
from nulage_forms.model import Assessment, Dialogue, Invitation

STATUS = "exempel"
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Rule:
    """How long a kind of record is kept once nobody has use of it; `keep` is None for always."""

    kind: str
    keep: timedelta | None
    reason: str


DRAFTS = Rule("drafts never sent", 2 * YEAR, "the team's own; a round comes about every second year")
INVITATIONS = Rule("invitations", YEAR, "used, cancelled or expired; the log still says that there was one")
MAILS = Rule("mails of the outbox", timedelta(days=30), "only the demonstration writes any")
PASSING = Rule("links, sessions, rescued texts, presences", timedelta(0), "of no use once they have expired")
RECEIVED = Rule("submissions and past rounds", None, "received by the agencies; deleted by their rules alone")
EVENTS = Rule("event log", None, "shows what became of everything else")
RULES: Sequence[Rule] = (DRAFTS, INVITATIONS, MAILS, PASSING, RECEIVED, EVENTS)


def kept_long_enough(at: datetime, rule: Rule, now: datetime) -> bool:
    """Whether a record whose use ended then may go."""
    return rule.keep is not None and now - at >= rule.keep


def draft_is_due(dialogue: Dialogue, now: datetime) -> bool:
    """Whether the draft may go: never one of a round in which something was sent or somebody is asked in."""
    assessment = dialogue.assessment
    if dialogue.submissions or dialogue.held_at:
        return False
    if assessment == Assessment() and not dialogue.unit_forms:
        return False
    if any(_is_open(invitation, now) for invitation in dialogue.invitations):
        return False
    texts = (assessment, *(form.writing for form in dialogue.unit_forms))
    written = [answer.versions[-1].at for text in texts for answer in text.answers.values()]
    done = [event.at for event in dialogue.events if event.action != "read"]
    last = max((*written, *done), default=None)
    return last is not None and kept_long_enough(last, DRAFTS, now)


def invitations_due(dialogue: Dialogue, now: datetime) -> tuple[Invitation, ...]:
    """The invitations that nobody can or will come in by, and that have been kept long enough."""
    return tuple(
        one
        for one in dialogue.invitations
        if kept_long_enough(one.used_at or one.cancelled_at or one.expires, INVITATIONS, now)
    )


def without_what_is_due(dialogue: Dialogue, by: str, now: datetime) -> Dialogue:
    """The dialogue without what has been kept long enough, and an event for each kind; or just the same."""
    after = dialogue
    if draft_is_due(after, now):
        empty = {"assessment": Assessment(), "unit_forms": ()}
        after = noted(after, "deleted", DRAFTS.kind, by, now, **empty)
    if due := invitations_due(after, now):
        left = tuple(one for one in after.invitations if one not in due)
        after = noted(after, "deleted", f"{len(due)} {INVITATIONS.kind}", by, now, invitations=left)
    return after


def _is_open(invitation: Invitation, now: datetime) -> bool:
    return invitation.used_at is None and invitation.cancelled_at is None and now < invitation.expires
