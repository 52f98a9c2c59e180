"""How is what one build knows written down, so that the next reads it only if it is whole and our own?

It is a pickle, and a pickle can run whatever it holds. So the digest of the rest stands first in the file,
and a file that somebody else has put there is not read. A program that stays from one build to the next may
also remember what it wrote and read, and then reads again only what has been written since. It may then
write at leisure too what only the next program needs to find in a file.
"""

import hashlib
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from nulage_site.stamps import Written, written

SIZE = hashlib.sha256().digest_size

_memory: dict[Written, tuple[Path, Any]] | None = None
"""What is remembered, with the file that holds it, by when that was written, how long it is and which."""

_waiting: dict[Path, tuple[Any, bool]] = {}
"""What is to be written at leisure, and whether it is remembered then, by the file that will hold it."""

_rememberer = 0
"""The process that remembers. One that is forked from it will not be there when there is leisure."""


@contextmanager
def remembered() -> Iterator[None]:
    """Meanwhile, what is written and read is kept in memory too, and nobody may change any of it."""
    global _memory, _rememberer  # noqa: PLW0603
    _memory, _rememberer = {}, os.getpid()
    try:
        yield
    finally:
        write_what_waits()
        _memory = None


def read_sealed(file: Path, *, held: bool = True) -> Any:
    """What a file was written to hold, or will be; None where there is none that is whole and ours.

    What is not to be `held` is not remembered.
    """
    if file in _waiting:
        return _waiting[file][0]
    try:
        with file.open("rb") as opened:
            seen = os.fstat(opened.fileno())
            if _memory and (known := _memory.get(written(seen))):
                _memory[written(seen)] = file, known[1]  # it may have been linked here from where it was
                return known[1]
            ours = seen.st_uid == os.getuid()
            whole = ours and opened.read(SIZE) == hashlib.file_digest(opened, "sha256").digest()
            opened.seek(SIZE)
            answer = pickle.load(opened) if whole else None  # noqa: S301 (our own, see above)
            if whole and held and _memory is not None:
                _memory[written(seen)] = file, answer
            return answer
    except OSError:
        return None


def write_sealed(file: Path, answer: object, *, held: bool = True) -> None:
    """Put something in a file, whole or not at all; never whole in memory, as a country's figures are 200 MB.

    Raises OSError.
    """
    beside = file.with_name(f"{file.name}.new")
    with beside.open("w+b") as opened:
        opened.write(bytes(SIZE))
        pickle.dump(answer, opened, pickle.HIGHEST_PROTOCOL)
        opened.seek(SIZE)
        digest = hashlib.file_digest(opened, "sha256").digest()
        opened.seek(0)
        opened.write(digest)
    beside.replace(file)
    if held and _memory is not None:
        _memory[written(file.stat())] = file, answer


def write_at_leisure(file: Path, answer: object, *, held: bool = True) -> None:
    """The same, but not before there is leisure where it is remembered meanwhile. Raises OSError."""
    if _memory is not None and os.getpid() == _rememberer:
        _waiting[file] = answer, held
    else:
        write_sealed(file, answer, held=held)


def write_what_waits() -> None:
    """Write all that waits for leisure. What the disk does not take is made again by whoever misses it."""
    while _waiting:
        with suppress(OSError):
            file, (answer, held) = _waiting.popitem()
            write_sealed(file, answer, held=held)


def let_go() -> None:
    """Remember no more what files held that are gone; a country takes a while to let go of."""
    if _memory is not None:
        for gone in [stamp for stamp, (file, _) in _memory.items() if not file.exists()]:
            del _memory[gone]
