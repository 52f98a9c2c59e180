"""What do the staff's list and the sign-in need of every dialogue, without reading them all?"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter
from pydantic_core import from_json

from nulage_forms.model import Dialogue, DialogueStatus
from nulage_forms.shapes import shape_of
from nulage_forms.store.locks import lock_on
from nulage_forms.store.recent import Recent
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


MADE_BY = 4
"""Which rules entries are made by; raised when one comes to say something else of the same record."""
Stamp = tuple[int, int, int]
"""When a record was written, its size and its place on the disk; a new one differs in at least one."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Which records the index was made from, as they were then."""

    made_by: int
    stamps: Mapping[str, Stamp]


_ENTRIES = TypeAdapter(Mapping[str, Entry])


class Index:
    """One file of entries by principal id: derived from the dialogues, never the truth, made at start.

    Beside it lies which records it was made from, so that only those that have changed since are read again.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen_file = file.with_name("index-seen.json")
        self._read: Recent[Mapping[str, Entry]] = Recent(1)

    def entries(self) -> Mapping[str, Entry]:
        data = self._file.read_bytes()
        known = self._read.said("", data)
        if known is None:
            known = _ENTRIES.validate_python(from_json(data))
            self._read.keep("", data, known)
        return known

    def note(self, dialogue: Dialogue) -> None:
        """Puts the dialogue's entry in place of the one before; the others are not even looked at."""
        with lock_on(self._file):
            plain = from_json(self._file.read_bytes())
            plain[dialogue.principal_id] = shape_of(Entry).dump_python(Entry.of(dialogue), mode="json")
            write_whole(self._file, dict(sorted(plain.items())))

    def rebuild(self, on_file: Mapping[str, Stamp], read: Callable[[str], Dialogue | None]) -> None:
        """Makes the index anew; the dialogues are read under the lock, so that no change is missed.

        Those whose record stands as it was when it was last read are not read again. An id that is on file
        with no readable dialogue keeps the entry that it had, and is read at every start. The stamps were
        taken before: a record that changes meanwhile has another by then, and is read at the next start.
        """
        with lock_on(self._file):
            before, seen = self._before(), self._seen()
            kept = {known: entry for known, entry in (before or {}).items() if known in on_file}
            fresh = {one for one in kept if seen.get(one) == on_file[one]}
            found = ((one, read(one)) for one in on_file if one not in fresh)
            made = {one: Entry.of(dialogue) for one, dialogue in found if dialogue}
            entries = {**kept, **made}
            if entries != before:
                write_whole(self._file, _ENTRIES.dump_python(dict(sorted(entries.items())), mode="json"))
            stamps = {one: then for one, then in on_file.items() if one in fresh or one in made}
            if stamps != seen:
                write_whole(self._seen_file, shape_of(Seen).dump_python(Seen(MADE_BY, stamps), mode="json"))

    def _before(self) -> Mapping[str, Entry] | None:
        """The entries as they stand; None when they cannot be read."""
        try:
            return self.entries()
        except (FileNotFoundError, ValueError):
            return None

    def _seen(self) -> Mapping[str, Stamp]:
        try:
            seen = shape_of(Seen).validate_python(from_json(self._seen_file.read_bytes()))
        except (FileNotFoundError, ValueError):
            return {}
        return seen.stamps if seen.made_by == MADE_BY else {}


def stamps(folder: Path) -> dict[str, Stamp]:
    """What tells of each record in the folder whether it is the one that was read before, by its name."""
    with os.scandir(folder) as found:
        records = sorted((each.name, each.stat()) for each in found if each.name.endswith(".json"))
    return {name.removesuffix(".json"): (now.st_mtime_ns, now.st_size, now.st_ino) for name, now in records}
