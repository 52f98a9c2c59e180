"""What meets whoever follows an invitation?"""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from published import PRINCIPAL, SMALL
from running import ANNA, HTTPS, Running, token_in
from werkzeug.test import TestResponse

from nulage_forms.dialogue.invitations import cancel_invitation
from nulage_forms.inviting import invitation_link
from nulage_forms.model import Role
from nulage_forms.security.tokens import token_hash


def invited(service: Running, email: str = ANNA, role: Role = "owner") -> str:
    link = invitation_link(service.parts.settings, service.store, PRINCIPAL, email, role, service.clock())
    return link.removeprefix("https://form.example/sjalvvardering")


def press(browser: FlaskClient, address: str) -> TestResponse:
    token = token_in(browser.get("/logga-in/", base_url=HTTPS).text)
    return browser.post(address, data={"csrf_token": token}, base_url=HTTPS)


def test_following_the_link_shows_who_invites_to_what_and_takes_nothing(service: Running) -> None:
    link = invited(service)
    for method in ("GET", "HEAD", "OPTIONS", "GET"):
        page = service.browser().open(link, method=method, base_url=HTTPS)
        assert page.status_code == 200

    assert "Lillångs kommun" in page.text
    assert ANNA in page.text
    assert "Skolverket och SPSM" in page.text
    assert service.store.dialogue(PRINCIPAL).members == ()


def test_pressing_the_button_lets_the_person_in_and_takes_the_token_out_of_the_address(
    service: Running,
) -> None:
    browser, link = service.browser(), invited(service)

    answer = press(browser, link)

    assert (answer.status_code, answer.location) == (303, f"/{PRINCIPAL}/")
    assert browser.get(answer.location, base_url=HTTPS).status_code == 200
    assert [member.email for member in service.store.dialogue(PRINCIPAL).members] == [ANNA]


def test_an_invitation_works_once(service: Running) -> None:
    link = invited(service)
    press(service.browser(), link)

    second = press(service.browser(), link)

    assert second.status_code == 404
    assert "redan använd" in second.text
    assert len(service.store.dialogue(PRINCIPAL).members) == 1


def test_whoever_has_come_in_by_it_finds_the_room_by_it_again(service: Running) -> None:
    browser, link = service.browser(), invited(service)
    press(browser, link)

    assert browser.get(link, base_url=HTTPS).location == f"/{PRINCIPAL}/"


def test_an_invitation_that_has_expired_says_so(service: Running) -> None:
    link = invited(service)
    service.clock.pass_by(timedelta(days=14))

    page = press(service.browser(), link).text
    assert "har gått ut" in page
    assert "Be Skolverket och SPSM om en ny." in page


def test_an_invitation_that_was_taken_away_says_so(service: Running) -> None:
    link = invited(service)
    hashed = token_hash(link.rpartition("/")[2])
    service.store.change(
        PRINCIPAL, lambda before: cancel_invitation(before, hashed, "staff", service.clock())
    )

    assert "är återkallad" in press(service.browser(), link).text


@pytest.mark.parametrize("address", [f"/inbjudan/{PRINCIPAL}/made-up", "/inbjudan/9999999999/made-up"])
def test_an_unknown_invitation_tells_nothing_of_the_principal(service: Running, address: str) -> None:
    page = press(service.browser(), address)

    assert page.status_code == 404
    assert "Inbjudan finns inte" in page.text
    assert "Lillång" not in page.text


def test_an_invitation_opens_no_other_principals_room(service: Running) -> None:
    link = invited(service).replace(PRINCIPAL, SMALL)

    assert press(service.browser(), link).status_code == 404
    assert service.store.dialogue(SMALL).members == ()


def test_whoever_is_signed_in_as_somebody_else_cannot_use_it_up(service: Running) -> None:
    other, link = service.member("bo@x.example", SMALL), invited(service)

    for answer in (other.get(link, base_url=HTTPS), press(other, link)):
        assert answer.status_code == 409
        assert "till någon annan" in answer.text
    assert press(service.browser(), link).status_code == 303


def test_the_session_gets_a_new_key_at_sign_in(service: Running) -> None:
    browser = service.member()
    with browser.session_transaction(base_url=HTTPS) as cookie:
        before = cookie["key"]

    press(browser, invited(service))

    with browser.session_transaction(base_url=HTTPS) as cookie:
        assert cookie["key"] != before
    assert service.store.session(token_hash(before)) is None


def test_only_the_hash_of_the_token_is_kept(service: Running) -> None:
    token = invited(service).rpartition("/")[2]

    assert len(token) == 43
    assert token not in repr(service.store.dialogue(PRINCIPAL))
