"""How is everything kept, whatever it is kept in?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from nulage_forms.model import Dialogue, DialogueStatus, OneTimeLink, Presence, Rescued, Session, StaffAccount


class Store(Protocol):
    """What every store promises; one suite of tests holds them all to it.

    A call that returns has put what it was given on the disk. Two calls of `change` for the same principal,
    from any threads or processes, happen one after the other, each seeing what the other wrote.
    """

    def dialogue(self, principal_id: str) -> Dialogue:
        """Everything kept for a principal; an empty dialogue when nothing is. Raises DamagedRecord."""
        ...

    def change(self, principal_id: str, act: Callable[[Dialogue], Dialogue]) -> Dialogue:
        """What `act` makes of the dialogue, once written. Nothing is written when `act` raises."""
        ...

    def statuses(self) -> Sequence[DialogueStatus]:
        """One row for each principal that anything is kept for, by principal id; reads only the index."""
        ...

    def memberships(self, email: str) -> tuple[str, ...]:
        """Ids of the principals whose team the person is in, sorted."""
        ...

    def asking(self, email: str) -> tuple[str, ...]:
        """Ids of the principals that ask the person about a school unit, sorted."""
        ...

    def staff_account(self, email: str) -> StaffAccount | None: ...

    def change_staff_account(
        self, email: str, act: Callable[[StaffAccount | None], StaffAccount]
    ) -> StaffAccount:
        """What `act` makes of the account, once written; one after the other, as `change`."""
        ...

    def put_link(self, link: OneTimeLink) -> None: ...

    def link(self, token_hash: str) -> OneTimeLink | None:
        """The link, still unused; reading it changes nothing."""
        ...

    def use_link(self, token_hash: str, now: datetime) -> OneTimeLink | None:
        """The link, the one time that it is used in time; None for every other caller."""
        ...

    def session(self, key_hash: str) -> Session | None: ...

    def put_session(self, session: Session) -> None: ...

    def end_session(self, key_hash: str) -> None: ...

    def note_presence(self, presence: Presence) -> None:
        """Somebody is in a room now. The one thing that need not outlive a power cut, and so costs little."""
        ...

    def presences(self, principal_id: str) -> Sequence[Presence]:
        """Where everybody was last in the principal's room, however long ago."""
        ...

    def put_rescued(self, rescued: Rescued) -> None: ...

    def rescued(self, rescued_id: str) -> Rescued | None: ...

    def drop_rescued(self, rescued_id: str) -> None: ...

    def forgettable(self, links_expired_before: datetime, sessions_created_before: datetime) -> int:
        """How many things `forget` would take away; takes nothing away."""
        ...

    def forget(self, links_expired_before: datetime, sessions_created_before: datetime) -> None:
        """Takes away links, rescued texts, sessions and presences that are of no more use."""
        ...


class DamagedRecord(Exception):
    """A stored record cannot be read; it is left as it is, and the message names it and the way back."""
