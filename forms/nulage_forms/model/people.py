"""Who takes part, and by which doors do they come in?"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

Role = Literal["owner", "writer", "reader"]
SessionKind = Literal["member", "head_teacher", "staff"]
"""A head teacher comes to the form about the own school unit, and to nothing of the principal's."""
Mailing = Literal["none", "waiting", "sent", "failed"]

MOST_BEFORE_AT, MOST_AFTER_AT = 64, 190
_SIGN = r"""[^@.\s\x00-\x1f\x7f<>()\[\],;:"\\]"""
_EMAIL = re.compile(
    rf"(?:{_SIGN}|\.){{1,{MOST_BEFORE_AT}}}@(?=.{{1,{MOST_AFTER_AT}}}$){_SIGN}+(?:\.{_SIGN}+)+"
)
"""An address of the kind that everybody has: with a dot in what stands behind the @."""


class NotAnAddress(ValueError):
    """The text is no e-mail address."""


class AddressTooLong(NotAnAddress):
    """No mail server takes an address that is so long, before or after its @."""


def normal_email(text: str) -> str:
    """The one spelling of an e-mail address: NFC and lower case, no space around it.

    Raises NotAnAddress, also for the signs that would make two addresses, or another one, of it in a mail,
    and AddressTooLong.
    """
    email = unicodedata.normalize("NFC", text.strip().lower())
    if not _EMAIL.fullmatch(email):
        name, _, domain = email.rpartition("@")
        too_long = len(name) > MOST_BEFORE_AT or (name and len(domain) > MOST_AFTER_AT)
        raise AddressTooLong if too_long else NotAnAddress
    return email


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a principal's team. `email` is NFC and lower case, and identifies the person.

    An owner may always send in; `may_send` gives a writer the same right, and nobody else.
    """

    email: str
    role: Role
    joined: datetime
    may_send: bool = False

    @property
    def id(self) -> str:
        """Stands for the person in addresses, which end up in logs and histories."""
        return sha256(self.email.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Presence:
    """Where in a room somebody was writing, and when that was last seen."""

    principal_id: str
    email: str
    place: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """An offer to join a team, used once, or cancelled, or expired; only the hash of its token is kept.

    `mailing` tells what became of the mail that carries it: `none` when the service was to send none.
    """

    token_hash: str
    email: str
    role: Role
    invited_by: str
    created: datetime
    expires: datetime
    used_at: datetime | None = None
    cancelled_at: datetime | None = None
    may_send: bool = False
    mailing: Mailing = "none"

    @property
    def id(self) -> str:
        """Stands for the invitation in addresses; nobody comes in by it."""
        return self.token_hash[-16:]


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
    kind: SessionKind
    email: str
    expires: datetime
    principal_id: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """One signed-in browser; only the hash of its key is kept."""

    key_hash: str
    kind: SessionKind
    email: str
    created: datetime
    last_seen: datetime
