"""Does every store keep what all stores promise?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nulage_forms.dialogue import AlreadySent, Saved, add_question, save
from nulage_forms.dialogue.areas import take_answer, take_area
from nulage_forms.dialogue.invitations import invite, join
from nulage_forms.dialogue.rows import add_row
from nulage_forms.dialogue.submissions import mark_held, send, take_back
from nulage_forms.model import (
    Dialogue,
    OneTimeLink,
    Presence,
    Rescued,
    Session,
    ShownFigure,
    StaffAccount,
    TakenArea,
    Value,
)
from nulage_forms.store import Store
from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.store.memory import MemoryStore

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LILLANG = "9990000016"
ANNA = "anna@lillång.example"


class OpenedAnew:
    """The embedded store as a process finds it that has just been started: nothing is known but by its files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getattr__(self, name: str) -> object:
        return getattr(EmbeddedStore(self._folder), name)


@pytest.fixture(params=["memory", "embedded", "opened anew"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    folder = tmp_path / "data"
    stores = {
        "memory": MemoryStore,
        "embedded": lambda: EmbeddedStore(folder),
        "opened anew": lambda: OpenedAnew(folder),
    }
    return stores[request.param]()


def saving(key: str, text: str, version: int = 0) -> Callable[[Dialogue], Dialogue]:
    saved = Saved(Value(text), version, "Hur är det?", "2026-1")
    return lambda before: save(before, {key: saved}, ANNA, NOON)


def test_what_a_team_has_added_and_what_a_question_rests_on_are_kept(store: Store) -> None:
    key = "egna/2/namn"
    store.change(LILLANG, lambda before: add_row(before, "egna/kunskaper", ANNA, NOON)[0])
    store.change(LILLANG, saving(key, "Trygga på rasten"))
    store.change(LILLANG, lambda before: take_answer(before, key, {}, ANNA, NOON))
    kept = store.dialogue(LILLANG).assessment
    assert (kept.rows, kept.grounds) == ({"egna/kunskaper": ("2",)}, {"1": key})


def with_everything(before: Dialogue) -> Dialogue:
    joined = join(invite(before, "ab" * 32, ANNA, "owner", "staff", NOON), "ab" * 32, NOON)
    asked = add_question(joined, ANNA, NOON)
    written = saving("fraga/1/text", "Hur når vi alla?\n=1+1 <b>å</b> \u2028 \x00")(asked)
    figure = ShownFigure("Trygghet", "7,1", "våren 2025", reason="")
    area = TakenArea("trygghet-under", "Trygghet", "Lägre än väntat.", "våren 2025", "2026-1", (figure,))
    written = take_area(written, area, {}, ANNA, NOON)
    sent = send(written, {"headings": ["Steg 1"], "figures": [{"value": 62.5}]}, ANNA, NOON)
    again = send(take_back(sent, ANNA, NOON), {"headings": []}, ANNA, NOON)
    return mark_held(again, "eva@skolverket.example", NOON)


def test_nothing_kept_is_an_empty_dialogue(store: Store) -> None:
    assert store.dialogue(LILLANG) == Dialogue(LILLANG)
    assert list(store.statuses()) == []


def test_everything_that_is_put_in_comes_out_the_same(store: Store) -> None:
    written = store.change(LILLANG, with_everything)

    assert store.dialogue(LILLANG) == written
    assert written == with_everything(Dialogue(LILLANG))


def test_an_act_that_is_refused_writes_nothing(store: Store) -> None:
    store.change(LILLANG, saving("samtal/namn", "Anna"))

    with pytest.raises(ZeroDivisionError):
        store.change(LILLANG, lambda before: replace(before, held_by=str(1 / 0)))

    assert store.dialogue(LILLANG).assessment.value("samtal/namn") == Value("Anna")
    assert store.dialogue(LILLANG).held_by is None


def test_two_principals_never_share_anything(store: Store) -> None:
    store.change(LILLANG, saving("samtal/namn", "Anna"))
    store.change("9990000024", saving("samtal/namn", "Bo"))

    assert store.dialogue(LILLANG).assessment.value("samtal/namn") == Value("Anna")
    assert store.dialogue("9990000024").assessment.value("samtal/namn") == Value("Bo")


def test_each_of_many_threads_sees_what_the_others_wrote(store: Store) -> None:
    def add_one(number: int) -> None:
        store.change(LILLANG, saving(f"steg-2/{number}", "text"))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add_one, range(40)))

    assert len(store.dialogue(LILLANG).assessment.answers) == 40


def test_twenty_who_send_at_once_send_one_thing(store: Store) -> None:
    def send_once(_: int) -> bool:
        try:
            store.change(LILLANG, lambda before: send(before, {}, ANNA, NOON))
        except AlreadySent:
            return False
        return True

    with ThreadPoolExecutor(20) as threads:
        outcomes = list(threads.map(send_once, range(20)))

    assert sum(outcomes) == 1
    assert len(store.dialogue(LILLANG).submissions) == 1


