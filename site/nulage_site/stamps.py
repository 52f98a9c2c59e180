"""Which files is the site made from, and when was each last written?"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

Stamp = tuple[int, int, int, int]
"""When a file was written, by its own account and by the disk's, which nobody can set; how long it is; and
which file it is, as an editor may put a new one in its place."""

Written = tuple[int, int, int]
"""The same without when the disk says that it was changed, as one more link to a file changes that."""


def stamps(*folders: Path, but: tuple[Path, ...] = ()) -> Mapping[Path, Stamp]:
    """Every file below the folders with its stamp, but what is below `but` or left behind by programs."""
    return {Path(file): stamp for folder in folders for file, stamp in stamped(folder, but)}


def stamped(folder: Path, but: tuple[Path, ...] = ()) -> Iterator[tuple[str, Stamp]]:
    """The same of one folder, each file by its path as text: a Path of it takes longer than the look."""
    return _files(str(folder), frozenset(map(str, but)))


def stamp_of(seen: os.stat_result) -> Stamp:
    """The stamp of a file that was looked at."""
    return seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino


def written(seen: os.stat_result) -> Written:
    """When a file that was looked at was written, how long it is and which, however many links lead to it."""
    return seen.st_mtime_ns, seen.st_size, seen.st_ino


def hash_of_file(file: Path) -> str:
    """The hash of a file's bytes, by which a look and what is kept know it alike. Raises OSError."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def changed(before: Mapping[Path, Stamp], now: Mapping[Path, Stamp]) -> list[Path]:
    """The files that have come, gone or been written since, sorted."""
    return sorted(file for file in before.keys() | now.keys() if before.get(file) != now.get(file))


def left_behind(name: str) -> bool:
    """Whether programs leave files of that name beside what people wrote. No reader reads them."""
    return name.startswith((".", "~$", "__pycache__")) or name.endswith(("~", ".tmp"))


def _files(folder: str, but: frozenset[str]) -> Iterator[tuple[str, Stamp]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return  # a folder that goes while it is looked at is gone the next time
    for entry in entries:
        if left_behind(entry.name) or entry.path in but:
            continue
        try:
            if entry.is_dir():
                yield from _files(entry.path, but)
            else:
                yield entry.path, stamp_of(entry.stat())
        except OSError:
            continue  # likewise a file, and a link that leads nowhere
