"""What happens to the files of the embedded store when things go wrong around them?"""

import json
import logging
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nulage_forms.dialogue import Saved, save
from nulage_forms.dialogue.invitations import invite, join
from nulage_forms.model import Dialogue, Value
from nulage_forms.store import DamagedRecord
from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.store.locks import lock_on
from nulage_forms.store.written import SCHEMA

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SAVING = Path(__file__).with_name("saving.py")


def with_team(before: Dialogue) -> Dialogue:
    return join(invite(before, "ab" * 32, "anna@x.example", "owner", "staff", NOON), "ab" * 32, NOON)


def with_answer(before: Dialogue) -> Dialogue:
    return save(before, {"samtal/namn": Saved(Value("Anna"), 0, "Vem?", "2026-1")}, "anna@x.example", NOON)


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    store = EmbeddedStore(tmp_path)
    store.change("9990000016", with_team)
    store.change("9990000024", with_team)
    return store


def test_another_process_reads_what_was_written(store: EmbeddedStore, tmp_path: Path) -> None:
    assert EmbeddedStore(tmp_path).dialogue("9990000016") == store.dialogue("9990000016")


@pytest.mark.parametrize("name", ["../secret", "a/b", "", ".", "a" * 41, "a\n", "å", "a.json", "a\x00"])
def test_a_file_is_never_named_by_an_unchecked_text(store: EmbeddedStore, name: str) -> None:
    with pytest.raises(ValueError, match="not a principal's id"):
        store.change(name, with_team)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"null",
        b"7",
        b'{"record": []}',
        b'{"record": {"1": {"schema": 1}}}',
        b"\xff\xfe",
    ],
)
@pytest.mark.usefixtures("store")
def test_a_damaged_file_is_named_and_left_and_the_others_work_on(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = tmp_path / "principals" / "9990000016.json"
    damaged.write_bytes(content)

    with caplog.at_level(logging.ERROR):
        again = EmbeddedStore(tmp_path)

    assert "9990000016.json" in caplog.text
    with pytest.raises(DamagedRecord, match=r"9990000016\.json.*backup"):
        again.change("9990000016", with_answer)
    assert damaged.read_bytes() == content
    assert again.change("9990000024", with_answer).assessment.answers
    assert again.memberships("anna@x.example") == ("9990000016", "9990000024")


def test_a_record_of_a_later_release_is_refused(store: EmbeddedStore, tmp_path: Path) -> None:
    file = tmp_path / "principals" / "9990000016.json"
    tables = json.loads(file.read_text())
    tables["record"]["1"]["schema"] = SCHEMA + 1
    file.write_text(json.dumps(tables))

    with pytest.raises(DamagedRecord, match=rf"schema {SCHEMA + 1}.*later release"):
        store.dialogue("9990000016")


def test_a_record_of_the_first_schema_is_read_as_it_was_meant(store: EmbeddedStore, tmp_path: Path) -> None:
    written = store.change("9990000016", with_answer)
    file = tmp_path / "principals" / "9990000016.json"
    tables = json.loads(file.read_text())
    row = tables["record"]["1"]
    tables["record"]["1"] = row | row.pop("assessment") | {"schema": 1}
    del tables["record"]["1"]["areas"]  # they came while the first schema was in use
    (version,) = tables["answers"]["1"]["versions"]
    for later in ("number", "save_id", "quiet"):
        del version[later]
    file.write_text(json.dumps(tables))

    read = EmbeddedStore(tmp_path).dialogue("9990000016").assessment
    assert read.value("samtal/namn") == written.assessment.value("samtal/namn")
    assert read.version("samtal/namn") == 1


def test_a_file_under_another_principals_name_is_refused(store: EmbeddedStore, tmp_path: Path) -> None:
    folder = tmp_path / "principals"
    (folder / "9990000024.json").write_bytes((folder / "9990000016.json").read_bytes())

    with pytest.raises(DamagedRecord, match="another principal"):
        store.dialogue("9990000024")


@pytest.mark.usefixtures("store")
def test_the_index_is_made_anew_from_the_dialogues(tmp_path: Path) -> None:
    (tmp_path / "index.json").write_text("{")

    assert [status.principal_id for status in EmbeddedStore(tmp_path).statuses()] == [
        "9990000016",
        "9990000024",
    ]


@pytest.mark.usefixtures("store")
def test_only_the_services_own_user_can_read_the_files(tmp_path: Path) -> None:
    assert (tmp_path / "principals").stat().st_mode & 0o77 == 0
    assert (tmp_path / "principals" / "9990000016.json").stat().st_mode & 0o77 == 0


def test_a_save_that_changes_nothing_writes_nothing(store: EmbeddedStore, tmp_path: Path) -> None:
    file = tmp_path / "principals" / "9990000016.json"
    before = file.stat().st_ino

    store.change("9990000016", lambda dialogue: dialogue)

    assert file.stat().st_ino == before


def test_a_full_disk_is_an_error_and_the_old_file_stands(store: EmbeddedStore, tmp_path: Path) -> None:
    outcome = run("full", tmp_path)

    assert "OSError" in outcome.stdout
    assert store.dialogue("9990000016") == EmbeddedStore(tmp_path).dialogue("9990000016")
    assert store.change("9990000016", with_answer).assessment.value("samtal/namn") == Value("Anna")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_an_error(store: EmbeddedStore, tmp_path: Path) -> None:
    before = store.dialogue("9990000016")
    (tmp_path / "principals").chmod(0o500)
    try:
        with pytest.raises(OSError, match="ermission"):
            store.change("9990000016", with_answer)
        assert store.dialogue("9990000016") == before
    finally:
        (tmp_path / "principals").chmod(0o700)


def test_two_processes_with_a_hundred_saves_each_keep_two_hundred(tmp_path: Path) -> None:
    EmbeddedStore(tmp_path)
    processes = [
        subprocess.Popen([sys.executable, SAVING, "hundred", tmp_path, who], stdout=subprocess.DEVNULL)
        for who in ("anna", "bo")
    ]

    assert [process.wait(120) for process in processes] == [0, 0]
    assert len(EmbeddedStore(tmp_path).dialogue("9990000016").assessment.answers) == 200


def test_no_kill_in_mid_save_loses_an_acknowledged_save_or_spoils_a_file(tmp_path: Path) -> None:
    outcome = run("killed", tmp_path)

    assert outcome.stdout.split() == ["40", "kills"], outcome.stdout + outcome.stderr


def run(what: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SAVING, what, folder], capture_output=True, text=True, check=True, timeout=180
    )


@pytest.mark.usefixtures("store")
def test_whoever_waits_for_a_colleague_looks_again_before_the_next_save_is_made(tmp_path: Path) -> None:
    waits = lock_on(tmp_path / "principals" / "9990000016.json")

    assert waits.poll_interval <= 0.005
    assert Path(waits.lock_file) == tmp_path / "principals" / "9990000016.lock"
