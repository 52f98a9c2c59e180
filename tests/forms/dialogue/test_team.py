"""Who may stay in a team, and with which role?"""

from datetime import timedelta

import pytest
from running import ANNA, NOON

from nulage_forms.dialogue.invitations import (
    AlreadyMember,
    InvitationCancelled,
    InvitationReplaced,
    InvitationUnknown,
    InvitationUsed,
    InvitedOtherwise,
    cancel_invitation,
    invite,
    invite_again,
    join,
    mail_failed,
    open_invitation,
    unanswered,
    with_mailing,
)
from nulage_forms.dialogue.team import (
    LastOwner,
    UnknownMember,
    change_role,
    is_last_owner,
    member_called,
    remove_member,
)
from nulage_forms.model import Dialogue, Member, Role

BO = "bo@x.example"
OLD, NEW = "ab" * 32, "cd" * 32


def team(**roles: Role) -> Dialogue:
    members = tuple(Member(f"{name}@x.example", role, NOON) for name, role in roles.items())
    return Dialogue("9990000016", members=members)


def id_of(name: str) -> str:
    return Member(f"{name}@x.example", "reader", NOON).id


def roles_in(dialogue: Dialogue) -> dict[str, Role]:
    return {member.email.partition("@")[0]: member.role for member in dialogue.members}


def test_the_last_owner_neither_leaves_nor_is_removed_nor_made_less() -> None:
    before = team(anna="owner", bo="writer")

    for role in ("writer", "reader"):
        with pytest.raises(LastOwner):
            change_role(before, id_of("anna"), role, ANNA, NOON)  # type: ignore[arg-type]
    for by in ("anna@x.example", BO):
        with pytest.raises(LastOwner):
            remove_member(before, id_of("anna"), by, NOON)
    assert is_last_owner(before, before.members[0])


def test_one_of_two_owners_goes() -> None:
    before = team(anna="owner", bo="owner")

    assert roles_in(remove_member(before, id_of("anna"), BO, NOON)) == {"bo": "owner"}
    assert roles_in(change_role(before, id_of("anna"), "reader", BO, NOON)) == {
        "anna": "reader",
        "bo": "owner",
    }
    with pytest.raises(LastOwner):
        remove_member(remove_member(before, id_of("anna"), BO, NOON), id_of("bo"), BO, NOON)


def test_to_go_and_to_be_let_go_are_told_apart_in_the_log() -> None:
    before = team(anna="owner", bo="writer")

    left, removed = (remove_member(before, id_of("bo"), by, NOON) for by in (BO, "anna@x.example"))

    assert [(one.events[-1].action, one.events[-1].object) for one in (left, removed)] == [
        ("left", "writer"),
        ("removed", "writer"),
    ]


def test_only_a_writer_is_given_the_right_to_send_and_loses_it_with_the_role() -> None:
    before = team(anna="owner", bo="writer")

    sends = change_role(before, id_of("bo"), "writer", ANNA, NOON, may_send=True)
    reads = change_role(sends, id_of("bo"), "reader", ANNA, NOON, may_send=True)

    assert [one.members[1].may_send for one in (before, sends, reads)] == [False, True, False]
    assert sends.events[-1].object == "writer may_send"
    assert not change_role(reads, id_of("bo"), "writer", ANNA, NOON).members[1].may_send


def test_a_role_that_somebody_has_already_changes_nothing() -> None:
    before = team(anna="owner")

    assert change_role(before, id_of("anna"), "owner", ANNA, NOON) is before


def test_nobody_who_is_not_in_the_team_is_changed() -> None:
    before = team(anna="owner")

    for act in (
        lambda: member_called(before, id_of("bo")),
        lambda: remove_member(before, id_of("bo"), ANNA, NOON),
        lambda: change_role(before, id_of("bo"), "writer", ANNA, NOON),
    ):
        with pytest.raises(UnknownMember):
            act()


def test_whoever_is_let_go_comes_in_by_no_invitation_made_before() -> None:
    asked = invite(team(anna="owner", bo="writer"), OLD, BO, "owner", "staff", NOON)

    after = remove_member(asked, id_of("bo"), "anna@x.example", NOON)

    with pytest.raises(InvitationCancelled):
        join(after, OLD, NOON)


