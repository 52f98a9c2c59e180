"""Which of the engine's files stand where on the site, and how much of them does a search fetch?"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from nulage_site.publish.search.engine import files_of
from nulage_site.publish.search.records import Record

OF_ONE_INDEX = ("pagefind-entry.json", "*.pf_meta")
"""What is fetched before an index can be asked anything; it grows by five bytes for each record."""

OF_THE_ENGINE = ("pagefind.js", "wasm.sv.pagefind", "kinds.json")
"""What lies beside the texts and is fetched with them, once for every index."""

FRAGMENTS = "fragment"
"""The folder of what is shown of each hit, a file each."""

OF_ONE_SEARCH = ("index/*", "fragment/*")

TEXTS, PRINCIPALS, UNITS = "texter", "huvudman", "skolenheter"
"""The folders of the indexes. Those who edit change texts, and no name is indexed again for that; and a first
search need not fetch the names of the school units."""

LET_OUT = b"\nexport { PagefindInstance };\n"
"""Lets the indexes share one engine. Its own ways are worse: `createInstance` fetches 70 kB of it again,
and after `mergeIndex` every search waits for all indexes, and fails with any."""

SIGNED = b"pagefind_dcd"
"""How each of Pagefind's files begins."""


Files = Mapping[str, bytes]
"""What each file of an index holds, by its name."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes, compressed: what the first search fetches, and what the units add when its answer is shown."""

    first: int
    units: int


def index_of_names(program: Path, records: Sequence[Record]) -> Files:
    """An index of one kind of hits, without the engine."""
    return _files(program, records, (*OF_ONE_INDEX, *OF_ONE_SEARCH))


def index_of_texts(program: Path, records: Sequence[Record]) -> Files:
    """An index of every other kind, with the engine."""
    files = _files(program, records, (*OF_ONE_INDEX, *OF_THE_ENGINE, *OF_ONE_SEARCH))
    kinds = json.dumps(_kinds(files, records), separators=(",", ":"), ensure_ascii=False)
    return {**files, "pagefind.js": files["pagefind.js"] + LET_OUT, "kinds.json": kinds.encode()}


def kinds_of(folder: Path) -> dict[str, int]:
    """How many hits there are of each kind in the indexes in a site's folder `pagefind`."""
    told = json.loads((folder / TEXTS / "kinds.json").read_bytes())
    names = {"Huvudmän": PRINCIPALS, "Skolenheter": UNITS}
    return {kind: len(hits) for kind, hits in told.items()} | {
        kind: len([*(folder / name).glob(f"{FRAGMENTS}/*")]) for kind, name in names.items()
    }


def weight(folder: Path) -> Weight:
    """What a search fetches of the indexes in a site's folder `pagefind`."""
    first = _packed(folder / TEXTS, OF_ONE_INDEX + OF_THE_ENGINE) + _packed(folder / PRINCIPALS, OF_ONE_INDEX)
    return Weight(first, _packed(folder / UNITS, OF_ONE_INDEX))


def _packed(folder: Path, patterns: Sequence[str]) -> int:
    files = (file for pattern in patterns for file in folder.glob(pattern))
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def _files(program: Path, records: Sequence[Record], shipped: Sequence[str]) -> Files:
    """The rest of what the engine makes is its own pages and looks, its worker, and here perhaps itself."""
    made = files_of(program, records)
    return {name: content for name, content in made if any(fnmatch(name, pattern) for pattern in shipped)}


def _kinds(files: Files, records: Sequence[Record]) -> dict[str, list[str]]:
    """Which hits are of which kind, by what Pagefind calls them.

    Its own filters would say the same, but in a new order every time, and no two builds would be equal.
    """
    kind_of = {record.url: record.kind for record in records}
    kinds: dict[str, list[str]] = {kind: [] for kind in kind_of.values()}
    for name in sorted(files):
        folder, _, file = name.partition("/")
        if folder == FRAGMENTS:
            url = json.loads(gzip.decompress(files[name]).removeprefix(SIGNED))["url"]
            kinds[kind_of[url]].append(file.partition(".")[0])
    return kinds
