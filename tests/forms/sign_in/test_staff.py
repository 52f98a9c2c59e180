"""How do the agencies' staff come in, and who does not?"""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from published import PRINCIPAL
from running import ANNA, EVA, HTTPS, NOON, Running, run, token_in

from nulage_forms.model import OneTimeLink, StaffAccount
from nulage_forms.security.tokens import token_hash
from nulage_forms.staff import (
    NOBODYS_HASH,
    PasswordTooShort,
    WrongCode,
    is_password,
    new_account,
    setup_address,
    with_code_used,
)

PASSWORD = "en lång ramsa om havet"


@pytest.fixture
def account(service: Running) -> StaffAccount:
    account = new_account(EVA, "Eva", PASSWORD)
    return service.store.change_staff_account(EVA, lambda _: account)


def code(account: StaffAccount, at: datetime = NOON) -> str:
    return pyotp.TOTP(account.totp_secret).at(at)


def sign_in(browser: FlaskClient, email: str, password: str, code: str) -> int:
    token = token_in(browser.get("/handlaggare/logga-in", base_url=HTTPS).text)
    fields = {"email": email, "password": password, "code": code, "csrf_token": token}
    return browser.post("/handlaggare/logga-in", data=fields, base_url=HTTPS).status_code


def test_password_and_code_together_let_staff_in(service: Running, account: StaffAccount) -> None:
    browser = service.browser()

    assert sign_in(browser, "EVA@Skolverket.example", PASSWORD, code(account)) == 303
    assert browser.get("/handlaggare/", base_url=HTTPS).status_code == 200


def test_a_code_is_used_once(service: Running, account: StaffAccount) -> None:
    assert sign_in(service.browser(), EVA, PASSWORD, code(account)) == 303
    assert sign_in(service.browser(), EVA, PASSWORD, code(account)) == 422
    earlier = code(account, NOON - timedelta(seconds=30))
    assert sign_in(service.browser(), EVA, PASSWORD, earlier) == 422


def test_neither_half_is_enough_and_nothing_is_told_of_which_was_wrong(
    service: Running, account: StaffAccount
) -> None:
    wrong = [
        (EVA, "another long password", code(account)),
        (EVA, PASSWORD, "000000" if code(account) != "000000" else "111111"),
        (EVA, PASSWORD, ""),
        ("nobody@skolverket.example", PASSWORD, code(account)),
        ("", "", ""),
    ]
    for email, password, given in wrong:
        browser = service.browser()
        assert sign_in(browser, email, password, given) == 422
        assert browser.get("/handlaggare/", base_url=HTTPS).status_code == 303


def test_a_wrong_password_uses_no_code_up(service: Running, account: StaffAccount) -> None:
    assert sign_in(service.browser(), EVA, "another long password", code(account)) == 422
    assert sign_in(service.browser(), EVA, PASSWORD, code(account)) == 303


def test_guessing_at_one_account_is_stopped_and_others_come_in(
    service: Running, account: StaffAccount
) -> None:
    statuses = [sign_in(service.browser(), "nobody@skolverket.example", "x", "1") for _ in range(11)]

    assert statuses == [422] * 10 + [429]
    assert sign_in(service.browser(), EVA, PASSWORD, code(account)) == 303


def test_a_member_is_never_staff_by_the_link_in_a_mail(service: Running) -> None:
    service.store.put_link(OneTimeLink(token_hash("t"), "staff", ANNA, NOON + timedelta(minutes=5)))

    assert service.browser().get("/logga-in/t", base_url=HTTPS).status_code == 404
    assert service.browser().get("/handlaggare/logga-in/t", base_url=HTTPS).status_code == 404


def test_the_demonstrations_staff_come_in_by_a_link_that_works_once(tmp_path) -> None:  # type: ignore[no-untyped-def]
    service = run(tmp_path, mode="demo")
    service.store.put_link(OneTimeLink(token_hash("t"), "staff", EVA, NOON + timedelta(minutes=5)))
    first, second = service.browser(), service.browser()
    page = first.get("/handlaggare/logga-in/t", base_url=HTTPS)

    entered = first.post("/handlaggare/logga-in/t", data={"csrf_token": token_in(page.text)}, base_url=HTTPS)

    assert entered.status_code == 303
    assert first.get("/", base_url=HTTPS).location == "/handlaggare/"
    assert second.get("/handlaggare/logga-in/t", base_url=HTTPS).status_code == 404
    assert first.get(f"/{PRINCIPAL}/", base_url=HTTPS).status_code == 303


def test_a_short_password_is_refused_and_a_long_one_taken() -> None:
    with pytest.raises(PasswordTooShort):
        new_account(EVA, "Eva", "kort")
    assert is_password(new_account(EVA, "Eva", "å" * 128), "å" * 128)


def test_the_password_is_kept_as_a_slow_hash() -> None:
    account = new_account(EVA, "Eva", PASSWORD)

    assert account.password_hash.startswith("$argon2id$")
    assert not is_password(account, PASSWORD + " ")
    assert not is_password(None, PASSWORD)


def test_it_is_as_slow_to_say_no_to_nobody_as_to_somebody() -> None:
    hasher = PasswordHasher()

    assert not hasher.check_needs_rehash(NOBODYS_HASH)
    assert new_account(EVA, "Eva", PASSWORD).password_hash.split("$")[:4] == NOBODYS_HASH.split("$")[:4]


def test_a_code_half_a_minute_early_or_late_is_taken_and_no_other() -> None:
    account = new_account(EVA, "Eva", PASSWORD)
    now = datetime(2026, 11, 21, 12, 0, 15, tzinfo=UTC)
    for seconds in (-30, 0, 30):
        with_code_used(account, code(account, now + timedelta(seconds=seconds)), now)
    for seconds in (-60, 60):
        with pytest.raises(WrongCode):
            with_code_used(account, code(account, now + timedelta(seconds=seconds)), now)


def test_a_code_is_taken_as_it_is_shown_in_two_halves() -> None:
    account, now = new_account(EVA, "Eva", PASSWORD), datetime(2026, 11, 21, 12, 0, 15, tzinfo=UTC)
    shown = code(account, now)
    assert with_code_used(account, f" {shown[:3]} {shown[3:]} ", now).last_totp


def test_the_second_factor_is_set_up_from_an_otpauth_address() -> None:
    assert setup_address(new_account(EVA, "Eva", PASSWORD)).startswith("otpauth://totp/")


def test_whoever_is_not_let_in_is_told_at_each_field_and_need_not_type_the_address_anew(
    service: Running,
) -> None:
    browser = service.browser()
    token = token_in(browser.get("/handlaggare/logga-in", base_url=HTTPS).text)
    fields = {"email": "eva@skolverket", "password": "fel", "code": "1", "csrf_token": token}
    page = browser.post("/handlaggare/logga-in", data=fields, base_url=HTTPS).text
    assert 'value="eva@skolverket"' in page
    assert page.count('aria-invalid="true"') == 3
    assert "<title>Fel: " in page
    assert 'value="fel"' not in page
