"""Which figures does a build show at all, by level and type of principal?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

import pandas as pd
from pydantic import TypeAdapter

from nulage_site.faults import Fault, FaultsFound
from nulage_site.model import NATION, PrincipalType
from nulage_site.statistics.register import type_by_number
from nulage_site.statistics.sources import Statistics
from nulage_site.toml.entries import STRICT, Entry, Kind, read_part

Level = Literal["nation", "principal", "unit"]


@dataclass(frozen=True, slots=True)
class Switch:
    """Whether the figures of one level are shown, for one type of principal, and why; the nation has none."""

    level: Level
    show: bool
    why: str
    principal_type: PrincipalType | None = None


SWITCHES = Kind("publication.toml", "switch", TypeAdapter(tuple[Switch], config=STRICT))
WANTED: tuple[tuple[Level, PrincipalType | None], ...] = (
    ("nation", None),
    *(("principal", type_) for type_ in get_args(PrincipalType)),
    *(("unit", type_) for type_ in get_args(PrincipalType)),
)
Place = tuple[Level, PrincipalType | None]

LEVELS: Mapping[Level, str] = {"nation": "riket", "principal": "huvudmän", "unit": "skolenheter"}
TYPES: Mapping[PrincipalType, str] = {
    "municipality": "kommuner",
    "municipal_association": "kommunalförbund",
    "region": "regioner",
    "state": "statliga huvudmän",
    "independent": "enskilda huvudmän",
}


@dataclass(frozen=True, slots=True)
class Publication:
    """All switches, one for the nation and two for each type of principal."""

    switches: tuple[Switch, ...]

    @property
    def on(self) -> frozenset[Place]:
        """What is shown."""
        return frozenset((each.level, each.principal_type) for each in self.switches if each.show)

    @property
    def off(self) -> tuple[Switch, ...]:
        """The switches that are off."""
        return tuple(each for each in self.switches if not each.show)

    def shown(self, table: pd.DataFrame, types: Mapping[str, PrincipalType]) -> pd.DataFrame:
        """The rows of a tidy table that are shown; `types` are by principal id."""
        if not self.off:
            return table
        on = self.on
        places = zip(table["principal_id"], table["unit_id"], strict=True)
        return table[[_place(principal, unit, types) in on for principal, unit in places]]


def read_publication(folder: Path) -> Publication:
    """The switches of publication.toml in that folder. Raises FaultsFound with all that is wrong."""
    faults: list[Fault] = []
    part = read_part(folder, SWITCHES, faults)
    if part.whole:
        faults += _gaps(folder / SWITCHES.pattern, part.entries)
    if faults:
        raise FaultsFound(faults)
    return Publication(part.items)


def types_of(statistics: Statistics) -> dict[str, PrincipalType]:
    """The type of every principal in the table, as its page says it."""
    register = statistics.register
    return {
        each.principal_id: register[each.principal_id].type
        if each.principal_id in register
        else type_by_number(each.organisation_number)
        for each in statistics.entities
        if each.principal_id != NATION
    }


def _gaps(file: Path, entries: tuple[Entry[Switch], ...]) -> Iterator[Fault]:
    """Switches that are missing, doubled or for something that there is not."""
    seen: set[Place] = set()
    for entry in entries:
        place = (entry.item.level, entry.item.principal_type)
        if place not in WANTED:
            expected = "ingen `principal_type` för riket, och en för alla andra"
            yield entry.fault((), f"en strömbrytare för {told(place)}", expected, "Rätta eller ta bort den.")
        elif place in seen:
            yield entry.fault((), f"en till för {told(place)}", "en för var och en", "Ta bort en av dem.")
        seen.add(place)
    for place in WANTED:
        if place not in seen:
            remedy = "Lägg till den, med skälet i why."
            yield Fault(
                file.as_posix(), "", f"ingen strömbrytare för {told(place)}", "en för var och en", remedy
            )


def _place(principal_id: str, unit_id: str, types: Mapping[str, PrincipalType]) -> Place:
    if principal_id == NATION:
        return "nation", None
    return ("unit" if unit_id else "principal"), types.get(principal_id)


def told(place: Place) -> str:
    """`skolenheter, enskilda huvudmän`: what a switch is for."""
    level, type_ = place
    return f"{LEVELS[level]}, {TYPES[type_]}" if type_ else LEVELS[level]
