"""How is a fault in content or statistics told, so that the person who can mend it knows what to do?"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

SHOWN = 60
"""How many characters of a text a report quotes."""

COUNTED = re.compile(r"(\d+|(?<=kolumn )[A-Z]+)")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, with everything needed to mend it, in plain Swedish.

    `file` is a path as the reader of the report knows it, `place` a line, row, column or key in it. `found`
    and `expected` are phrases that can follow a colon, `remedy` is whole sentences.
    """

    file: str
    place: str
    found: str
    expected: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}\n  Fel: {self.found}\n  Ska vara: {self.expected}\n  Gör så här: {self.remedy}"


class FaultsFound(Exception):
    """Content or statistics cannot be used as they are; carries every fault, sorted by file and place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=_in_order))
        super().__init__("\n".join(str(fault) for fault in self.faults))


def read_on(faults: list[Fault], read: Callable[[], T]) -> T | None:
    """What is read, or None with what is wrong added to the faults, so that the rest is read too."""
    try:
        return read()
    except FaultsFound as found:
        faults += found.faults
        return None


def quoted(value: object) -> str:
    """A value as a sentence can hold it: on one line, a text between ”…”, a long one cut short."""
    if value is None:
        return "tomt"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str).strip('"')
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    short = plain if len(plain) <= SHOWN else f"{plain[:SHOWN].rstrip()} …"
    return f"”{short}”" if isinstance(value, str) else short


def either(names: Sequence[str]) -> str:
    """`a, b eller c`."""
    return " eller ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _in_order(fault: Fault) -> tuple[str, list[tuple[int, str]], Fault]:
    """Line 8 comes before line 14, and column B before column AA: the shorter number is the smaller."""
    parts = enumerate(COUNTED.split(fault.place))
    return fault.file, [(len(part) if n % 2 else 0, part) for n, part in parts], fault
