"""Which dated folders of statistics are there, and what does each say of itself?"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError, with_config

from nulage_site.faults import Fault
from nulage_site.model import Source

DESCRIPTION = "source.toml"
SOURCE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DATE_NAME = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
PASSED_OVER = ("siris", "similar-municipalities")
"""Formats that are known and not read yet."""

READ = ("underlag", "municipalities", "register")
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
        faults.append(Fault(root.name, "", "no such folder", "a folder of statistics", "Name the folder."))
        return []
    found = []
    for source in _subfolders(root):
        dated = _subfolders(source)
        if not SOURCE_NAME.fullmatch(source.name):
            faults.append(_misnamed(source.name, "small letters a–z, digits and hyphens"))
        if not dated:
            faults.append(_misnamed(f"{source.name}/", "at least one dated folder in it"))
        faults += [
            _misnamed(f"{source.name}/{folder.name}", "a date such as 2026-03-25 or 2026 as its name")
            for folder in dated
            if not DATE_NAME.fullmatch(folder.name)
        ]
        folders = [_folder(folder, faults) for folder in sorted(dated, reverse=True)]
        found.append([folder for folder in folders if folder])
    return [folders for folders in found if folders]


def _folder(path: Path, faults: list[Fault]) -> Folder | None:
    told_as = f"{path.parent.name}/{path.name}/{DESCRIPTION}"
    remedy = "Write the file as the other folders have it."
    try:
        text = (path / DESCRIPTION).read_text(encoding="utf-8")
        said = TypeAdapter(Description).validate_python(tomllib.loads(text))
    except OSError:
        faults.append(Fault(told_as, "", "no file", "a description of the folder", remedy))
        return None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        faults.append(Fault(told_as, "", str(error), "TOML in UTF-8", remedy))
        return None
    except ValidationError as invalid:
        for wrong in invalid.errors():
            was = "nothing" if wrong["type"] == "missing" else repr(wrong["input"])
            faults.append(Fault(told_as, ".".join(map(str, wrong["loc"])), was, wrong["msg"], remedy))
        return None
    if said.format not in (*READ, *PASSED_OVER):
        faults.append(Fault(told_as, "format", repr(said.format), ", ".join((*READ, *PASSED_OVER)), remedy))
        return None
    if said.invented_id_key and not said.invented:
        faults.append(Fault(told_as, "invented_id_key", "a key", "none where nothing is invented", remedy))
        return None
    names = sorted(file.name for file in path.iterdir() if file.is_file() and not _is_hidden(file.name))
    files = tuple(name for name in names if name != DESCRIPTION)
    if not files:
        faults.append(
            Fault(told_as.removesuffix(DESCRIPTION), "", "no files", "files to read", "Put them there.")
        )
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
    return sorted(folder for folder in path.iterdir() if folder.is_dir() and not _is_hidden(folder.name))


def _is_hidden(name: str) -> bool:
    """Files that programs leave behind beside the ones that people put there."""
    return name.startswith((".", "~$"))


def _misnamed(name: str, expected: str) -> Fault:
    return Fault(name, "", "a folder", expected, "Lay files as <source>/<date>/ with a source.toml.")
