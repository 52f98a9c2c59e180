"""What do all folders of statistics say together, and is it fit to publish?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from nulage_site.faults import Fault, FaultsFound
from nulage_site.model import Municipality, QualitySystem, Source
from nulage_site.statistics import table
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.folders import PASSED_OVER, Folder, find_folders
from nulage_site.statistics.identity import mask
from nulage_site.statistics.municipalities import read_municipalities
from nulage_site.statistics.register import RegisterEntry, read_register
from nulage_site.statistics.underlag import Reading, read_underlag


@dataclass(frozen=True, slots=True)
class Statistics:
    """Everything that was read. Of each source its newest folder counts; `previous` is the one before it.

    `entities` are the nation, the principals and the units of the table, each once for every spelling of its
    name. `register` is by principal id. `passed_over` are sources of formats that are not read yet.
    """

    table: pd.DataFrame
    previous: pd.DataFrame
    entities: tuple[Entity, ...]
    municipalities: tuple[Municipality, ...]
    register: Mapping[str, RegisterEntry]
    sources: tuple[Source, ...]
    passed_over: tuple[Source, ...]


@dataclass(slots=True)
class _Gathered:
    """What has been read so far."""

    newest: Reading = field(default_factory=Reading)
    previous: Reading = field(default_factory=Reading)
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    register: dict[str, RegisterEntry] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_statistics(
    folder: Path, quality_system: QualitySystem | None, id_key: bytes | None = None
) -> Statistics:
    """Every `<source>/<date>/` of `folder`. Raises FaultsFound with the faults of all files together.

    Without a quality system there are no figures, but all faults that can be told without one. `id_key` makes
    the ids of sole traders; without it the key that an invented source brings along is used.
    """
    gathered = _Gathered()
    system = quality_system or QualitySystem((), (), (), (), (), ())
    sources = find_folders(folder, gathered.faults)
    newest = [folders[0] for folders in sources]
    key = id_key or _invented_key(newest, gathered.faults)
    for folders in sources:
        _read(folders[0], system, key, gathered, gathered.newest)
        for before in folders[1:2]:
            if before.source.format == "underlag":
                _read(before, system, key, gathered, gathered.previous)
    faults = [*gathered.faults, *gathered.newest.faults, *gathered.previous.faults]
    tables = [table.join(reading.tables) for reading in (gathered.newest, gathered.previous)]
    faults += [fault for each in tables for fault in table.check(each, system.indicators)]
    if quality_system and not faults and not len(tables[0]):
        remedy = "Lägg dit ett, i en mapp källa/datum."
        faults.append(Fault(folder.name, "", "inga uppgifter", "minst ett underlag för analys", remedy))
    if faults:
        raise FaultsFound(_masked(fault) for fault in faults)
    return Statistics(
        table=tables[0],
        previous=tables[1],
        entities=tuple(dict.fromkeys(gathered.newest.entities)),
        municipalities=tuple(gathered.municipalities.values()),
        register=gathered.register,
        sources=tuple(each.source for each in newest if each.source.format not in PASSED_OVER),
        passed_over=tuple(each.source for each in newest if each.source.format in PASSED_OVER),
    )


def _read(
    folder: Folder, system: QualitySystem, key: bytes | None, gathered: _Gathered, reading: Reading
) -> None:
    """Add what one dated folder says to what has been gathered."""
    kind, source = folder.source.format, folder.source.id
    for file, told_as in folder.files:
        try:
            if kind == "underlag":
                read_underlag(file, told_as, source, system, key, reading)
            elif kind == "municipalities":
                gathered.municipalities.update(
                    (each.code, each) for each in read_municipalities(file, told_as)
                )
            elif kind == "register":
                gathered.register.update(read_register(file, told_as, key))
        except FaultsFound as unfit:
            gathered.faults += unfit.faults


def _invented_key(folders: list[Folder], faults: list[Fault]) -> bytes | None:
    """The key that invented sources share, so that one sole trader has one id in all of them."""
    keys = {folder.invented_id_key: folder for folder in folders if folder.invented_id_key}
    if len(keys) > 1:
        places = ", ".join(folder.source.id for folder in keys.values())
        found, expected = "olika `invented_id_key`", "samma nyckel i alla"
        faults.append(Fault(places, "", found, expected, "Skriv samma nyckel i var och en."))
    return next((key.encode() for key in keys), None)


def _masked(fault: Fault) -> Fault:
    return replace(fault, file=mask(fault.file), place=mask(fault.place), found=mask(fault.found))
