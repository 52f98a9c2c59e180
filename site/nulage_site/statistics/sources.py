"""What do all folders of statistics say together, and is it fit to publish?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from nulage_site.asking import Ask, afresh, ahead, lasting, used_up
from nulage_site.faults import Fault, FaultsFound
from nulage_site.model import Municipality, QualitySystem, SharedQuestion, Source
from nulage_site.statistics import table
from nulage_site.statistics.account import Account
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.folders import FORMATS, Folder, find_folders
from nulage_site.statistics.gathered import Edition, Gathered, Settings
from nulage_site.statistics.identity import mask
from nulage_site.statistics.register import RegisterEntry
from nulage_site.statistics.scope import earlier_periods, lend_sizes, within_scope

SAY_WHO = ("municipalities", "register")
"""The formats that say who is meant in the others; they come first."""

WITH_FIGURES = ("underlag", "siris")
"""The formats of which the edition before counts too."""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Statistics:
    """Everything that was read. Of each source its newest folder counts.

    `table` also has the periods that only the edition before of a source speaks of. `entities` are the
    nation, the principals and the units of the newest, each once for every spelling of its name. `register`
    is by principal id, and so are the questions that are `shared`; `similar` has the principals that Kolada
    calls similar, by school form and principal.
    `accounts` tell, by source, what was left aside of those with many tables.
    """

    table: pd.DataFrame
    entities: tuple[Entity, ...]
    municipalities: tuple[Municipality, ...]
    register: Mapping[str, RegisterEntry]
    sources: tuple[Source, ...]
    similar: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    shared: Mapping[str, tuple[SharedQuestion, ...]] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)


@lasting
@used_up
def read_statistics(
    folder: Path,
    quality_system: QualitySystem | None,
    id_key: bytes | None = None,
    approximate_short: float | None = None,
    ask: Ask = afresh,
) -> Statistics:
    """Every `<source>/<date>/` of `folder`. Raises FaultsFound with the faults of all files together.

    Without a quality system there are no figures, but all faults that can be told without one. `id_key` makes
    the ids of sole traders; without it the key that an invented source brings along is used. A figure that a
    source writes as `~100` lacks at most `approximate_short` of its group. Each file is read through `ask`.
    """
    gathered = Gathered()
    sources = find_folders(folder, gathered.faults)
    sources.sort(key=lambda folders: FORMATS.index(folders[0].source.format))
    key = id_key or _invented_key([folders[0] for folders in sources], gathered.faults)
    system = quality_system or QualitySystem((), (), (), (), (), ())
    settings = Settings(system, key, approximate_short, ask)
    editions = [
        (each, edition)
        for folders in sources
        for each, edition in zip(folders, (gathered.newest, gathered.previous), strict=False)
        if edition is gathered.newest or each.source.format in WITH_FIGURES
    ]
    meant = [each for each in editions if each[0].source.format in SAY_WHO]
    told = editions[len(meant) :]
    for dated, edition in meant:
        gathered.read(dated, edition, settings)
    ahead(ask, [call for dated, _ in told for call in gathered.calls(dated, settings)])
    for dated, edition in told:
        gathered.read(dated, edition, settings)
    faults = list(gathered.faults)
    for edition in (gathered.newest, gathered.previous):
        faults += edition.check(system)
    if quality_system and not faults and not gathered.newest.basis.tables:
        remedy = "Lägg dit ett, i en mapp källa/datum."
        faults.append(Fault(folder.name, "", "inga uppgifter", "minst ett underlag för analys", remedy))
    if faults:
        raise FaultsFound(_masked(fault) for fault in faults)
    return _together(gathered, system)


def _together(gathered: Gathered, system: QualitySystem) -> Statistics:
    newest, previous = gathered.newest, gathered.previous
    entities = tuple(dict.fromkeys(newest.basis.entities))
    bases = newest.joined, previous.joined
    others, before = (
        table.join([within_scope(figures, bases, entities, account) for figures, account in edition.others])
        for edition in (newest, previous)
    )
    others = table.join([others, earlier_periods(before, others, entities)])
    basis = lend_sizes(bases[0], others, system.indicators)
    whole = table.join([basis, earlier_periods(bases[1], basis, entities), others])
    used = set(whole["source"].unique())
    accounts = (account for _, account in newest.others)
    return Statistics(
        table=whole,
        entities=entities,
        municipalities=tuple(gathered.municipalities.values()),
        register=gathered.register,
        sources=(*newest.sources, *(source for source in previous.sources if source.id in used)),
        similar=gathered.similar,
        shared=gathered.shared,
        accounts=dict(zip(_of_many_tables(newest), accounts, strict=True)),
    )


def _of_many_tables(edition: Edition) -> list[str]:
    return [source.id for source in edition.sources if source.format == "siris"]


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
