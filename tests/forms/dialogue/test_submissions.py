"""What is true of what has been sent in?"""

import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from nulage_forms.dialogue import (
    AlreadyHeld,
    NotNow,
    Saved,
    add_question,
    prioritised_questions,
    remove_question,
    save,
)
from nulage_forms.dialogue.submissions import (
    NothingSent,
    canonical,
    mark_held,
    send,
    sent_assessment,
    take_back,
)
from nulage_forms.model import Dialogue, DialogueStatus, Value

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ANNA, EVA = "anna@x.example", "eva@skolverket.example"
SHOWN = {"headings": ["Steg 1"], "figures": [{"indicator": "e-i-alla-amnen", "value": 62.5}]}


def written(**answers: str) -> Dialogue:
    dialogue = add_question(Dialogue("9990000016"), ANNA, NOON)
    keys = {key.replace("_", "/"): text for key, text in answers.items()}
    saved = {key: Saved(Value(text), 0, f"Frågan {key}", "2026-1") for key, text in keys.items()}
    return save(dialogue, saved, ANNA, NOON)


def test_what_is_sent_is_everything_with_its_wording_and_what_was_shown() -> None:
    sent = send(written(fraga_1_text="Hur når vi alla?", samtal_namn="Anna"), SHOWN, ANNA, NOON)
    submission = sent.current_submission

    assert submission is not None
    assert submission.content["shown"] == SHOWN
    assert submission.content["answers"] == {
        "fraga/1/text": {
            "text": "Hur når vi alla?", "choices": [], "wording": "Frågan fraga/1/text", "edition": "2026-1"
        },
        "samtal/namn": {"text": "Anna", "choices": [], "wording": "Frågan samtal/namn", "edition": "2026-1"},
    }  # fmt: skip


def test_the_checksum_can_be_reckoned_anew_from_what_was_sent() -> None:
    submission = send(written(samtal_namn="Anna"), SHOWN, ANNA, NOON).submissions[0]

    assert hashlib.sha256(canonical(submission.content).encode()).hexdigest() == submission.checksum
    assert re.fullmatch(r"NUL-2026-[A-Z2-7]{4}-[A-Z2-7]{4}", submission.reference)


def test_no_two_sendings_have_the_same_reference() -> None:
    once = send(written(samtal_namn="Anna"), SHOWN, ANNA, NOON)
    twice = send(take_back(once, ANNA, NOON), SHOWN, ANNA, NOON)
    other = send(replace(written(samtal_namn="Anna"), principal_id="9990000024"), SHOWN, ANNA, NOON)

    references = {submission.reference for submission in (*twice.submissions, *other.submissions)}
    assert len(references) == 3


def test_who_wrote_which_answer_stays_with_the_team() -> None:
    by_bo = save(written(), {"steg-2/orsaker": Saved(Value("Oro"), 0, "", "2026-1")}, "bo@x.example", NOON)

    assert "bo@x.example" not in canonical(send(by_bo, SHOWN, ANNA, NOON).submissions[0].content)


def test_a_removed_question_is_not_sent() -> None:
    removed = remove_question(written(fraga_1_text="Hemligt utkast"), "1", ANNA, NOON)

    assert "Hemligt utkast" not in canonical(send(removed, SHOWN, ANNA, NOON).submissions[0].content)


def test_every_sending_is_kept_with_when_it_was_taken_back() -> None:
    later = NOON + timedelta(hours=1)
    twice = send(take_back(send(written(), {"n": 1}, ANNA, NOON), ANNA, later), {"n": 2}, ANNA, later)

    assert [submission.number for submission in twice.submissions] == [1, 2]
    assert [submission.taken_back_at for submission in twice.submissions] == [later, None]
    assert [submission.content["shown"] for submission in twice.submissions] == [{"n": 1}, {"n": 2}]
    assert twice.current_submission == twice.submissions[1]


def test_what_was_sent_reads_as_the_draft_did() -> None:
    draft = written(fraga_1_text="Hur når vi alla?")
    sent = sent_assessment(send(draft, SHOWN, ANNA, NOON).submissions[0])

    assert prioritised_questions(sent) == prioritised_questions(draft.assessment)


def test_nothing_is_taken_back_or_held_before_it_is_sent() -> None:
    with pytest.raises(NothingSent):
        take_back(written(), ANNA, NOON)
    with pytest.raises(NothingSent):
        mark_held(written(), EVA, NOON)
    with pytest.raises(NothingSent):
        mark_held(take_back(send(written(), {}, ANNA, NOON), ANNA, NOON), EVA, NOON)


def test_nothing_is_taken_back_after_the_phone_call() -> None:
    held = mark_held(send(written(), {}, ANNA, NOON), EVA, NOON)

    assert (held.held_at, held.held_by) == (NOON, EVA)
    assert mark_held(held, "bo@spsm.example", NOON + timedelta(days=1)) is held
    with pytest.raises(AlreadyHeld):
        take_back(held, ANNA, NOON)


def test_of_what_was_taken_back_the_list_shows_that_it_was_and_not_a_word_of_it() -> None:
    later = NOON + timedelta(hours=1)
    sent = send(written(), {}, ANNA, NOON)

    status = DialogueStatus.of(take_back(sent, ANNA, later))

    assert (status.progress, status.sent_at, status.taken_back_at) == ("taken_back", NOON, later)
    assert status.reference == sent.submissions[0].reference
    again = DialogueStatus.of(send(take_back(sent, ANNA, later), {}, ANNA, later))
    assert (again.progress, again.sent_at, again.taken_back_at) == ("sent", later, None)


def test_what_was_sent_never_changes_whatever_happens_after() -> None:
    """Every order of acts up to a length of six, with each refused act leaving all as it was."""
    acts = (
        lambda d: send(d, SHOWN, ANNA, NOON),
        lambda d: take_back(d, ANNA, NOON),
        lambda d: mark_held(d, EVA, NOON),
        lambda d: save(
            d, {"samtal/namn": Saved(Value("x"), d.assessment.version("samtal/namn"), "", "1")}, ANNA, NOON
        ),
    )

    def walk(dialogue: Dialogue, depth: int) -> None:
        for act in acts if depth else ():
            try:
                after = act(dialogue)
            except NotNow:
                continue
            kept = zip(dialogue.submissions, after.submissions, strict=False)
            assert all(
                (a.content, a.checksum, a.reference) == (b.content, b.checksum, b.reference) for a, b in kept
            )
            assert len(after.submissions) >= len(dialogue.submissions)
            assert sum(s.taken_back_at is None for s in after.submissions) <= 1
            assert not dialogue.held_at or after is dialogue
            walk(after, depth - 1)

    walk(written(), 6)
