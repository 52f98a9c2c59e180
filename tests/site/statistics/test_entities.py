import pytest

from nulage_site.model import NATION
from nulage_site.statistics.entities import read_entity, read_periods


def test_the_nation_is_no_principal() -> None:
    entity = read_entity("RIKET: TOTALT", None)
    assert entity is not None
    assert (entity.principal_id, entity.unit_id) == (NATION, "")


@pytest.mark.parametrize(
    ("header", "principal", "number", "unit", "code"),
    [
        ("AB (SVB) (5568674252): HUVUDMAN", "AB (SVB)", "5568674252", "", ""),
        ("LIV  SKOLA (5568674252): HUVUDMAN", "LIV  SKOLA", "5568674252", "", ""),
        (
            "AB (SVB) (5568674252): SKOLA 1-9 (ÄMNEN) (12345678)",
            "AB (SVB)",
            "5568674252",
            "SKOLA 1-9 (ÄMNEN)",
            "12345678",
        ),
        (
            "X (5568674252): TORPSKOLAN SKOLENHET 1 (00345678)",
            "X",
            "5568674252",
            "TORPSKOLAN SKOLENHET 1",
            "00345678",
        ),
        ("X (5568674252): HUVUDMAN (12345678)", "X", "5568674252", "HUVUDMAN", "12345678"),
        ("X: Y (5568674252): S:T PERS (12345678)", "X: Y", "5568674252", "S:T PERS", "12345678"),
    ],
)
def test_a_heading_is_read_from_the_right(
    header: str, principal: str, number: str, unit: str, code: str
) -> None:
    entity = read_entity(header, None)
    assert entity is not None
    assert (entity.principal_name, entity.organisation_number) == (principal, number)
    assert (entity.unit_name, entity.unit_id) == (unit, code)


@pytest.mark.parametrize(
    "header",
    ["", "TOTALT", "X (556867425): HUVUDMAN", "X (5568674252)", "(5568674252): HUVUDMAN", "x" * 9999],
)
def test_another_heading_is_nobody(header: str) -> None:
    assert read_entity(header, None) is None


def test_one_column_speaks_of_three_periods() -> None:
    assert read_periods("2024/25") == {
        "school_year": "2024/25",
        "calendar_year": "2024",
        "spring_term": "VT 2025",
    }
    assert read_periods("1999/00") is not None


@pytest.mark.parametrize("header", ["2024/26", "2024-25", "läsåret", "", 24.5, None])
def test_a_heading_that_is_no_year_is_not_guessed_at(header: object) -> None:
    assert read_periods(header) is None


def test_a_calendar_year_may_come_as_a_number() -> None:
    assert read_periods(2024.0) == {"school_year": "2024", "calendar_year": "2024", "spring_term": "VT 2024"}
