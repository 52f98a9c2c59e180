"""What is true of a draft while its team works?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from nulage_forms.dialogue import (
    AlreadyHeld,
    AlreadySent,
    Saved,
    TooManyQuestions,
    UnknownQuestion,
    add_question,
    mark_done,
    move_question,
    prioritised_questions,
    remove_question,
    save,
    settle,
    stale,
)
from nulage_forms.dialogue.submissions import mark_held, send, take_back
from nulage_forms.model import Dialogue, Value

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ANNA, BO = "anna@x.example", "bo@x.example"
EMPTY = Dialogue("9990000016")
KEY = "steg-1/kunskaper/visar"


def typed(text: str, version: int = 0) -> dict[str, Saved]:
    return {KEY: Saved(Value(text), version, "Vad visar siffrorna?", "2026-1")}


def passing(text: str, version: int = 0, save_id: str = "") -> dict[str, Saved]:
    """What a browser saves by itself while somebody types."""
    (saved,) = typed(text, version).values()
    return {KEY: replace(saved, quiet=True, save_id=save_id)}


def with_questions(number: int) -> Dialogue:
    dialogue = EMPTY
    for _ in range(number):
        dialogue = add_question(dialogue, ANNA, NOON)
    return dialogue


def test_an_answer_keeps_its_wording_its_edition_and_who_wrote_it() -> None:
    (version,) = save(EMPTY, typed("Det går framåt"), ANNA, NOON).assessment.answers[KEY].versions

    assert version.value == Value("Det går framåt")
    assert (version.by, version.at, version.wording, version.edition) == (
        ANNA,
        NOON,
        "Vad visar siffrorna?",
        "2026-1",
    )


def test_an_answer_that_a_colleague_has_changed_meanwhile_is_left_alone() -> None:
    by_bo = save(EMPTY, typed("Bos text"), BO, NOON)
    late = typed("Annas text", version=0)

    assert stale(by_bo, late) == (KEY,)
    assert save(by_bo, late, ANNA, NOON) == by_bo


def test_fresh_answers_are_saved_though_another_is_stale() -> None:
    by_bo = save(EMPTY, typed("Bos text"), BO, NOON)
    both = typed("Annas text") | {"samtal/namn": Saved(Value("Anna"), 0, "Vem?", "2026-1")}

    after = save(by_bo, both, ANNA, NOON)

    assert after.assessment.value("samtal/namn") == Value("Anna")
    assert after.assessment.value(KEY) == Value("Bos text")


def test_the_same_value_again_is_no_conflict_and_no_new_version() -> None:
    saved = save(EMPTY, typed("Samma"), BO, NOON)

    assert stale(saved, typed("Samma", version=0)) == ()
    assert save(saved, typed("Samma", version=0), ANNA, NOON) is saved
    assert save(EMPTY, typed(""), ANNA, NOON) is EMPTY


def test_every_earlier_version_of_an_answer_is_kept() -> None:
    twice = save(save(EMPTY, typed("Först"), ANNA, NOON), typed("Sedan", version=1), BO, NOON)

    assert [v.value.text for v in twice.assessment.answers[KEY].versions] == ["Först", "Sedan"]
    assert twice.assessment.version(KEY) == 2


def test_events_tell_who_did_what_and_never_what_was_written() -> None:
    after = mark_done(save(EMPTY, typed("Hemligt"), ANNA, NOON), "steg-2", BO, NOON)

    assert [(event.actor, event.action, event.object) for event in after.events] == [
        (ANNA, "saved", KEY),
        (BO, "marked_done", "steg-2"),
    ]


def test_a_task_is_marked_as_done_once_and_can_be_opened_again() -> None:
    once = mark_done(EMPTY, "steg-2", ANNA, NOON)

    assert mark_done(once, "steg-2", BO, NOON) is once
    assert mark_done(once, "steg-2", BO, NOON, done=False).assessment.done == ()


def test_five_questions_are_the_most() -> None:
    five = with_questions(5)

    with pytest.raises(TooManyQuestions):
        add_question(five, ANNA, NOON)


def test_a_question_moves_one_step_and_stops_at_the_ends() -> None:
    three = with_questions(3)

    assert move_question(three, "3", -1, ANNA, NOON).assessment.priorities == ("1", "3", "2")
    assert move_question(three, "1", 1, ANNA, NOON).assessment.priorities == ("2", "1", "3")
    assert move_question(three, "1", -1, ANNA, NOON).assessment.priorities == ("1", "2", "3")


def test_a_removed_question_keeps_what_was_typed_and_its_id_is_never_used_again() -> None:
    key = "fraga/1/text"
    written = save(with_questions(1), {key: Saved(Value("Hur når vi alla?"), 0, "", "2026-1")}, ANNA, NOON)

    removed = remove_question(written, "1", ANNA, NOON)

    assert removed.assessment.value(key) == Value("Hur når vi alla?")
    assert add_question(removed, ANNA, NOON).assessment.priorities == ("2",)


def test_a_question_that_is_not_there_cannot_be_moved_or_removed() -> None:
    with pytest.raises(UnknownQuestion):
        move_question(EMPTY, "1", 1, ANNA, NOON)
    with pytest.raises(UnknownQuestion):
        remove_question(EMPTY, "1", ANNA, NOON)


def test_prioritised_questions_are_put_together_in_their_order() -> None:
    parts = {
        "fraga/2/text": Value("Hur når vi alla?"),
        "fraga/2/prov/betydelse": Value("Fler når målen."),
        "fraga/2/delmal": Value(choices=("kunskaper",)),
        "fraga/2/framgangsfaktor": Value(choices=("ledning",)),
        "fraga/2/onskemal": Value("Att höra hur andra gör."),
        "fraga/2/spsm": Value(choices=("ja",)),
    }
    moved = move_question(with_questions(2), "2", -1, ANNA, NOON)
    written = save(moved, {key: Saved(value, 0, "", "2026-1") for key, value in parts.items()}, ANNA, NOON)

    first, second = prioritised_questions(written.assessment)

    assert (first.id, first.rank, first.text) == ("2", 1, "Hur når vi alla?")
    assert first.tests == {"betydelse": "Fler når målen."}
    assert (first.sub_goal, first.success_factor) == ("kunskaper", "ledning")
    assert first.wish == "Att höra hur andra gör."
    assert first.wants_spsm
    assert (second.id, second.rank, second.text, second.wants_spsm) == ("1", 2, "", False)


@pytest.mark.parametrize(
    "act",
    [
        lambda d: save(d, typed("Ny text"), ANNA, NOON),
        lambda d: mark_done(d, "steg-2", ANNA, NOON),
        lambda d: add_question(d, ANNA, NOON),
        lambda d: move_question(d, "1", 1, ANNA, NOON),
        lambda d: remove_question(d, "1", ANNA, NOON),
        lambda d: send(d, {}, ANNA, NOON),
    ],
)
def test_nothing_changes_in_what_was_sent_until_it_is_taken_back(act) -> None:  # type: ignore[no-untyped-def]
    sent = send(with_questions(2), {}, ANNA, NOON)

    with pytest.raises(AlreadySent):
        act(sent)
    with pytest.raises(AlreadyHeld):
        act(mark_held(sent, "eva@skolverket.example", NOON))
    assert act(take_back(sent, ANNA, NOON)) != sent


def test_what_is_typed_without_pressing_save_becomes_one_version_that_others_still_notice() -> None:
    quiet = save(EMPTY, passing("Det"), ANNA, NOON)
    longer = save(quiet, passing("Det går", version=1), ANNA, NOON + timedelta(minutes=2))
    assert [each.value.text for each in longer.assessment.answers[KEY].versions] == ["Det går"]
    assert longer.assessment.version(KEY) == 2
    assert stale(longer, typed("Bos text", version=1)) == (KEY,)


@pytest.mark.parametrize(("by", "minutes"), [(BO, 2), (ANNA, 11)])
def test_a_colleagues_words_and_those_of_an_earlier_sitting_stay_in_the_history(
    by: str, minutes: int
) -> None:
    first = save(EMPTY, passing("Det går"), ANNA, NOON)
    after = save(first, passing("Framåt", version=1), by, NOON + timedelta(minutes=minutes))
    assert [each.value.text for each in after.assessment.answers[KEY].versions] == ["Det går", "Framåt"]


def test_what_was_saved_on_purpose_stays_in_the_history() -> None:
    first = save(EMPTY, typed("Det går"), ANNA, NOON)
    after = save(first, passing("Framåt", version=1), ANNA, NOON)
    assert [each.value.text for each in after.assessment.answers[KEY].versions] == ["Det går", "Framåt"]


def test_a_save_that_arrives_twice_is_made_once_even_if_somebody_has_gone_on_from_it() -> None:
    once = save(EMPTY, passing("Det går", save_id="a1"), ANNA, NOON)
    on = save(once, typed("Det går framåt", version=1), BO, NOON)
    assert stale(on, passing("Det går", save_id="a1")) == ()
    assert save(on, passing("Det går", save_id="a1"), ANNA, NOON) is on


def test_what_a_colleague_types_is_kept_for_good_once_somebody_saves_the_same() -> None:
    written = settle(save(EMPTY, passing("Hej"), BO, NOON), [KEY])
    after = save(written, passing("", version=1), BO, NOON)
    assert [version.value.text for version in after.assessment.answers[KEY].versions] == ["Hej", ""]
