"""Does the guidance say of the service what the service says of itself?"""

from pathlib import Path

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
