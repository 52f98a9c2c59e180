"""Which dated folders of statistics are there, and what does each say of itself?"""

import re
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError, with_config

from nulage_site.faults import Fault, FaultsFound, either, quoted
from nulage_site.faults.validation import explained
from nulage_site.model import Source
from nulage_site.stamps import left_behind
from nulage_site.toml.text import read_toml

DESCRIPTION = "source.toml"
SOURCE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DATE_NAME = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
FORMATS = ("municipalities", "register", "underlag", "siris", "similar-municipalities", "shared-questions")
"""The formats that are known, in the order that they are read: the first say who is meant in the last."""

STRAY = "en fil som ingen läser där"

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True)
class Description:
    """What `source.toml` says. `invented_id_key` makes ids of sole traders, in an invented country only."""

    title: Text
    publisher: Text
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
    fetched: date
    licence: Text
    format: Text
    invented: bool = False
    invented_id_key: str | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """One dated folder that describes itself."""

    path: Path
    source: Source
    invented_id_key: str | None

    @property
    def files(self) -> list[tuple[Path, str]]:
        """Its files, each with the name that a report gives it."""
        return [(self.path / name, f"{self.source.id}/{name}") for name in self.source.files]


def find_folders(root: Path, faults: list[Fault]) -> list[list[Folder]]:
    """For each source its dated folders, newest first; what is wrong is added to `faults`."""
    if not root.is_dir():
        remedy = "Ange rätt mapp med --statistics."
        faults.append(Fault(str(root), "", "mappen finns inte", "en mapp med statistik", remedy))
        return []
    found = []
    faults += [_misplaced(each.name, STRAY, "en mapp för varje källa") for each in _other(root)]
    for source in _subfolders(root):
        dated = _subfolders(source)
        faults += [
            _misplaced(f"{source.name}/{each.name}", STRAY, "en mapp för varje datum")
            for each in _other(source)
        ]
        if not SOURCE_NAME.fullmatch(source.name):
            faults.append(
                _misplaced(source.name, "mappens namn", "små bokstäver a–z, siffror och bindestreck")
            )
        if not dated:
            faults.append(_misplaced(f"{source.name}/", "ingen daterad mapp", "minst en"))
        faults += [
            _misplaced(f"{source.name}/{folder.name}", "mappens namn", "ett datum som 2026-03-25 eller 2026")
            for folder in dated
            if not DATE_NAME.fullmatch(folder.name)
        ]
        folders = [_folder(folder, faults) for folder in sorted(dated, reverse=True)]
        found.append([folder for folder in folders if folder])
    return [folders for folders in found if folders]


def _folder(path: Path, faults: list[Fault]) -> Folder | None:
    told_as = f"{path.parent.name}/{path.name}/{DESCRIPTION}"
    try:
        toml = read_toml(path / DESCRIPTION, told_as)
        said = TypeAdapter(Description).validate_python(toml.table)
    except FaultsFound as unfit:
        faults += unfit.faults
        return None
    except ValidationError as invalid:
        known = [each.name for each in fields(Description)]
        faults += [
            Fault(told_as, toml.place(detail["loc"]), *explained(detail, known))
            for detail in invalid.errors()
        ]
        return None
    if said.format not in FORMATS:
        found, remedy = f"`format` är {quoted(said.format)}", "Rätta raden."
        faults.append(Fault(told_as, toml.place(("format",)), found, either(FORMATS), remedy))
        return None
    if said.invented_id_key and not said.invented:
        place, found = (
            toml.place(("invented_id_key",)),
            "`invented_id_key` för uppgifter som inte är påhittade",
        )
        remedy = "Ta bort raden. Nyckeln för riktiga uppgifter anges i NULAGE_ID_KEY."
        faults.append(Fault(told_as, place, found, "ingen nyckel i filen", remedy))
        return None
    files = tuple(each.name for each in _entries(path) if each.is_file() and each.name != DESCRIPTION)
    faults += [
        _misplaced(
            f"{path.parent.name}/{path.name}/{each.name}", "inte en fil", "filer att läsa, utan mappar"
        )
        for each in _entries(path)
        if not each.is_file()
    ]
    if not files:
        where, remedy = told_as.removesuffix(DESCRIPTION), "Lägg dit de filer som har hämtats."
        faults.append(Fault(where, "", f"inga filer utom {DESCRIPTION}", "minst en fil att läsa", remedy))
    source = Source(
        id=f"{path.parent.name}/{path.name}",
        title=said.title,
        publisher=said.publisher,
        url=said.url,
        fetched=said.fetched,
        licence=said.licence,
        format=said.format,
        files=files,
        invented=said.invented,
    )
    return Folder(path, source, said.invented_id_key)


def _subfolders(path: Path) -> list[Path]:
    return [each for each in _entries(path) if each.is_dir()]


def _other(path: Path) -> list[Path]:
    return [each for each in _entries(path) if not each.is_dir()]


def _entries(path: Path) -> list[Path]:
    return sorted(each for each in path.iterdir() if not left_behind(each.name))


def _misplaced(name: str, found: str, expected: str) -> Fault:
    return Fault(
        name, "", found, expected, f"Filerna ska ligga i källa/datum/, tillsammans med {DESCRIPTION}."
    )
