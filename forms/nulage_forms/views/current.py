"""What does a view need to know of the request that it answers, and of the service that it belongs to?"""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from flask import current_app, g, request, session

from nulage_forms.access import Access
from nulage_forms.catalogue import Catalogue
from nulage_forms.mail import Post
from nulage_forms.model import SessionKind
from nulage_forms.security.sessions import LIMITS, Visitor, begin_session, end_session, visitor_with
from nulage_forms.settings import Settings
from nulage_forms.staff_access import StaffAccess
from nulage_forms.store import Store
from nulage_forms.unit_access import UnitAccess

EXTENSION = "nulage"
RESCUED = "rescued"
"""Where the cookie keeps what opens the texts that this browser has had rescued."""
ENDED = "ended"
"""Where the cookie keeps as what its visitor was signed out when there was nothing left to come to."""
UNATTENDED = frozenset({"presence.here"})
"""What an open page asks for by itself, and so no sign that anybody sits in front of it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the service is put together from. `background` does what nobody should have to wait for."""

    settings: Settings
    store: Store
    catalogue: Catalogue
    clock: Callable[[], datetime]
    post: Post
    background: Executor


def parts() -> Parts:
    """The parts of the service that answers."""
    return cast(Parts, current_app.extensions[EXTENSION])


def settings() -> Settings:
    """What whoever runs the service has decided."""
    return parts().settings


def catalogue() -> Catalogue:
    """What the site has published."""
    return parts().catalogue


def now() -> datetime:
    """The moment of the request: the same however often it is asked for."""
    if "now" not in g:
        g.now = parts().clock()
    return cast(datetime, g.now)


def visitor() -> Visitor:
    """Who is asking, by the session that the browser's cookie opens."""
    if "visitor" not in g:
        attended = request.endpoint not in UNATTENDED
        g.visitor = visitor_with(parts().store, str(session.get("key", "")), now(), attended=attended)
    return cast(Visitor, g.visitor)


def seconds_left() -> int:
    """How long the visitor's session can last, however much it is used."""
    end = visitor().at_most
    return max(int((end - now()).total_seconds()), 0) if end else 0


def idle_seconds() -> int:
    """How long the visitor's session lasts while nothing is asked of the service."""
    kind = visitor().kind
    return 0 if kind == "public" else int(LIMITS[kind].idle.total_seconds())


def access() -> Access:
    """The one way to what is stored."""
    return Access(parts().store, visitor(), now())


def sign_in(kind: SessionKind, email: str) -> None:
    """Begins a session under a new key. Whatever session the browser had before is ended."""
    rescued = session.get(RESCUED)
    sign_out()
    if rescued:
        session[RESCUED] = rescued
    session["key"] = begin_session(parts().store, kind, email, now())


def unit_access() -> UnitAccess:
    """The same for what head teachers are asked."""
    return UnitAccess(parts().store, visitor(), now())


def staff_access() -> StaffAccess:
    """The same for whom the agencies ask into a team."""
    return StaffAccess(parts().store, visitor(), now())


def sign_out_if_teamless() -> None:
    """Ends the session of a member who is in no team any more, or of somebody who is asked nothing more."""
    kind = visitor().kind
    left = {"member": access().workspaces, "head_teacher": unit_access().forms}.get(kind)
    if left is not None and not left():
        sign_out()
        session[ENDED] = kind


def sign_out() -> None:
    """Ends the session, here and in the store."""
    if key := session.get("key"):
        end_session(parts().store, str(key))
    session.clear()
    g.pop("visitor", None)
