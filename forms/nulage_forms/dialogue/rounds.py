"""What was agreed at the end of a round, and how does the next one begin from it?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from nulage_forms.dialogue import NotNow, noted
from nulage_forms.model import Agreed, Assessment, Dialogue, PastRound, Value

MOST_POINTS, MOST_IN_A_POINT = 20, 500


class NotYetHeld(NotNow):
    """The round is not at its end: the phone call has not been held."""


class AgreedMeanwhile(NotNow):
    """Somebody else has noted what was agreed since it was read."""


def agreed_points(text: str) -> tuple[str, ...]:
    """What was agreed, one point for each line that says anything."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def has_room_for(points: Sequence[str]) -> bool:
    """Whether there is room for the points: twenty of five hundred characters."""
    return len(points) <= MOST_POINTS and all(len(point) <= MOST_IN_A_POINT for point in points)


def mark_of(agreed: Agreed) -> str:
    """What tells whoever saves an agreement whether it is still the one that was read."""
    return sha256(repr(agreed).encode()).hexdigest()[:12]


def agree(dialogue: Dialogue, agreed: Agreed, read: str, by: str, now: datetime) -> Dialogue:
    """The dialogue with what was agreed in the place of what was noted before, which had the mark `read`.

    Raises NotYetHeld, AgreedMeanwhile, and ValueError when there is no room for it.
    """
    if dialogue.held_at is None:
        raise NotYetHeld(dialogue.principal_id)
    if agreed == dialogue.agreed:
        return dialogue
    if read != mark_of(dialogue.agreed):
        raise AgreedMeanwhile(dialogue.principal_id)
    if not has_room_for(agreed.points):
        raise ValueError("no room for what was agreed")
    return noted(dialogue, "agreed", str(len(agreed.points)), by, now, agreed=agreed)


def new_round(dialogue: Dialogue, by: str, now: datetime) -> Dialogue:
    """The dialogue with its round put away whole and an empty assessment in its place. Raises NotYetHeld.

    Team, invitations and log go on. Numbers of questions and rows are counted in the log, so that none of the
    new round is taken for one of the round before.
    """
    if dialogue.held_at is None or dialogue.held_by is None:
        raise NotYetHeld(dialogue.principal_id)
    past = PastRound(
        dialogue.assessment,
        dialogue.submissions,
        dialogue.held_at,
        dialogue.held_by,
        dialogue.agreed,
        dialogue.unit_forms,
    )
    begun = replace(
        dialogue,
        assessment=Assessment(),
        submissions=(),
        held_at=None,
        held_by=None,
        agreed=Agreed(),
        unit_forms=(),
    )
    rounds = (*dialogue.rounds, past)
    return noted(begun, "new_round", str(len(rounds) + 1), by, now, rounds=rounds)


def agreed_last(dialogue: Dialogue) -> Agreed:
    """What was agreed now or, in a round that goes on, at the end of the one before."""
    if dialogue.held_at or not dialogue.rounds:
        return dialogue.agreed
    return dialogue.rounds[-1].agreed


def said_last(dialogue: Dialogue, key: str) -> Value:
    """What the last round's assessment says under a key; an empty value when there is none."""
    return dialogue.rounds[-1].assessment.value(key) if dialogue.rounds else Value()
