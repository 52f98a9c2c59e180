"""What the form service exports of principals' questions is read whole, or every fault in it is told."""

import json
from datetime import date
from pathlib import Path

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.model import SharedQuestion
from nulage_site.statistics.shared_questions import read_shared_questions

TOLD_AS = "shared-questions/2026-05-18/questions.json"
HOW = {
    "principal": "2129900003",
    "name": "Lillångs kommun",
    "text": "Hur når vi fler?",
    "sent": "2026-05-12",
    "round": 1,
}
WHY = HOW | {"text": "Varför hos oss?", "round": 2}


@pytest.fixture
def read(tmp_path: Path):
    def read(*questions: object, contract: object = 1):
        file = tmp_path / "questions.json"
        file.write_text(json.dumps({"contract": contract, "questions": questions}), encoding="utf-8")
        return read_shared_questions(file, TOLD_AS)

    return read


def faults(read, *questions: object, **more: object) -> list[tuple[str, str]]:
    with pytest.raises(FaultsFound) as found:
        read(*questions, **more)
    assert all("nulage-forms shared-questions" in fault.remedy for fault in found.value.faults)
    return [(fault.place, fault.found) for fault in found.value.faults]


def test_each_principal_has_its_questions_in_the_order_of_the_file(read) -> None:
    other = WHY | {"principal": "sc452m3olt"}
    assert read(HOW, other, WHY) == {
        "2129900003": (
            SharedQuestion("Hur når vi fler?", date(2026, 5, 12), 1),
            SharedQuestion("Varför hos oss?", date(2026, 5, 12), 2),
        ),
        "sc452m3olt": (SharedQuestion("Varför hos oss?", date(2026, 5, 12), 2),),
    }


def test_when_nobody_shares_anything_any_more_the_file_is_empty_and_right(read) -> None:
    assert read() == {}


@pytest.mark.parametrize(
    ("part", "value", "told"),
    [
        ("principal", "../2129900003", "`principal` är ”../2129900003”"),
        ("principal", "", "`principal` är ””"),
        ("text", "Hur? " * 121, "`text` är ”Hur?"),
        ("text", "  ", "`text` är ””"),
        ("sent", "i maj", "`sent` är ”i maj”"),
        ("round", 0, "`round` är 0"),
        ("wish", "Mer tid", "nyckeln `wish`"),
    ],
)
def test_a_question_that_cannot_be_is_told_with_its_place(read, part: str, value: object, told: str) -> None:
    ((place, found),) = faults(read, WHY, HOW | {part: value})
    assert place == "fråga 2"
    assert told in found


def test_every_fault_is_told_at_once(read) -> None:
    without_text = {name: value for name, value in HOW.items() if name != "text"}
    assert [place for place, _ in faults(read, HOW | {"round": "x"}, WHY, without_text, "Hur?")] == [
        "fråga 1",
        "fråga 3",
        "fråga 4",
    ]


def test_the_same_question_twice_from_one_principal_is_a_fault_and_from_two_is_none(read) -> None:
    assert len(read(HOW, HOW | {"principal": "2129900011"})) == 2
    assert faults(read, HOW, WHY, HOW) == [("fråga 3", "samma fråga en gång till från 2129900003")]


def test_what_may_be_a_persons_number_is_neither_published_nor_told(read) -> None:
    questions = (HOW | {"text": "Hur gick det för 811218-9876?"}, WHY | {"principal": "8112189876X"})
    told = faults(read, *questions)
    assert [place for place, _ in told] == ["fråga 1", "fråga 2"]
    assert "9876" not in str(told)


def test_another_contract_and_another_file_are_refused(read, tmp_path: Path) -> None:
    assert faults(read, HOW, contract=2) == [("", "`contract` är 2")]
    for text in ("[]", "{", "område,år\n", '{"contract": 1}'):
        (tmp_path / "other.json").write_text(text, encoding="utf-8")
        with pytest.raises(FaultsFound):
            read_shared_questions(tmp_path / "other.json", TOLD_AS)
