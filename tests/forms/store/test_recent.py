"""Is what was parsed before ever taken for what stands on the disk now?"""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from nulage_forms.dialogue import Saved, save
from nulage_forms.model import Dialogue, Value
from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.store.recent import Recent
from nulage_forms.store.storage import write_whole

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LILLANG = "9990000016"


def with_text(text: str):
    def act(before: Dialogue) -> Dialogue:
        saved = Saved(Value(text), before.assessment.version("samtal/namn"), "Vem?", "2026-1")
        return save(before, {"samtal/namn": saved}, "anna@x.example", NOON)

    return act


def test_what_another_process_has_written_is_seen_at_once(tmp_path: Path) -> None:
    one, other = EmbeddedStore(tmp_path), EmbeddedStore(tmp_path)
    for turn in range(10):
        for writer, reader in ((one, other), (other, one)):
            written = writer.change(LILLANG, with_text(f"{turn % 3}"))
            assert reader.dialogue(LILLANG) == writer.dialogue(LILLANG) == written


def test_a_record_of_the_same_size_and_time_is_not_taken_for_the_other(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    store.change(LILLANG, with_text("Anna"))
    assert store.dialogue(LILLANG).assessment.value("samtal/namn").text == "Anna"
    record = tmp_path / "principals" / f"{LILLANG}.json"
    record.write_bytes(record.read_bytes().replace(b"Anna", b"Inga"))

    assert store.dialogue(LILLANG).assessment.value("samtal/namn").text == "Inga"


def test_an_act_that_fails_leaves_nothing_in_mind(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path)
    before = store.change(LILLANG, with_text("Anna"))

    def fails(dialogue: Dialogue) -> Dialogue:
        replace(dialogue, held_at=NOON)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.change(LILLANG, fails)
    assert store.dialogue(LILLANG) == before


def test_no_more_records_are_kept_in_mind_than_so_many() -> None:
    recent: Recent[int] = Recent(2)
    for number in range(3):
        recent.keep(str(number), b"%d" % number, number)

    assert [recent.said(str(number), b"%d" % number) for number in range(3)] == [None, 1, 2]
    assert recent.said("2", b"3") is None


@pytest.mark.parametrize(
    "text",
    ["", '"', "\\", "\x00\x07\x08\t\n\x0b\x0c\r\x1f\x7f\x80", "å\u2028\u2029\ufeff\U0001f600</script>"],
)
def test_what_is_written_is_what_python_itself_would_write(tmp_path: Path, text: str) -> None:
    content = {"text": text, "numbers": [0, -1, 10**12, 1.5, True, None], text: {}}
    write_whole(tmp_path / "one.json", content)

    expected = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    assert (tmp_path / "one.json").read_bytes() == expected
