"""When does an invitation work, and what does it give?"""

from datetime import UTC, datetime, timedelta

import pytest

from nulage_forms.dialogue.invitations import (
    InvitationCancelled,
    InvitationClosed,
    InvitationExpired,
    InvitationUnknown,
    InvitationUsed,
    RoleTooHigh,
    cancel_invitation,
    invite,
    join,
    open_invitation,
)
from nulage_forms.model import Dialogue, NotAnAddress, Role, normal_email

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
ANNA = "anna@x.example"
HASH = "ab" * 32


def invited(email: str = ANNA, role: Role = "owner", by: str = "staff") -> Dialogue:
    return invite(Dialogue("9990000016"), HASH, email, role, by, NOON)


def test_an_invitation_makes_its_person_a_member_once() -> None:
    joined = join(invited(), HASH, NOON)

    assert [(member.email, member.role) for member in joined.members] == [(ANNA, "owner")]
    with pytest.raises(InvitationUsed):
        join(joined, HASH, NOON)


def test_each_way_that_an_invitation_can_be_closed_is_told_apart() -> None:
    with pytest.raises(InvitationUnknown):
        open_invitation(invited(), "cd" * 32, NOON)
    with pytest.raises(InvitationExpired):
        open_invitation(invited(), HASH, NOON + timedelta(days=14))
    with pytest.raises(InvitationCancelled):
        open_invitation(cancel_invitation(invited(), HASH, "staff", NOON), HASH, NOON)
    assert open_invitation(invited(), HASH, NOON + timedelta(days=13, hours=23)).email == ANNA


def test_a_closed_invitation_cannot_be_cancelled_either() -> None:
    with pytest.raises(InvitationClosed):
        cancel_invitation(join(invited(), HASH, NOON), HASH, "staff", NOON)


def test_an_address_is_one_person_however_it_is_typed() -> None:
    assert normal_email("  Anna@La\u030ang.Example ") == "anna@l\u00e5ng.example"
    assert join(invited("ANNA@X.example"), HASH, NOON).members[0].email == ANNA


@pytest.mark.parametrize(
    "text",
    [
        "",
        "anna",
        "a@b@c.se",
        "a b@c.se",
        "anna@",
        "@x",
        "a@x.se\nBcc: b@y.se",
        "a" * 65 + "@x.se",
        "a@x",
        "a@x.",
        "a@.se",
        "a@x..se",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(NotAnAddress):
        normal_email(text)


def test_a_member_who_is_invited_again_keeps_the_higher_role() -> None:
    owner = join(invited(role="owner"), HASH, NOON)
    again = join(invite(owner, "cd" * 32, ANNA, "reader", "staff", NOON), "cd" * 32, NOON + timedelta(days=1))

    assert [(member.role, member.joined) for member in again.members] == [("owner", NOON)]


def test_nobody_gives_away_more_than_their_own_role() -> None:
    with_reader = join(invited(role="reader"), HASH, NOON)

    with pytest.raises(RoleTooHigh):
        invite(with_reader, "cd" * 32, "bo@x.example", "writer", ANNA, NOON)
    assert (
        invite(with_reader, "cd" * 32, "bo@x.example", "reader", ANNA, NOON).invitations[1].role == "reader"
    )


def test_no_address_stands_in_the_events_but_as_the_one_who_acted() -> None:
    joined = join(invited(), HASH, NOON)

    assert [(event.actor, event.action, event.object) for event in joined.events] == [
        ("staff", "invited", "owner"),
        (ANNA, "joined", "owner"),
    ]
