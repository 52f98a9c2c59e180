"""How is a fault in content or statistics told, so that the person who can mend it knows what to do?"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, with everything needed to mend it.

    `file` is a path as the reader of the report knows it, `place` a line, row, column or key in it.
    """

    file: str
    place: str
    found: str
    expected: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: found {self.found}; expected {self.expected}. {self.remedy}"


class FaultsFound(Exception):
    """Content or statistics cannot be used as they are; carries every fault, sorted by file and place."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
