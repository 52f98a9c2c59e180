"""Of what was each page of a build made, and why is it made again in the next, or not?"""

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from nulage_site.publish.places import hash_of
from nulage_site.publish.watched import PROGRAM
from nulage_site.sealed import read_sealed, write_sealed
from nulage_site.stamps import Written, written

SHAPE = 5
"""Raised when the files of origins hold something else than before, so that no old one is relied upon."""

ALWAYS = {PROGRAM, "site"}
"""What every page is made of; its links are judged by the site's own address."""

UNKNOWN = "unknown"
NEW = "new"
WRITTEN = "written"
"""Beside the names of parts, why a page is made: no build before tells of any page, or none of this one, or
its file is not as the build left it."""


FEW = 8
"""Pages that have changed are written beside all others while there are so many times as many of these."""


class Origin(NamedTuple):
    """Of which parts a page was made, its file, and where it leads.

    A tuple, as there are many thousands of them to read at each build.
    """

    parts: tuple[str, ...]
    stamp: Written
    targets: tuple[str, ...]


NO_PAGES: Mapping[str, Origin] = {}


@dataclass(frozen=True, slots=True)
class Origins:
    """Every page of a build by its address, hashes of the parts, and which files had changed.

    `made` tells why of the pages that were made; all others were kept.
    """

    parts: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, Origin] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    made: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def same(self, parts: Mapping[str, str]) -> frozenset[str]:
        """The names of the parts that are as they were when this was built."""
        return frozenset(name for name, hash_ in self.parts.items() if parts.get(name) == hash_)

    def why(self, url: str, same: frozenset[str]) -> tuple[str, ...]:
        """Why a page is to be made again when no other parts are the `same`; empty when it need not be."""
        if not self.pages:
            return (UNKNOWN,)
        if (origin := self.pages.get(url)) is None:
            return (NEW,)
        if PROGRAM not in same:
            return (PROGRAM,)
        if same.issuperset(origin.parts):
            return ()
        return tuple(name for name in origin.parts if name not in same)

    def files(self) -> Mapping[str, Written]:
        """Each page's file inside the build, and how it was left."""
        return {file_of(url): origin.stamp for url, origin in self.pages.items()}


def keep_parts(
    build: Path, parts: Mapping[str, str], changed: Iterable[str], made: Mapping[str, tuple[str, ...]]
) -> None:
    """Keep for the next build what this one was made of, whose pages are kept already. Raises OSError."""
    write_sealed(_parts_of(build), (SHAPE, dict(parts), tuple(changed), dict(made)))


def keep_pages(
    build: Path,
    pages: Mapping[str, Origin],
    made: Iterable[str] = (),
    standing: Path | None = None,
    before: Mapping[str, Origin] = NO_PAGES,
) -> None:
    """Keep a build's pages, which tell nothing before its parts are kept. Raises OSError.

    They are many. So those that are not `made` and are as `before`, in the build that stands, are kept as
    the very file that holds them, and all others since that was written are written beside it.
    """
    earlier = read_sealed(_since_of(standing)) if standing and before else None
    since = {*(earlier or ()), *made, *(before.keys() - pages.keys())}
    if standing and earlier is not None and FEW * len(since) <= len(pages):
        _pages_of(build).hardlink_to(_pages_of(standing))
        write_sealed(_since_of(build), {url: _told(pages.get(url)) for url in since})
    else:
        write_sealed(_pages_of(build), {url: _told(each) for url, each in pages.items()})
        write_sealed(_since_of(build), {})


def read_origins(build: Path) -> Origins:
    """The origins that a build kept; of no pages when there are no files that can be relied upon."""
    known, pages, since = (read_sealed(each(build)) for each in (_parts_of, _pages_of, _since_of))
    if not known or not pages or since is None or known[0] != SHAPE:
        return Origins()
    _, parts, changed, made = known
    told = {**pages, **since}
    return Origins(parts, {url: Origin._make(each) for url, each in told.items() if each}, changed, made)


def _parts_of(build: Path) -> Path:
    """Where it is told of what a build was made: beside it, and never inside, as all of that is published."""
    return build.with_name(f"{build.name}.parts")


def _pages_of(build: Path) -> Path:
    return build.with_name(f"{build.name}.origins")


def _since_of(build: Path) -> Path:
    return build.with_name(f"{build.name}.since")


def _told(origin: Origin | None) -> tuple[object, ...] | None:
    """How an origin is written; None of a page that is no more."""
    return origin and tuple(origin)


def known_by(asked: Iterable[str], parts: Mapping[str, str]) -> str:
    """What a thing that is no page is known by: the parts that it was made of, and what they were."""
    names = sorted(asked)
    return json.dumps([names, hash_of([parts.get(name) for name in names])])


def made_of(known: str) -> tuple[str, ...]:
    """The names of the parts that such a thing was made of; none where nothing is known."""
    return tuple(json.loads(known)[0]) if known else ()


def unchanged(known: str, parts: Mapping[str, str]) -> bool:
    """Whether all parts that something was made of are as they were; never so where nothing is known."""
    names = made_of(known)
    return bool(names) and parts.keys() >= set(names) and known_by(names, parts) == known


def file_of(url: str) -> str:
    """The file inside a build that an address leads to, as Frozen-Flask names it."""
    return f"{url}index.html"[1:] if url.endswith("/") else url[1:]


def as_left(file: str, stamp: Written) -> bool:
    """Whether a published file is there as it was left."""
    try:
        return stamp_of(file) == stamp
    except OSError:
        return False


def stamp_of(file: Path | str) -> Written:
    """A published file's stamp. Raises OSError."""
    return written(os.stat(file))  # noqa: PTH116  (a path for each of many thousand files takes longer)
