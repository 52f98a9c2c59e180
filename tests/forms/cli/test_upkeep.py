"""Can whoever runs the service tell that the records are whole, and which is not?"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from published import PRINCIPAL, publish

from nulage_forms.cli import main
from nulage_forms.dialogue import add_question
from nulage_forms.dialogue.submissions import mark_held, send
from nulage_forms.model import OneTimeLink
from nulage_forms.settings import read_settings
from nulage_forms.store.opened import open_store

YESTERDAY = datetime.now(UTC) - timedelta(days=1)
OLD_SECRET, NEW_SECRET = "3Zx9vQkLw8RtYpHn5MbC2dFgJ7sAeUiO", "Qk3w8RtYpHn5MbC2dFgJ7sAeUiO3Zx9v"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    environment = {
        "MODE": "demo",
        "PUBLISHED": str(publish(tmp_path / "_site")),
        "DATA": str(tmp_path / "var"),
        "SECRET_KEY": OLD_SECRET,
        "TRUSTED_HOSTS": "form.example",
        "SITE_URL": "https://site.example/",
        "SERVICE_URL": "https://form.example/sjalvvardering/",
        "MAIL": "outbox",
        "MAIL_FROM": "nulage@form.example",
    }
    store = open_store(read_settings(environment))
    for _ in range(3):
        store.change(PRINCIPAL, lambda before: add_question(before, "anna@x.example", YESTERDAY))
    return environment


def run(environment: dict[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env=environment)


def events_on_disk(environment: dict[str, str], change: str) -> None:
    file = Path(environment["DATA"]) / "principals" / f"{PRINCIPAL}.json"
    tables = json.loads(file.read_text())
    if change == "cut":
        tables["events"].pop("3")
    else:
        tables["events"]["2"]["actor"] = change
    file.write_text(json.dumps(tables))


def test_whole_logs_are_verified_and_anchored_by_a_line_that_is_printed_and_kept(
    environment: dict[str, str],
) -> None:
    line = run(environment, "anchor-log").stdout.strip()
    assert line.split()[1] == "3"
    assert (Path(environment["DATA"]) / "log-heads.txt").read_text() == f"{line}\n"
    outcome = run(environment, "verify-log")
    assert outcome.exit_code == 0
    assert outcome.stdout == "3 events in 1 logs hold together, and so do 1 anchors.\n"


def test_a_changed_event_is_named_and_nothing_is_anchored(environment: dict[str, str]) -> None:
    events_on_disk(environment, "bo@x.example")
    for command in ("verify-log", "anchor-log"):
        outcome = run(environment, command)
        assert outcome.exit_code == 1
        assert outcome.stderr == f"{PRINCIPAL}: event 2 is not as it was written.\n"
    assert not (Path(environment["DATA"]) / "log-heads.txt").exists()


def test_a_cut_log_is_found_by_the_lines_that_were_kept_elsewhere(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "elsewhere.txt").write_text(run(environment, "anchor-log").stdout)
    events_on_disk(environment, "cut")
    (Path(environment["DATA"]) / "log-heads.txt").unlink()
    assert run(environment, "verify-log").exit_code == 0, "no anchor is left here"
    outcome = run(environment, "verify-log", "--anchors", str(tmp_path / "elsewhere.txt"))
    assert outcome.exit_code == 1
    assert "3 events were there then, 2 are now" in outcome.stderr


def test_a_key_of_its_own_and_a_changed_secret_leave_old_logs_verifiable(environment: dict[str, str]) -> None:
    assert run(environment, "anchor-log").exit_code == 0
    changed = environment | {"SECRET_KEY": NEW_SECRET}
    assert run(changed, "verify-log").exit_code == 1
    assert run(changed | {"SECRET_KEY_FALLBACKS": OLD_SECRET}, "verify-log").exit_code == 0
    assert run(environment | {"LOG_KEY": NEW_SECRET}, "verify-log").exit_code == 0
    assert NEW_SECRET not in run(environment | {"LOG_KEY": NEW_SECRET}, "config", "print").stdout


def test_the_next_round_begins_only_where_the_call_has_been_held(environment: dict[str, str]) -> None:
    store = open_store(read_settings(environment))
    store.change("9000000002", lambda before: send(before, {}, "anna@x.example", YESTERDAY))
    store.change("9000000002", lambda before: mark_held(before, "eva@x.example", YESTERDAY))
    outcome = run(environment, "new-round", "9000000002", PRINCIPAL, "../odd")
    assert outcome.stdout == "9000000002: round 2 has begun.\n"
    assert outcome.stderr.count("left as it is") == 2
    assert len(store.dialogue("9000000002").rounds) == 1


def test_deleting_is_only_told_unless_it_is_asked_for(environment: dict[str, str]) -> None:
    told = run(environment, "delete")
    assert told.exit_code == 0
    assert "Rule (exempel): submissions and past rounds: always." in told.stdout
    assert "Nothing has been kept long enough to go." in told.stdout
    store = open_store(read_settings(environment))
    store.put_link(OneTimeLink("old", "member", "anna@x.example", YESTERDAY))
    assert "Would delete: 1 × links, sessions" in run(environment, "delete", "--dry-run").stdout
    assert store.link("old")
    assert "Deleted: 1 × links, sessions" in run(environment, "delete", "--do").stdout
    assert store.link("old") is None
