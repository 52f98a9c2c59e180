"""What becomes of a text that was typed by somebody who was no longer signed in?"""

from datetime import timedelta

import pytest
from desk import Desk, Page
from flask.testing import FlaskClient
from published import PRINCIPAL, SMALL
from running import ANNA, HTTPS, Running

from nulage_forms.model import Member, OneTimeLink
from nulage_forms.security.tokens import token_hash
from nulage_forms.store.memory import MemoryStore

TEXT, TOKEN = "En hel förmiddags arbete.", "t" * 43
ORSAKER = "steg-2-orsaker"


def came_too_late(anna: Desk, service: Running, text: str = TEXT) -> Page:
    """Anna types for so long that she is signed out meanwhile, and then saves."""
    page = anna.read("steg-2/")
    service.clock.pass_by(timedelta(hours=5))
    answer = anna.send(page, "steg-2/", steg_2_orsaker=text)
    assert answer.status_code == 403
    return Page(answer.text)


def comes_back(browser: FlaskClient, service: Running, email: str = ANNA) -> None:
    """By the link in a mail, opened in the same browser."""
    service.store.put_link(
        OneTimeLink(token_hash(TOKEN), "member", email, service.clock() + timedelta(minutes=10))
    )
    way = f"/logga-in/{TOKEN}"
    page = Page(browser.get(way, base_url=HTTPS).text)
    answer = browser.post(way, data={"csrf_token": page.fields["csrf_token"][-1]}, base_url=HTTPS)
    assert answer.status_code == 303


def kept(service: Running) -> int:
    assert isinstance(service.store, MemoryStore)
    return len(service.store._rescued)


def stored(service: Running) -> str:
    return service.store.dialogue(PRINCIPAL).assessment.value("steg-2/orsaker").text


def test_it_is_shown_kept_offered_and_put_in_by_whoever_wrote_it(anna: Desk, service: Running) -> None:
    page = came_too_late(anna, service)
    assert "Din text är räddad" in page.text
    assert TEXT in page.text
    comes_back(anna.browser, service)
    assert f'href="{anna.room}raddat/"' in anna.read().text
    offered = anna.read("raddat/")
    assert TEXT in offered.text
    assert "Inget svar är sparat" in offered.text
    assert stored(service) == ""
    assert anna.send(offered, "raddat/", act="lagg-in").location == anna.room
    assert stored(service) == TEXT
    assert kept(service) == 0
    assert "raddat" not in anna.read().text


def test_it_can_be_thrown_away(anna: Desk, service: Running) -> None:
    came_too_late(anna, service)
    comes_back(anna.browser, service)
    anna.send(anna.read("raddat/"), "raddat/", act="kasta")
    assert (kept(service), stored(service)) == (0, "")


def test_a_colleague_who_wrote_meanwhile_is_not_replaced(anna: Desk, service: Running) -> None:
    page = anna.read("steg-2/")
    Desk(service.member("bo@x.example")).save("steg-2/", steg_2_orsaker="Bos text.")
    service.clock.pass_by(timedelta(hours=5))
    anna.send(page, "steg-2/", steg_2_orsaker=TEXT)
    comes_back(anna.browser, service)
    assert "Bos text." in anna.read("raddat/").text
    answer = anna.send(anna.read("raddat/"), "raddat/", act="lagg-in")
    assert answer.status_code == 409
    assert stored(service) == "Bos text."
    assert anna.send(Page(answer.text), "raddat/", **{f"{ORSAKER}-take": "both"}).status_code == 303
    assert stored(service) == f"Bos text.\n\n{TEXT}"
    assert kept(service) == 0


def test_it_is_for_the_room_it_was_written_in_and_its_team_alone(anna: Desk, service: Running) -> None:
    service.member("bo@x.example", SMALL)
    came_too_late(anna, service)
    comes_back(anna.browser, service, "bo@x.example")
    other = Desk(anna.browser, f"/{SMALL}/")
    assert TEXT not in other.read("raddat/").text
    assert "raddat" not in other.read().text
    assert anna.browser.get(f"{anna.room}raddat/", base_url=HTTPS).status_code == 404


def test_another_browser_of_the_same_person_is_offered_nothing(anna: Desk, service: Running) -> None:
    came_too_late(anna, service)
    again = Desk(service.member())
    assert TEXT not in again.read("raddat/").text


def test_whoever_is_still_signed_in_is_led_straight_to_it(anna: Desk, service: Running) -> None:
    answer = anna.browser.post(f"{anna.room}steg-2/", data={ORSAKER: TEXT}, base_url=HTTPS)
    assert answer.status_code == 400
    assert f"{anna.room}raddat/" in Page(answer.text).links
    assert TEXT in anna.read("raddat/").text
    assert kept(service) == 1


