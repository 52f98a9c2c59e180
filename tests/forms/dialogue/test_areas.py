"""What is true of a question that was made of an area of the analysis?"""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from nulage_forms.dialogue import AlreadySent, Saved, TooManyQuestions, remove_question
from nulage_forms.dialogue.areas import AlreadyTaken, questions_of_areas, take_area
from nulage_forms.dialogue.submissions import send
from nulage_forms.model import Dialogue, TakenArea, Value

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ANNA = "anna@x.example"
EMPTY = Dialogue("9990000016")


def area(name: str = "trygghet-under") -> TakenArea:
    return TakenArea(name, "Trygghet", "Siffran är lägre än väntat.", "våren 2025", "2026-1")


def typed(text: str) -> Mapping[str, Saved]:
    return {"text": Saved(Value(text), 1, "Vad vill ni prata om?", "2026-1")}


def taken(dialogue: Dialogue, one: TakenArea | None, text: str = "Vad ligger bakom?") -> Dialogue:
    return take_area(dialogue, one, typed(text), ANNA, NOON)


def test_the_question_keeps_what_the_area_said_and_what_was_typed() -> None:
    assessment = taken(EMPTY, area()).assessment

    assert assessment.areas == {"1": area()}
    assert assessment.value("fraga/1/text") == Value("Vad ligger bakom?")
    assert questions_of_areas(assessment) == {"trygghet-under": "1"}


def test_the_same_sent_twice_is_one_question() -> None:
    once = taken(EMPTY, area())

    assert taken(once, area()) is once


def test_a_colleagues_question_of_the_same_area_is_not_written_over() -> None:
    with pytest.raises(AlreadyTaken):
        taken(taken(EMPTY, area()), area(), "Något annat?")


def test_an_area_can_be_taken_again_once_its_question_is_removed() -> None:
    again = taken(remove_question(taken(EMPTY, area()), "1", ANNA, NOON), area(), "Något annat?")

    assert questions_of_areas(again.assessment) == {"trygghet-under": "2"}
    assert again.assessment.value("fraga/1/text") == Value("Vad ligger bakom?")


def test_a_question_of_no_area_rests_on_none() -> None:
    assessment = taken(EMPTY, None).assessment

    assert (assessment.priorities, dict(assessment.areas)) == (("1",), {})


def test_there_are_never_more_than_five() -> None:
    dialogue = EMPTY
    for number in range(5):
        dialogue = taken(dialogue, area(f"omrade-{number}"))
    with pytest.raises(TooManyQuestions):
        taken(dialogue, area())


def test_nothing_is_taken_while_what_was_sent_stands() -> None:
    with pytest.raises(AlreadySent):
        taken(send(EMPTY, {}, ANNA, NOON), area())
