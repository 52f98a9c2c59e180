from datetime import UTC, datetime

import pytest

from nulage_forms.dialogue import Saved, place_question, save
from nulage_forms.dialogue.areas import questions_of_answers, take_answer
from nulage_forms.dialogue.rows import (
    CAUSES,
    MOST_ROWS,
    TooManyRows,
    UnknownRow,
    add_row,
    figures_of,
    remove_row,
    row_key,
    rows,
    stands,
)
from nulage_forms.dialogue.submissions import send, sent_assessment
from nulage_forms.model import Dialogue, Value

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ANNA, BO = "anna@x.example", "bo@x.example"
PLACE = figures_of("kunskaper")


def wrote(dialogue: Dialogue, key: str, text: str) -> Dialogue:
    return save(dialogue, {key: Saved(Value(text), 0, "", "")}, ANNA, NOON)


def with_rows(place: str, count: int) -> Dialogue:
    dialogue = Dialogue("9000000001")
    for number in range(count):
        dialogue, row = add_row(dialogue, place, ANNA, NOON)
        dialogue = wrote(dialogue, row_key(place, row, "namn"), f"Mått {number}")
    return dialogue


def test_a_team_begins_with_room_for_one_cause_and_with_no_figures_of_its_own() -> None:
    empty = Dialogue("9000000001").assessment
    assert rows(empty, CAUSES) == ("1",)
    assert rows(empty, PLACE) == ()


def test_what_is_added_stands_last_under_an_id_that_was_never_used() -> None:
    dialogue = remove_row(with_rows(CAUSES, 1), CAUSES, "2", ANNA, NOON)
    dialogue, row = add_row(dialogue, CAUSES, ANNA, NOON)
    assert (row, rows(dialogue.assessment, CAUSES)) == ("3", ("1", "3"))


def test_whoever_presses_twice_is_given_the_same_empty_row_and_a_colleague_another() -> None:
    once, first = add_row(Dialogue("9000000001"), PLACE, ANNA, NOON)
    twice, again = add_row(once, PLACE, ANNA, NOON)
    _, others = add_row(twice, PLACE, BO, NOON)
    assert twice is once
    assert (again, others) == (first, "3")


def test_there_is_an_end_to_it() -> None:
    with pytest.raises(TooManyRows):
        add_row(with_rows(PLACE, MOST_ROWS), PLACE, ANNA, NOON)


def test_what_is_removed_is_kept_and_not_sent() -> None:
    before = wrote(with_rows(PLACE, 2), "orsak/1/bakom", "Byten.")
    after = remove_row(before, PLACE, "2", ANNA, NOON)
    assert after.assessment.value("egna/2/namn").text == "Mått 0"
    assert [stands(after.assessment, f"egna/{row}/namn") for row in "23"] == [False, True]
    sent = sent_assessment(send(after, {}, ANNA, NOON).submissions[0])
    assert set(sent.answers) == {"egna/3/namn", "orsak/1/bakom"}
    assert rows(sent, PLACE) == ("3",)


def test_a_team_that_removes_its_last_cause_has_room_for_a_new_one() -> None:
    after = remove_row(wrote(Dialogue("9000000001"), "orsak/1/bakom", "Byten."), CAUSES, "1", ANNA, NOON)
    assert rows(after.assessment, CAUSES) == ("2",)
    assert not stands(after.assessment, "orsak/1/bakom")


def test_what_is_not_there_cannot_be_removed() -> None:
    with pytest.raises(UnknownRow):
        remove_row(Dialogue("9000000001"), PLACE, "1", ANNA, NOON)


def test_an_answer_becomes_a_question_once() -> None:
    begun = wrote(Dialogue("9000000001"), "orsak/1/bakom", "Byten.")
    parts = {"framgangsfaktor": Saved(Value(choices=("tid",)), 0, "", "")}
    once = take_answer(begun, "orsak/1/bakom", parts, ANNA, NOON)
    assert questions_of_answers(once.assessment) == {"orsak/1/bakom": "1"}
    assert once.assessment.value("fraga/1/framgangsfaktor").choices == ("tid",)
    assert take_answer(once, "orsak/1/bakom", parts, BO, NOON) is once


@pytest.mark.parametrize(("rank", "order"), [(1, "312"), (2, "132"), (3, "123"), (9, "123"), (-4, "312")])
def test_a_question_is_put_at_the_place_that_was_chosen_or_as_near_as_the_list_goes(
    rank: int, order: str
) -> None:
    dialogue = Dialogue("9000000001")
    for key in ("a", "b", "c"):
        dialogue = take_answer(dialogue, key, {}, ANNA, NOON)
    assert place_question(dialogue, "3", rank, ANNA, NOON).assessment.priorities == tuple(order)
