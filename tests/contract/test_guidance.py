"""Does the guidance say of the service what the service says of itself?"""

import tomllib
from pathlib import Path

import pytest

from nulage_forms.questionnaire import units
from nulage_forms.roles import KINDS

CONTENT = Path(__file__).parents[2] / "content"


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
    asked = tomllib.loads(told("quality-system/units.toml"))["unit_question"]
    listed = [line[2:] for line in told("guidance/for-rektorer.md").splitlines() if line.startswith("- ")]
    assert [question["text"] for question in asked] == listed[: len(asked)]
    assert rows_under("Vad", "guidance/for-rektorer.md")[0][2] == f"{units.MINUTES} minuter"


@pytest.mark.parametrize("page", ["guidance/for-rektorer.md", "easy-read/for-rektorer.md"])
def test_a_head_teachers_minutes_are_the_forms(page: str) -> None:
    assert f"{units.MINUTES} minuter" in told(page)
