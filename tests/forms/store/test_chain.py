"""Is everything that somebody does to a log afterwards found?"""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nulage_forms.dialogue import Saved, add_question, noted, save
from nulage_forms.dialogue.submissions import send, take_back
from nulage_forms.model import Dialogue, Event, Value
from nulage_forms.store import Store
from nulage_forms.store.anchor import NotAnAnchor, anchored, read_anchor
from nulage_forms.store.chain import LogRewritten, broken_link, chained, linked_events
from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.store.memory import MemoryStore
from nulage_forms.store.verified import verified

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)
LILLANG, ANNA = "9990000016", "anna@lillång.example"
KEY, OLDER, STRANGE = b"the key in use", b"an older key", b"somebody else's"


@pytest.fixture(params=["memory", "embedded"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return MemoryStore(KEY) if request.param == "memory" else EmbeddedStore(tmp_path, log_key=KEY)


def lived_through(store: Store, principal_id: str = LILLANG) -> Dialogue:
    store.change(principal_id, lambda before: add_question(before, ANNA, NOON))
    store.change(principal_id, lambda before: send(before, {}, ANNA, NOON + DAY))
    return store.change(principal_id, lambda before: take_back(before, ANNA, NOON + 2 * DAY))


def with_events(dialogue: Dialogue, *events: Event) -> Dialogue:
    return replace(dialogue, events=events)


def test_a_log_that_nobody_has_touched_holds_in_every_store(store: Store) -> None:
    dialogue = lived_through(store)
    assert store.dialogue(LILLANG).events[-1].hash == dialogue.events[-1].hash != ""
    assert broken_link(store.dialogue(LILLANG), [KEY]) is None
    assert verified(store, [KEY]).faults == ()


def test_whoever_lacks_the_key_can_neither_make_a_link_nor_verify_one(store: Store) -> None:
    dialogue = lived_through(store)
    broken = broken_link(dialogue, [STRANGE])
    assert broken
    assert broken.number == 1
    assert broken_link(dialogue, [OLDER, KEY]) is None


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("part", [field.name for field in fields(Event)])
def test_one_changed_sign_anywhere_is_found_at_its_event(at: int, part: str) -> None:
    dialogue = lived_through(MemoryStore(KEY))
    event = dialogue.events[at]
    before = getattr(event, part)
    for place in range(1 if part == "at" else len(before)):
        changed = (
            before + timedelta(microseconds=1)
            if part == "at"
            else before[:place] + chr(ord(before[place]) ^ 1) + before[place + 1 :]
        )
        events = [*dialogue.events[:at], replace(event, **{part: changed}), *dialogue.events[at + 1 :]]
        broken = broken_link(with_events(dialogue, *events), [KEY])
        assert broken, (part, place)
        assert broken.number == at + 1


def test_an_event_that_is_dropped_moved_doubled_or_anothers_is_found() -> None:
    dialogue = lived_through(MemoryStore(KEY))
    another = lived_through(MemoryStore(KEY), "9990000024")
    one, two, three = dialogue.events
    for events in (
        (two, three),
        (one, three),
        (one, three, two),
        (two, one, three),
        (one, one, two, three),
        (one, two, three, replace(three, hash="")),
        another.events,
    ):
        assert broken_link(with_events(dialogue, *events), [KEY]), events


def test_a_log_whose_end_is_cut_is_found_by_its_anchor(store: Store) -> None:
    lived_through(store)
    lived_through(store, "9990000024")
    line = anchored([store.dialogue(LILLANG), store.dialogue("9990000024")], NOON + 3 * DAY, KEY).line
    assert verified(store, [KEY], [line, ""]).faults == ()
    assert verified(store, [KEY, OLDER], [line]).faults == ()

    cut = MemoryStore(KEY)
    lived_through(cut, "9990000024")
    shorter = lived_through(MemoryStore(KEY))
    cut._dialogues[LILLANG] = with_events(shorter, *shorter.events[:-1])
    assert broken_link(cut.dialogue(LILLANG), [KEY]) is None, "the chain alone does not tell"
    (fault,) = verified(cut, [KEY], [line]).faults
    assert "6 events were there then, 5 are now" in fault

    del cut._dialogues[LILLANG]
    (fault,) = verified(cut, [KEY], [line]).faults
    assert "6 events were there then, 3 are now" in fault


def test_an_anchor_goes_on_holding_when_more_happens(store: Store) -> None:
    lived_through(store)
    line = anchored([store.dialogue(LILLANG)], NOON + 3 * DAY, KEY).line
    store.change(LILLANG, lambda before: add_question(before, ANNA, NOON + 4 * DAY))
    store.change("9990000024", lambda before: add_question(before, ANNA, NOON + 4 * DAY))
    assert verified(store, [KEY], [line]).faults == ()


def test_a_line_that_is_no_anchor_or_is_made_up_is_told_of(store: Store) -> None:
    lived_through(store)
    line = anchored([store.dialogue(LILLANG)], NOON + 3 * DAY, STRANGE).line
    told = verified(store, [KEY], ["nonsense", "2026-11-21 3 abc", line]).faults
    assert len(told) == 3
    with pytest.raises(NotAnAnchor):
        read_anchor("2026-11-21T12:00:00 3 abc")  # no time zone


def test_what_was_written_before_there_was_a_chain_is_bound_by_its_first_link() -> None:
    old = noted(noted(Dialogue(LILLANG), "saved", "samtal/name", ANNA, NOON), "sent", "1", ANNA, NOON)
    dialogue = chained(old, add_question(old, ANNA, NOON + DAY), KEY)
    assert len(linked_events(dialogue)) == 1
    assert broken_link(old, [KEY]) is None
    assert broken_link(dialogue, [KEY]) is None
    changed = with_events(dialogue, replace(old.events[0], actor="bo@x.example"), *dialogue.events[1:])
    assert broken_link(changed, [KEY])
    assert broken_link(with_events(dialogue, *dialogue.events[1:]), [KEY])


def test_an_act_that_would_rewrite_the_log_is_refused(store: Store) -> None:
    lived_through(store)
    with pytest.raises(LogRewritten):
        store.change(LILLANG, lambda before: with_events(before, *before.events[1:]))
    assert len(store.dialogue(LILLANG).events) == 3


def test_nothing_that_somebody_types_stands_in_the_log(store: Store) -> None:
    keys = ("steg-1/kunskaper/visar", "samtal/name", "fraga/1/text")
    odd = {
        key: Saved(Value(f"hemligt {key} 811218-9876 <b>", ("valt",)), 0, "ordalydelse", "2026-1")
        for key in keys
    }
    store.change(LILLANG, lambda before: add_question(before, ANNA, NOON))
    store.change(LILLANG, lambda before: save(before, odd, ANNA, NOON))
    store.change(LILLANG, lambda before: send(before, {"heading": "hemligt"}, ANNA, NOON))
    said = " ".join(f"{event.action} {event.object}" for event in store.dialogue(LILLANG).events)
    for text in ("hemligt", "811218", "<b>", "valt", "ordalydelse"):
        assert text not in said
