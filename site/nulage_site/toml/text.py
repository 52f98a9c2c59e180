"""What does a TOML file say, and on which line does it say it?"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nulage_site.faults import Fault, FaultsFound, quoted

Location = tuple[str | int, ...]
"""The way to a value: `("indicator", 3, "unit")` is the unit of the fourth indicator."""

HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]")
KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
ERROR_LINE = re.compile(r"\(at line (\d+), column \d+\)")

LOOK = "Leta på raden, och på raden före, efter något som saknas eller står för mycket."
SYNTAX = (
    (
        "overwrite|twice|redefine|mutate|Duplicate",
        "något som redan står tidigare i filen",
        "Ta bort det ena, eller byt namn på det.",
    ),
    ("Invalid date", "ett datum eller klockslag som inte finns", "Rätta datumet."),
    (
        "Unterminated|Illegal character|invalid character|Expected \"'",
        "en text utan citattecken i slutet",
        "Sätt dit citattecknet.",
    ),
    ("Unclosed|Expected '\\]", "en hakparentes eller klammer som inte stängs", LOOK),
    ("Expected '='", "ett likhetstecken som saknas", "Skriv en nyckel, ett likhetstecken och ett värde."),
    ("Unescaped|hex value|Unicode", "ett omvänt snedstreck", "Skriv två i följd, \\\\, om det ska synas."),
    ("Invalid value", "ett värde som inte går att läsa", "Sätt citattecken om en text."),
    (
        "Expected newline",
        "mer än ett värde på raden",
        "Sätt citattecken om en text. Skriv datum som 2026-11-21.",
    ),
)
"""What Python says is wrong with a TOML file; what the report says was found, and what to do."""


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file that could be read; `name` is its path as the reader of a report knows it."""

    name: str
    table: Mapping[str, Any]
    lines: Mapping[Location, int]

    def place(self, table: Location, inner: Location = ()) -> str:
        """`rad 12`: where a value of a table stands, or would stand; empty for the file as a whole.

        It stands in the table itself, or before all tables, or else the nearest table around it is told.
        """
        whole = (*table, *inner)
        around = (whole[:end] for end in range(len(whole) - 1, 0, -1))
        line = next((self.lines[way] for way in (whole, inner, *around) if way in self.lines), None)
        return f"rad {line}" if line else ""


def read_toml(path: Path, told_as: str = "") -> TomlFile:
    """The file's tables, with the line of each key; `told_as` is its name in a report, if not the path.

    Raises FaultsFound when there is no such file, or it is not TOML in UTF-8.
    """
    name = told_as or path.as_posix()
    try:
        text = path.read_text(encoding="utf-8-sig")
        return TomlFile(name, tomllib.loads(text), dict(_lines(text)))
    except OSError:
        remedy = "Lägg dit filen. Utgå från den som följer med projektet."
        fault = Fault(
            name, "", "filen finns inte, eller går inte att öppna", "en fil i formatet TOML", remedy
        )
    except UnicodeDecodeError:
        fault = Fault(name, "", "tecken som inte är UTF-8", "text i UTF-8", "Spara filen som UTF-8.")
    except tomllib.TOMLDecodeError as error:
        fault = _misread(name, text, str(error))
    raise FaultsFound([fault])


def _misread(name: str, text: str, said: str) -> Fault:
    """The fault of a file that breaks the rules of TOML, with the line as it stands."""
    rules = ((found, remedy) for pattern, found, remedy in SYNTAX if re.search(pattern, said))
    found, remedy = next(rules, ("något som inte är TOML", LOOK))
    if not (line := ERROR_LINE.search(said)):
        return Fault(name, "sist i filen", found, "text i formatet TOML", remedy)
    content = text.split("\n")[int(line[1]) - 1]
    return Fault(name, f"rad {line[1]}", f"{found}: {quoted(content)}", "text i formatet TOML", remedy)


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