def test_a_colleague_is_not_asked_in_again_but_the_agencies_may_name_an_owner() -> None:
    before = team(anna="owner", bo="writer")

    with pytest.raises(AlreadyMember):
        invite(before, OLD, "BO@x.example", "owner", "anna@x.example", NOON)
    named = join(invite(before, OLD, BO, "owner", "staff", NOON), OLD, NOON)
    assert roles_in(named) == {"anna": "owner", "bo": "owner"}


def test_a_second_invitation_takes_the_place_of_the_first() -> None:
    once = invite(team(anna="owner"), OLD, BO, "reader", "anna@x.example", NOON)
    twice = invite(once, NEW, BO, "reader", "anna@x.example", NOON)

    with pytest.raises(InvitationReplaced):
        join(twice, OLD, NOON)
    assert [made.token_hash for made in unanswered(twice)] == [NEW]
    assert join(twice, NEW, NOON).member(BO) == Member(BO, "reader", NOON)


def test_nobody_is_asked_to_something_else_without_a_word_while_the_first_invitation_works() -> None:
    once = invite(team(anna="owner"), OLD, BO, "writer", "anna@x.example", NOON, may_send=True)
    with pytest.raises(InvitedOtherwise) as refused:
        invite(once, NEW, BO, "writer", "anna@x.example", NOON)
    assert refused.value.invitation.may_send
    invite(once, NEW, BO, "reader", "staff", NOON)
    invite(cancel_invitation(once, OLD, "anna@x.example", NOON), NEW, BO, "reader", "anna@x.example", NOON)
    invite(once, NEW, BO, "reader", "anna@x.example", NOON + timedelta(days=15))


@pytest.mark.parametrize("days", [1, 20], ids=["while it works", "after it has expired"])
def test_a_reminder_carries_another_link_to_the_same_thing(days: int) -> None:
    once = invite(team(anna="owner"), OLD, BO, "writer", "anna@x.example", NOON, may_send=True)
    later = NOON + timedelta(days=days)

    again = invite_again(once, once.invitations[0].id, NEW, "anna@x.example", later)

    with pytest.raises(InvitationReplaced):
        open_invitation(again, OLD, later)
    fresh = open_invitation(again, NEW, later)
    assert (fresh.email, fresh.role, fresh.may_send, fresh.mailing) == (BO, "writer", True, "waiting")
    assert fresh.expires == later + timedelta(days=14)


def test_what_is_used_taken_back_or_unknown_is_not_sent_again() -> None:
    asked = invite(team(anna="owner"), OLD, BO, "writer", "anna@x.example", NOON)
    invitation_id = asked.invitations[0].id

    for before, why in (
        (join(asked, OLD, NOON), InvitationUsed),
        (cancel_invitation(asked, OLD, ANNA, NOON), InvitationCancelled),
        (team(anna="owner"), InvitationUnknown),
    ):
        with pytest.raises(why):
            invite_again(before, invitation_id, NEW, "anna@x.example", NOON)


def test_an_invitation_that_has_expired_can_be_taken_off_the_list() -> None:
    asked = invite(team(anna="owner"), OLD, BO, "writer", "anna@x.example", NOON)

    assert unanswered(cancel_invitation(asked, OLD, ANNA, NOON + timedelta(days=30))) == ()


def test_a_mail_that_never_left_is_told_apart_from_one_that_has_gone() -> None:
    asked = invite(team(anna="owner"), OLD, BO, "writer", ANNA, NOON, mailing="waiting")

    def failed(mailing: str, minutes: int) -> bool:
        told = with_mailing(asked, OLD, mailing).invitations[0]  # type: ignore[arg-type]
        return mail_failed(told, NOON + timedelta(minutes=minutes))

    assert [failed("waiting", 0), failed("waiting", 5)] == [False, True]
    assert [failed(mailing, 60) for mailing in ("sent", "none", "failed")] == [False, False, True]
    assert with_mailing(asked, NEW, "sent") is asked
