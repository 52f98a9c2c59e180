"""What does the command line do, and what does it say when it cannot?"""

from pathlib import Path

import pyotp
import pytest
from click.testing import CliRunner, Result
from published import PRINCIPAL, publish

from nulage_forms.cli import main
from nulage_forms.staff import is_password
from nulage_forms.store.embedded import EmbeddedStore

PASSWORD = "en lång ramsa om havet"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "MODE": "demo",
        "PUBLISHED": str(publish(tmp_path / "_site")),
        "DATA": str(tmp_path / "var"),
        "SECRET_KEY": "3Zx9vQkLw8RtYpHn5MbC2dFgJ7sAeUiO",
        "TRUSTED_HOSTS": "form.example",
        "SITE_URL": "https://site.example/",
        "SERVICE_URL": "https://form.example/sjalvvardering/",
        "MAIL": "outbox",
        "MAIL_FROM": "nulage@form.example",
    }


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
