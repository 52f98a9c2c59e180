"""What has a head teacher been asked about one school unit, what was answered, and what was made of it?"""

from dataclasses import dataclass, field
from datetime import datetime

from nulage_forms.model.people import Mailing
from nulage_forms.model.writing import Assessment


@dataclass(frozen=True, slots=True)
class Lift:
    """Words of a head teacher that the principal has put into its own analysis.

    `key` is the head teacher's answer, `into` the principal's, and `place` what that answers, in words.
    """

    key: str
    into: str
    place: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UnitForm:
    """A short form about one school unit, for one head teacher. `email` is NFC and lower case.

    The principal reads what is written once it is handed in, and not before. Only the hash of the link's
    token is kept; the link is used once, and from then on the address alone is the way in. One that is
    withdrawn is nobody's, and is taken up again if the same person is asked about the same unit.
    """

    code: str
    name: str
    email: str
    asked_by: str
    created: datetime
    token_hash: str
    expires: datetime
    mailing: Mailing = "none"
    mailed_at: datetime | None = None
    used_at: datetime | None = None
    begun_at: datetime | None = None
    handed_in_at: datetime | None = None
    closed_at: datetime | None = None
    withdrawn_at: datetime | None = None
    writing: Assessment = field(default_factory=Assessment)
    lifts: tuple[Lift, ...] = ()

    @property
    def readable(self) -> bool:
        """Whether the principal may read it."""
        return self.handed_in_at is not None and self.withdrawn_at is None

    @property
    def writable(self) -> bool:
        """Whether the head teacher may write in it."""
        return not (self.handed_in_at or self.closed_at or self.withdrawn_at)
