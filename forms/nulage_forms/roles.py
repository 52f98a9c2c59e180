"""What are the roles of a team called, and what may whoever has one do?"""

from dataclasses import dataclass

from nulage_forms.model import Invitation, Member, Role


@dataclass(frozen=True, slots=True)
class Kind:
    """A role as people choose it: `id` in forms, `name` on pages, `allows` after "Du kan"."""

    id: str
    role: Role
    may_send: bool
    name: str
    allows: str


KINDS = (
    Kind(
        "ansvarig",
        "owner",
        may_send=False,
        name="Ansvarig",
        allows="läsa, skriva, skicka in och bestämma vilka som är med i gruppen",
    ),
    Kind(
        "skickar", "writer", may_send=True, name="Skriver och skickar in", allows="läsa, skriva och skicka in"
    ),
    Kind("skriver", "writer", may_send=False, name="Skriver", allows="läsa och skriva"),
    Kind("laser", "reader", may_send=False, name="Läser", allows="läsa det som gruppen skriver"),
)
"""From the one who may most to the one who may least. An owner may send in by being owner."""


def kind_called(kind_id: str) -> Kind | None:
    """The kind of that id."""
    return next((kind for kind in KINDS if kind.id == kind_id), None)


def kind_of(person: Member | Invitation) -> Kind:
    """What a member is, or what somebody is asked to become."""
    return next(kind for kind in KINDS if (kind.role, kind.may_send) == (person.role, person.may_send))
