"""Which files is the site made from, and when was each last written?"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

Stamp = tuple[int, int, int]
"""When a file was written, how long it is, and which file it is: an editor may put a new one in its place."""


def stamps(*folders: Path, but: Path | None = None) -> Mapping[Path, Stamp]:
    """Every file below the folders with its stamp, but for those below `but` and an editor's own."""
    return dict(found for folder in folders for found in _files(folder, but))


def changed(before: Mapping[Path, Stamp], now: Mapping[Path, Stamp]) -> list[Path]:
    """The files that have come, gone or been written since, sorted."""
    return sorted(file for file in before.keys() | now.keys() if before.get(file) != now.get(file))


def _files(folder: Path, but: Path | None) -> Iterator[tuple[Path, Stamp]]:
    try:
        entries = list(os.scandir(folder))
        for entry in entries:
            path = Path(entry.path)
            if (
                entry.name.startswith((".", "__pycache__"))
                or entry.name.endswith(("~", ".tmp"))
                or path == but
            ):
                continue
            if entry.is_dir():
                yield from _files(path, but)
            else:
                seen = entry.stat()
                yield path, (seen.st_mtime_ns, seen.st_size, seen.st_ino)
    except OSError:
        return  # a file or folder that goes while it is looked at is gone the next time
