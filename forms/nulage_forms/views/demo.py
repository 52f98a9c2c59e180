"""What mails has the demonstration written?"""

import email
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from nulage_forms.views.current import settings

LATEST = 20
blueprint = Blueprint("demo", __name__, url_prefix="/demo")


@dataclass(frozen=True, slots=True)
class WrittenMail:
    """A mail as the page shows it."""

    sender: str
    to: str
    at: datetime
    subject: str
    lines: tuple[str, ...]


@blueprint.get("/post/")
def post() -> ResponseReturnValue:
    """The latest mails in the outbox, the newest first."""
    written = sorted((settings().data / "outbox").glob("*.eml"), reverse=True)
    return render_template("mails.html", mails=[_read(file) for file in written[:LATEST]])


def _read(file: Path) -> WrittenMail:
    mail = email.message_from_bytes(file.read_bytes(), _class=EmailMessage, policy=default)
    sender, at = mail["From"].addresses[0], datetime.fromtimestamp(file.stat().st_mtime, UTC)
    name = sender.display_name or sender.addr_spec
    return WrittenMail(
        name, str(mail["To"]), at, str(mail["Subject"]), tuple(mail.get_content().splitlines())
    )
