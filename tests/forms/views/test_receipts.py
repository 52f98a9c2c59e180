"""Does the address of a receipt lead to what was sent then, for ever and for its own team alone?"""

from datetime import timedelta

import pytest
from desk import Desk
from published import PRINCIPAL, SMALL
from running import HTTPS, Running

KINDS = ("", "word", "json")


@pytest.fixture
def eva(service: Running) -> Desk:
    return Desk(service.staff(), "/handlaggare/")


def sent(desk: Desk, service: Running, question: str) -> str:
    """The path of the receipt in the mail about a sending with this question."""
    service.clock.pass_by(timedelta(minutes=5))
    if not service.store.dialogue(PRINCIPAL).assessment.priorities:
        desk.ready_to_send()
    (number,) = service.store.dialogue(PRINCIPAL).assessment.priorities
    desk.save(f"fragor/{number}/", **{f"fraga_{number}_text": question})
    desk.send_in()
    address = next(line for line in service.mails()[-1].splitlines() if "/kvitto/" in line)
    return address.removeprefix(f"{HTTPS}/sjalvvardering{desk.room}")


def in_the_next_round(desk: Desk, eva: Desk) -> None:
    for act in ("hallet", "ny-omgang"):
        eva.send(eva.read(f"{PRINCIPAL}/{act}"), f"{PRINCIPAL}/{act}")
    desk.send(desk.read("fragor/"), "fragor/ny")
    desk.save("samtal/", samtal_name="Anna Ek", samtal_phone="070-000 00 00")


@pytest.fixture
def mailed(anna: Desk, eva: Desk, service: Running) -> dict[str, str]:
    """What was asked in each sending, by the path that was mailed: two of one round and one of the next."""
    first = sent(anna, service, "Hur når vi fler?")
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    again = sent(anna, service, "Hur når vi alla?")
    in_the_next_round(anna, eva)
    return {
        first: "Hur når vi fler?",
        again: "Hur når vi alla?",
        sent(anna, service, "Hur går vi vidare?"): "Hur går vi vidare?",
    }


def test_each_mailed_address_leads_to_its_own_sending_in_every_round(
    anna: Desk, mailed: dict[str, str]
) -> None:
    for path, question in mailed.items():
        for kind in KINDS:
            said = anna.browser.get(f"{anna.room}{path}{kind}", base_url=HTTPS)
            assert said.status_code == 200
            if kind != "word":
                assert [each for each in mailed.values() if each in said.text] == [question]


def test_a_receipt_says_what_has_become_of_it_since(anna: Desk, mailed: dict[str, str]) -> None:
    first, again, now = (anna.read(path).text for path in mailed)
    assert "Ni skickade in igen efter det, och telefonsamtalet hölls 21\u00a0november 2026." in first
    assert "<h1>Det här skickade ni in</h1>" in again
    assert "<h1>Tack, det är inskickat</h1>" in now
    for past in (first, again):
        assert "De ringer er" not in past
        assert "ta-tillbaka" not in past
    assert "skillnad/" not in first
    path = list(mailed)[1]
    assert "tillagt: </span>alla?</ins>" in anna.read(f"{path}skillnad/").text


def test_a_past_round_leads_to_everything_that_was_sent_in_it(anna: Desk, mailed: dict[str, str]) -> None:
    page = anna.read("omgang/1/")
    first, again, now = (anna.room + path for path in mailed)
    assert {first, again} <= page.links
    assert now not in page.links
    assert f"{anna.room}omgang/1/" in anna.read(next(iter(mailed))).links


def test_an_address_by_number_leads_on_and_asks_only_where_it_may_mean_several(
    anna: Desk, mailed: dict[str, str]
) -> None:
    first, again, now = (anna.room + path for path in mailed)
    only = anna.browser.get(f"{anna.room}kvitto/2/json", base_url=HTTPS)
    assert (only.status_code, only.location) == (303, f"{again}json")
    several = anna.read("kvitto/1/")
    assert {first, now} <= several.links
    assert again not in several.links
    assert "samma referens som i mejlet" in several.text
    assert anna.browser.get(f"{anna.room}kvitto/3/", base_url=HTTPS).status_code == 404


def test_a_receipt_is_the_teams_own(service: Running, eva: Desk, mailed: dict[str, str]) -> None:
    stranger = service.member("bo@x.example", SMALL)
    for path in (*mailed, "kvitto/1/", "kvitto/2/"):
        assert stranger.get(f"/{PRINCIPAL}/{path}", base_url=HTTPS).status_code == 404
        assert eva.browser.get(f"/{PRINCIPAL}/{path}", base_url=HTTPS).status_code == 303
        assert service.browser().get(f"/{PRINCIPAL}/{path}", base_url=HTTPS).status_code == 303


def test_two_rounds_of_one_year_are_told_apart(anna: Desk, eva: Desk, service: Running) -> None:
    for question in ("Hur når vi fler?", "Hur når vi alla?"):
        sent(anna, service, question)
        in_the_next_round(anna, eva)
    for page in (anna.read(), eva.read(f"{PRINCIPAL}/")):
        assert "Omgång 1, 2026" in page.text
        assert "Omgång 2, 2026" in page.text
    for desk, path in ((anna, ""), (eva, f"{PRINCIPAL}/")):
        assert "<title>Omgång 2, 2026" in desk.read(f"{path}omgang/2/").text
