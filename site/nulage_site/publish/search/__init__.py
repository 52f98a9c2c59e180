"""How does what the site says become an index that a browser can search by itself?"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nulage_site.library import Library
from nulage_site.publish.account import counted
from nulage_site.publish.ground import clear, files_below, link, settle
from nulage_site.publish.origins import Stamp, known_by, made_of, unchanged
from nulage_site.publish.places import hash_of, least
from nulage_site.publish.search.engine import engine
from nulage_site.publish.search.records import Record, records, unit_records
from nulage_site.publish.search.shelves import (
    UNITS_FOLDER,
    Files,
    Weight,
    index_of_the_rest,
    index_of_units,
    kinds_of,
    weight,
)
from nulage_site.publish.search.synonyms import Synonym
from nulage_site.publish.twins import ENDINGS
from nulage_site.publish.watched import PROGRAM, watched
from nulage_site.swedish import number

FOLDER = "pagefind"
SYNONYMS, FILES = "synonyms", "files"
"""What an index is made of beside parts of the library, and its own files as they were left."""

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Shelf:
    """One of the indexes: the name of its origin, its folder, and one beneath it that is not its own."""

    name: str
    folder: str
    but: str
    records: Callable[[Library, Sequence[Synonym]], Iterator[Record]]
    files_of: Callable[[Path, Sequence[Record]], Files]

    def files(self, place: Path) -> Iterator[tuple[str, Stamp]]:
        """Its files with their stamps, without the twins that are made of some of them later."""
        for name, stamp in files_below(place, self.but):
            if not name.endswith(ENDINGS):
                yield name, stamp


SHELVES = (
    Shelf("index", "", UNITS_FOLDER, records, index_of_the_rest),
    Shelf("index of units", UNITS_FOLDER, "", unit_records, index_of_units),
)


@dataclass(frozen=True, slots=True)
class Index:
    """What can be searched: how many records of each kind, and the bytes that a search fetches.

    Without an engine there is no weight and no index, and the search page is a list of ways in. `origins`
    tell of each index what it is made of, and its files as they were left.
    """

    kinds: Mapping[str, int] = field(default_factory=dict)
    weight: Weight | None = None
    origins: Mapping[str, str] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """The index told in Swedish."""
        if self.weight:
            first, units = (f"{number(size / 1000, 0)} kB" for size in (self.weight.first, self.weight.units))
            yield counted(sum(self.kinds.values()), "sökbar post", "sökbara poster")
            yield f"  den första sökningen hämtar {first}, och skolenheternas namn därefter {units}"
        else:
            yield "Ingen sökning: sökmotorn Pagefind finns inte här. Sidan /sok/ visar vägar in i stället"


@dataclass(frozen=True, slots=True)
class Made:
    """One of the indexes before it is in its place: its files, None when those that stand are the same.

    `asked` are the parts that it was made of, and `parts` the hashes of all.
    """

    shelf: Shelf
    standing: Path | None
    stood: Mapping[str, Stamp]
    files: Files | None
    asked: Collection[str]
    parts: Mapping[str, str]

    def settle(self, folder: Path) -> str:
        """Put it in its place below the folder of all indexes; by what it is known. Raises OSError."""
        place, left = folder / self.shelf.folder, self.stood
        if self.standing and self.files is None:
            inodes = {name: stamp[2] for name, stamp in self.stood.items()}
            link(place, inodes.keys() - clear(place, inodes, self.shelf.but), self.standing)
        else:
            settle(place, self.files or {}, self.standing, self.shelf.but)
            left = dict(self.shelf.files(place))
        return known_by(self.asked, {**self.parts, FILES: hash_of(left)})


def indexes(
    library: Library,
    synonyms: Sequence[Synonym],
    standing: Path | None = None,
    parts: Mapping[str, str] = NOTHING,
    before: Mapping[str, str] = NOTHING,
) -> Sequence[Made]:
    """The indexes of a library, none when the engine is not at hand.

    Those of the `standing` site are kept where they were made of the same: `parts` are hashes of what there
    is to make them of, and `before` are the origins that were told of those that stand. Raises FaultsFound
    when the engine refuses, and OSError.
    """
    if (program := engine()) is None:
        return ()
    parts = {**parts, SYNONYMS: hash_of(synonyms)}
    made = []
    for shelf in SHELVES:
        old, known = standing and standing / FOLDER / shelf.folder, before.get(shelf.name, "")
        stood = dict(shelf.files(old)) if old else {}
        if old and unchanged(known, {**parts, FILES: hash_of(stood)}):
            made.append(Made(shelf, old, stood, None, made_of(known), parts))
        else:
            asked = {PROGRAM, SYNONYMS, FILES}
            files = shelf.files_of(program, list(shelf.records(watched(library, asked), synonyms)))
            made.append(Made(shelf, old, stood, files, least(asked), parts))
    return made


def settled(made: Sequence[Made], site: Path) -> Index:
    """The indexes, each in its place below the folder `pagefind` of a site. Raises OSError."""
    folder = site / FOLDER
    if not made:
        clear(folder, {})
        return Index()
    origins = {each.shelf.name: each.settle(folder) for each in made}
    return Index(kinds_of(folder), weight(folder), origins)
