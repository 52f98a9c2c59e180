"""Of what was the standing site made, and is all of it still the same?

This is asked before anything else, so only Python's own library is imported here: what reads statistics and
makes pages takes a second to import, and most often nothing has changed. What does not shape the site, such
as the number of workers, is not asked of.
"""

import hashlib
import json
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from nulage_site.stamps import Stamp, hash_of_file, stamped

SHAPE = 1
"""Raised when a manifest holds something else than before, so that no old one is taken for a new one."""

PROGRAM = Path(__file__).parent
SPARE = "spare"
"""The name, among the builds, of the folder that the next one stands on."""

SETTLED = 2_000_000_000
"""Nanoseconds. A file written this shortly before a look may be written again and keep its stamp."""

Files = Mapping[str, tuple[Stamp, str]]
"""Each file by its name, the same wherever the folders are, with its stamp and the hash of its bytes."""


class Manifest:
    """All that a site is made of: files, and what else decides; `looked` is when, in nanoseconds."""

    def __init__(self, looked: int, files: Files, beside: Mapping[str, object]) -> None:
        self.looked, self.files, self.beside = looked, files, beside

    def differing(self, other: "Manifest") -> list[str]:
        """Names of the files that do not have the same bytes in both, sorted."""
        ours, others = ({name: hash_ for name, (_, hash_) in each.files.items()} for each in (self, other))
        return sorted(name for name in ours.keys() | others.keys() if ours.get(name) != others.get(name))

    def same(self, other: "Manifest") -> bool:
        """Whether a site made of the one is a site made of the other, whenever files were written."""
        return self.beside == other.beside and not self.differing(other)

    def settled(self) -> Mapping[Stamp, str]:
        """The hash of each file that surely has not been written again while it has its stamp."""
        surely = self.looked - SETTLED
        return {stamp: hash_ for stamp, hash_ in self.files.values() if max(stamp[:2]) < surely}

    def write(self, file: Path) -> None:
        """Keep the manifest, for nobody else to read."""
        kept = {"shape": SHAPE, "looked": self.looked, "beside": self.beside, "files": self.files}
        file.touch(mode=0o600)
        file.write_text(json.dumps(kept), encoding="utf-8")


def read_manifest(file: Path) -> Manifest | None:
    """A manifest that was kept; None when there is none that can be relied upon."""
    try:
        kept = json.loads(file.read_bytes())
        files = {name: (tuple(stamp), hash_) for name, (stamp, hash_) in kept["files"].items()}
        return Manifest(int(kept["looked"]), files, kept["beside"]) if kept["shape"] == SHAPE else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def builds_of(out: Path) -> Path:
    """The folder of builds beside a site, which the site is a link into."""
    return out.parent.resolve() / f"{out.name}.builds"


def manifest_of(build: Path) -> Path:
    """Where the manifest of a build is: beside it, and never inside, as all of that is published."""
    return build.with_name(f"{build.name}.json")


def standing(out: Path) -> Manifest | None:
    """What the site at `out` was made of; None when there is no whole site that some manifest vouches for."""
    build = out.resolve()
    whole = out.is_symlink() and build.parent == builds_of(out) and (build / "index.html").is_file()
    return read_manifest(manifest_of(build)) if whole else None


def stands(out: Path, made: Manifest) -> bool:
    """Whether the site at `out` is whole and is what would be made."""
    before = standing(out)
    return before is not None and before.same(made)


def look(
    content: Path,
    statistics: Path | None,
    out: Path,
    edition: str | None = None,
    id_key: str | None = None,
    *,
    packed: bool = False,
) -> Manifest:
    """What a site built now would be made of. Only what the standing site does not know is read."""
    looked, before = time.time_ns(), standing(out)
    known, files = before.settled() if before else {}, {}
    for name, (file, stamp) in found(content, statistics, out).items():
        try:
            files[name] = stamp, known.get(stamp) or hash_of_file(Path(file))
        except OSError:
            continue  # it went while it was looked at, or nobody may read it
    beside = {
        "edition": edition or "",
        "id_key": _veiled(id_key),
        "packed": packed,
        "python": _python(),
    }
    return Manifest(looked, files, beside)


def untouched(made: Manifest, content: Path, statistics: Path | None, out: Path) -> bool:
    """Whether no file has come, gone or been written since the look: what was read is what was seen."""
    now = {name: stamp for name, (_, stamp) in found(content, statistics, out).items()}
    return now == {name: stamp for name, (stamp, _) in made.files.items()}


def found(content: Path, statistics: Path | None, out: Path) -> Mapping[str, tuple[str, Stamp]]:
    """Every file that may shape the site, by its name. The site itself is none of them, wherever it lies."""
    content, given = content.resolve(), (statistics or content / "statistics").resolve()
    but = (given, builds_of(out), out.parent.resolve() / out.name)
    return {
        f"{called}{file.removeprefix(str(folder)).replace(os.sep, '/')}": (file, stamp)
        for called, folder in {"content": content, "statistics": given, "program": PROGRAM}.items()
        for file, stamp in stamped(folder, but)
    }


def _veiled(id_key: str | None) -> str:
    """What tells one key from another, and takes too long to make for anybody to try many keys against."""
    return hashlib.scrypt(id_key.encode(), salt=b"nulage", n=2**13, r=8, p=1).hex() if id_key else ""


def _python() -> list[str]:
    """Python's version and those of everything installed, which the names of its folders tell at once."""
    folders = {Path(each) for each in sys.path if Path(each).is_dir()}
    return [sys.version, *sorted(path.name for each in folders for path in each.glob("*-info"))]
