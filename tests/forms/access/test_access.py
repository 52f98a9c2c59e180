"""Who may see and change what is stored?"""

from datetime import timedelta

import pytest
from published import PRINCIPAL, SMALL
from running import ANNA, EVA, NOON

from nulage_forms.access import Access, NotAllowed, NothingHere
from nulage_forms.dialogue import Saved, save
from nulage_forms.dialogue.invitations import InvitationUnknown, invite, join
from nulage_forms.dialogue.submissions import send, take_back
from nulage_forms.dialogue.team import change_role, remove_member
from nulage_forms.model import Dialogue, Role, Value
from nulage_forms.security.sessions import PUBLIC, Visitor
from nulage_forms.store.memory import MemoryStore

MEMBER = Visitor("member", ANNA)
BO = Visitor("member", "bo@x.example")
STAFF = Visitor("staff", EVA)


def store_with(role: Role = "owner", *, sent: bool = False) -> MemoryStore:
    def fill(before: Dialogue) -> Dialogue:
        joined = join(invite(before, "ab" * 32, ANNA, role, "staff", NOON), "ab" * 32, NOON)
        secret = {"steg-2/orsaker": Saved(Value("Hemligt utkast"), 0, "Varför?", "2026-1")}
        written = save(joined, secret, ANNA, NOON)
        return send(written, {}, ANNA, NOON) if sent else written

    store = MemoryStore()
    store.change(PRINCIPAL, fill)
    return store


def ask(store: MemoryStore, visitor: Visitor) -> Access:
    return Access(store, visitor, NOON)


@pytest.mark.parametrize(
    ("role", "may"),
    [("reader", {"read"}), ("writer", {"read", "write"}), ("owner", {"read", "write", "send"})],
)
def test_a_member_may_do_what_the_role_allows(role: Role, may: set[str]) -> None:
    access = ask(store_with(role), MEMBER)

    for purpose in ("read", "write", "send"):
        if purpose in may:
            assert access.workspace(PRINCIPAL, purpose).principal_id == PRINCIPAL  # type: ignore[arg-type]
        else:
            with pytest.raises(NotAllowed):
                access.change(PRINCIPAL, purpose, lambda before: before)  # type: ignore[arg-type]


@pytest.mark.parametrize("principal_id", [SMALL, "9999999999", "../9000000001", ""])
def test_anothers_room_and_one_that_does_not_exist_are_the_same(principal_id: str) -> None:
    access = ask(store_with(), MEMBER)

    with pytest.raises(NothingHere) as on_reading:
        access.workspace(principal_id)
    with pytest.raises(NothingHere) as on_changing:
        access.change(principal_id, "write", lambda before: before)
    assert on_reading.value.args == on_changing.value.args == ()


def test_an_act_on_anothers_room_is_never_begun() -> None:
    with pytest.raises(NothingHere):
        ask(store_with(), MEMBER).change(SMALL, "write", lambda _: pytest.fail("the act was begun"))


@pytest.mark.parametrize("visitor", [STAFF, PUBLIC, Visitor("staff", ANNA), Visitor("public", ANNA)])
def test_nobody_but_members_comes_near_a_draft(visitor: Visitor) -> None:
    access = ask(store_with(), visitor)

    with pytest.raises(NothingHere):
        access.workspace(PRINCIPAL)
    with pytest.raises(NothingHere):
        access.change(PRINCIPAL, "read", lambda before: before)
    assert access.workspaces() == ()


def test_staff_see_no_more_of_a_draft_than_how_far_it_has_come() -> None:
    access = ask(store_with(), STAFF)

    assert access.status(PRINCIPAL).progress == "draft"
    assert "Hemligt" not in repr(access.overview())
    with pytest.raises(NothingHere):
        access.received(PRINCIPAL)


def test_staff_read_what_was_sent_and_it_is_put_on_record() -> None:
    store = store_with(sent=True)

    assert ask(store, STAFF).received(PRINCIPAL).number == 1

    last = store.dialogue(PRINCIPAL).events[-1]
    assert (last.actor, last.action, last.object) == (EVA, "read", "1")


def test_what_was_taken_back_is_the_teams_own_again() -> None:
    store = store_with(sent=True)
    store.change(PRINCIPAL, lambda before: take_back(before, ANNA, NOON))

    for number in (None, 1):
        with pytest.raises(NothingHere):
            ask(store, STAFF).received(PRINCIPAL, number)
    with pytest.raises(NothingHere):
        ask(store, STAFF).hold(PRINCIPAL)


