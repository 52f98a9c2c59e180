"""Which files also stand compressed beside themselves, for web servers that hand them out as they are?

Made only when asked for, `--compress`: there are then three files for each, and neither the demonstration nor
a preview would read them. A file that says the same as in the build before shares its twins, so that only
what has changed is compressed. The same bytes give the same twins: no clock is in them.
"""

import gzip
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from filecmp import cmp
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path

from nulage_site.publish.account import counted
from nulage_site.swedish import number

TEXT = frozenset({".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".xml"})
"""What is written in letters. Workbooks and the search's index are compressed already."""

LEAST = 1000
"""Bytes. A smaller file fits in the first packet of an answer however it is written."""

ENDINGS = GZIP, BROTLI = ".gz", ".br"

GZIP_LEVEL, BROTLI_QUALITY = 9, 6
"""Two milliseconds for a page of 80 kB. Brotli two steps up takes ten times that for one per cent less."""

AT_A_TIME = 50


@dataclass(frozen=True, slots=True)
class Twins:
    """How many compressed files there are and how large. `unchanged` are shared with the build before."""

    files: int = 0
    unchanged: int = 0
    bytes: int = 0

    def lines(self) -> Iterator[str]:
        """The twins told in Swedish; nothing when none were asked for."""
        if self.files:
            files = counted(self.files, "komprimerad fil", "komprimerade filer")
            yield f"{files}, {number(self.bytes / 1e6, 1)} MB"
            yield f"  {number(self.unchanged, 0)} är desamma som i förra bygget"


def compress(site: Path, standing: Path | None, workers: int) -> Twins:
    """The twins of every text file of a site, made by that many forked workers. Raises OSError."""
    files = [file for file in sorted(site.rglob("*")) if file.suffix in TEXT and file.stat().st_size >= LEAST]
    names = [file.relative_to(site) for file in files]
    with get_context("fork").Pool(workers, _leave_ctrl_c_to_the_parent) as pool:
        made = list(pool.imap_unordered(partial(_twin, site, standing), names, AT_A_TIME))
    parts = [part for parts in made for part in parts]
    return Twins(len(parts), sum(part.unchanged for part in parts), sum(part.bytes for part in parts))


def ways() -> Iterator[tuple[str, Callable[[bytes], bytes]]]:
    """The ending of a twin's name, and what makes it. Brotli comes with what sets PDFs; it may be missing."""
    yield GZIP, partial(gzip.compress, compresslevel=GZIP_LEVEL, mtime=0)
    if find_spec("brotli"):
        yield BROTLI, partial(import_module("brotli").compress, quality=BROTLI_QUALITY)


def _twin(site: Path, standing: Path | None, name: Path) -> list[Twins]:
    """A file's twins, written or shared."""
    file, before, parts = site / name, standing / name if standing else None, []
    same = before is not None and before.is_file() and _same(before, file)
    for ending, packed in ways():
        twin = file.with_name(file.name + ending)
        old = before.with_name(before.name + ending) if before and same else None
        shared = old is not None and old.is_file()
        if old and shared:
            twin.hardlink_to(old)
        else:
            twin.write_bytes(packed(file.read_bytes()))
        parts.append(Twins(1, int(shared), twin.stat().st_size))
    return parts


def _same(before: Path, file: Path) -> bool:
    """Whether two files say the same; most often they are one file, by a hard link."""
    return before.samefile(file) or cmp(before, file, shallow=False)


def _leave_ctrl_c_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
