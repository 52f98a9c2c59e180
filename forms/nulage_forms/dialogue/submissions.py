"""How is a draft sent in word for word, taken back, and closed when the phone call has been held?"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from nulage_forms.dialogue import AlreadyHeld, AlreadySent, NotNow, noted
from nulage_forms.dialogue.rows import stands
from nulage_forms.model import Answer, AnswerVersion, Assessment, Dialogue, Submission, Value


class NothingSent(NotNow):
    """Nothing that stands has been sent in."""


def send(dialogue: Dialogue, shown: Mapping[str, Any], by: str, now: datetime) -> Dialogue:
    """The dialogue with one more submission: the whole assessment as it is, and what was shown beside it.

    `shown` is what a reader needs to read the answers ten years on (headings, order, figures); it holds only
    what JSON can hold. What was removed stays in the draft and is not sent. Raises AlreadySent or
    AlreadyHeld.
    """
    if dialogue.held_at:
        raise AlreadyHeld(dialogue.principal_id)
    if dialogue.current_submission:
        raise AlreadySent(dialogue.principal_id)
    number = len(dialogue.submissions) + 1
    text = canonical(
        {
            "principal": dialogue.principal_id,
            "number": number,
            "sent_at": now.isoformat(),
            "answers": _sent_answers(dialogue.assessment),
            "priorities": list(dialogue.assessment.priorities),
            "grounds": dict(dialogue.assessment.grounds),
            "rows": {place: list(rows) for place, rows in dialogue.assessment.rows.items()},
            "shown": shown,
        }
    )
    checksum = hashlib.sha256(text.encode()).hexdigest()
    submission = Submission(number, reference(checksum, now.year), by, now, json.loads(text), checksum)
    return noted(dialogue, "sent", str(number), by, now, submissions=(*dialogue.submissions, submission))


def take_back(dialogue: Dialogue, by: str, now: datetime) -> Dialogue:
    """The dialogue with its draft open again; what was sent is kept with a note of when it was taken back.

    Raises NothingSent, or AlreadyHeld once the phone call has been held.
    """
    if dialogue.held_at:
        raise AlreadyHeld(dialogue.principal_id)
    current = _standing(dialogue)
    taken = replace(current, taken_back_at=now, taken_back_by=by)
    submissions = (*dialogue.submissions[:-1], taken)
    return noted(dialogue, "taken_back", str(current.number), by, now, submissions=submissions)


def mark_held(dialogue: Dialogue, by: str, now: datetime) -> Dialogue:
    """The dialogue closed after its phone call; a second time changes nothing. Raises NothingSent."""
    if dialogue.held_at:
        return dialogue
    current = _standing(dialogue)
    return noted(dialogue, "held", str(current.number), by, now, held_at=now, held_by=by)


def sent_assessment(submission: Submission) -> Assessment:
    """The assessment as it was sent, to be read as a draft is; who wrote which answer is not in it."""
    content: Mapping[str, Any] = submission.content
    return Assessment(
        answers={
            key: Answer(
                (
                    AnswerVersion(
                        Value(answer["text"], tuple(answer["choices"])),
                        submission.sent_by,
                        submission.sent_at,
                        answer["wording"],
                        answer["edition"],
                    ),
                )
            )
            for key, answer in content["answers"].items()
        },
        priorities=tuple(content["priorities"]),
        grounds=content.get("grounds", {}),
        rows={place: tuple(rows) for place, rows in content.get("rows", {}).items()},
    )


def canonical(content: Mapping[str, Any]) -> str:
    """The one JSON text of some content: keys sorted, no spare spaces, never NaN."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def reference(checksum: str, year: int) -> str:
    """A reference that can be read out on the phone, such as `NUL-2026-7K3F-Q2PX`, from a checksum in hex."""
    letters = base64.b32encode(bytes.fromhex(checksum)).decode()[:8]
    return f"NUL-{year}-{letters[:4]}-{letters[4:]}"


def _standing(dialogue: Dialogue) -> Submission:
    if dialogue.current_submission is None:
        raise NothingSent(dialogue.principal_id)
    return dialogue.current_submission


def _sent_answers(assessment: Assessment) -> dict[str, dict[str, Any]]:
    return {
        key: {
            "text": answer.value.text,
            "choices": list(answer.value.choices),
            "wording": answer.versions[-1].wording,
            "edition": answer.versions[-1].edition,
        }
        for key, answer in assessment.answers.items()
        if stands(assessment, key)
    }
