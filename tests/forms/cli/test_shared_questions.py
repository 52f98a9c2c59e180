"""What does the service write of the questions that principals share?"""

import json
import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from published import PRINCIPAL, SMALL

from nulage_forms.cli import main
from nulage_forms.dialogue import Saved, add_question, save
from nulage_forms.dialogue.submissions import send, take_back
from nulage_forms.model import Dialogue, Value
from nulage_forms.questionnaire import sharing
from nulage_forms.questionnaire.sharing import approve
from nulage_forms.settings import read_settings
from nulage_forms.store import Store
from nulage_forms.store.opened import open_store

ANNA, EVA = "anna@x.example", "eva@skolverket.example"
SENT = datetime(2026, 5, 12, 22, 30, tzinfo=UTC)  # already the 13th in Sweden
TEXTS = ("Hur når vi fler?", "Vem gör vad?", "Varför hos oss?")


@pytest.fixture
def store(environment: dict[str, str]) -> Store:
    return open_store(read_settings(environment))


def sent(store: Store, principal_id: str, *shared: bool) -> str:
    """Questions sent in, some of them shared; the reference of the sending."""

    def act(before: Dialogue) -> Dialogue:
        answers = {}
        for number, (text, tick) in enumerate(zip(TEXTS, shared, strict=False), 1):
            before = add_question(before, ANNA, SENT)
            choice = Value(choices=("ja",) if tick else ())
            for part, value in (("text", Value(text)), ("delas", choice)):
                answers[f"fraga/{number}/{part}"] = Saved(value, 0, "", "2026-1")
        return send(save(before, answers, ANNA, SENT), {}, ANNA, SENT)

    return store.change(principal_id, act).submissions[-1].reference


def agree(store: Store, principal_id: str, reference: str, question_id: str) -> None:
    store.change(principal_id, lambda before: approve(before, reference, question_id, EVA, SENT))


def export(environment: dict[str, str], folder: Path) -> Result:
    return CliRunner().invoke(main, ["shared-questions", str(folder)], env=environment)


def written(folder: Path) -> list[dict[str, object]]:
    (file,) = folder.glob("*/questions.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    assert content["contract"] == 1
    return list(content["questions"])


def test_what_is_shared_and_approved_is_written_and_nothing_else(
    environment: dict[str, str], store: Store, tmp_path: Path
) -> None:
    reference = sent(store, PRINCIPAL, True, True, False)
    agree(store, PRINCIPAL, reference, "1")
    sent(store, SMALL, True)
    outcome = export(environment, tmp_path / "out")
    assert outcome.exit_code == 0, outcome.output
    assert written(tmp_path / "out") == [
        {
            "principal": PRINCIPAL,
            "name": "Lillångs kommun",
            "text": "Hur når vi fler?",
            "sent": "2026-05-13",
            "round": 1,
        }
    ]
    assert f"{PRINCIPAL}: 1 to read and approve" in outcome.stderr
    assert f"{SMALL}: 1 to read and approve" in outcome.stderr
    (file,) = (tmp_path / "out").glob("*/source.toml")
    said = tomllib.loads(file.read_text(encoding="utf-8"))
    assert said["fetched"] == date.fromisoformat(file.parent.name)
    assert (said["format"], said["url"], said["invented"]) == (
        "shared-questions",
        "https://site.example/",
        True,
    )


def test_what_is_taken_back_is_gone_from_what_is_written_next(
    environment: dict[str, str], store: Store, tmp_path: Path
) -> None:
    agree(store, PRINCIPAL, sent(store, PRINCIPAL, True), "1")
    export(environment, tmp_path / "out")
    assert len(written(tmp_path / "out")) == 1
    store.change(PRINCIPAL, lambda before: take_back(before, ANNA, SENT + timedelta(hours=1)))
    export(environment, tmp_path / "out")
    assert written(tmp_path / "out") == []


def test_a_question_in_which_somebody_is_found_later_is_left_out(
    environment: dict[str, str], store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(store, PRINCIPAL, sent(store, PRINCIPAL, True), "1")
    monkeypatch.setattr(sharing, "MOST_CHARACTERS", 3)
    export(environment, tmp_path / "out")
    assert written(tmp_path / "out") == []


def test_nothing_is_written_when_a_record_cannot_be_read(
    environment: dict[str, str], store: Store, tmp_path: Path
) -> None:
    agree(store, PRINCIPAL, sent(store, PRINCIPAL, True), "1")
    (Path(environment["DATA"]) / "principals" / f"{PRINCIPAL}.json").write_text("{")
    outcome = export(environment, tmp_path / "out")
    assert outcome.exit_code == 1
    assert "Nothing is written." in outcome.stderr
    assert not (tmp_path / "out").exists()
