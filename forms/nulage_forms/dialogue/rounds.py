"""What was agreed at the end of a round, and how does the next one begin from it?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from nulage_forms.dialogue import NotNow, noted
from nulage_forms.model import Agreed, Assessment, Dialogue, PastRound, Value

MOST_POINTS, MOST_IN_A_POINT = 20, 500


class NotYetHeld(NotNow):
    """The round is not at its end: the phone call has not been held."""


def agree(
    dialogue: Dialogue, points: Iterable[str], follow_up: date | None, by: str, now: datetime
) -> Dialogue:
    """The dialogue with what was agreed in the place of what was noted before. Raises NotYetHeld.

    What is longer than there is room for is cut: twenty points of five hundred characters.
    """
    if dialogue.held_at is None:
        raise NotYetHeld(dialogue.principal_id)
    kept = tuple(point.strip()[:MOST_IN_A_POINT] for point in points if point.strip())[:MOST_POINTS]
    agreed = Agreed(kept, follow_up)
    if agreed == dialogue.agreed:
        return dialogue
    return noted(dialogue, "agreed", str(len(kept)), by, now, agreed=agreed)


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
