"""What has the site published? The only place where its JSON is read.

The folder may be a link that a new build moves at any time. What is read is then read anew; a new build that
cannot be understood is told in the log, and the one before it stays in use.
"""

import logging
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from nulage_forms.catalogue.published import (
    Edition,
    Figures,
    PrincipalFile,
    PrincipalList,
    PublishedArea,
    PublishedFigure,
    PublishedPrincipal,
    PublishedUnit,
    QualitySystem,
    SharedQuestion,
    SourceList,
    UnitFile,
)
from nulage_forms.shapes import shape_of

CONTRACT = 1
Stamp = tuple[int, int]
"""Where a file lies on the disk, and when it was written."""
FILES = ("quality-system.json", "principals.json", "nation.json", "sources.json")
T = TypeVar("T")
_log = logging.getLogger(__name__)


class ContractMismatch(Exception):
    """A published file is missing, or does not say what this service was written to read."""

    def __init__(self, file: Path, found: str, expected: str, remedy: str) -> None:
        super().__init__(f"{file}: found {found}; expected {expected}. {remedy}")
        self.file, self.found, self.expected, self.remedy = file, found, expected, remedy


class Catalogue:
    """The published folder, as typed objects; raises ContractMismatch at once when it cannot be used."""

    def __init__(self, published: Path) -> None:
        self._published = published
        self._lock = Lock()
        # Looked at several times in each request, so that the paths are put together once.
        self._watched = [published, *(published / "api" / "v1" / name for name in FILES)]
        self._seen = self._stamps()
        self._folder = published.resolve()
        self._edition = _read_edition(self._folder)

    def edition(self) -> Edition:
        """What the build that is published now says."""
        with self._lock:
            seen = self._stamps()
            if seen != self._seen:
                self._seen = seen
                self._take_over(self._published.resolve())
            return self._edition

    def figures(self, principal_id: str) -> tuple[PublishedFigure, ...]:
        """The principal's own figures, one for each indicator, school form and period; none if unknown."""
        return self._of(principal_id).figures

    def areas(self, principal_id: str) -> tuple[PublishedArea, ...]:
        """What the analysis found worth talking about, a strength first if there is one; none if unknown."""
        return self._of(principal_id).areas

    def area(self, principal_id: str, area_id: str | None) -> PublishedArea | None:
        """The principal's area of that id; None when the edition that is published now has none."""
        return next((area for area in self.areas(principal_id) if area.id == area_id), None)

    def units(self, principal_id: str) -> tuple[PublishedUnit, ...]:
        """The principal's school units; none if unknown."""
        return self._of(principal_id).units

    def unit_figures(self, principal_id: str, code: str) -> tuple[PublishedFigure, ...]:
        """A school unit's own figures under the principal; none when the unit is not the principal's."""
        if not any(unit.code == code for unit in self.units(principal_id)):
            return ()
        file = self._folder / "api" / "v1" / "school-units" / f"{code}.json"
        if not (written := _written(file)):
            return ()
        figures = _unit(file, written).figures
        return tuple(each for each in figures if each.principal == principal_id)

    def shared_by_similar(
        self, principal_id: str
    ) -> tuple[tuple[PublishedPrincipal, tuple[SharedQuestion, ...]], ...]:
        """What principals that are similar to this one share, each of them once; none if unknown.

        The list says who shares anything, so that no other file is read.
        """
        known = self.edition().principals
        peers = (peer.id for form in self._of(principal_id).similar for peer in form.peers)
        sharing = (known[each] for each in dict.fromkeys(peers) if each in known)
        return tuple((one, self._of(one.id).shared_questions) for one in sharing if one.shared_questions)

    def _of(self, principal_id: str) -> PrincipalFile:
        edition = self.edition()
        if principal_id not in edition.principals:
            return PrincipalFile(edition.id)
        file = self._folder / "api" / "v1" / "principals" / f"{principal_id}.json"
        return _principal(file, _written(file))

    def _stamps(self) -> list[Stamp | None]:
        return [_written(each) for each in self._watched]

    def _take_over(self, folder: Path) -> None:
        try:
            edition = _read_edition(folder)
        except ContractMismatch as fault:
            _log.warning("The new build is not used. %s", fault)
        else:
            self._folder, self._edition = folder, edition


def _read_edition(folder: Path) -> Edition:
    api = folder / "api" / "v1"
    quality_system = _read(api / "quality-system.json", QualitySystem)
    return Edition(
        quality_system=quality_system,
        principals={p.id: p for p in _read(api / "principals.json", PrincipalList).principals},
        nation={figure.place: figure for figure in reversed(_read(api / "nation.json", Figures).figures)},
        sources=_read(api / "sources.json", SourceList).sources,
        indicators={indicator.id: indicator for indicator in quality_system.indicators},
    )


@lru_cache(maxsize=256)
def _principal(file: Path, _stamp: Stamp | None) -> PrincipalFile:
    return _read(file, PrincipalFile)


@lru_cache(maxsize=256)
def _unit(file: Path, _stamp: Stamp | None) -> UnitFile:
    return _read(file, UnitFile)


def _read(file: Path, kind: type[T]) -> T:
    rebuild = "Build the site anew with `python build.py`, or set PUBLISHED to the folder it was built in."
    try:
        content: Any = from_json(file.read_bytes())
    except FileNotFoundError:
        raise ContractMismatch(file, "no such file", "a file from the site's build", rebuild) from None
    except ValueError:
        raise ContractMismatch(file, "something else than JSON", "JSON in UTF-8", rebuild) from None
    found = content.get("contract") if isinstance(content, dict) else None
    if found != CONTRACT:
        remedy = "Run a service and a site of the same release."
        raise ContractMismatch(file, f"contract {found}", f"contract {CONTRACT}", remedy)
    try:
        return shape_of(kind).validate_python(content)
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ContractMismatch(file, f"{place}: {first['msg']}", f"contract {CONTRACT}", rebuild) from None


def _written(file: Path) -> Stamp | None:
    """Changes when the file is written anew and when a link leads elsewhere; None when there is none."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns
