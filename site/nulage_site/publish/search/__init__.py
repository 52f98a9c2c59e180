"""How does what the site says become an index that a browser can search by itself?"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nulage_site.library import Library
from nulage_site.publish.account import counted
from nulage_site.publish.search.engine import engine
from nulage_site.publish.search.records import records
from nulage_site.publish.search.shelves import Weight, weight, write_indexes
from nulage_site.publish.search.synonyms import Synonym
from nulage_site.swedish import number


@dataclass(frozen=True, slots=True)
class Index:
    """What can be searched: how many records of each kind, and the bytes that a search fetches.

    Without an engine there is no weight and no index, and the search page is a list of ways in.
    """

    kinds: Mapping[str, int] = field(default_factory=dict)
    weight: Weight | None = None

    def lines(self) -> Iterator[str]:
        """The index told in Swedish."""
        if self.weight:
            first, units = (f"{number(size / 1000, 0)} kB" for size in (self.weight.first, self.weight.units))
            yield counted(sum(self.kinds.values()), "sökbar post", "sökbara poster")
            yield f"  den första sökningen hämtar {first}, och skolenheternas namn därefter {units}"
        else:
            yield "Ingen sökning: sökmotorn Pagefind finns inte här. Sidan /sok/ visar vägar in i stället"


def index(library: Library, synonyms: Sequence[Synonym], site: Path) -> Index:
    """The index of a library, written to the folder `pagefind` of a site when the engine is at hand.

    Raises FaultsFound when the engine refuses, and OSError.
    """
    if (program := engine()) is None:
        return Index()
    found = list(records(library, synonyms))
    write_indexes(program, found, site / "pagefind")
    return Index(Counter(each.kind for each in found), weight(site / "pagefind"))
