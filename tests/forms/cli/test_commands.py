"""What does the command line do, and what does it say when it cannot?"""

import logging
import socket
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from functools import partial
from pathlib import Path

import pyotp
import pytest
from click.testing import CliRunner, Result
from mail_server import HOST, mail_server
from published import PRINCIPAL, publish
from running import NOON

from nulage_forms.cli import main
from nulage_forms.dialogue import Saved, save
from nulage_forms.dialogue.invitations import invite, join
from nulage_forms.model import Dialogue, Role, Value
from nulage_forms.staff import is_password
from nulage_forms.store.embedded import EmbeddedStore
from nulage_forms.store.measured import read_minutes

PASSWORD = "en lång ramsa om havet"


def run(environment: dict[str, str], *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, arguments, env=environment, input=typed)


def test_config_check_names_every_fault_and_ends_with_one(environment: dict[str, str]) -> None:
    outcome = run(environment | {"SECRET_KEY": "x", "MAIL": ""}, "config", "check")

    assert outcome.exit_code == 1
    assert {line.partition(":")[0] for line in outcome.stderr.splitlines()} == {"SECRET_KEY", "MAIL"}


def test_config_check_reads_what_is_published(environment: dict[str, str], tmp_path: Path) -> None:
    assert run(environment, "config", "check").exit_code == 0
    publish(tmp_path / "_site", contract=2)

    outcome = run(environment, "config", "check")

    assert outcome.exit_code == 1
    assert "contract 2" in outcome.stderr
    assert "Traceback" not in outcome.output


