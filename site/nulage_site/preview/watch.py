"""What is the newest version of the site, and what is wrong with what has been saved since?"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from flask import Flask

import nulage_site
from nulage_site.app import create_app
from nulage_site.faults import Fault, FaultsFound
from nulage_site.faults.disk import disk_fault
from nulage_site.library import Library, read_library
from nulage_site.preview.memory import Memory
from nulage_site.stamps import Stamp, changed, stamps

PROGRAM = Path(nulage_site.__file__).parent
SHOWN = 3
"""How many changed files are named while they are read."""

Stage = Callable[[str], AbstractContextManager[object]]
"""Says in the terminal what is going on while it lasts."""


@dataclass(frozen=True, slots=True)
class Version:
    """The app of the last whole version, with the faults of what was saved after it.

    `name` is another as soon as any file is. There is no library until content has once been whole.
    """

    name: str
    app: Flask
    library: Library | None
    faults: tuple[Fault, ...] = ()
    restart: tuple[Path, ...] = ()
    """Changed files that take a new start to be seen: statistics and the program itself."""


class Watch:
    """Looks at the files whenever it is asked, and reads again what has changed.

    `prepare` makes an app of the site, or an empty one, into one to preview. `say` puts a line in the
    terminal.
    """

    def __init__(
        self,
        content: Path,
        statistics: Path,
        prepare: Callable[[Flask], Flask],
        stage: Stage,
        say: Callable[[str], object],
        **given: Any,
    ) -> None:
        self._folders, self._given = (content, statistics), given
        self._prepare, self._stage, self._say = prepare, stage, say
        self._memory, self._lock = Memory(), Lock()
        self._seen: Mapping[Path, Stamp] | None = None
        self._first = self._lasting()
        self.version = Version("", prepare(Flask(__name__)), None)

    def look(self) -> Version:
        """The version that the files now are, read anew if any of them has changed."""
        with self._lock:
            content, statistics = self._folders
            lasting = self._lasting()
            seen = {
                **stamps(content, PROGRAM / "templates", PROGRAM / "static", but=(statistics,)),
                **lasting,
            }
            if seen != self._seen:
                files = changed(self._seen or seen, seen)
                self._seen = seen
                if self.version.library is None:
                    self._memory, self._first = Memory(), lasting
                self._read(files, tuple(changed(self._first, lasting)))
            return self.version

    def _read(self, files: Iterable[Path], restart: tuple[Path, ...]) -> None:
        """Make a new version of what there is, or tell what is wrong with it beside the one before."""
        seen = self._memory.stamps = self._seen or {}
        name = sha256(repr(sorted(seen.items())).encode()).hexdigest()[:16]
        if restart != self.version.restart:
            self._say(f"Starta om för att se {named(restart)}.")
        self.version = replace(self.version, name=name, restart=restart)
        try:
            with self._stage(f"Läser {named(files) or 'innehåll och statistik'}"):
                library = read_library(*self._folders, **self._given, ask=self._memory)
        except FaultsFound as found:
            self.version = replace(self.version, faults=found.faults)
        except OSError as problem:
            self.version = replace(self.version, faults=(disk_fault(problem, self._folders[0]),))
        else:
            app = self._prepare(create_app(library))
            self.version = replace(self.version, app=app, library=library, faults=())
        for fault in self.version.faults:
            self._say(f"- {fault}")

    def _lasting(self) -> Mapping[Path, Stamp]:
        """The files that are read only at the start."""
        code = {file: stamp for file, stamp in stamps(PROGRAM).items() if file.suffix == ".py"}
        return {**stamps(self._folders[1]), **code}


def named(files: Iterable[Path]) -> str:
    """The files' names as a line can hold them: the first few, and that there are more."""
    names = [file.name for file in files]
    return ", ".join(names[:SHOWN]) + (" med flera" if len(names) > SHOWN else "")
