"""Which principals stand in the staff's list, in which order, and how is one of them found?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from nulage_forms.catalogue.published import Edition, PublishedPrincipal
from nulage_forms.model import DialogueStatus, Progress
from nulage_forms.swedish import sort_key
from nulage_forms.views.searching import MOST_NAMES, is_meant

INVITED, EVERYONE, NOT_INVITED = "", "alla", "inte-inbjuden"
STATUSES: Mapping[str, tuple[str, frozenset[Progress]]] = {
    "inskickat": ("Inskickat", frozenset({"sent"})),
    "tillbakataget": ("Tillbakataget", frozenset({"taken_back"})),
    "pagar": ("Pågår", frozenset({"draft"})),
    "inte-paborjat": ("Inte påbörjat", frozenset({"not_started"})),
    "hallet": ("Samtalet är hållet", frozenset({"held"})),
}
"""The statuses of those invited, by their names in the address, in the order of the list."""

CHOICES: Mapping[str, str] = {
    INVITED: "Alla inbjudna",
    **{name: label for name, (label, _) in STATUSES.items()},
    NOT_INVITED: "Inte inbjuden",
    EVERYONE: "Alla huvudmän",
}
"""What the list may be narrowed down to."""
_ORDER = {name: place for place, name in enumerate(CHOICES)}


@dataclass(frozen=True, slots=True)
class Row:
    """A principal, how far it has come, and the name of that in the address."""

    principal: PublishedPrincipal
    status: DialogueStatus
    name: str

    @property
    def label(self) -> str:
        return CHOICES[self.name]


def rows(edition: Edition, statuses: Iterable[DialogueStatus]) -> list[Row]:
    """Every principal that is published or has a room, in alphabetical order."""
    kept = {status.principal_id: status for status in statuses}
    everyone = [edition.principal(principal_id) for principal_id in {**edition.principals, **kept}]
    everyone.sort(key=lambda principal: _place(principal.name))
    return [_row(one, kept.get(one.id, DialogueStatus(one.id, "not_started"))) for one in everyone]


def row_of(principal_id: str, edition: Edition, statuses: Iterable[DialogueStatus]) -> Row | None:
    """One principal's row, without putting all in order; None if it is neither published nor has a room."""
    status = next((one for one in statuses if one.principal_id == principal_id), None)
    if status is None and principal_id not in edition.principals:
        return None
    return _row(edition.principal(principal_id), status or DialogueStatus(principal_id, "not_started"))


def narrowed(everyone: Iterable[Row], wanted: str, typed: str) -> list[Row]:
    """The rows of one choice in which every typed word is found.

    The alphabet orders all principals. Those invited come as there is something to do about them: what was
    sent last is first, and of those whose call is held the one that is to be followed up soonest.
    """
    found = [row for row in everyone if _is(row, wanted) and is_meant(row.principal, typed)]
    if wanted == EVERYONE:
        return found
    return sorted(found, key=_as_there_is_something_to_do)


def _as_there_is_something_to_do(row: Row) -> tuple[int, date, float]:
    sent = row.status.sent_at
    return _ORDER[row.name], row.status.follow_up or date.max, -sent.timestamp() if sent else 0


def _row(principal: PublishedPrincipal, status: DialogueStatus) -> Row:
    name = next(name for name, (_, progress) in STATUSES.items() if status.progress in progress)
    untouched = status.progress == "not_started" and not status.invited
    return Row(principal, status, NOT_INVITED if untouched else name)


def _is(row: Row, wanted: str) -> bool:
    return wanted in {EVERYONE, row.name} or (wanted == INVITED and row.name != NOT_INVITED)


@lru_cache(MOST_NAMES)
def _place(name: str) -> str:
    return sort_key(name)
