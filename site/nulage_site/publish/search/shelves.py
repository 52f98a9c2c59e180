"""Which of the engine's files stand where on the site, and how much of them does a search fetch?"""

import gzip
import json
from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes, compressed: what the first search fetches, and what the units add when its answer is shown."""

    first: int
    units: int


def write_units(program: Path, records: Sequence[Record], folder: Path) -> None:
    """An index of school units, without the engine."""
    _write(program, records, folder, (*OF_ONE_INDEX, *OF_ONE_SEARCH))


def write_index(program: Path, records: Sequence[Record], folder: Path) -> None:
    """An index of everything else, with the engine."""
    _write(program, records, folder, (*AT_ONCE, *OF_ONE_SEARCH))
    script = folder / "pagefind.js"
    script.write_bytes(script.read_bytes() + LET_OUT)
    kinds = json.dumps(_kinds(folder / FRAGMENTS, records), separators=(",", ":"), ensure_ascii=False)
    (folder / "kinds.json").write_text(kinds, encoding="utf-8")


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


def _write(program: Path, records: Sequence[Record], folder: Path, shipped: Sequence[str]) -> None:
    """The rest of what the engine makes is its own pages and looks, its worker, and here perhaps itself."""
    for name, content in files_of(program, records):
        if any(fnmatch(name, pattern) for pattern in shipped):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _kinds(fragments: Path, records: Sequence[Record]) -> dict[str, list[str]]:
    """Which hits are of which kind, by what Pagefind calls them.

    Its own filters would say the same, but in a new order every time, and no two builds would be equal.
    """
    kind_of = {record.url: record.kind for record in records if record.kind != REST}
    kinds: dict[str, list[str]] = {kind: [] for kind in kind_of.values()}
    for file in sorted(fragments.iterdir()):
        url = json.loads(gzip.decompress(file.read_bytes()).removeprefix(SIGNED))["url"]
        if url in kind_of:
            kinds[kind_of[url]].append(file.name.partition(".")[0])
    return kinds
