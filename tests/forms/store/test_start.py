"""What is read again when the store is opened anew, and what is not?"""

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nulage_forms.dialogue import Saved, save
from nulage_forms.dialogue.invitations import invite, join
from nulage_forms.model import Dialogue, Value
from nulage_forms.store import index
from nulage_forms.store.embedded import EmbeddedStore

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LILLANG, STORANG = "9990000016", "9990000024"


def with_team(before: Dialogue) -> Dialogue:
    return join(invite(before, "ab" * 32, "anna@x.example", "owner", "staff", NOON), "ab" * 32, NOON)


def with_answer(before: Dialogue) -> Dialogue:
    return save(before, {"samtal/namn": Saved(Value("Anna"), 0, "Vem?", "2026-1")}, "anna@x.example", NOON)


class Noting(EmbeddedStore):
    """A store that notes which records it reads."""

    def __init__(self, folder: Path) -> None:
        self.read: list[str] = []
        super().__init__(folder)

    def dialogue(self, principal_id: str) -> Dialogue:
        self.read.append(principal_id)
        return super().dialogue(principal_id)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = EmbeddedStore(tmp_path)
    store.change(LILLANG, with_team)
    store.change(STORANG, with_team)
    return tmp_path


def test_only_what_has_changed_since_the_last_start_is_read(folder: Path) -> None:
    assert Noting(folder).read == [LILLANG, STORANG]
    store = Noting(folder)
    store.change(STORANG, with_answer)

    assert store.read == []
    assert Noting(folder).read == [STORANG]
    assert Noting(folder).read == []
    assert [status.progress for status in Noting(folder).statuses()] == ["not_started", "draft"]


def test_a_start_that_finds_nothing_new_writes_nothing(folder: Path) -> None:
    EmbeddedStore(folder)
    before = {file: file.stat().st_ino for file in folder.glob("index*")}

    EmbeddedStore(folder)

    assert {file: file.stat().st_ino for file in folder.glob("index*")} == before


def test_a_record_that_was_put_back_from_a_backup_is_read(folder: Path) -> None:
    record = folder / "principals" / f"{STORANG}.json"
    backup = record.read_bytes()
    EmbeddedStore(folder).change(STORANG, with_answer)
    EmbeddedStore(folder)
    record.write_bytes(backup)

    assert [status.progress for status in EmbeddedStore(folder).statuses()] == ["not_started", "not_started"]


def test_a_record_whose_writer_was_killed_before_the_index_knew_is_read(folder: Path, tmp_path: Path) -> None:
    elsewhere = EmbeddedStore(tmp_path / "elsewhere")
    elsewhere.change(LILLANG, with_team)
    elsewhere.change(LILLANG, with_answer)
    EmbeddedStore(folder)
    written = (tmp_path / "elsewhere" / "principals" / f"{LILLANG}.json").read_bytes()
    (folder / "principals" / f"{LILLANG}.json").write_bytes(written)

    assert [status.progress for status in EmbeddedStore(folder).statuses()] == ["draft", "not_started"]


def test_a_damaged_record_is_named_at_every_start(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (folder / "principals" / f"{LILLANG}.json").write_text("{")
    for _ in range(3):
        caplog.clear()
        with caplog.at_level(logging.ERROR):
            EmbeddedStore(folder)
        assert f"{LILLANG}.json" in caplog.text


def test_everything_is_read_when_entries_are_made_by_other_rules(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    EmbeddedStore(folder)
    monkeypatch.setattr(index, "MADE_BY", index.MADE_BY + 1)

    assert Noting(folder).read == [LILLANG, STORANG]
    assert Noting(folder).read == []


@pytest.mark.parametrize("lost", ["index.json", "index-seen.json"])
@pytest.mark.parametrize("content", [None, "", "{", "[]", "{}"])
def test_a_lost_index_is_made_anew(folder: Path, lost: str, content: str | None) -> None:
    EmbeddedStore(folder).change(LILLANG, with_answer)
    if content is None:
        (folder / lost).unlink()
    else:
        (folder / lost).write_text(content)

    again = EmbeddedStore(folder)

    assert [status.progress for status in again.statuses()] == ["draft", "not_started"]
    assert again.memberships("anna@x.example") == (LILLANG, STORANG)
