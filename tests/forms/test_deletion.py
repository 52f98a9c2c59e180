"""What does the command that deletes tell, take away and leave?"""

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from nulage_forms.deletion import delete, due
from nulage_forms.dialogue import Saved, save
from nulage_forms.dialogue.submissions import send
from nulage_forms.model import Dialogue, OneTimeLink, Session, Value
from nulage_forms.store import Store
from nulage_forms.store.chain import broken_link
from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.store.memory import MemoryStore

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=730)
ANNA = "anna@x.example"
DRAFT, SENT = "9990000016", "9990000024"


def written(before: Dialogue) -> Dialogue:
    return save(before, {"samtal/name": Saved(Value("Hemligt"), 0, "Vem?", "2026-1")}, ANNA, NOON)


@pytest.fixture(params=["memory", "embedded"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    store = MemoryStore() if request.param == "memory" else EmbeddedStore(tmp_path / "data")
    store.change(DRAFT, written)
    store.change(SENT, written)
    store.change(SENT, lambda before: send(before, {}, ANNA, NOON))
    store.put_link(OneTimeLink("old", "member", ANNA, NOON))
    store.put_link(OneTimeLink("new", "member", ANNA, LATER + timedelta(minutes=5)))
    store.put_session(Session("old", "member", ANNA, NOON, NOON))
    return store


def test_telling_changes_nothing_and_deleting_takes_what_was_told(store: Store, tmp_path: Path) -> None:
    mail = tmp_path / "outbox" / "1.eml"
    mail.parent.mkdir()
    mail.write_text("Hej")
    os.utime(mail, (NOON.timestamp(), NOON.timestamp()))
    before = store.dialogue(DRAFT), store.dialogue(SENT)

    told = due(store, tmp_path, LATER)

    assert [(one.kind, one.number, one.of) for one in told] == [
        ("drafts never sent", 1, DRAFT),
        ("mails of the outbox", 1, ""),
        ("links, sessions, rescued texts, presences", 2, ""),
    ]
    assert (store.dialogue(DRAFT), store.dialogue(SENT)) == before
    assert mail.exists()
    assert not (tmp_path / "deletions.log").exists()

    assert delete(store, tmp_path, LATER) == told

    assert store.dialogue(DRAFT).assessment.answers == {}
    assert store.dialogue(SENT) == before[1]
    assert (store.link("old"), store.session("old"), mail.exists()) == (None, None, False)
    assert store.link("new") is not None
    assert due(store, tmp_path, LATER) == ()
    assert broken_link(store.dialogue(DRAFT), [b""]) is None, "deleting leaves the log whole"


def test_what_has_gone_is_written_down_without_a_word_of_it(store: Store, tmp_path: Path) -> None:
    delete(store, tmp_path, LATER)
    delete(store, tmp_path, LATER + timedelta(days=1))
    lines = (tmp_path / "deletions.log").read_text().splitlines()
    assert json.loads(lines[0]) == {
        "at": LATER.isoformat(),
        "kind": "drafts never sent",
        "number": 1,
        "of": DRAFT,
    }
    assert "Hemligt" not in "".join(lines)
    assert ANNA not in "".join(lines)


def test_nothing_goes_before_its_time(store: Store, tmp_path: Path) -> None:
    assert due(store, tmp_path, NOON) == ()
