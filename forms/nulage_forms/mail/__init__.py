"""How does a mail leave the service?"""

import smtplib
import ssl
import time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime, make_msgid
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from nulage_forms.security.tokens import new_token
from nulage_forms.settings import Settings

SECONDS = 20


class Post(Protocol):
    """Whatever takes a mail away; it may be slow and may raise OSError."""

    def send(self, to: str, subject: str, text: str) -> None: ...


class Outbox:
    """A folder where each mail becomes a file, so that a demonstration needs no mail server."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._sender = sender

    def send(self, to: str, subject: str, text: str) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mail = self._folder / f"{time.time_ns():020}-{new_token()[:8]}.eml"
        beside = mail.with_suffix(".new")  # so that whoever reads the folder meanwhile finds no half mail
        beside.write_bytes(written_mail(self._sender, to, subject, text).as_bytes(policy=SMTP))
        beside.replace(mail)


class MailServer:
    """A server that takes mails over SMTP: `smtp` turns to TLS when it can, and must with a password."""

    def __init__(self, address: str, sender: str) -> None:
        self._address = urlsplit(address)
        self._sender = sender

    def send(self, to: str, subject: str, text: str) -> None:
        where = self._address
        host, port = where.hostname or "", where.port or 0
        context = ssl.create_default_context()
        server = (
            smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=context)
            if where.scheme == "smtps"
            else smtplib.SMTP(host, port, timeout=SECONDS)
        )
        with server:
            server.ehlo_or_helo_if_needed()
            if where.scheme == "smtp" and (where.password or server.has_extn("starttls")):
                server.starttls(context=context)
            if where.username:
                server.login(unquote(where.username), unquote(where.password or ""))
            server.send_message(written_mail(self._sender, _in_ascii(to), subject, text))


def post_of(settings: Settings) -> Post:
    """The way out for mails that the settings name."""
    if settings.mail == "outbox":
        return Outbox(settings.data / "outbox", settings.mail_from)
    return MailServer(settings.mail, settings.mail_from)


def written_mail(sender: str, to: str, subject: str, text: str) -> EmailMessage:
    """A mail of plain text. Raises ValueError when a line break stands in its address or subject."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = localtime()
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].strip("> "))
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    return mail


def _in_ascii(email: str) -> str:
    """The address with its domain as every mail server can read it; `å` before the @ needs a modern one."""
    name, _, domain = email.rpartition("@")
    return f"{name}@{domain.encode('idna').decode()}" if name and not domain.isascii() else email
