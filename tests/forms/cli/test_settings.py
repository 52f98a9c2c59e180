"""What stops the service from starting on settings that do not hold together?"""

from pathlib import Path

import pytest

from nulage_forms.settings import SettingsFault, read_settings

SECRET = "3Zx9vQkLw8RtYpHn5MbC2dFgJ7sAeUiO"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        "PUBLISHED": str(tmp_path),
        "SECRET_KEY": SECRET,
        "TRUSTED_HOSTS": "form.example",
        "SITE_URL": "https://site.example",
        "SERVICE_URL": "https://form.example/sjalvvardering/",
        "MAIL": "smtp://nulage:hemligt@mail.example:587",
        "MAIL_FROM": "nulage@form.example",
    }


def faults(environment: dict[str, str]) -> dict[str, str]:
    with pytest.raises(SettingsFault) as fault:
        read_settings(environment)
    return dict(fault.value.faults)


def test_what_is_not_said_has_a_safe_default(environment: dict[str, str]) -> None:
    settings = read_settings(environment)

    assert (settings.mode, settings.service_path, settings.proxies) == ("production", "/sjalvvardering", 0)
    assert settings.data == Path("var")
    assert settings.site_url == "https://site.example/"


def test_everything_that_is_missing_is_named_at_once() -> None:
    assert set(faults({})) == {
        "PUBLISHED",
        "SECRET_KEY",
        "TRUSTED_HOSTS",
        "SITE_URL",
        "SERVICE_URL",
        "MAIL",
        "MAIL_FROM",
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("MODE", "debug"),
        ("PUBLISHED", "/no/such/folder"),
        ("DATA", f"{__file__}/var"),
        ("SERVICE_PATH", "sjalvvardering"),
        ("SERVICE_PATH", "/"),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "change-me-change-me-change-me-change-me"),
        ("SECRET_KEY", "a" * 64),
        ("SECRET_KEY_FALLBACKS", f"{SECRET} short"),
        ("TRUSTED_HOSTS", "*"),
        ("TRUSTED_HOSTS", "https://form.example"),
        ("SITE_URL", "http://site.example"),
        ("SITE_URL", "site.example"),
        ("SERVICE_URL", "http://form.example/sjalvvardering/"),
        ("SERVICE_URL", "https://form.example/annat/"),
        ("SERVICE_URL", "https://form.example:port/sjalvvardering/"),
        ("MAIL", "outbox"),
        ("MAIL", "mail.example"),
        ("MAIL_FROM", "nobody"),
        ("MAIL_FROM", "a@x.example\nBcc: b@x.example"),
        ("PROXIES", "-1"),
        ("PROXIES", "many"),
    ],
)
def test_an_odd_value_is_named_with_what_was_expected(
    environment: dict[str, str], key: str, value: str
) -> None:
    found = faults(environment | {key: value})

    assert set(found) == {key}
    assert len(found[key]) > 20


def test_settings_that_disagree_are_named(environment: dict[str, str]) -> None:
    assert set(faults(environment | {"TRUSTED_HOSTS": "other.example"})) == {"TRUSTED_HOSTS"}
    assert set(faults(environment | {"SITE_URL": "https://form.example/"})) == {"SITE_URL"}


def test_the_demonstration_may_share_a_port_and_go_without_encryption(environment: dict[str, str]) -> None:
    here = {
        "MODE": "demo",
        "MAIL": "outbox",
        "TRUSTED_HOSTS": "127.0.0.1",
        "SITE_URL": "http://127.0.0.1:8000/",
    }
    settings = read_settings(environment | here | {"SERVICE_URL": "http://127.0.0.1:8000/sjalvvardering/"})

    assert settings.demo


def test_nothing_secret_is_printed(environment: dict[str, str]) -> None:
    settings = read_settings(environment | {"SECRET_KEY_FALLBACKS": SECRET[::-1]})
    printed = "\n".join(settings.printable().values())

    for secret in (SECRET, SECRET[::-1], "hemligt"):
        assert secret not in printed
    assert "smtp://nulage:(hidden)@mail.example:587" in printed


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("SECRET_KEY", "short-hush"),
        ("SECRET_KEY", "change-me-hush-change-me-change-me-change-me"),
        ("MAIL", "smtp://nulage:hush"),
    ],
)
def test_a_secret_that_is_refused_is_not_printed_either(
    environment: dict[str, str], key: str, value: str
) -> None:
    assert "hush" not in faults(environment | {key: value})[key]
