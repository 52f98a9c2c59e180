"""Which of the engine's files stand where on the site, and how much of them does a search fetch?"""

import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from nulage_site.publish.search.engine import files_of
from nulage_site.publish.search.records import UNITS, Record

OF_ONE_INDEX = ("pagefind-entry.json", "*.pf_meta")
"""What is fetched before an index can be asked anything; it grows by five bytes for each record."""

AT_ONCE = (*OF_ONE_INDEX, "pagefind.js", "wasm.sv.pagefind", "kinds.json")
"""What the first search fetches, before the part of the index where its words stand."""

FRAGMENTS = "fragment"
"""The folder of what is shown of each hit, a file each."""

OF_ONE_SEARCH = ("index/*", "fragment/*")

UNITS_FOLDER = "skolenheter"
"""Where the school units have an index of their own, so that a first search need not fetch their names."""

REST = "Huvudmän"
"""The kind of all hits that say no kind: telling it of each would be a twentieth of the first search."""

LET_OUT = b"\nexport { PagefindInstance };\n"
"""Lets two indexes share one engine. Its own ways are worse: `createInstance` fetches 70 kB of it again,
and after `mergeIndex` every search waits for both indexes, and fails with either."""

SIGNED = b"pagefind_dcd"
"""How each of Pagefind's files begins."""


Files = Mapping[str, bytes]
"""What each file of an index holds, by its name."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes, compressed: what the first search fetches, and what the units add when its answer is shown."""

    first: int
    units: int


def index_of_units(program: Path, records: Sequence[Record]) -> Files:
    """An index of school units, without the engine."""
    return _files(program, records, (*OF_ONE_INDEX, *OF_ONE_SEARCH))


def index_of_the_rest(program: Path, records: Sequence[Record]) -> Files:
    """An index of everything else, with the engine."""
    files = _files(program, records, (*AT_ONCE, *OF_ONE_SEARCH))
    kinds = json.dumps(_kinds(files, records), separators=(",", ":"), ensure_ascii=False)
    return {**files, "pagefind.js": files["pagefind.js"] + LET_OUT, "kinds.json": kinds.encode()}


def kinds_of(folder: Path) -> dict[str, int]:
    """How many hits there are of each kind in the indexes in a site's folder `pagefind`."""
    told = json.loads((folder / "kinds.json").read_bytes())
    kinds = {kind: len(hits) for kind, hits in told.items()}
    others, units = (len([*(each / FRAGMENTS).iterdir()]) for each in (folder, folder / UNITS_FOLDER))
    return {**kinds, REST: others - sum(kinds.values()), UNITS: units}


def weight(folder: Path) -> Weight:
    """What a search fetches of the indexes in a site's folder `pagefind`."""
    return Weight(_packed(folder, AT_ONCE), _packed(folder / UNITS_FOLDER, OF_ONE_INDEX))


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
    kind_of = {record.url: record.kind for record in records if record.kind != REST}
    kinds: dict[str, list[str]] = {kind: [] for kind in kind_of.values()}
    for name in sorted(files):
        folder, _, file = name.partition("/")
        if folder == FRAGMENTS:
            url = json.loads(gzip.decompress(files[name]).removeprefix(SIGNED))["url"]
            if url in kind_of:
                kinds[kind_of[url]].append(file.partition(".")[0])
    return kinds