def test_an_earlier_sending_is_read_as_long_as_a_later_one_stands() -> None:
    store = store_with(sent=True)
    store.change(PRINCIPAL, lambda before: send(take_back(before, ANNA, NOON), {}, ANNA, NOON))
    access = ask(store, STAFF)

    assert [access.received(PRINCIPAL, number).number for number in (1, 2, None)] == [1, 2, 2]
    for number in (0, 3, -1):
        with pytest.raises(NothingHere):
            access.received(PRINCIPAL, number)


def test_staff_mark_the_call_as_held_once_something_stands() -> None:
    store = store_with(sent=True)

    ask(store, STAFF).hold(PRINCIPAL)

    assert store.dialogue(PRINCIPAL).held_by == EVA


@pytest.mark.parametrize("visitor", [MEMBER, PUBLIC])
def test_what_staff_see_is_for_staff_alone(visitor: Visitor) -> None:
    access = ask(store_with(sent=True), visitor)

    for look in (access.overview, lambda: access.received(PRINCIPAL), lambda: access.hold(PRINCIPAL)):
        with pytest.raises(NothingHere):
            look()
    with pytest.raises(NothingHere):
        access.status(PRINCIPAL)


def test_an_invitation_opens_only_the_room_that_it_was_made_for() -> None:
    access = ask(store_with(), PUBLIC)

    for principal_id in (SMALL, "../x"):
        with pytest.raises(InvitationUnknown):
            access.join(principal_id, "ab" * 32)


def test_a_writer_sends_once_an_owner_has_said_so_and_never_leads() -> None:
    store = store_with("writer")
    member_id = store.dialogue(PRINCIPAL).members[0].id
    store.change(
        PRINCIPAL, lambda before: change_role(before, member_id, "writer", "staff", NOON, may_send=True)
    )
    access = ask(store, MEMBER)

    assert access.workspace(PRINCIPAL, "send").principal_id == PRINCIPAL
    with pytest.raises(NotAllowed):
        access.workspace(PRINCIPAL, "lead")


def with_bo(role: Role = "writer") -> MemoryStore:
    store = store_with()
    store.change(PRINCIPAL, lambda before: invite(before, "cd" * 32, BO.email, role, ANNA, NOON))
    store.change(PRINCIPAL, lambda before: join(before, "cd" * 32, NOON))
    return store


def test_whoever_writes_is_seen_by_the_team_for_two_minutes_and_by_nobody_else() -> None:
    store = with_bo()
    dialogue = store.dialogue(PRINCIPAL)
    ask(store, MEMBER).come_to(dialogue, "steg-2/")

    later = [Access(store, BO, NOON + timedelta(seconds=passed)) for passed in (0, 119, 120)]
    seen = [[(one.email, one.place) for one in each.others_present(dialogue)] for each in later]
    assert seen == [[(ANNA, "steg-2/")], [(ANNA, "steg-2/")], []]
    assert ask(store, MEMBER).others_present(dialogue) == ()
    for stranger in (STAFF, PUBLIC, Visitor("member", "cilla@x.example")):
        with pytest.raises(NothingHere):
            ask(store, stranger).others_present(dialogue)


def test_where_somebody_writes_is_noted_twice_a_minute_at_most_and_not_where_nobody_else_is() -> None:
    store, alone = with_bo(), store_with()
    dialogue = store.dialogue(PRINCIPAL)
    for passed in (0, 29, 30, 31):
        Access(store, MEMBER, NOON + timedelta(seconds=passed)).come_to(dialogue, "steg-2/")
    ask(alone, MEMBER).come_to(alone.dialogue(PRINCIPAL), "steg-2/")

    assert [one.at for one in store.presences(PRINCIPAL)] == [NOON + timedelta(seconds=30)]
    assert list(alone.presences(PRINCIPAL)) == []


def test_a_reader_is_never_said_to_write() -> None:
    store = with_bo("reader")

    with pytest.raises(NotAllowed):
        ask(store, BO).come_to(store.dialogue(PRINCIPAL), "steg-2/")


def test_a_member_who_is_taken_out_of_the_team_sees_nothing_from_then_on() -> None:
    store = with_bo("owner")
    member_id = store.dialogue(PRINCIPAL).members[0].id
    store.change(PRINCIPAL, lambda before: remove_member(before, member_id, BO.email, NOON))

    with pytest.raises(NothingHere):
        ask(store, MEMBER).workspace(PRINCIPAL)
