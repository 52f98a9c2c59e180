"""Whom does a form name as head teachers: by a field for each unit, or by a list that was pasted?"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from nulage_forms.catalogue.published import PublishedUnit
from nulage_forms.messages import message, of_address
from nulage_forms.model import NotAnAddress, normal_email
from nulage_forms.swedish import fold, listed

FIELD, LIST = "epost-", "lista"
MOST_LINES = 500
ODD = ("odd_unit_lines", "odd_emails_in_lines", "another_asked_in_lines", "unit_in_two_lines")
"""What can be wrong with lines of the list, by the message that tells of it."""
_APART = re.compile(r"\s*[;\t]\s*")


@dataclass
class Addresses:
    """Normal addresses by the units' codes, and of each field by its id all that is to be mended in it."""

    found: dict[str, str] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)


def addresses(
    units: Sequence[PublishedUnit], asked: Mapping[str, str], typed: Mapping[str, str]
) -> Addresses:
    """What the form says; a unit that has both a line and a field is asked as its field says.

    No two `units` are called the same, so that a name that several have is none of theirs. Those that are
    `asked` already, by their codes, stay so: a line with the same address is no fault, and changes nothing.
    """
    said = Addresses()
    known = {key: unit for unit in units for key in (unit.code, fold(unit.name))}
    lines = typed.get(LIST, "").splitlines()[:MOST_LINES]
    odd: dict[str, list[str]] = {key: [] for key in ODD}
    for number, line in ((n, line) for n, line in enumerate(lines, start=1) if line.strip()):
        name, _, email = (_APART.sub(";", line.strip())).rpartition(";")
        unit = known.get(name) or known.get(fold(name))
        address = _normal(email)
        if unit is None:
            odd["odd_unit_lines"].append(f"{number}")
        elif address is None:
            odd["odd_emails_in_lines"].append(f"{number}")
        elif unit.code in asked:
            if asked[unit.code] != address:
                odd["another_asked_in_lines"].append(f"{number}")
        elif said.found.setdefault(unit.code, address) != address:
            odd["unit_in_two_lines"].append(f"{number}")
    if told := " ".join(message(key, lines=f"rad {listed(rows)}") for key, rows in odd.items() if rows):
        said.faults.append((LIST, told))
    unasked = [unit for unit in units if unit.code not in asked]
    for unit in unasked:
        if not (email := typed.get(f"{FIELD}{unit.code}", "").strip()):
            continue
        try:
            said.found[unit.code] = normal_email(email)
        except NotAnAddress as fault:
            said.faults.append((f"{FIELD}{unit.code}", of_address(fault, unit.name)))
    if not said.found and not said.faults and any(line.strip() for line in lines):
        said.faults.append((LIST, message("all_asked_already")))
    elif not said.found and not said.faults:
        said.faults.append((f"{FIELD}{unasked[0].code}" if unasked else LIST, message("no_unit_asked")))
    return said


def _normal(email: str) -> str | None:
    try:
        return normal_email(email)
    except NotAnAddress:
        return None
