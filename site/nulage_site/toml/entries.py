"""How does a table in a TOML file become something typed, or else a fault that can be mended?"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from nulage_site.faults import Fault, FaultsFound
from nulage_site.faults.validation import explained
from nulage_site.stamps import left_behind
from nulage_site.toml.text import Location, TomlFile, read_toml

T = TypeVar("T")
STRICT = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One thing that the content says, and where it says it."""

    item: T
    file: TomlFile
    location: Location

    def fault(self, inner: Location, found: str, expected: str, remedy: str) -> Fault:
        """A fault at a key of this entry."""
        return Fault(self.file.name, self.file.place(self.location, inner), found, expected, remedy)


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """All entries of one kind. Only a part that is `whole` can tell that something is not in it."""

    entries: tuple[Entry[T], ...]
    whole: bool

    @property
    def items(self) -> tuple[T, ...]:
        """What the entries say, without where."""
        return tuple(entry.item for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """Which files hold entries of one kind, and under which key; without a key a file is one entry.

    `adapter` takes a tuple of one: a dataclass by itself would not take over its strictness.
    """

    pattern: str
    key: str
    adapter: TypeAdapter[tuple[T]]


def read_part(folder: Path, kind: Kind[T], faults: list[Fault]) -> Part[T]:
    """Every entry of one kind, file by file in the order of their names; adds to `faults` what is not one."""
    before = len(faults)
    entries: list[Entry[T]] = []
    for path in sorted(path for path in folder.glob(kind.pattern) if not left_behind(path.name)):
        try:
            file = read_toml(path)
        except FaultsFound as found:
            faults += found.faults
            continue
        for location, table in _tables(file, kind.key, faults):
            entries += _entry(kind, table, file, location, faults)
    if not entries and len(faults) == before:
        where = (folder / kind.pattern).as_posix()
        faults.append(Fault(where, "", "filen finns inte", "minst en sådan fil", "Lägg tillbaka den."))
    return Part(tuple(entries), whole=len(faults) == before)


def _tables(file: TomlFile, key: str, faults: list[Fault]) -> Iterator[tuple[Location, dict[str, Any]]]:
    """The tables under `key`, each with what the file says before them; the whole file without a key."""
    if not key:
        yield (), dict(file.table)
        return
    shared = {name: value for name, value in file.table.items() if name != key}
    tables = file.table.get(key)
    if isinstance(tables, list) and tables and all(isinstance(table, dict) for table in tables):
        for number, table in enumerate(tables):
            yield (key, number), {**shared, **table}
    else:
        remedy = f"Inled varje post med en rad [[{key}]]."
        faults.append(Fault(file.name, file.place((key,)), f"ingen rad [[{key}]]", "minst en", remedy))


def _entry(
    kind: Kind[T], table: Mapping[str, Any], file: TomlFile, location: Location, faults: list[Fault]
) -> list[Entry[T]]:
    """One entry, or none when its table is not of the kind.

    The table goes by way of JSON because pydantic then takes an array for a tuple and is strict in all else.
    """
    before = len(faults)
    for inner in _empty(table):
        place, key = file.place(location, inner), next(k for k in reversed(inner) if isinstance(k, str))
        faults.append(Fault(file.name, place, f"`{key}` är tom", "något innehåll", "Fyll i det."))
    try:
        (item,) = kind.adapter.validate_json(json.dumps([_unfolded(table)], default=str))
    except ValidationError as error:
        faults += [_fault(kind, file, location, detail) for detail in error.errors()]
    return [Entry(item, file, location)] if len(faults) == before else []


def _unfolded(value: Any) -> Any:
    """The same value with each line break in its texts, and the indent after it, made one space."""
    if isinstance(value, str):
        return re.sub(r"[ \t]*\n\s*", " ", value.strip("\n"))
    if isinstance(value, Mapping):
        return {key: _unfolded(inner) for key, inner in value.items()}
    return [_unfolded(inner) for inner in value] if isinstance(value, list) else value


def _empty(value: Any, way: Location = ()) -> Iterator[Location]:
    """The ways to every text and every list that holds nothing."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _empty(inner, (*way, key))
    elif isinstance(value, list) and value:
        for number, inner in enumerate(value):
            yield from _empty(inner, (*way, number))
    elif value == [] or (isinstance(value, str) and not value.strip()):
        yield way


def _fault(kind: Kind[T], file: TomlFile, location: Location, detail: ErrorDetails) -> Fault:
    """What pydantic found, as a person who edits the file can use it."""
    parts = kind.adapter.json_schema()["$defs"].values()
    known = {name for part in parts for name in part["properties"]}
    return Fault(file.name, file.place(location, detail["loc"][1:]), *explained(detail, known))
