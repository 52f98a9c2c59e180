"""How does a member come in by a link in a mail?"""

import logging
import re
from datetime import timedelta

import pytest
from published import PRINCIPAL, SMALL
from running import ANNA, HTTPS, Running, token_in

AREA = "grundskola-e-i-alla-amnen-under"


def ask_for_link(service: Running, address: str) -> tuple[int, str, str]:
    """The answer to asking, once all that is done in the background is done."""
    browser = service.browser()
    token = token_in(browser.get("/logga-in/", base_url=HTTPS).text)
    answer = browser.post("/logga-in/", data={"email": address, "csrf_token": token}, base_url=HTTPS)
    service.parts.background.submit(lambda: None).result(10)
    return answer.status_code, answer.location, answer.text


def link_in(mail: str) -> str:
    found = re.search(r"https://form\.example/sjalvvardering(/logga-in/\S+)", mail)
    assert found, mail
    return found[1]


def press(service: Running, link: str) -> tuple[int, str | None]:
    browser = service.browser()
    token = token_in(browser.get("/logga-in/", base_url=HTTPS).text)
    answer = browser.post(link, data={"csrf_token": token}, base_url=HTTPS)
    return answer.status_code, answer.location


def test_a_member_comes_in_by_the_link(service: Running) -> None:
    service.member()
    ask_for_link(service, "  ANNA@lillång.example ")
    (mail,) = service.mails()
    link = link_in(mail)
    browser = service.browser()

    page = browser.get(link, base_url=HTTPS)
    assert ANNA in page.text
    entered = browser.post(link, data={"csrf_token": token_in(page.text)}, base_url=HTTPS)

    assert (entered.status_code, entered.location) == (303, "/")
    assert browser.get("/", base_url=HTTPS).location == f"/{PRINCIPAL}/"


def test_whoever_came_to_take_an_area_is_led_on_to_it_by_the_link(service: Running) -> None:
    service.member()
    browser = service.browser()
    wanted = f"/{PRINCIPAL}/fragor/?omrade=trygghet-under"
    door = browser.get(wanted, base_url=HTTPS).location
    assert door == f"/logga-in/?huvudman={PRINCIPAL}&omrade=trygghet-under"
    page = browser.get(door, base_url=HTTPS).text
    assert "en länk som du loggar in med. Länken tar dig till det du valde i er analys." in page
    browser.post(door, data={"email": ANNA, "csrf_token": token_in(page)}, base_url=HTTPS)
    (mail,) = service.mails()

    assert press(service, link_in(mail)) == (303, wanted)


def test_whoever_has_no_invitation_is_shown_to_the_form_that_needs_none(service: Running) -> None:
    page = service.browser().get("/logga-in/", base_url=HTTPS).text
    assert '<a href="/prova/">Prova att skriva här</a>' in page
    assert "blanketten" in page


@pytest.mark.parametrize(
    ("wanted", "way"),
    [
        (f"huvudman={PRINCIPAL}&omrade={AREA}", f"/prova/{PRINCIPAL}/?omrade={AREA}"),
        (f"huvudman={PRINCIPAL}&omrade=borta", f"/prova/{PRINCIPAL}/"),
        (f"huvudman=9999999999&omrade={AREA}", "/prova/"),
        (f"huvudman={PRINCIPAL}&omrade=%22%3E%3Cb", "/prova/"),
    ],
)
def test_whoever_has_no_invitation_goes_on_with_what_was_chosen(
    wanted: str, way: str, service: Running
) -> None:
    browser, door = service.browser(), f"/logga-in/?{wanted}"
    page = browser.get(door, base_url=HTTPS).text
    assert f'<a href="{way}">Prova att skriva här</a>' in page
    odd = browser.post(door, data={"email": "anna", "csrf_token": token_in(page)}, base_url=HTTPS)
    assert (odd.status_code, f'<a href="{way}">' in odd.text) == (422, True)


