"""How does what the site says become an index that a browser can search by itself?"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from nulage_site.library import Library
from nulage_site.publish.account import counted
from nulage_site.publish.ground import clear, files_below, settle
from nulage_site.publish.origins import known_by, unchanged
from nulage_site.publish.places import hash_of, least
from nulage_site.publish.search.engine import engine
from nulage_site.publish.search.shelves import SHELVES, UNITS, Shelf
from nulage_site.publish.search.synonyms import Synonym
from nulage_site.publish.twins import ENDINGS
from nulage_site.publish.watched import PROGRAM, watched
from nulage_site.stamps import Written
from nulage_site.swedish import number

FOLDER = "pagefind"
FOLDERS = {f"{FOLDER}/{shelf.folder}": shelf for shelf in SHELVES}
"""Where each index is on a site, which its origin is called by too."""

SYNONYMS, FILES = "synonyms", "files"
"""What an index is made of beside parts of the library, and its own files as they were left."""

NOTHING: Mapping[str, str] = {}


class Made(NamedTuple):
    """One index: how many records of each kind it has, and the bytes that are fetched before it can be asked.

    `origin` tells what it is made of, and its files as they were left.
    """

    kinds: Mapping[str, int]
    weight: int
    origin: str


@dataclass(frozen=True, slots=True)
class Index:
    """What can be searched: each index by its folder.

    Without an engine there is none, and the search page is a list of ways in.
    """

    made: Mapping[str, Made] = field(default_factory=dict)

    @property
    def kinds(self) -> Mapping[str, int]:
        """How many records of each kind can be found."""
        return {kind: hits for one in self.made.values() for kind, hits in one.kinds.items()}

    @property
    def origins(self) -> Mapping[str, str]:
        """The origin of each index, by its folder."""
        return {name: one.origin for name, one in self.made.items()}

    def lines(self) -> Iterator[str]:
        """The index told in Swedish."""
        if self.made:
            size = {FOLDERS[name]: one.weight for name, one in self.made.items()}
            units = size.pop(UNITS)
            first, more = (f"{number(each / 1000, 0)} kB" for each in (sum(size.values()), units))
            yield counted(sum(self.kinds.values()), "sökbar post", "sökbara poster")
            yield f"  den första sökningen hämtar {first}, och skolenheternas namn därefter {more}"
        else:
            yield "Ingen sökning: sökmotorn Pagefind finns inte här. Sidan /sok/ visar vägar in i stället"


def indexed(
    library: Library,
    synonyms: Sequence[Synonym],
    site: Path,
    standing: Path | None = None,
    parts: Mapping[str, str] = NOTHING,
    before: Mapping[str, str] = NOTHING,
    kept: Mapping[str, str] = NOTHING,
) -> Index:
    """Every index of a library, made where it is to be in a site; none when the engine is not at hand.

    Those of the `standing` site are kept where they were made of the same: `parts` are hashes of what there
    is to make them of, and `before` are the origins that were told of those that stand. Those `kept`, each
    with what tells how its files were left, have them in their place already. Raises FaultsFound when the
    engine refuses, and OSError.
    """
    folder = site / FOLDER
    if (program := engine()) is None:
        clear(folder, {})
        return Index()
    parts = {**parts, SYNONYMS: hash_of(synonyms)}

    def origin(name: str, shelf: Shelf) -> str:
        place, old, known = site / name, standing and standing / name, before.get(name, "")
        files = files_left(old) if old and name not in kept else {}
        if unchanged(known, {**parts, FILES: kept.get(name) or hash_of(files)}):
            if name not in kept:
                settle(place, {}, old, files)
            return known
        asked = {PROGRAM, SYNONYMS, FILES}
        settle(place, shelf.files_of(program, shelf.records(watched(library, asked), synonyms)), old)
        return known_by(least(asked), {**parts, FILES: hash_of(files_left(place))})

    def made(name: str, shelf: Shelf) -> Made:
        known = origin(name, shelf)
        return Made(shelf.kinds(folder), shelf.weight(folder), known)

    with ThreadPoolExecutor() as threads:  # of which most only wait for an engine
        return Index(dict(zip(FOLDERS, threads.map(made, FOLDERS, FOLDERS.values()), strict=True)))


def files_left(folder: Path) -> Mapping[str, Written]:
    """The files of an index with their stamps, without the twins that are made of some of them later."""
    return {name: stamp for name, stamp in files_below(folder) if not name.endswith(ENDINGS)}