def test_what_lies_on_the_disk_can_be_read_by_nobody(anna: Desk, service: Running) -> None:
    came_too_late(anna, service)
    assert isinstance(service.store, MemoryStore)
    (rescued,) = service.store._rescued.values()
    assert TEXT not in repr(rescued)
    assert PRINCIPAL not in repr(rescued)


def test_it_is_forgotten_after_a_day(anna: Desk, service: Running) -> None:
    came_too_late(anna, service)
    service.clock.pass_by(timedelta(hours=24, seconds=1))
    comes_back(anna.browser, service)
    assert TEXT not in anna.read("raddat/").text
    service.store.forget(service.clock(), service.clock())
    assert kept(service) == 0


def test_signing_out_leaves_nothing_for_the_next_at_the_same_machine(anna: Desk, service: Running) -> None:
    anna.browser.post(f"{anna.room}steg-2/", data={ORSAKER: TEXT}, base_url=HTTPS)
    token = anna.read().fields["csrf_token"][0]
    anna.browser.post("/logga-ut", data={"csrf_token": token}, base_url=HTTPS)
    comes_back(anna.browser, service)
    assert TEXT not in anna.read("raddat/").text


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_nothing_is_kept_of_what_another_site_sends(service: Running, site: str) -> None:
    service.browser().post(
        f"/{PRINCIPAL}/steg-2/", data={ORSAKER: TEXT}, base_url=HTTPS, headers={"Sec-Fetch-Site": site}
    )
    assert kept(service) == 0


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (f"/{PRINCIPAL}/steg-2/", "nonsense"),
        ("/9999999999/steg-2/", ORSAKER),
        ("/handlaggare/logga-in", ORSAKER),
        ("/logga-in/", ORSAKER),
        (f"/{PRINCIPAL}/steg-2/", "csrf_token"),
    ],
)
def test_only_answers_to_what_a_principal_is_asked_are_kept(service: Running, path: str, field: str) -> None:
    service.browser().post(path, data={field: TEXT}, base_url=HTTPS)
    assert kept(service) == 0


def test_a_browser_has_three_pages_kept_and_an_address_so_many_an_hour(service: Running) -> None:
    browser = service.browser()
    for number in range(5):
        name = ("steg-1-kunskaper-visar", "steg-1-studiero-visar", ORSAKER, "samtal-name", "samtal-role")[
            number
        ]
        browser.post(f"/{PRINCIPAL}/steg-2/", data={name: TEXT}, base_url=HTTPS)
    assert kept(service) == 3
    for _ in range(100):
        service.browser().post(f"/{PRINCIPAL}/steg-2/", data={ORSAKER: TEXT}, base_url=HTTPS)
    assert kept(service) <= 60


def test_the_same_page_sent_again_is_kept_once(service: Running) -> None:
    browser = service.browser()
    for _ in range(2):
        browser.post(f"/{PRINCIPAL}/steg-2/", data={ORSAKER: TEXT}, base_url=HTTPS)
    assert kept(service) == 1


def test_a_text_to_a_question_that_is_gone_can_still_be_copied(anna: Desk) -> None:
    anna.browser.post(f"{anna.room}fragor/7/", data={"fraga-7-text": TEXT}, base_url=HTTPS)
    page = anna.read("raddat/")
    assert TEXT in page.text
    assert "Lägg in" not in page.text.partition("<main")[2].replace("Se texten och lägg in", "")


def test_looking_at_what_was_kept_changes_nothing(anna: Desk, service: Running) -> None:
    came_too_late(anna, service)
    comes_back(anna.browser, service)
    for _ in range(2):
        assert TEXT in anna.read("raddat/").text
    assert kept(service) == 1


def test_whoever_is_removed_while_writing_gets_the_text_back_there_and_is_promised_nothing(
    anna: Desk, bo: Desk
) -> None:
    page, member = bo.read("steg-2/"), Member("bo@x.example", "writer", None).id
    anna.save(f"gruppen/{member}/ta-bort")
    for _ in range(2):
        answer = bo.send(page, "steg-2/", steg_2_orsaker=TEXT)
        assert answer.status_code == 404
        assert TEXT in answer.text
        assert "Du har inte längre tillgång till det här." in answer.text
        assert "räddad" not in answer.text


def test_more_than_a_full_page_is_shown_to_be_copied_and_not_kept(anna: Desk, service: Running) -> None:
    page = came_too_late(anna, service, TEXT * 15_000)
    assert TEXT * 15_000 in page.text
    assert "Kopiera det" in page.text
    assert kept(service) == 0
