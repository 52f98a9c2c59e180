"""How does what the site says become an index that a browser can search by itself?"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from nulage_site.library import Library
from nulage_site.publish.account import counted
from nulage_site.publish.ground import clear, files_below, settle
from nulage_site.publish.origins import known_by, unchanged
from nulage_site.publish.places import hash_of, least
from nulage_site.publish.search.engine import engine
from nulage_site.publish.search.shelves import SHELVES, Shelf, Weight, weight
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


def indexed(
    library: Library,
    synonyms: Sequence[Synonym],
    site: Path,
    standing: Path | None = None,
    parts: Mapping[str, str] = NOTHING,
    before: Mapping[str, str] = NOTHING,
) -> Index:
    """Every index of a library, made where it is to be in a site; none when the engine is not at hand.

    Those of the `standing` site are kept where they were made of the same: `parts` are hashes of what there
    is to make them of, and `before` are the origins that were told of those that stand. Raises FaultsFound
    when the engine refuses, and OSError.
    """
    folder = site / FOLDER
    if (program := engine()) is None:
        clear(folder, {})
        return Index()
    parts = {**parts, SYNONYMS: hash_of(synonyms)}

    def origin(name: str, shelf: Shelf) -> str:
        place, old = site / name, standing and standing / name
        left, known = _left(old) if old else {}, before.get(name, "")
        if unchanged(known, {**parts, FILES: hash_of(left)}):
            settle(place, {}, old, left)
            return known
        asked = {PROGRAM, SYNONYMS, FILES}
        told = list(shelf.records(watched(library, asked), synonyms))
        settle(place, shelf.files_of(program, told), old)
        return known_by(least(asked), {**parts, FILES: hash_of(_left(place))})

    with ThreadPoolExecutor() as threads:  # of which most only wait for an engine
        origins = dict(zip(FOLDERS, threads.map(origin, FOLDERS, FOLDERS.values()), strict=True))
    kinds = {kind: hits for shelf in SHELVES for kind, hits in shelf.kinds(folder).items()}
    return Index(kinds, weight(folder), origins)


def _left(folder: Path) -> Mapping[str, Written]:
    """The files of an index with their stamps, without the twins that are made of some of them later."""
    return {name: stamp for name, stamp in files_below(folder) if not name.endswith(ENDINGS)}
