"""How long is somebody signed in?"""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from published import PRINCIPAL
from running import ANNA, HTTPS, Running, token_in

from nulage_forms.security.sessions import PUBLIC, begin_session, visitor_with
from nulage_forms.security.tokens import token_hash

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def is_in(browser: FlaskClient, address: str = f"/{PRINCIPAL}/") -> bool:
    return browser.get(address, base_url=HTTPS).status_code == 200


def key_of(browser: FlaskClient) -> str:
    with browser.session_transaction(base_url=HTTPS) as cookie:
        return str(cookie["key"])


def test_a_member_who_goes_on_working_stays_in_until_twelve_hours_have_passed(service: Running) -> None:
    browser = service.member()
    for _ in range(3):
        service.clock.pass_by(3 * HOUR + 59 * MINUTE)
        assert is_in(browser)
    service.clock.pass_by(3 * MINUTE)
    assert not is_in(browser)


def test_a_member_who_is_away_for_four_hours_is_out(service: Running) -> None:
    browser = service.member()
    service.clock.pass_by(4 * HOUR)

    assert not is_in(browser)


def test_staff_are_out_after_three_quarters_of_an_hour_away_and_after_eight_hours_at_all(
    service: Running,
) -> None:
    away, working = service.staff(), service.staff()
    for _ in range(10):
        service.clock.pass_by(44 * MINUTE)
        assert is_in(working, "/handlaggare/")
    assert not is_in(away, "/handlaggare/")
    service.clock.pass_by(40 * MINUTE)
    assert not is_in(working, "/handlaggare/")


def test_when_somebody_was_last_seen_is_written_at_most_once_a_minute(service: Running) -> None:
    browser = service.member()
    began = service.clock()
    service.clock.pass_by(59 * timedelta(seconds=1))
    is_in(browser)
    session = service.store.session(token_hash(key_of(browser)))
    assert session is not None
    assert session.last_seen == began

    service.clock.pass_by(timedelta(seconds=1))
    is_in(browser)
    session = service.store.session(token_hash(key_of(browser)))
    assert session is not None
    assert session.last_seen == began + MINUTE


def test_signing_out_ends_the_session_also_for_whoever_has_copied_the_cookie(service: Running) -> None:
    browser = service.member()
    key = key_of(browser)
    token = token_in(browser.get("/logga-in/", base_url=HTTPS).text)

    answer = browser.post("/logga-ut", data={"csrf_token": token}, base_url=HTTPS)

    assert answer.status_code == 303
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert visitor_with(service.store, key, service.clock()) == PUBLIC
    assert not is_in(browser)


def test_a_session_that_is_ended_in_the_store_is_over_at_the_next_request(service: Running) -> None:
    browser = service.member()
    service.store.end_session(token_hash(key_of(browser)))

    assert not is_in(browser)


@pytest.mark.parametrize("key", ["", "made-up", "0" * 43])
def test_a_made_up_key_opens_nothing(service: Running, key: str) -> None:
    assert visitor_with(service.store, key, service.clock()) == PUBLIC


def test_the_key_itself_is_not_stored(service: Running) -> None:
    key = begin_session(service.store, "member", ANNA, service.clock())

    session = service.store.session(token_hash(key))
    assert session is not None
    assert key not in repr(session)
