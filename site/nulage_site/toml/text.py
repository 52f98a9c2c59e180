"""What does a TOML file say, and on which line does it say it?"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nulage_site.faults import Fault, FaultsFound

Location = tuple[str | int, ...]
"""The way to a value: `("indicator", 3, "unit")` is the unit of the fourth indicator."""

HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]")
KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
ERROR_LINE = re.compile(r"\s*\((?:at line (\d+), column \d+|at end of document)\)")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file that could be read; `name` is its path as the reader of a report knows it."""

    name: str
    table: Mapping[str, Any]
    lines: Mapping[Location, int]

    def place(self, table: Location, inner: Location = ()) -> str:
        """`line 12`: where a value of a table stands, or would stand; empty for the file as a whole.

        It stands in the table itself, or before all tables, or else the nearest table around it is told.
        """
        whole = (*table, *inner)
        around = (whole[:end] for end in range(len(whole) - 1, 0, -1))
        line = next((self.lines[way] for way in (whole, inner, *around) if way in self.lines), None)
        return f"line {line}" if line else ""


def read_toml(path: Path) -> TomlFile:
    """The file's tables, with the line of each key. Raises FaultsFound when it is not TOML in UTF-8."""
    name = path.as_posix()
    try:
        text = path.read_text(encoding="utf-8")
        return TomlFile(name, tomllib.loads(text), dict(_lines(text)))
    except UnicodeDecodeError:
        fault = Fault(name, "", "bytes that are not UTF-8", "text in UTF-8", "Save the file as UTF-8.")
    except tomllib.TOMLDecodeError as error:
        line = ERROR_LINE.search(str(error))
        place = f"line {line[1]}" if line and line[1] else "at the end" if line else ""
        found = ERROR_LINE.sub("", str(error))
        fault = Fault(name, place, f"“{found}”", "TOML", "Look for a missing quote, bracket or equals sign.")
    raise FaultsFound([fault])


def _lines(text: str) -> Iterator[tuple[Location, int]]:
    """Each table and key of the text with its line; text between triple quotes is passed over."""
    tables: Counter[Location] = Counter()
    table: Location = ()
    quoted = False
    for number, line in enumerate(text.splitlines(), 1):
        if not quoted and (header := HEADER.match(line)):
            table = _enter(header[2].split("."), tables, repeated=header[1] == "[[")
            yield table, number
        elif not quoted and (key := KEY.match(line)):
            yield (*table, key[1]), number
        quoted ^= line.count('"""') % 2 == 1


def _enter(names: list[str], tables: Counter[Location], *, repeated: bool) -> Location:
    """The location of a table from its header; `tables` counts the tables of each array so far."""
    location: Location = ()
    for name in names[:-1]:
        location = (*location, name)
        if tables[location]:
            location = (*location, tables[location] - 1)
    location = (*location, names[-1])
    if not repeated:
        return location
    tables[location] += 1
    return (*location, tables[location] - 1)
