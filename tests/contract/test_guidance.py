"""Does the guidance say of the service what the service says of itself?"""

import tomllib
from pathlib import Path

import pytest

from nulage_forms.questionnaire import asked, short_path, units
from nulage_forms.roles import KINDS
from nulage_forms.swedish import count_text

CONTENT = Path(__file__).parents[2] / "content"
LEAST = asked.MINUTES_PER_PRIORITY + asked.MINUTES_FOR_CALL + asked.MINUTES_TO_CHECK
"""What the least takes that can be sent: one question, somebody to call, and a last look."""


def told(page: str) -> str:
    return (CONTENT / page).read_text(encoding="utf-8")


def rows_under(heading: str, page: str) -> list[tuple[str, ...]]:
    """The rows of the table whose first column is called so, without its two lines of heading."""
    _, _, table = told(page).partition(f"\n| {heading} |")
    lines = table.partition("\n\n")[0].splitlines()[2:]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


def test_the_roles_that_staff_read_of_are_those_that_a_team_chooses_among() -> None:
    assert rows_under("Roll", "guidance/for-handlaggare.md") == [(kind.name, kind.allows) for kind in KINDS]


def test_a_head_teacher_reads_what_the_form_asks_and_how_long_it_takes() -> None:
    questions = tomllib.loads(told("quality-system/units.toml"))["unit_question"]
    listed = [line[2:] for line in told("guidance/for-rektorer.md").splitlines() if line.startswith("- ")]
    assert [question["text"] for question in questions] == listed[: len(questions)]
    assert rows_under("Vad", "guidance/for-rektorer.md")[0][2] == f"{units.MINUTES} minuter"


@pytest.mark.parametrize("page", ["guidance/for-rektorer.md", "easy-read/for-rektorer.md"])
def test_a_head_teachers_minutes_are_the_forms(page: str) -> None:
    assert f"{units.MINUTES} minuter" in told(page)


def test_the_shortest_way_takes_as_long_wherever_it_is_told() -> None:
    assert short_path.MINUTES == LEAST
    for page in ("fore", "fragor-och-svar", "for-sma-huvudman"):
        assert f"{LEAST} minuter" in told(f"guidance/{page}.md"), page
    for page in ("fore", "fragor-och-svar"):
        assert f"{LEAST} minuter" in told(f"easy-read/{page}.md"), page


def test_the_parts_of_the_shortest_way_take_what_the_service_counts_with() -> None:
    _, _, way = told("guidance/for-sma-huvudman.md").partition("### Är ni inbjudna?")
    parts = [line.partition(" minuter:")[0] for line in way.splitlines() if " minuter: " in line][:3]
    counted = (asked.MINUTES_PER_PRIORITY, asked.MINUTES_FOR_CALL, asked.MINUTES_TO_CHECK)
    assert parts == [
        f"{place}. **{count_text(minutes).capitalize()}" for place, minutes in enumerate(counted, start=1)
    ]
    assert f"*{short_path.NAME}*" in way


def test_every_question_of_the_two_steps_stands_where_all_of_them_are_said_to_stand() -> None:
    steps = tomllib.loads(told("quality-system/steps.toml"))["step"]
    page = told("guidance/nulagesanalys.md").splitlines()
    for question in (question for step in steps for question in step["questions"]):
        assert f"### {question['text']}" in page


def test_the_minutes_of_the_two_steps_are_those_that_the_service_counts_with() -> None:
    first, second = tomllib.loads(told("quality-system/steps.toml"))["step"]
    goal, rest = count_text(first["minutes_per_sub_goal"]), count_text(first["minutes_once"])
    counted = f"{goal} minuter för varje delmål, {rest} för resten av steg 1 och {second['minutes_once']} för steg 2"
    page = told("guidance/nulagesanalys.md")
    assert counted in page
    assert f"\n| Steg 2 | {second['minutes_once']} minuter |" in page


def test_one_rule_says_how_an_open_question_begins() -> None:
    rule = "*hur*, *vad* eller *varför*"
    for page in ("guidance/prioriterade-fragor.md", "easy-read/prioriterade-fragor.md"):
        assert rule in told(page), page
    assert rule.replace("*", "") in asked.PRIORITY_INTRODUCTION
