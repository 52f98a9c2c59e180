"""Whom does a column of the analysis basis speak of, and of which year?"""

import re
from typing import Any

from nulage_site.fixed import fixed
from nulage_site.model import NATION, PeriodKind
from nulage_site.statistics.identity import is_sole_trader, principal_id

NATION_HEADER = re.compile(r"RIKET: TOTALT", re.IGNORECASE)
# Read from the right: names hold parentheses and colons of their own.
PRINCIPAL_HEADER = re.compile(r"(.*\S) \((\d{10})\): HUVUDMAN", re.IGNORECASE | re.DOTALL)
UNIT_HEADER = re.compile(r"(.*\S) \((\d{10})\): (.*\S) \((\d{8})\)", re.DOTALL)
LONGEST_HEADER = 500
"""The longest real one has 120 characters; a pattern is never tried on a text without end."""

SCHOOL_YEAR = re.compile(r"(\d{4})/(\d{2})")
CALENDAR_YEAR = re.compile(r"(\d{4})(?:\.0)?")


@fixed
class Entity:
    """The nation, a principal, or a school unit under a principal. `unit_id` has eight digits or none."""

    principal_id: str
    organisation_number: str | None
    principal_name: str
    unit_id: str = ""
    unit_name: str = ""


def names_someone(header: Any) -> bool:
    """Whether a heading is written as one of the nation, a principal or a school unit."""
    text = header.strip() if isinstance(header, str) else ""
    patterns = (NATION_HEADER, PRINCIPAL_HEADER, UNIT_HEADER)
    return len(text) <= LONGEST_HEADER and any(pattern.fullmatch(text) for pattern in patterns)


def read_entity(header: str, key: bytes | None) -> Entity | None:
    """Whom a column's heading names, or None when it is no such heading. Raises KeyMissing.

    `NAME (ten digits): HUVUDMAN` is a principal, `NAME (ten digits): UNIT (eight digits)` a school unit.
    """
    header = header.strip()
    if len(header) > LONGEST_HEADER:
        return None
    if NATION_HEADER.fullmatch(header):
        return Entity(NATION, None, "Riket")
    if found := UNIT_HEADER.fullmatch(header):
        name, number, unit, code = found.groups()
    elif found := PRINCIPAL_HEADER.fullmatch(header):
        name, number, unit, code = (*found.groups(), "", "")
    else:
        return None
    shown = None if is_sole_trader(number) else number
    return Entity(principal_id(number, key), shown, name, code, unit)


def read_periods(header: Any) -> dict[PeriodKind, str] | None:
    """What a column headed `2024/25` speaks of, by the kind of measure, or None when that is no such heading.

    Pupils, staff and results: the school year. Costs: its first calendar year. Surveys: the spring of its
    second. So says the table's own footnote. A column headed by a calendar year speaks of that year alone.
    """
    text = str(header).strip()
    if found := SCHOOL_YEAR.fullmatch(text):
        first = int(found[1])
        if (first + 1) % 100 != int(found[2]):
            return None
        return {"school_year": text, "calendar_year": str(first), "spring_term": f"VT {first + 1}"}
    if found := CALENDAR_YEAR.fullmatch(text):
        return {"school_year": found[1], "calendar_year": found[1], "spring_term": f"VT {found[1]}"}
    return None
