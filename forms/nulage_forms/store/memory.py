"""How is everything kept for as long as one process lives, as tests need it?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import RLock

from nulage_forms.model import Dialogue, DialogueStatus, OneTimeLink, Presence, Rescued, Session, StaffAccount
from nulage_forms.store.chain import chained
from nulage_forms.store.index import asked_in


class MemoryStore:
    """A store in which nothing outlives the process. One lock over everything."""

    def __init__(self, log_key: bytes = b"") -> None:
        self._log_key = log_key
        self._lock = RLock()
        self._dialogues: dict[str, Dialogue] = {}
        self._staff: dict[str, StaffAccount] = {}
        self._links: dict[str, OneTimeLink] = {}
        self._sessions: dict[str, Session] = {}
        self._rescued: dict[str, Rescued] = {}
        self._presences: dict[tuple[str, str], Presence] = {}

    def dialogue(self, principal_id: str) -> Dialogue:
        return self._dialogues.get(principal_id, Dialogue(principal_id))

    def change(self, principal_id: str, act: Callable[[Dialogue], Dialogue]) -> Dialogue:
        with self._lock:
            before = self.dialogue(principal_id)
            after = act(before)
            if after is not before:
                after = chained(before, after, self._log_key)
                self._dialogues[principal_id] = after
            return after

    def statuses(self) -> Sequence[DialogueStatus]:
        with self._lock:
            return [DialogueStatus.of(dialogue) for _, dialogue in sorted(self._dialogues.items())]

    def memberships(self, email: str) -> tuple[str, ...]:
        with self._lock:
            return tuple(
                principal_id
                for principal_id, dialogue in sorted(self._dialogues.items())
                if any(member.email == email for member in dialogue.members)
            )

    def asking(self, email: str) -> tuple[str, ...]:
        with self._lock:
            return tuple(
                principal_id
                for principal_id, dialogue in sorted(self._dialogues.items())
                if email in asked_in(dialogue)
            )

    def staff_account(self, email: str) -> StaffAccount | None:
        return self._staff.get(email)

    def change_staff_account(
        self, email: str, act: Callable[[StaffAccount | None], StaffAccount]
    ) -> StaffAccount:
        with self._lock:
            self._staff[email] = act(self._staff.get(email))
            return self._staff[email]

    def put_link(self, link: OneTimeLink) -> None:
        self._links[link.token_hash] = link

    def link(self, token_hash: str) -> OneTimeLink | None:
        return self._links.get(token_hash)

    def use_link(self, token_hash: str, now: datetime) -> OneTimeLink | None:
        link = self._links.pop(token_hash, None)
        return link if link and now < link.expires else None

    def session(self, key_hash: str) -> Session | None:
        return self._sessions.get(key_hash)

    def put_session(self, session: Session) -> None:
        self._sessions[session.key_hash] = session

    def end_session(self, key_hash: str) -> None:
        self._sessions.pop(key_hash, None)

    def note_presence(self, presence: Presence) -> None:
        with self._lock:
            self._presences[presence.principal_id, presence.email] = presence

    def presences(self, principal_id: str) -> Sequence[Presence]:
        with self._lock:
            return [one for one in self._presences.values() if one.principal_id == principal_id]

    def put_rescued(self, rescued: Rescued) -> None:
        self._rescued[rescued.id] = rescued

    def rescued(self, rescued_id: str) -> Rescued | None:
        return self._rescued.get(rescued_id)

    def drop_rescued(self, rescued_id: str) -> None:
        self._rescued.pop(rescued_id, None)

    def forgettable(self, links_expired_before: datetime, sessions_created_before: datetime) -> int:
        with self._lock:
            return (
                sum(one.expires < links_expired_before for one in self._links.values())
                + sum(one.expires < links_expired_before for one in self._rescued.values())
                + sum(one.created < sessions_created_before for one in self._sessions.values())
                + sum(one.at < sessions_created_before for one in self._presences.values())
            )

    def forget(self, links_expired_before: datetime, sessions_created_before: datetime) -> None:
        with self._lock:
            self._links = {k: v for k, v in self._links.items() if v.expires >= links_expired_before}
            self._rescued = {k: v for k, v in self._rescued.items() if v.expires >= links_expired_before}
            self._sessions = {k: v for k, v in self._sessions.items() if v.created >= sessions_created_before}
            fresh = {k: v for k, v in self._presences.items() if v.at >= sessions_created_before}
            self._presences = fresh