def test_the_log_has_no_line_for_each_step_of_a_pdf(
    environment: dict[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    steps = logging.getLogger("weasyprint.progress")
    steps.setLevel(logging.NOTSET)
    caplog.set_level(logging.INFO)
    run(environment, "config", "check")
    assert not steps.isEnabledFor(logging.INFO)
    assert steps.isEnabledFor(logging.WARNING)


def test_config_print_masks_what_is_secret(environment: dict[str, str]) -> None:
    printed = run(environment, "config", "print").stdout

    assert "SECRET_KEY=(hidden)" in printed
    assert environment["SECRET_KEY"] not in printed
    assert "TRUSTED_HOSTS=form.example" in printed


def test_staff_are_added_with_a_password_and_a_second_factor(environment: dict[str, str]) -> None:
    arguments = ("staff", "add", "EVA@skolverket.example", "--name", "Eva")
    outcome = run(environment, *arguments, typed=f"{PASSWORD}\n{PASSWORD}\n")

    assert outcome.exit_code == 0, outcome.output
    account = EmbeddedStore(Path(environment["DATA"])).staff_account("eva@skolverket.example")
    assert account is not None
    assert is_password(account, PASSWORD)
    assert pyotp.parse_uri(outcome.stdout.splitlines()[-1]).secret == account.totp_secret
    assert PASSWORD not in outcome.output


def test_a_password_that_is_too_short_adds_nobody(environment: dict[str, str]) -> None:
    outcome = run(
        environment, "staff", "add", "eva@skolverket.example", "--name", "Eva", typed="kort\nkort\n"
    )

    assert outcome.exit_code == 2
    assert EmbeddedStore(Path(environment["DATA"])).staff_account("eva@skolverket.example") is None


def test_an_invitation_is_printed_and_mailed(environment: dict[str, str]) -> None:
    outcome = run(environment, "invite", PRINCIPAL, "anna@x.example", "--role", "writer")

    assert outcome.exit_code == 0, outcome.output
    link = outcome.stdout.strip()
    assert link.startswith(f"https://form.example/sjalvvardering/inbjudan/{PRINCIPAL}/")
    data = Path(environment["DATA"])
    (made,) = EmbeddedStore(data).dialogue(PRINCIPAL).invitations
    assert (made.email, made.role) == ("anna@x.example", "writer")
    (mail,) = (data / "outbox").glob("*.eml")
    assert b"anna@x.example" in mail.read_bytes()


@pytest.mark.parametrize("arguments", [("9999999999", "anna@x.example"), (PRINCIPAL, "anna")])
def test_an_invitation_to_nobody_or_to_nothing_is_refused(
    environment: dict[str, str], arguments: tuple[str, str]
) -> None:
    assert run(environment, "invite", *arguments).exit_code == 2
    assert list(EmbeddedStore(Path(environment["DATA"])).statuses()) == []


def with_owner(environment: dict[str, str]) -> Path:
    data = Path(environment["DATA"])
    store = EmbeddedStore(data)
    for email, role in (
        ("anna@x.example", "owner"),
        ("bo@x.example", "owner"),
        ("cilla@x.example", "writer"),
    ):
        token = email.ljust(64, "0")
        store.change(PRINCIPAL, partial(_with_member, token=token, email=email, role=role))
    return data


def _with_member(before: Dialogue, token: str, email: str, role: Role) -> Dialogue:
    return join(invite(before, token, email, role, "staff", NOON), token, NOON)


def test_every_owner_is_told_when_the_agencies_ask_in_another(environment: dict[str, str]) -> None:
    data = with_owner(environment)

    outcome = run(environment, "invite", PRINCIPAL, "dag@x.example")

    assert outcome.exit_code == 0, outcome.output
    mails = [message_from_bytes(file.read_bytes(), policy=default) for file in sorted(data.glob("outbox/*"))]
    told, invited = mails[:2], mails[2]
    assert [mail["To"] for mail in told] == ["anna@x.example", "bo@x.example"]
    assert all("dag@x.example som ansvarig" in mail.get_content() for mail in told)
    assert (invited["To"], "Skolverket och SPSM bjuder in dig" in invited.get_content()) == (
        "dag@x.example",
        True,
    )
    dialogue = EmbeddedStore(data).dialogue(PRINCIPAL)
    assert dialogue.invitations[-1].mailing == "sent"
    last = dialogue.events[-1]
    assert (last.actor, last.action, last.object) == ("staff", "invited", "owner")


def test_a_writer_whom_the_agencies_ask_in_is_no_news_to_the_owners(environment: dict[str, str]) -> None:
    data = with_owner(environment)

    run(environment, "invite", PRINCIPAL, "dag@x.example", "--role", "writer")

    assert len(list(data.glob("outbox/*"))) == 1


def test_owners_who_cannot_be_told_are_named_and_so_is_the_fault(environment: dict[str, str]) -> None:
    data = with_owner(environment)
    with mail_server() as taken:
        taken.refusal = "554 no"
        way = {"MAIL": f"smtp://{HOST}:{taken.port}"}
        outcome = run(environment | way, "invite", PRINCIPAL, "dag@x.example")

    assert outcome.exit_code == 1
    assert outcome.stdout.startswith("https://form.example/")
    assert "anna@x.example" in outcome.stderr
    assert "bo@x.example" in outcome.stderr
    assert "Traceback" not in outcome.output
    assert EmbeddedStore(data).dialogue(PRINCIPAL).invitations[-1].mailing == "failed"


def test_minutes_are_measured_once_five_principals_have_come_far_enough(environment: dict[str, str]) -> None:
    store = EmbeddedStore(Path(environment["DATA"]))

    def write(dialogue: Dialogue) -> Dialogue:
        for minute, text in ((0, "Ett."), (7, "Ett. Två.")):
            version = dialogue.assessment.version("samtal/others")
            saved = {"samtal/others": Saved(Value(text), version, "", "")}
            dialogue = save(dialogue, saved, "anna@x.example", NOON + timedelta(minutes=minute))
        return dialogue

    store.change(PRINCIPAL, write)
    few = run(environment, "minutes")
    for number in range(4):
        store.change(f"900000010{number}", write)
    enough = run(environment, "minutes")

    assert "Fewer than five principals" in few.output
    assert "samtal: 7 min, the median of 5 principals" in enough.output
    assert read_minutes(Path(environment["DATA"])).of("samtal", 5) == 7
    assert "Två." not in enough.output


def test_a_port_that_is_taken_is_told_before_any_link_is_given(
    environment: dict[str, str], tmp_path: Path
) -> None:
    with socket.create_server((HOST, 0)) as other:
        port = str(other.getsockname()[1])
        served = run(environment, "serve", "--port", port)
        published, data = environment["PUBLISHED"], str(tmp_path / "demo")
        shown = run({}, "demo", "--port", port, "--published", published, "--data", data)

    for outcome in (served, shown):
        assert outcome.exit_code == 1
        assert port in outcome.stderr
        assert "--port" in outcome.stderr
    assert "inbjudan" not in shown.output


@pytest.mark.parametrize(
    "said", [("--port", "99999"), ("--port", "0"), ("--host", "192.0.2.1"), ("--host", "nowhere.invalid")]
)
def test_where_nothing_can_be_served_is_refused(environment: dict[str, str], said: tuple[str, str]) -> None:
    outcome = run(environment, "serve", *said)

    assert isinstance(outcome.exception, SystemExit)
    assert outcome.exit_code in {1, 2}
    assert said[1] in outcome.stderr


def test_a_place_that_cannot_be_written_is_told_with_what_to_look_at(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    outcome = run(environment, "shared-questions", str(tmp_path / "file" / "here"))

    assert outcome.exit_code == 1
    assert str(tmp_path / "file") in outcome.stderr
    assert "room" in outcome.stderr
    assert "Errno" not in outcome.stderr
