"""What does a view need to know of the request that it answers, and of the service that it belongs to?"""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from flask import current_app, g, session

from nulage_forms.access import Access
from nulage_forms.catalogue import Catalogue
from nulage_forms.mail import Post
from nulage_forms.security.sessions import Visitor, begin_session, end_session, visitor_with
from nulage_forms.settings import Settings
from nulage_forms.store import Store

EXTENSION = "nulage"


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
        g.visitor = visitor_with(parts().store, str(session.get("key", "")), now())
    return cast(Visitor, g.visitor)


def access() -> Access:
    """The one way to what is stored."""
    return Access(parts().store, visitor(), now())


def sign_in(kind: Literal["member", "staff"], email: str) -> None:
    """Begins a session under a new key. Whatever session the browser had before is ended."""
    sign_out()
    session["key"] = begin_session(parts().store, kind, email, now())


def sign_out() -> None:
    """Ends the session, here and in the store."""
    if key := session.get("key"):
        end_session(parts().store, str(key))
    session.clear()
    g.pop("visitor", None)
