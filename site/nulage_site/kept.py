"""What did an earlier build find out, that holds still since nothing that it rests on has changed?

Answers are kept as pickles (`sealed.py`), in a folder that is nobody else's.
"""

import hashlib
import pickle
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from weakref import ref

from nulage_site.asking import LASTING, USED_UP
from nulage_site.cores import processes, shared_out
from nulage_site.faults import FaultsFound
from nulage_site.sealed import read_sealed, write_at_leisure
from nulage_site.stamps import Stamp, hash_of_file, stamp_of, stamps

T = TypeVar("T")
P = ParamSpec("P")

PROGRAM = Path(__file__).parent
LIBRARIES = ("pandas", "numpy", "scipy", "statsmodels", "python-calamine", "pydantic")
"""What else decides an answer, or how it is written down."""

PRIVATE = 0o700

NOTHING: Mapping[Stamp, str] = {}


class Kept:
    """Asks a folder on disk first, of what is lasting; everything else is made afresh.

    An entry's name is a digest of all that the answer rests on, so an entry is never out of date. One that is
    damaged is made anew, and a function that raises is called again the next time. The bytes of a file are
    not read to tell it from others where they are `known` by its stamp already.
    """

    def __init__(self, folder: Path, known: Mapping[Stamp, str] = NOTHING) -> None:
        folder.mkdir(PRIVATE, parents=True, exist_ok=True)
        folder.chmod(PRIVATE)
        self._folder = folder
        self._known = known
        self._known_by: dict[int, tuple[Callable[[], object], bytes]] = {}
        self._used: set[str] = set()

    def __call__(self, make: Callable[P, T], /, *given: P.args, **named: P.kwargs) -> T:
        """The answer of that function, kept or new."""
        asked = partial(make, *given, **named)
        if make not in LASTING and not isinstance(make, type):
            return asked()
        digest = self._digest(asked)
        answer = self._lasting(asked, digest) if make in LASTING else asked()
        for part in (answer, *_parts(answer)):
            if not any(part is each for each in (*given, *named.values())):
                self._known_by[id(part)] = _held(part), digest
        return answer

    def ahead(self, calls: Sequence["partial[Any]"], load: Callable[[], object] = str) -> None:
        """Keep what will be asked for and is not kept yet, found by all cores; what fails is told when asked.

        Alone it would take longer, as what has just been kept must be read again.
        """
        missing = [each for each in calls if not (self._folder / _name(each, self._digest(each))).exists()]
        if processes(missing) > 1:
            load()
            shared_out(self._try, missing)

    def _try(self, asked: "partial[Any]") -> None:
        with suppress(FaultsFound):
            self(asked.func, *asked.args, **asked.keywords)

    def forget(self) -> None:
        """Let go of every entry that has not been used since this was made, nor by what has been used."""
        for entry in self._folder.iterdir():
            if entry.name not in self._used:
                entry.unlink()

    def _lasting(self, asked: "partial[T]", digest: bytes) -> T:
        name, held = _name(asked, digest), asked.func not in USED_UP
        kept = read_sealed(self._folder / name, held=held)
        if kept is None:
            before, self._used = self._used, set()
            known, self._known_by = self._known_by, dict(self._known_by)
            try:
                kept = asked(), frozenset(self._used)
            finally:
                self._used |= before
                self._known_by = known  # lets go of what only this was made from: tables of each file
            write_at_leisure(self._folder / name, kept, held=held)
        answer: T
        answer, rests_on = kept
        self._used |= {name, *rests_on}
        return answer

    def _digest(self, asked: "partial[Any]") -> bytes:
        """What an answer is known by: the program, the function, and everything that it is given."""
        told = hashlib.sha256(_program())
        told.update(f"{asked.func.__module__}.{asked.func.__qualname__}".encode())
        for name, value in [*enumerate(asked.args), *sorted(asked.keywords.items())]:
            told.update(f"{name}".encode() + hashlib.sha256(self._telling(value)).digest())
        return told.digest()

    def _telling(self, value: object) -> bytes:
        """What tells one value from all others; what was asked for here, by what it was made from."""
        if value is self:
            return b""
        if isinstance(value, Path):
            return b"".join(self._contents(value))
        known = self._known_by.get(id(value))
        if known is None or known[0]() is not value:
            told = pickle.dumps(value)
            if not _stays(value):
                return told
            known = self._known_by[id(value)] = _held(value), hashlib.sha256(told).digest()
        return type(value).__name__.encode() + known[1]

    def _contents(self, path: Path) -> Iterator[bytes]:
        """The names and hashes of the files below a path, or of the file that it is."""
        files = stamps(path) if path.is_dir() else {path: stamp_of(path.stat())} if path.is_file() else {}
        for file, stamp in sorted(files.items()):
            yield file.relative_to(path).as_posix().encode()
            yield (self._known.get(stamp) or hash_of_file(file)).encode()


def _name(asked: "partial[Any]", digest: bytes) -> str:
    """What an entry is called."""
    return f"{asked.func.__name__}-{digest.hex()[:40]}"


def _held(part: object) -> Callable[[], object]:
    """Gives the part, which is let go of where it can be once nobody else needs it: a table is large."""
    try:
        return ref(part)
    except TypeError:
        return lambda: part


def _parts(answer: object) -> Iterator[object]:
    """The parts of an answer that are asked about by themselves; one of each kind of ours."""
    if is_dataclass(answer):
        parts = (getattr(answer, field.name) for field in fields(answer))
        yield from (part for part in parts if is_dataclass(part))


def _stays(value: object) -> bool:
    """Whether nobody changes a value, as one that may be a key: it is then written out once for all."""
    return is_dataclass(value) and isinstance(value, Hashable)


@cache
def _program() -> bytes:
    """What tells the program that runs from all others: its own code, and what it is built on."""
    told = [sys.version, *(f"{name} {version(name)}" for name in LIBRARIES)]
    code = (file.read_bytes() for file in sorted(PROGRAM.rglob("*.py")))
    return hashlib.sha256(b"".join([*map(str.encode, told), *code])).digest()
