"""What has been read so far, folder by folder?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Any

import pandas as pd

from nulage_site.asking import Ask
from nulage_site.faults import Fault, FaultsFound
from nulage_site.model import Municipality, QualitySystem, SharedQuestion, Source
from nulage_site.statistics import table
from nulage_site.statistics.account import Account
from nulage_site.statistics.folders import Folder
from nulage_site.statistics.municipalities import read_municipalities
from nulage_site.statistics.register import RegisterEntry, read_register
from nulage_site.statistics.shared_questions import read_shared_questions
from nulage_site.statistics.similar import read_similar
from nulage_site.statistics.siris import read_file, read_siris
from nulage_site.statistics.siris.figures import Owner
from nulage_site.statistics.underlag import Reading, read_underlag

NO_CODES = (
    "en tabell över kommuner, så att kommunkoder går att förstå",
    "Lägg dit en mapp i formatet municipalities.",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What readers need to know beside the files. `key` makes ids of sole traders.

    A figure that a source writes as `~100` lacks at most `approximate_short` of its group. Each file is read
    through `ask`.
    """

    system: QualitySystem
    key: bytes | None
    approximate_short: float | None
    ask: Ask


@dataclass
class Edition:
    """The figures of one dated folder for each source: the analysis basis, and those of other sources."""

    basis: Reading = field(default_factory=Reading)
    others: list[tuple[pd.DataFrame, Account]] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    @cached_property
    def joined(self) -> pd.DataFrame:
        """The analysis basis as one table, when all of it has been read."""
        return table.join(self.basis.tables)

    def check(self, system: QualitySystem) -> Iterator[Fault]:
        """What is wrong with the figures of any of its folders, as they stand in the files."""
        yield from self.basis.faults
        for figures in (self.joined, *(figures for figures, _ in self.others)):
            yield from table.check(figures, system.indicators)


@dataclass(slots=True)
class Gathered:
    """The newest edition and the one before it, and what the registers say."""

    newest: Edition = field(default_factory=Edition)
    previous: Edition = field(default_factory=Edition)
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    register: dict[str, RegisterEntry] = field(default_factory=dict)
    similar: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    shared: dict[str, tuple[SharedQuestion, ...]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def owners(self) -> Mapping[str, Owner]:
        """The municipalities as principals, by code."""
        return {
            code: Owner(each.organisation_number, each.name) for code, each in self.municipalities.items()
        }

    def calls(self, folder: Folder, settings: Settings) -> Iterator["partial[Any]"]:
        """What will be asked for of a folder's files, where it takes long to find out."""
        system, owners, short = settings.system, self.owners, settings.approximate_short
        for file, told_as in folder.files:
            if folder.source.format == "underlag":
                yield partial(read_underlag, file, told_as, folder.source.id, system, settings.key)
            elif folder.source.format == "siris":
                yield partial(read_file, file, told_as, system, owners, short)

    def read(self, folder: Folder, edition: Edition, settings: Settings) -> None:
        """Add what one dated folder says; what is wrong with it is added to the faults."""
        kind = folder.source.format
        edition.sources.append(folder.source)
        if kind in ("siris", "similar-municipalities") and not self.municipalities:
            self.faults.append(Fault(folder.source.id, "", "inga kommunkoder att jämföra med", *NO_CODES))
        elif kind == "siris":
            figures, account, faults = settings.ask(
                read_siris,
                folder.path,
                folder.source.files,
                folder.source.id,
                settings.system,
                self.owners,
                settings.approximate_short,
                settings.ask,
            )
            edition.others.append((figures, replace(account)))  # which is counted on, unlike what was kept
            self.faults += faults
        else:
            self._read_files(folder, edition, settings)

    def _read_files(self, folder: Folder, edition: Edition, settings: Settings) -> None:
        kind, system, ask = folder.source.format, settings.system, settings.ask
        for file, told_as in folder.files:
            try:
                if kind == "underlag":
                    edition.basis.add(
                        ask(read_underlag, file, told_as, folder.source.id, system, settings.key)
                    )
                elif kind == "municipalities":
                    self.municipalities |= {
                        each.code: each for each in ask(read_municipalities, file, told_as)
                    }
                elif kind == "register":
                    self.register |= ask(read_register, file, told_as, settings.key)
                elif kind == "shared-questions":
                    self.shared |= ask(read_shared_questions, file, told_as)
                else:
                    self.similar |= ask(read_similar, file, told_as, system.school_forms, self.municipalities)
            except FaultsFound as unfit:
                self.faults += unfit.faults
