"""Is a record that was put together of what stood the one that would be written from scratch?"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from tinydb import TinyDB

from nulage_forms.model import (
    Agreed,
    Answer,
    AnswerVersion,
    Dialogue,
    Event,
    Member,
    PastRound,
    Submission,
    Value,
)
from nulage_forms.shapes import shape_of
from nulage_forms.store.record import dialogue_of
from nulage_forms.store.written import NOTHING, SCHEMA, Written, written

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ODD = '"\\\x00\n å\u2028\U0001f600</script>'


def answer(random: Random) -> Answer:
    texts = (f"{ODD}{random.random()}" for _ in range(random.randint(1, 3)))
    return Answer(
        tuple(
            AnswerVersion(Value(text), "anna@x.example", NOON, "Vad?", "1", at + 1)
            for at, text in enumerate(texts)
        )
    )


def with_answer(before: Dialogue, random: Random) -> Dialogue:
    key = f"steg-1/{random.randint(1, 5)}{ODD}"
    answers = {**before.assessment.answers, key: answer(random)}
    return replace(before, assessment=replace(before.assessment, answers=answers))


def with_answers_moved(before: Dialogue, random: Random) -> Dialogue:
    """The very same answers under each other's keys, as when a row is taken away."""
    keys = [*before.assessment.answers]
    random.shuffle(keys)
    answers = dict(zip(keys, before.assessment.answers.values(), strict=True))
    return replace(before, assessment=replace(before.assessment, answers=answers))


def with_an_answer_less(before: Dialogue, _: Random) -> Dialogue:
    answers = dict([*before.assessment.answers.items()][1:])
    return replace(before, assessment=replace(before.assessment, answers=answers, done=("steg-2",)))


def with_event(before: Dialogue, random: Random) -> Dialogue:
    event = Event(NOON, "anna@x.example", "saved", f"steg-{random.randint(1, 9)}", f"{random.random()}")
    return replace(before, events=(*before.events, event))


def with_events_hashed_anew(before: Dialogue, random: Random) -> Dialogue:
    """Events that are equal, as their hash is no part of what happened, but say something else."""
    return replace(before, events=tuple(replace(each, hash=f"{random.random()}") for each in before.events))


def with_member(before: Dialogue, random: Random) -> Dialogue:
    member = Member(f"{random.randint(1, 9)}@x.example", "writer", NOON)
    return replace(before, members=(member, *before.members[:2]))


def with_submission(before: Dialogue, random: Random) -> Dialogue:
    sent = Submission(1, "A-1", "anna@x.example", NOON, {"svar": [ODD, random.random(), None]}, "0")
    return replace(before, submissions=(*before.submissions, sent))


def with_submission_taken_back(before: Dialogue, _: Random) -> Dialogue:
    return replace(before, submissions=tuple(replace(one, taken_back_at=NOON) for one in before.submissions))


def with_round(before: Dialogue, _: Random) -> Dialogue:
    past = PastRound(before.assessment, before.submissions, NOON, "h@x.example", Agreed(("Läs mer",)))
    return replace(Dialogue(before.principal_id, before.members), rounds=(*before.rounds[-1:], past))


def with_nothing_new(before: Dialogue, _: Random) -> Dialogue:
    return replace(before, held_at=NOON)


ACTS: tuple[Callable[[Dialogue, Random], Dialogue], ...] = (
    with_answer,
    with_answer,
    with_answers_moved,
    with_an_answer_less,
    with_event,
    with_events_hashed_anew,
    with_member,
    with_submission,
    with_submission_taken_back,
    with_round,
    with_nothing_new,
)


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_done_it_is_written_as_from_scratch_and_read_back(seed: int, tmp_path: Path) -> None:
    random, dialogue, stands = Random(seed), Dialogue("9990000016"), NOTHING
    for _ in range(40):
        after = random.choice(ACTS)(dialogue, random)
        stands = written(after, stands)
        dialogue = after  # the one before is held until what it was made into is written
        assert stands == written(dialogue)
    file = tmp_path / "record.json"
    file.write_bytes(stands.data)
    with TinyDB(file) as db:
        read = dialogue_of({name: [dict(row) for row in db.table(name)] for name in db.tables()})
    assert read == dialogue
    assert [event.hash for event in read.events] == [event.hash for event in dialogue.events]


def test_each_thing_has_a_row_and_all_else_is_told_in_one() -> None:
    dialogue = with_event(with_round(with_answer(Dialogue("9990000016"), Random(1)), Random(1)), Random(2))
    tables = json.loads(written(with_answer(dialogue, Random(3))).data)
    plain = shape_of(Dialogue).dump_python(dialogue, mode="json")

    assert {name: len(rows) for name, rows in tables.items()} == {
        "record": 1,
        "answers": 1,
        "members": 0,
        "invitations": 0,
        "submissions": 0,
        "events": 1,
    }
    record = tables["record"]["1"]
    assert record["schema"] == SCHEMA
    assert record["rounds"] == plain["rounds"]
    assert {*record} | {*tables} == {"schema", "record", "answers", *plain}


def test_what_stands_is_not_written_out_again() -> None:
    """Only the one that is another is asked what it says; all else comes from the file, whatever that holds."""
    before = with_event(with_answer(Dialogue("9990000016"), Random(1)), Random(1))
    stands = written(before)
    marked = Written(stands.data.replace(b"saved", b"SAVED"), stands.places)

    after = with_event(before, Random(2))
    events = json.loads(written(after, marked).data)["events"]
    assert [event["action"] for event in events.values()] == ["SAVED", "saved"]