def test_the_list_shows_how_far_each_principal_has_come(store: Store) -> None:
    store.change("9990000024", saving("samtal/namn", "Bo"))
    store.change(LILLANG, with_everything)

    held, draft = store.statuses()

    assert (held.principal_id, held.progress, held.held_at, held.invited) == (LILLANG, "held", NOON, True)
    assert (draft.principal_id, draft.progress, draft.reference) == ("9990000024", "draft", "")


def test_a_person_finds_the_teams_that_they_have_joined(store: Store) -> None:
    store.change(LILLANG, with_everything)
    store.change("9990000024", lambda before: invite(before, "cd" * 32, ANNA, "writer", "staff", NOON))

    assert store.memberships(ANNA) == (LILLANG,)
    assert store.memberships("bo@lillång.example") == ()


def test_a_link_is_used_by_one_of_many_who_try(store: Store) -> None:
    store.put_link(OneTimeLink("ef" * 32, "member", ANNA, NOON + timedelta(minutes=10)))
    assert store.link("ef" * 32) is not None

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(lambda _: store.use_link("ef" * 32, NOON), range(8)))

    assert [link.email for link in outcomes if link] == [ANNA]
    assert store.link("ef" * 32) is None


def test_a_link_that_has_expired_lets_nobody_in(store: Store) -> None:
    store.put_link(OneTimeLink("ef" * 32, "member", ANNA, NOON))

    assert store.use_link("ef" * 32, NOON) is None


def test_a_session_lives_until_it_is_ended(store: Store) -> None:
    session = Session("0a" * 32, "staff", "eva@skolverket.example", NOON, NOON)
    store.put_session(session)
    store.put_session(replace(session, last_seen=NOON + timedelta(minutes=2)))
    assert store.session("0a" * 32) == replace(session, last_seen=NOON + timedelta(minutes=2))

    store.end_session("0a" * 32)
    store.end_session("0a" * 32)

    assert store.session("0a" * 32) is None


def test_old_links_and_sessions_are_forgotten_and_new_ones_kept(store: Store) -> None:
    hour = timedelta(hours=1)
    store.put_link(OneTimeLink("old", "member", ANNA, NOON - hour))
    store.put_link(OneTimeLink("new", "member", ANNA, NOON + hour))
    store.put_session(Session("old", "member", ANNA, NOON - hour, NOON))
    store.put_session(Session("new", "member", ANNA, NOON + hour, NOON))

    store.forget(links_expired_before=NOON, sessions_created_before=NOON)

    assert (store.link("old"), store.session("old")) == (None, None)
    assert store.link("new") is not None
    assert store.session("new") is not None


def test_a_rescued_text_is_kept_until_it_is_dropped_or_forgotten(store: Store) -> None:
    old, new = (
        Rescued(name, "sealed", NOON + timedelta(hours=each)) for name, each in (("old", -1), ("new", 1))
    )
    for rescued in (old, new):
        store.put_rescued(rescued)
    assert (store.rescued("old"), store.rescued("none")) == (old, None)

    store.forget(links_expired_before=NOON, sessions_created_before=NOON)
    assert (store.rescued("old"), store.rescued("new")) == (None, new)
    for _ in range(2):
        store.drop_rescued("new")
    assert store.rescued("new") is None


def test_somebody_is_in_one_place_of_a_room_until_that_is_forgotten(store: Store) -> None:
    bo = Presence("9990000024", "bo@x.example", "samtal/", NOON - timedelta(hours=1))
    for one in (Presence(LILLANG, ANNA, "steg-1/", NOON), Presence(LILLANG, ANNA, "steg-2/", NOON), bo):
        store.note_presence(one)

    assert list(store.presences(LILLANG)) == [Presence(LILLANG, ANNA, "steg-2/", NOON)]
    assert list(store.presences("9990000024")) == [bo]
    store.forget(links_expired_before=NOON, sessions_created_before=NOON)
    assert (len(store.presences(LILLANG)), len(store.presences("9990000024"))) == (1, 0)
    assert store.dialogue(LILLANG) == Dialogue(LILLANG)


def test_those_who_come_and_go_at_once_leave_nothing_half_written(store: Store) -> None:
    def look_round(number: int) -> int:
        store.note_presence(Presence(LILLANG, f"{number % 4}@x.example", f"steg-{number}/", NOON))
        return len(store.presences(LILLANG))

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(look_round, range(80)))

    assert len(store.presences(LILLANG)) == 4


def test_a_staff_account_is_changed_by_one_at_a_time(store: Store) -> None:
    account = StaffAccount("eva@skolverket.example", "Eva", "hash", "secret")
    store.change_staff_account(account.email, lambda _: account)

    def count(before: StaffAccount | None) -> StaffAccount:
        assert before is not None
        return replace(before, last_totp=before.last_totp + 1)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: store.change_staff_account(account.email, count), range(16)))

    assert store.staff_account(account.email) == replace(account, last_totp=16)
    assert store.staff_account("bo@skolverket.example") is None
