"""Which questions may similar principals read, because their principal has said so and staff have agreed?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from nulage_forms.dialogue import NotNow, UnknownQuestion, noted, prioritised_questions, question_key
from nulage_forms.dialogue.submissions import sent_assessment
from nulage_forms.model import Dialogue, Event, Submission
from nulage_forms.questionnaire import asked
from nulage_forms.questionnaire.people_named import people_named

MOST_CHARACTERS = 600
"""What the site takes: longer than that, it is no question that others begin from."""
APPROVED, WITHDRAWN = "approved_question", "withdrew_approval"


class NotToBeShared(NotNow):
    """The question has a hindrance, or is not what staff have read: another sending stands by now."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A question that its principal lets others read.

    `hindrance` says why it cannot be approved, and `approval` is the event by which it was.
    """

    question_id: str
    text: str
    hindrance: str = ""
    approval: Event | None = None


def standing(dialogue: Dialogue) -> tuple[int, Submission] | None:
    """The sending that stands, with the number of its round; the last round's until something new is sent.

    None where what was sent has been taken back: then nothing of the principal is shared.
    """
    if not dialogue.submissions and dialogue.rounds:
        return len(dialogue.rounds), dialogue.rounds[-1].sent
    current = dialogue.current_submission
    return (len(dialogue.rounds) + 1, current) if current else None


def offers(dialogue: Dialogue, submission: Submission) -> tuple[Offer, ...]:
    """The questions of a sending that may be shared, the most important first; none unless it stands."""
    stands = standing(dialogue)
    return tuple(_offers(dialogue, submission)) if stands and stands[1] == submission else ()


def approve(dialogue: Dialogue, reference: str, question_id: str, by: str, now: datetime) -> Dialogue:
    """The dialogue with staff's approval of a question as the sending of that reference has it.

    Twice changes nothing. Raises UnknownQuestion for one that the principal does not share, and NotToBeShared
    when there is a hindrance or another sending stands by now.
    """
    offer = _offered(dialogue, reference, question_id)
    if offer.hindrance:
        raise NotToBeShared(question_id)
    return dialogue if offer.approval else noted(dialogue, APPROVED, _named(reference, question_id), by, now)


def withdraw(dialogue: Dialogue, reference: str, question_id: str, by: str, now: datetime) -> Dialogue:
    """The dialogue without the approval; from the next export on, the question is shared no more.

    Raises as `approve` does.
    """
    offer = _offered(dialogue, reference, question_id)
    return noted(dialogue, WITHDRAWN, _named(reference, question_id), by, now) if offer.approval else dialogue


def _offered(dialogue: Dialogue, reference: str, question_id: str) -> Offer:
    stands = standing(dialogue)
    if not stands or stands[1].reference != reference:
        raise NotToBeShared(question_id)
    offered = (offer for offer in _offers(dialogue, stands[1]) if offer.question_id == question_id)
    if found := next(offered, None):
        return found
    raise UnknownQuestion(question_id)


def _offers(dialogue: Dialogue, submission: Submission) -> Iterator[Offer]:
    assessment = sent_assessment(submission)
    for question in prioritised_questions(assessment):
        text = question.text.strip()
        if text and assessment.value(question_key(question.id, asked.PRIORITY_SHARED.key)):
            approval = _approval(dialogue, _named(submission.reference, question.id))
            yield Offer(question.id, text, _hindrance(text), approval)


def _hindrance(text: str) -> str:
    found = {one.kind for one in people_named(text)}
    if "number" in found:
        return "Det ser ut att stå ett personnummer i frågan."
    if found:
        return "Det ser ut som att någon är namngiven i frågan."
    return f"Frågan är längre än {MOST_CHARACTERS} tecken." if len(text) > MOST_CHARACTERS else ""


def _approval(dialogue: Dialogue, named: str) -> Event | None:
    """The last word in the log about a question as it was sent."""
    said = (event for event in reversed(dialogue.events) if event.object == named)
    last = next((event for event in said if event.action in {APPROVED, WITHDRAWN}), None)
    return last if last and last.action == APPROVED else None


def _named(reference: str, question_id: str) -> str:
    """What the log calls it: the text of another sending is another text, with its own approval."""
    return f"{reference} {question_key(question_id, asked.PRIORITY_TEXT.key)}"
