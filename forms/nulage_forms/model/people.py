"""Who takes part, and by which doors do they come in?"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["owner", "writer", "reader"]

_EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f]{1,64}@[^@\s\x00-\x1f\x7f]{1,190}")


class NotAnAddress(ValueError):
    """The text is no e-mail address."""


def normal_email(text: str) -> str:
    """The one spelling of an e-mail address: NFC and lower case, no space around it. Raises NotAnAddress."""
    email = unicodedata.normalize("NFC", text.strip()).lower()
    if not _EMAIL.fullmatch(email):
        raise NotAnAddress
    return email


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a principal's team. `email` is NFC and lower case, and identifies the person."""

    email: str
    role: Role
    joined: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """An offer to join a team, used once, or cancelled, or expired; only the hash of its token is kept."""

    token_hash: str
    email: str
    role: Role
    invited_by: str
    created: datetime
    expires: datetime
    used_at: datetime | None = None
    cancelled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StaffAccount:
    """A member of the agencies' staff: argon2id hash of the password, and the secret of the second factor."""

    email: str
    name: str
    password_hash: str
    totp_secret: str
    last_totp: int = 0
    """The time step of the last one-time code that was used; neither it nor an older one is used again."""


@dataclass(frozen=True, slots=True)
class OneTimeLink:
    """A sign-in link that is used once and soon expires. `kind` says who comes in by it.

    Whoever asked for it on the way to an `area` of a principal's analysis is led there by it.
    """

    token_hash: str
    kind: Literal["member", "staff"]
    email: str
    expires: datetime
    principal_id: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """One signed-in browser; only the hash of its key is kept."""

    key_hash: str
    kind: Literal["member", "staff"]
    email: str
    created: datetime
    last_seen: datetime
