"""Who is signed in, and for how long?"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from nulage_forms.model import Session, SessionKind
from nulage_forms.security.tokens import new_token, token_hash
from nulage_forms.store import Store

WRITTEN_AT_MOST_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a session lives without being used, and how long at all."""

    idle: timedelta
    absolute: timedelta


LIMITS = {
    "member": Limits(idle=timedelta(hours=4), absolute=timedelta(hours=12)),
    "head_teacher": Limits(idle=timedelta(hours=4), absolute=timedelta(hours=12)),
    "staff": Limits(idle=timedelta(minutes=45), absolute=timedelta(hours=8)),
}
LONGEST = max(limits.absolute for limits in LIMITS.values())


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever asks for a page. `email` is empty for the public.

    Signed in `until` a moment if nothing more is asked for, and never longer than `at_most`.
    """

    kind: SessionKind | Literal["public"] = "public"
    email: str = ""
    until: datetime | None = None
    at_most: datetime | None = None


PUBLIC = Visitor()


def begin_session(store: Store, kind: SessionKind, email: str, now: datetime) -> str:
    """The key of a new session, to be kept by the browser alone."""
    key = new_token()
    store.put_session(Session(token_hash(key), kind, email, created=now, last_seen=now))
    return key


def visitor_with(store: Store, key: str, now: datetime, *, attended: bool = True) -> Visitor:
    """Whose session the key opens; the public for no key, an unknown one, and one that has grown too old.

    To ask is to use the session, unless it is not `attended`: the page asks, and nobody may be there.
    """
    session = store.session(token_hash(key)) if key else None
    if session is None:
        return PUBLIC
    limits = LIMITS[session.kind]
    if now - session.last_seen >= limits.idle or now - session.created >= limits.absolute:
        store.end_session(session.key_hash)
        return PUBLIC
    if attended and now - session.last_seen >= WRITTEN_AT_MOST_EVERY:
        session = replace(session, last_seen=now)
        store.put_session(session)
    at_most = session.created + limits.absolute
    return Visitor(session.kind, session.email, min(session.last_seen + limits.idle, at_most), at_most)


def end_session(store: Store, key: str) -> None:
    """The key opens nothing any more."""
    store.end_session(token_hash(key))
