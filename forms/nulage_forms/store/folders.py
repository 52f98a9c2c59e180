"""How are small things kept, one file each, in a folder that several processes share?"""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar

from nulage_forms.shapes import shape_of
from nulage_forms.store.locks import lock_on
from nulage_forms.store.storage import remove, sync_folder, write_whole

T = TypeVar("T")


class Folder(Generic[T]):
    """Things of one class under names of any text; a file is called by the hash of its name."""

    def __init__(self, path: Path, kind: type[T]) -> None:
        self._path = path
        self._kind = kind
        path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def get(self, name: str) -> T | None:
        """The thing of that name."""
        return self._read(self._file(name))

    def change(self, name: str, act: Callable[[T | None], T | None]) -> T | None:
        """What `act` makes of it, once written; None takes it away. Nothing is written when `act` raises."""
        with lock_on(self._path):
            file = self._file(name)
            after = act(self._read(file))
            if after is None:
                remove(file)
            else:
                write_whole(file, shape_of(self._kind).dump_python(after, mode="json"))
            return after

    def count(self, is_of_no_use: Callable[[T], bool]) -> int:
        """How many things `forget` would take away."""
        things = (self._read(file) for file in self._path.glob("*.json"))
        return sum(thing is None or is_of_no_use(thing) for thing in things)

    def forget(self, is_of_no_use: Callable[[T], bool]) -> None:
        """Takes away everything that is of no more use."""
        with lock_on(self._path):
            for file in self._path.glob("*.json"):
                thing = self._read(file)
                if thing is None or is_of_no_use(thing):
                    file.unlink(missing_ok=True)
            sync_folder(self._path)

    def _file(self, name: str) -> Path:
        return self._path / f"{sha256(name.encode()).hexdigest()}.json"

    def _read(self, file: Path) -> T | None:
        try:
            return shape_of(self._kind).validate_python(json.loads(file.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
