"""Which of the engine's files stand where on the site, and how much of them does a search fetch?"""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from nulage_site.library import Library
from nulage_site.publish.search.engine import files_of
from nulage_site.publish.search.records import Record, principal_records, text_records, unit_records
from nulage_site.publish.search.synonyms import Synonym

OF_ONE_INDEX = ("pagefind-entry.json", "*.pf_meta")
"""What is fetched before an index can be asked anything; it grows by five bytes for each record."""

KINDS = "kinds.json"
"""Which hits are of which kind, fetched with an index of several."""

WORDS = "words.json"
"""The words of names, for whoever wrote one nearly so; fetched only when nothing has been found."""

LEAST = 5
"""Letters of a word that is worth likening to another."""

OF_THE_ENGINE = ("pagefind.js", "wasm.sv.pagefind")
"""What is fetched once for all indexes."""

FRAGMENTS = "fragment"
"""The folder of what is shown of each hit, a file each."""

OF_ONE_SEARCH = ("index/*", "fragment/*")

LET_OUT = b"\nexport { PagefindInstance };\n"
"""Lets the indexes share one engine. Its own ways are worse: `createInstance` fetches 70 kB of it again,
and after `mergeIndex` every search waits for all indexes, and fails with any."""

SIGNED = b"pagefind_dcd"
"""How each of Pagefind's files begins."""

Files = Mapping[str, bytes]
"""What each file of an index holds, by its name."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One of the indexes: its folder, and what can be found in it.

    Where all of that is of one `kind`, no file tells kinds. One index brings the `engine` for all.
    """

    folder: str
    records: Callable[[Library, Sequence[Synonym]], Iterator[Record]]
    kind: str = ""
    engine: bool = False

    def files_of(self, program: Path, records: Iterable[Record]) -> Files:
        """What is published of all that the engine makes of the records.

        The rest is its own pages and looks, and its worker. Raises FaultsFound when it refuses a record.
        """
        shipped = OF_ONE_INDEX + OF_ONE_SEARCH + (OF_THE_ENGINE if self.engine else ())
        kind_of: dict[str, str] = {}
        words: set[str] = set()

        def noted() -> Iterator[Record]:
            for record in records:
                kind_of[record.url] = record.kind
                words.update(_words(record))
                yield record

        made = files_of(program, noted())
        files = {name: content for name, content in made if any(fnmatch(name, each) for each in shipped)}
        if self.engine:
            files["pagefind.js"] += LET_OUT
        files[WORDS] = _written(sorted(words))
        if not self.kind:
            files[KINDS] = _written(_kinds(files, kind_of))
        return files

    def kinds(self, folder: Path) -> Mapping[str, int]:
        """How many hits there are of each kind in a site's folder `pagefind`."""
        if self.kind:
            return {self.kind: len([*(folder / self.folder / FRAGMENTS).glob("*")])}
        told = json.loads((folder / self.folder / KINDS).read_bytes())
        return {kind: len(hits) for kind, hits in told.items()}

    def weight(self, folder: Path) -> int:
        """Bytes, compressed, that are fetched before it can be asked, from a site's folder `pagefind`."""
        patterns = (*OF_ONE_INDEX, *OF_THE_ENGINE, KINDS)
        files = (file for pattern in patterns for file in (folder / self.folder).glob(pattern))
        return sum(len(gzip.compress(file.read_bytes())) for file in files)


UNITS = Shelf("skolenheter", unit_records, kind="Skolenheter")
"""So many that the first search does not fetch them."""

SHELVES = (
    Shelf("texter", text_records, engine=True),
    Shelf("huvudman", principal_records, kind="Huvudmän"),
    UNITS,
)
"""Those who edit change texts, and no name need be indexed again for that."""


def _words(record: Record) -> Iterator[str]:
    """The words of a name, and of what else it may be called, that are long enough to be written wrong."""
    for word in re.findall(r"[^\W\d_]+", " ".join((record.title, *record.beside)).lower()):
        if len(word) >= LEAST:
            yield word


def _written(told: object) -> bytes:
    return json.dumps(told, separators=(",", ":"), ensure_ascii=False).encode()


def _kinds(files: Files, kind_of: Mapping[str, str]) -> dict[str, list[str]]:
    """Which hits are of which kind, by what Pagefind calls them.

    Its own filters would say the same, but in a new order every time, and no two builds would be equal.
    """
    kinds: dict[str, list[str]] = {kind: [] for kind in kind_of.values()}
    for name in sorted(files):
        folder, _, file = name.partition("/")
        if folder == FRAGMENTS:
            url = json.loads(gzip.decompress(files[name]).removeprefix(SIGNED))["url"]
            kinds[kind_of[url]].append(file.partition(".")[0])
    return kinds
