"""Which sending does the address of a receipt mean, in whichever round it was sent?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from nulage_forms.model import Dialogue, PastRound, Submission


class UnknownReceipt(LookupError):
    """Nothing has been sent under this reference."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A sending, the one before it in the same round, and what has become of the round since.

    `round` is 1 for the first, `held_at` when its phone call was held, and `sent_again` whether something
    that was sent later stands.
    """

    submission: Submission
    earlier: Submission | None
    round: int
    held_at: datetime | None
    sent_again: bool


def receipts(dialogue: Dialogue) -> tuple[Receipt, ...]:
    """Everything that was ever sent in, the oldest first, whatever was taken back since."""
    rounds: tuple[Dialogue | PastRound, ...] = (*dialogue.rounds, dialogue)
    return tuple(receipt for number, each in enumerate(rounds, start=1) for receipt in _of(each, number))


def receipt_of(dialogue: Dialogue, reference: str) -> Receipt:
    """What was sent under the reference, which no two sendings share. Raises UnknownReceipt."""
    found = (each for each in receipts(dialogue) if each.submission.reference == reference)
    if (receipt := next(found, None)) is None:
        raise UnknownReceipt(reference)
    return receipt


def _of(sent_in: Dialogue | PastRound, number: int) -> Iterator[Receipt]:
    sent = sent_in.submissions
    stands = bool(sent) and sent[-1].taken_back_at is None
    for place, submission in enumerate(sent):
        earlier = sent[place - 1] if place else None
        yield Receipt(submission, earlier, number, sent_in.held_at, stands and submission is not sent[-1])
