"""What does the staff's list show, and how is a principal found in it?"""

from datetime import timedelta

import pytest
from desk import Desk
from published import PRINCIPAL, SMALL
from running import Running

NAMES = {"Lillångs kommun": PRINCIPAL, "Åkerns förskola AB": SMALL}


@pytest.fixture
def eva(service: Running) -> Desk:
    return Desk(service.staff(), "/handlaggare/")


def listed(page: str) -> list[str]:
    """The principals of the list, in its order."""
    shown = {page.index(f">{name}</a>"): name for name in NAMES if f">{name}</a>" in page}
    return [shown[place] for place in sorted(shown)]


def send_in(desk: Desk) -> None:
    desk.send(desk.read("fragor/"), "fragor/ny")
    desk.save("fragor/1/", fraga_1_text="Hur når vi fler?")
    desk.save("samtal/", samtal_name="Anna Ek", samtal_phone="070-000 00 00")
    assert desk.send_in().status_code == 303


def test_a_draft_tells_the_staff_that_it_exists_and_nothing_else(service: Running, eva: Desk) -> None:
    Desk(service.member()).save("steg-2/", steg_2_orsaker="Hemligt utkast.")
    page = eva.read().text
    assert ">Pågår</span>" in page
    assert "Hemligt utkast." not in page + eva.read(f"{PRINCIPAL}/").text


def test_the_list_begins_with_those_invited_and_says_who_is_not(service: Running, eva: Desk) -> None:
    assert listed(eva.read().text) == []
    service.member()
    assert listed(eva.read().text) == ["Lillångs kommun"]
    everyone = eva.read("?status=alla").text
    assert listed(everyone) == ["Lillångs kommun", "Åkerns förskola AB"]
    assert "hur långt huvudmännen har kommit" in everyone
    assert everyone.count(">Inte påbörjat</span>") == 1
    assert everyone.count(">Inte inbjuden</span>") == 1
    assert "Inte inbjuden." in eva.read(f"{SMALL}/").text


def test_what_was_sent_last_is_first_and_what_is_begun_comes_before_what_is_not(
    service: Running, eva: Desk
) -> None:
    anna = Desk(service.member())
    bo = Desk(service.member("bo@x.example", SMALL), f"/{SMALL}/")
    assert listed(eva.read().text) == ["Lillångs kommun", "Åkerns förskola AB"]
    bo.save("steg-2/", steg_2_orsaker="Ett utkast.")
    assert listed(eva.read().text) == ["Åkerns förskola AB", "Lillångs kommun"]
    for desk in (anna, bo):
        send_in(desk)
        service.clock.pass_by(timedelta(minutes=1))
    assert listed(eva.read().text) == ["Åkerns förskola AB", "Lillångs kommun"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?sok=lillang", ["Lillångs kommun"]),
        ("?sok=KOMMUN+Lillång", ["Lillångs kommun"]),
        ("?sok=900000-0001", ["Lillångs kommun"]),
        ("?sok=9000000001", ["Lillångs kommun"]),
        ("?sok=akern", []),
        ("?sok=akern&status=alla", ["Åkerns förskola AB"]),
        ("?sok=åkern&status=inte-inbjuden", ["Åkerns förskola AB"]),
        ("?status=pagar", ["Lillångs kommun"]),
        ("?status=inskickat", []),
        ("?status=nonsens", []),
        ("?status=alla&sida=99", ["Lillångs kommun", "Åkerns förskola AB"]),
        ("?status=alla&sida=x&sok=", ["Lillångs kommun", "Åkerns förskola AB"]),
    ],
)
def test_staff_find_principals_by_name_number_and_status(
    service: Running, eva: Desk, query: str, found: list[str]
) -> None:
    Desk(service.member()).save("steg-2/", steg_2_orsaker="Ett utkast.")
    assert listed(eva.read(query).text) == found


def test_a_search_among_those_invited_leads_on_to_all(eva: Desk) -> None:
    assert "/handlaggare/?sok=akern&status=alla" in eva.read("?sok=akern").links


def test_of_those_called_the_one_to_follow_up_soonest_is_first(service: Running, eva: Desk) -> None:
    anna = Desk(service.member())
    bo = Desk(service.member("bo@x.example", SMALL), f"/{SMALL}/")
    for desk, day in ((anna, "2027-03-01"), (bo, "2027-02-01")):
        send_in(desk)
        path = f"{desk.room.strip('/')}/hallet"
        eva.send(eva.read(path), path, uppfoljning=day)
        service.clock.pass_by(timedelta(minutes=1))
    page = eva.read().text
    assert listed(page) == ["Åkerns förskola AB", "Lillångs kommun"]
    assert "följs upp 1\u00a0februari 2027" in page
    path = f"{SMALL}/hallet"
    eva.send(eva.read(path), path, uppfoljning="2027-05-01")
    assert listed(eva.read().text) == ["Lillångs kommun", "Åkerns förskola AB"]
