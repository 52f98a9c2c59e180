"""How is everything kept in files on one machine, by as many processes as it likes?

TinyDB, made safe: one file for each principal, opened anew for each operation, and one lock around the whole
of reading, changing and writing it.
"""

import logging
import platform
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import cast

from tinydb import TinyDB

from nulage_forms.model import (
    Dialogue,
    DialogueStatus,
    OneTimeLink,
    Presence,
    Rescued,
    Session,
    StaffAccount,
    is_principal_id,
)
from nulage_forms.store import DamagedRecord
from nulage_forms.store.chain import chained
from nulage_forms.store.folders import Folder
from nulage_forms.store.host import claim
from nulage_forms.store.index import Entry, Index, stamps
from nulage_forms.store.locks import lock_on
from nulage_forms.store.presence import PresenceFolder
from nulage_forms.store.recent import Recent
from nulage_forms.store.record import NewerSchema, dialogue_of
from nulage_forms.store.storage import WholeFile, put_whole
from nulage_forms.store.written import NOTHING, Written, written

_log = logging.getLogger(__name__)


class EmbeddedStore:
    """The store in a folder. Starting it names every record that is damaged and goes on.

    Only what has changed since the last start is read. Its log is linked with the key, which is never kept in
    the folder. Raises AnotherHost when another machine writes there.
    """

    def __init__(self, folder: Path, host: str = platform.node(), log_key: bytes = b"") -> None:
        self._log_key = log_key
        self._principals = folder / "principals"
        self._principals.mkdir(mode=0o700, parents=True, exist_ok=True)
        claim(folder, host)
        self._staff = Folder(folder / "staff", StaffAccount)
        self._links = Folder(folder / "links", OneTimeLink)
        self._sessions = Folder(folder / "sessions", Session)
        self._rescued = Folder(folder / "rescued", Rescued)
        self._presences = PresenceFolder(folder / "presences")
        self._recent: Recent[tuple[Dialogue, Written]] = Recent()
        self._index = Index(folder / "index.json")
        self._index.rebuild(stamps(self._principals), self._readable)

    def dialogue(self, principal_id: str) -> Dialogue:
        return self._read(self._file(principal_id), principal_id)[0]

    def change(self, principal_id: str, act: Callable[[Dialogue], Dialogue]) -> Dialogue:
        file = self._file(principal_id)
        with lock_on(file):
            before, stood = self._read(file, principal_id)
            after = act(before)
            if after is before:
                return before
            after = chained(before, after, self._log_key)
            stands = written(after, stood)
            put_whole(file, stands.data)
            self._recent.keep(principal_id, stands.data, (after, stands))
            if Entry.of(after) != Entry.of(before):
                self._index.note(after)
            return after

    def statuses(self) -> Sequence[DialogueStatus]:
        return [entry.status for entry in self._index.entries().values()]

    def memberships(self, email: str) -> tuple[str, ...]:
        entries = self._index.entries().items()
        return tuple(principal_id for principal_id, entry in entries if email in entry.members)

    def asking(self, email: str) -> tuple[str, ...]:
        entries = self._index.entries().items()
        return tuple(principal_id for principal_id, entry in entries if email in entry.asked)

    def staff_account(self, email: str) -> StaffAccount | None:
        return self._staff.get(email)

    def change_staff_account(
        self, email: str, act: Callable[[StaffAccount | None], StaffAccount]
    ) -> StaffAccount:
        return cast(StaffAccount, self._staff.change(email, act))

    def put_link(self, link: OneTimeLink) -> None:
        self._links.change(link.token_hash, lambda _: link)

    def link(self, token_hash: str) -> OneTimeLink | None:
        return self._links.get(token_hash)

    def use_link(self, token_hash: str, now: datetime) -> OneTimeLink | None:
        used: list[OneTimeLink | None] = []
        self._links.change(token_hash, used.append)
        link = used[0]
        return link if link and now < link.expires else None

    def session(self, key_hash: str) -> Session | None:
        return self._sessions.get(key_hash)

    def put_session(self, session: Session) -> None:
        self._sessions.change(session.key_hash, lambda _: session)

    def end_session(self, key_hash: str) -> None:
        self._sessions.change(key_hash, lambda _: None)

    def note_presence(self, presence: Presence) -> None:
        self._presences.note(presence)

    def presences(self, principal_id: str) -> Sequence[Presence]:
        return self._presences.of(principal_id)

    def put_rescued(self, rescued: Rescued) -> None:
        self._rescued.change(rescued.id, lambda _: rescued)

    def rescued(self, rescued_id: str) -> Rescued | None:
        return self._rescued.get(rescued_id)

    def drop_rescued(self, rescued_id: str) -> None:
        self._rescued.change(rescued_id, lambda _: None)

    def forgettable(self, links_expired_before: datetime, sessions_created_before: datetime) -> int:
        return (
            self._links.count(lambda link: link.expires < links_expired_before)
            + self._rescued.count(lambda rescued: rescued.expires < links_expired_before)
            + self._sessions.count(lambda session: session.created < sessions_created_before)
            + self._presences.count(sessions_created_before)
        )

    def forget(self, links_expired_before: datetime, sessions_created_before: datetime) -> None:
        self._links.forget(lambda link: link.expires < links_expired_before)
        self._rescued.forget(lambda rescued: rescued.expires < links_expired_before)
        self._sessions.forget(lambda session: session.created < sessions_created_before)
        self._presences.forget(sessions_created_before)

    def _file(self, principal_id: str) -> Path:
        if not is_principal_id(principal_id):
            raise ValueError("not a principal's id")
        return self._principals / f"{principal_id}.json"

    def _read(self, file: Path, principal_id: str) -> tuple[Dialogue, Written]:
        with TinyDB(file, storage=WholeFile) as db:
            content = cast(WholeFile, db.storage).content
            if content is None:
                return Dialogue(principal_id), NOTHING
            if (known := self._recent.said(principal_id, content)) is not None:
                return known
            try:
                dialogue = dialogue_of({name: [dict(row) for row in db.table(name)] for name in db.tables()})
            except NewerSchema as fault:
                found = f"{fault}, of a later release"
                raise self._damaged(principal_id, found, "Run that release.") from None
            except (ValueError, TypeError, AttributeError):
                remedy = "Put the file of the latest backup in its place."
                raise self._damaged(principal_id, "something that cannot be read", remedy) from None
        if dialogue.principal_id != principal_id:
            raise self._damaged(principal_id, "another principal's record", "Give the file its right name.")
        self._recent.keep(principal_id, content, (dialogue, NOTHING))
        return dialogue, NOTHING

    def _damaged(self, principal_id: str, found: str, remedy: str) -> DamagedRecord:
        return DamagedRecord(f"{self._file(principal_id)}: found {found}. {remedy} It is left as it is.")

    def _readable(self, principal_id: str) -> Dialogue | None:
        try:
            return self.dialogue(principal_id)
        except (DamagedRecord, ValueError) as fault:
            _log.error("%s", fault)
            return None
