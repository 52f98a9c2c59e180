"""How does what the site says become an index that a browser can search by itself?"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nulage_site.library import Library
from nulage_site.publish.account import counted
from nulage_site.publish.ground import clear, files_below, link
from nulage_site.publish.origins import Stamp
from nulage_site.publish.search.engine import engine
from nulage_site.publish.search.records import Record, records
from nulage_site.publish.search.shelves import Weight, weight, write_indexes
from nulage_site.publish.search.synonyms import Synonym
from nulage_site.publish.twins import ENDINGS
from nulage_site.swedish import number


@dataclass(frozen=True, slots=True)
class Index:
    """What can be searched: how many records of each kind, and the bytes that a search fetches.

    Without an engine there is no weight and no index, and the search page is a list of ways in. `origin` is a
    hash of all that the index is made of, and of its files as they were left.
    """

    kinds: Mapping[str, int] = field(default_factory=dict)
    weight: Weight | None = None
    origin: str = ""

    def lines(self) -> Iterator[str]:
        """The index told in Swedish."""
        if self.weight:
            first, units = (f"{number(size / 1000, 0)} kB" for size in (self.weight.first, self.weight.units))
            yield counted(sum(self.kinds.values()), "sökbar post", "sökbara poster")
            yield f"  den första sökningen hämtar {first}, och skolenheternas namn därefter {units}"
        else:
            yield "Ingen sökning: sökmotorn Pagefind finns inte här. Sidan /sok/ visar vägar in i stället"


def index(
    library: Library,
    synonyms: Sequence[Synonym],
    site: Path,
    standing: Path | None = None,
    origin: str = "",
    program: str = "",
) -> Index:
    """The index of a library, written to the folder `pagefind` of a site when the engine is at hand.

    It is that of the `standing` site, by hard links, when that was made of the same: `origin` is what was
    told of it, and `program` a hash of what makes an index. Raises FaultsFound when the engine refuses, and
    OSError.
    """
    folder = site / "pagefind"
    if (engine_ := engine()) is None:
        clear(folder, {})
        return Index()
    found = list(records(library, synonyms))
    if standing and origin and origin == _origin(program, found, standing / "pagefind"):
        inodes = {name: stamp[2] for name, stamp in _files(standing / "pagefind")}
        link(folder, inodes.keys() - clear(folder, inodes), standing / "pagefind")
    else:
        clear(folder, {})
        write_indexes(engine_, found, folder)
    return Index(Counter(each.kind for each in found), weight(folder), _origin(program, found, folder))


def _origin(program: str, found: Sequence[Record], folder: Path) -> str:
    return hashlib.sha256(repr((program, found, list(_files(folder)))).encode()).hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """The files of an index with their stamps, without the twins that are made of some of them later."""
    yield from (found for found in files_below(folder) if not found[0].endswith(ENDINGS))