@pytest.mark.parametrize("door", ["huvudman=9000000002&omrade=a", "huvudman=..&omrade=a", "omrade=//evil"])
def test_nobody_is_led_on_to_a_room_of_another_or_to_no_room(service: Running, door: str) -> None:
    service.member()
    browser = service.browser()
    page = browser.get(f"/logga-in/?{door}", base_url=HTTPS).text
    browser.post(f"/logga-in/?{door}", data={"email": ANNA, "csrf_token": token_in(page)}, base_url=HTTPS)
    (mail,) = service.mails()

    assert press(service, link_in(mail)) == (303, "/")


def test_nobody_learns_whether_an_address_is_known(service: Running) -> None:
    service.member()

    known, unknown = ask_for_link(service, ANNA), ask_for_link(service, "nobody@x.example")

    assert known == unknown
    assert len(service.mails()) == 1


def test_a_link_works_once_and_for_ten_minutes(service: Running) -> None:
    service.member()
    ask_for_link(service, ANNA)
    ask_for_link(service, ANNA)
    first, second = (link_in(mail) for mail in service.mails())

    assert press(service, first) == (303, "/")
    assert press(service, first)[0] == 404
    service.clock.pass_by(timedelta(minutes=10))
    assert press(service, second)[0] == 404


def test_following_the_link_uses_nothing_up(service: Running) -> None:
    service.member()
    ask_for_link(service, ANNA)
    link = link_in(service.mails()[0])

    for method in ("GET", "HEAD", "OPTIONS", "GET"):
        assert service.browser().open(link, method=method, base_url=HTTPS).status_code == 200
    assert press(service, link) == (303, "/")


@pytest.mark.parametrize("long", ["a" * 300 + "@x.example", "anna@" + "x" * 300 + ".example"])
def test_an_address_that_is_too_long_is_told_so(service: Running, long: str) -> None:
    status, _, page = ask_for_link(service, long)

    assert status == 422
    assert "Korta e-postadressen. Den får ha högst 64 tecken före @ och 190 efter." in page


def test_what_is_no_address_is_told_with_what_was_typed(service: Running) -> None:
    status, _, page = ask_for_link(service, "anna<b>")

    assert status == 422
    assert "Skriv e-postadressen med ett @-tecken" in page
    assert 'value="anna&lt;b&gt;"' in page
    assert 'href="#email"' in page


def test_a_member_of_several_teams_chooses_a_room(service: Running) -> None:
    browser = service.member()
    service.member(ANNA, SMALL)

    page = browser.get("/", base_url=HTTPS).text

    assert f'href="/{PRINCIPAL}/">Lillångs kommun' in page
    assert f'href="/{SMALL}/">Åkerns förskola AB' in page


def test_one_address_is_not_flooded_and_a_whole_town_is_not_locked_out(service: Running) -> None:
    service.member()
    statuses = [ask_for_link(service, ANNA)[0] for _ in range(7)]

    assert statuses == [303] * 6 + [429]
    assert ask_for_link(service, "bo@lillång.example")[0] == 303
    assert [ask_for_link(service, f"{n}@unknown.example")[0] for n in range(20)] == [303] * 20


def test_no_address_and_no_token_comes_into_the_log(
    service: Running, caplog: pytest.LogCaptureFixture
) -> None:
    service.member()
    with caplog.at_level(logging.DEBUG):
        ask_for_link(service, ANNA)
        link = link_in(service.mails()[0])
        press(service, link)
        (service.parts.settings.data / "outbox").rename(service.parts.settings.data / "gone")
        (service.parts.settings.data / "outbox").touch()
        ask_for_link(service, ANNA)

    assert "A sign-in link was not sent: FileExistsError" in caplog.text
    assert "anna" not in caplog.text.lower()
    assert link.rpartition("/")[2] not in caplog.text


@pytest.mark.parametrize("address", ["//evil.example", "https:evil.example", "/\\evil.example"])
def test_nobody_is_sent_on_to_another_site(service: Running, address: str) -> None:
    for name in ("next", "door", "url"):
        answer = service.browser().get("/logga-in/", query_string={name: address}, base_url=HTTPS)
        assert answer.status_code == 200
        assert "evil" not in answer.text
