"""What do the staff's list and the sign-in need of every dialogue, without reading them all?"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from pydantic import TypeAdapter

from nulage_forms.model import Dialogue, DialogueStatus
from nulage_forms.store.folders import LOCK_SECONDS
from nulage_forms.store.storage import write_whole


@dataclass(frozen=True, slots=True)
class Entry:
    """The little that is known of one dialogue without reading it.

    `members` and those who are `asked` about a school unit are e-mail addresses.
    """

    status: DialogueStatus
    members: tuple[str, ...]
    asked: tuple[str, ...] = ()

    @classmethod
    def of(cls, dialogue: Dialogue) -> "Entry":
        members = tuple(member.email for member in dialogue.members)
        return cls(DialogueStatus.of(dialogue), members, asked_in(dialogue))


def asked_in(dialogue: Dialogue) -> tuple[str, ...]:
    """The addresses of everybody who has a form about a school unit."""
    return tuple(form.email for form in dialogue.unit_forms if not form.withdrawn_at)


_ENTRIES = TypeAdapter(Mapping[str, Entry])


class Index:
    """One file of entries by principal id: derived from the dialogues, never the truth, made at start."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def entries(self) -> Mapping[str, Entry]:
        return _ENTRIES.validate_python(json.loads(self._file.read_text(encoding="utf-8")))

    def note(self, dialogue: Dialogue) -> None:
        """Puts the dialogue's entry in place of the one before."""
        with self._lock():
            self._write({**self.entries(), dialogue.principal_id: Entry.of(dialogue)})

    def rebuild(self, dialogues: Iterable[Dialogue], on_file: Collection[str]) -> None:
        """Makes the index anew; the dialogues are read under the lock, so that no change is missed.

        An id that is on file with no readable dialogue keeps the entry that it had.
        """
        with self._lock():
            kept = {known: entry for known, entry in self._before().items() if known in on_file}
            read = {dialogue.principal_id: Entry.of(dialogue) for dialogue in dialogues}
            self._write({**kept, **read})

    def _before(self) -> Mapping[str, Entry]:
        try:
            return self.entries()
        except (FileNotFoundError, ValueError):
            return {}

    def _write(self, entries: Mapping[str, Entry]) -> None:
        write_whole(self._file, _ENTRIES.dump_python(dict(sorted(entries.items())), mode="json"))

    def _lock(self) -> FileLock:
        return FileLock(self._file.with_suffix(".lock"), timeout=LOCK_SECONDS)
