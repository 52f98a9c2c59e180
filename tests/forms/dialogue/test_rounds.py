"""What is true of a dialogue whose round has come to its end, and of the next one?"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from nulage_forms.dialogue import Saved, add_question, save
from nulage_forms.dialogue.rounds import (
    MOST_IN_A_POINT,
    MOST_POINTS,
    AgreedMeanwhile,
    NotYetHeld,
    agree,
    agreed_last,
    agreed_points,
    mark_of,
    new_round,
    said_last,
)
from nulage_forms.dialogue.submissions import mark_held, send
from nulage_forms.model import Agreed, Assessment, Dialogue, UnitForm, Value

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ANNA, EVA = "anna@x.example", "eva@skolverket.example"
KEY = "steg-1/kunskaper/visar"


@pytest.fixture
def held() -> Dialogue:
    asked = add_question(Dialogue("9990000016"), ANNA, NOON)
    written = save(asked, {KEY: Saved(Value("Hej"), 0, "Vad?", "2026-1")}, ANNA, NOON)
    return mark_held(send(written, {}, ANNA, NOON), EVA, NOON)


def test_nothing_is_agreed_and_no_round_begins_before_the_call_is_held() -> None:
    for act in (
        lambda before: agree(before, Agreed(("x",)), "", EVA, NOON),
        lambda b: new_round(b, EVA, NOON),
    ):
        with pytest.raises(NotYetHeld):
            act(Dialogue("9990000016"))


def test_what_was_agreed_is_kept_by_the_line_and_stands_until_the_next_agreement(held: Dialogue) -> None:
    said = Agreed(agreed_points("Vi ses i mars. \n\n Lås upp"), date(2027, 3, 1))
    agreed = agree(held, said, mark_of(held.agreed), EVA, NOON)
    assert agreed.agreed == Agreed(("Vi ses i mars.", "Lås upp"), date(2027, 3, 1))
    assert agreed.events[-1].object == "2", "the log says how many, not what"
    assert agree(agreed, Agreed(("Vi ses i mars.", "Lås upp"), date(2027, 3, 1)), "", EVA, NOON) is agreed
    again = new_round(agreed, EVA, NOON)
    assert (again.agreed, agreed_last(again)) == (Agreed(), agreed.agreed)


def test_what_somebody_else_has_agreed_meanwhile_is_not_written_over(held: Dialogue) -> None:
    read = mark_of(held.agreed)
    first = agree(held, Agreed(("Vi läser.",)), read, EVA, NOON)
    for late in (Agreed(("Vi räknar.",)), Agreed()):
        with pytest.raises(AgreedMeanwhile):
            agree(first, late, read, "sam@spsm.example", NOON)
    assert agree(first, Agreed(), mark_of(first.agreed), EVA, NOON).agreed == Agreed()


@pytest.mark.parametrize("points", [("x",) * (MOST_POINTS + 1), ("x" * (MOST_IN_A_POINT + 1),)])
def test_nothing_that_was_agreed_is_cut(held: Dialogue, points: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="no room"):
        agree(held, Agreed(points), mark_of(held.agreed), EVA, NOON)


def test_a_new_round_begins_empty_and_the_old_one_is_kept_whole(held: Dialogue) -> None:
    again = new_round(held, EVA, NOON)
    assert (again.assessment, again.submissions, again.held_at, again.progress) == (
        Assessment(),
        (),
        None,
        "not_started",
    )
    (past,) = again.rounds
    assert (past.assessment, past.submissions, past.held_at) == (held.assessment, held.submissions, NOON)
    assert said_last(again, KEY) == Value("Hej")
    assert said_last(held, KEY) == Value()
    assert again.events[:-1] == held.events


def test_a_question_of_the_new_round_is_never_taken_for_one_of_the_old(held: Dialogue) -> None:
    asked = add_question(new_round(held, EVA, NOON), ANNA, NOON)
    assert asked.assessment.priorities == ("2",)
    assert said_last(asked, "fraga/2/text") == Value()


def test_what_head_teachers_wrote_is_put_away_with_the_round(held: Dialogue) -> None:
    form = UnitForm("10000001", "Åskolan", "bo@x.example", ANNA, NOON, "ab" * 32, NOON)
    again = new_round(replace(held, unit_forms=(form,)), EVA, NOON)
    assert (again.unit_forms, again.rounds[0].unit_forms) == ((), (form,))
