"""How does a service run in a test: a small published country, a store in memory, and a clock set by hand?"""

import email
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.policy import default
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from published import PRINCIPAL, publish

from nulage_forms.app import create_app
from nulage_forms.catalogue import Catalogue
from nulage_forms.dialogue.invitations import invite, join
from nulage_forms.model import Role
from nulage_forms.security.sessions import begin_session
from nulage_forms.settings import Settings
from nulage_forms.store import Store
from nulage_forms.store.memory import MemoryStore
from nulage_forms.views.current import EXTENSION, Parts

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ANNA = "anna@lillång.example"
EVA = "eva@skolverket.example"
HTTPS = "https://form.example"


@dataclass
class Clock:
    """Stands still until somebody moves it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, time: timedelta) -> None:
        self.now += time


@dataclass
class Running:
    """A service, and the ways in that a test needs."""

    app: Flask
    store: Store
    clock: Clock
    invitations: int = field(default=0)

    @property
    def parts(self) -> Parts:
        return self.app.extensions[EXTENSION]

    def mails(self) -> list[str]:
        """Addressee, subject and text of each mail, the oldest first, once all in the background is done."""
        self.parts.background.submit(lambda: None).result(10)
        files = sorted((self.parts.settings.data / "outbox").glob("*.eml"))
        written = [email.message_from_bytes(file.read_bytes(), policy=default) for file in files]
        return [f"{mail['To']}\n{mail['Subject']}\n{mail.get_content()}" for mail in written]

    def browser(self) -> FlaskClient:
        """A browser that nobody has signed in with."""
        return self.app.test_client()

    def member(self, email: str = ANNA, principal_id: str = PRINCIPAL, role: Role = "owner") -> FlaskClient:
        """A browser in which a member of the principal's team is signed in."""
        self.invitations += 1
        token = f"{self.invitations:064}"
        self.store.change(
            principal_id, lambda before: invite(before, token, email, role, "staff", self.clock())
        )
        self.store.change(principal_id, lambda before: join(before, token, self.clock()))
        return self._signed_in("member", email)

    def staff(self, email: str = EVA) -> FlaskClient:
        """A browser in which one of the agencies' staff is signed in."""
        return self._signed_in("staff", email)

    def _signed_in(self, kind: str, email: str) -> FlaskClient:
        browser = self.browser()
        with browser.session_transaction(base_url=HTTPS) as cookie:
            cookie["key"] = begin_session(self.store, kind, email, self.clock())  # type: ignore[arg-type]
        return browser


def run(folder: Path, mode: str = "production", proxies: int = 0) -> Running:
    """A running service whose published country and outbox lie in the folder."""
    published = publish(folder / "_site")
    (published / "tema").mkdir(exist_ok=True)
    (published / "tema" / "nulage.css").write_text("body { color: #1c2433 }")
    settings = Settings(
        published=published,
        data=folder / "var",
        service_path="/sjalvvardering",
        secret_key="0123456789abcdef0123456789abcdef",
        secret_key_fallbacks=(),
        trusted_hosts=("form.example",),
        site_url="https://site.example/",
        service_url=f"{HTTPS}/sjalvvardering/",
        mode="demo" if mode == "demo" else "production",
        mail="outbox",
        mail_from="nulage@form.example",
        proxies=proxies,
    )
    store, clock = MemoryStore(), Clock()
    app = create_app(settings, store, Catalogue(published), clock)
    app.config["PREFERRED_URL_SCHEME"] = "https"
    app.config["SERVER_NAME"] = None
    return Running(app, store, clock)


def token_in(page: str) -> str:
    """The token that a form of the page must send back."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found, page
    return found[1]
