"""What is left of an older build that the next one can stand on, so that it costs what differs and no more?

A build is a folder of many thousand files, nearly all of them shared with the build before by hard links. To
link each of them anew, and to remove as many, would take longer than all the rest of a small change. So the
folder of a build that is not needed any more becomes that of the next: what is already the right file there,
by its inode, stays, and whatever else is there goes. Nothing is relied upon but what is seen to be there, so
a build that was killed may be the ground of the next as well as a whole one.
"""

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nulage_site.manifest import SPARE
from nulage_site.publish.origins import as_left, stamp_of
from nulage_site.stamps import Written, written

NOTHING: Mapping[str, Written] = {}


@dataclass(frozen=True, slots=True)
class Ground:
    """The names of files that are as the build that stands left them, there or here, and of those here."""

    whole: frozenset[str] = frozenset()
    there: frozenset[str] = frozenset()


def discard(build: Path) -> None:
    """Keep a build that is not needed any more as ground; remove it when there is ground enough."""
    spare = build.with_name(SPARE)
    if spare.exists():
        shutil.rmtree(build, ignore_errors=True)
    else:
        build.rename(spare)


def take_over(fresh: Path) -> None:
    """Put what was discarded in the place of a fresh build, as long as nothing is in it. Raises OSError."""
    spare = fresh.with_name(SPARE)
    if spare.is_dir() and not any(fresh.iterdir()):
        spare.rename(fresh)


def ground(
    fresh: Path, standing: Path | None, left: Mapping[str, Written], but: Collection[str] = ()
) -> Ground:
    """What is fit to be kept of the build that stands, as it was `left`, and nothing else in the fresh one.

    What is below the folders `but` is left alone. Raises OSError.
    """
    there = clear(fresh, left, but)
    missing = left.keys() - there
    whole = {name for name in missing if standing and as_left(f"{standing}/{name}", left[name])}
    return Ground(frozenset(whole | there), frozenset(there))


def clear(folder: Path, wanted: Mapping[str, Written], but: Collection[str] = ()) -> set[str]:
    """Remove every file below a folder but those of these names and stamps; the names that were there.

    What is below the folders `but` is left alone. Raises OSError.
    """
    there: set[str] = set()
    if folder.is_dir():
        _clear(str(folder), "", wanted, but, there)
    return there


def remove(folder: Path, names: Iterable[str]) -> None:
    """Remove the files of these names, and the folders that nothing is left in. Raises OSError."""
    for name in names:
        file = folder / name
        file.unlink()
        for parent in file.parents:
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()


def link(folder: Path, names: Iterable[str], before: Path) -> None:
    """Let the files of these names be those that another folder has. Raises OSError."""
    made: set[Path] = set()
    for name in names:
        file = folder / name
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.hardlink_to(before / name)


def settle(
    folder: Path,
    files: Mapping[str, bytes],
    before: Path | None = None,
    kept: Mapping[str, Written] = NOTHING,
) -> None:
    """Let a folder have these files and no others: those that another folder has, where they say the same.

    What is `kept` of the other folder is the same without a look at it. Raises OSError.
    """
    same = dict(kept)
    if before:
        same.update((name, stamp_of(file)) for name, file in _same(files, before))
    there = clear(folder, same)
    if before:
        link(folder, same.keys() - there, before)
    for name in files.keys() - same.keys():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(files[name])


def files_below(folder: Path) -> Iterator[tuple[str, Written]]:
    """The name and the stamp of every file below a folder, sorted. Raises OSError."""
    if folder.is_dir():
        yield from sorted(_files(str(folder), ""))


def _same(files: Mapping[str, bytes], before: Path) -> Iterator[tuple[str, Path]]:
    """Those that another folder has, as they are to be."""
    for name, content in files.items():
        file = before / name
        if file.is_file() and file.read_bytes() == content:
            yield name, file


def _clear(
    folder: str, below: str, wanted: Mapping[str, Written], but: Collection[str], there: set[str]
) -> bool:
    """Whether anything is left in the folder."""
    left = False
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        name = below + entry.name
        if entry.is_dir(follow_symlinks=False):
            if name in but or _clear(entry.path, f"{name}/", wanted, but, there):
                left = True
            else:
                os.rmdir(entry.path)  # noqa: PTH106  (no path is made for each of many thousand files)
        elif name in wanted and wanted[name] == written(entry.stat(follow_symlinks=False)):
            there.add(name)
            left = True
        else:
            os.unlink(entry.path)  # noqa: PTH108  (likewise)
    return left


def _files(folder: str, below: str) -> Iterator[tuple[str, Written]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = below + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{name}/")
            else:
                yield name, stamp_of(entry.path)
