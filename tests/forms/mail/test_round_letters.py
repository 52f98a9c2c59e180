"""Is a team told by mail of what the agencies have done in its dialogue, and of nothing that stands in it?"""

import pytest
from desk import Desk
from published import PRINCIPAL
from running import ANNA, HTTPS, Running

HOLD, NEW = f"{PRINCIPAL}/hallet", f"{PRINCIPAL}/ny-omgang"
BO = "bo@x.example"


@pytest.fixture
def eva(service: Running) -> Desk:
    """Staff, when a team of two has sent in."""
    anna = Desk(service.member())
    service.member(BO, role="reader")
    anna.ready_to_send()
    anna.send_in()
    return Desk(service.staff(), "/handlaggare/")


def new_mails(service: Running, before: list[str]) -> list[str]:
    return service.mails()[len(before) :]


def test_each_in_the_team_gets_one_mail_when_the_call_is_held(service: Running, eva: Desk) -> None:
    before = service.mails()
    page = eva.read(HOLD)
    for _ in range(2):
        eva.send(page, HOLD)
    told = new_mails(service, before)
    assert [mail.splitlines()[0] for mail in told] == [ANNA, BO]
    for mail in told:
        assert mail.splitlines()[1] == "Telefonsamtalet är hållet för Lillångs kommun"
        assert f"{HTTPS}/sjalvvardering/{PRINCIPAL}/" in mail.split()
        assert "kom överens" not in mail
        assert "Hur når vi fler?" not in mail


def test_what_was_agreed_at_once_is_in_the_same_mail_and_later_in_one_of_its_own(
    service: Running, eva: Desk
) -> None:
    before = service.mails()
    eva.send(eva.read(HOLD), HOLD, overenskommet="Vi följer läsningen.")
    first = new_mails(service, before)
    assert len(first) == 2
    assert all("De har också skrivit ner vad ni kom överens om." in mail for mail in first)
    eva.send(eva.read(HOLD), HOLD, overenskommet="Vi följer läsningen och räkningen.")
    again = new_mails(service, before + first)
    assert [mail.splitlines()[:2] for mail in again] == [
        [who, "Det ni kom överens om, Lillångs kommun"] for who in (ANNA, BO)
    ]
    assert all("har ändrat det ni kom överens om" in mail for mail in again)
    eva.send(eva.read(HOLD), HOLD)
    told = service.mails()
    assert told == before + first + again, "nothing has changed, so there is nothing to tell"
    assert not [mail for mail in told if "läsningen" in mail]


def test_an_agreement_that_is_noted_later_is_told_of(service: Running, eva: Desk) -> None:
    eva.send(eva.read(HOLD), HOLD)
    before = service.mails()
    eva.send(eva.read(HOLD), HOLD, overenskommet="Vi följer läsningen.", uppfoljning="2027-03-01")
    told = new_mails(service, before)
    assert len(told) == 2
    assert all("har skrivit ner vad ni kom överens om" in mail for mail in told)


def test_the_next_round_is_told_of_with_where_the_last_one_is(service: Running, eva: Desk) -> None:
    eva.send(eva.read(HOLD), HOLD)
    before = service.mails()
    eva.send(eva.read(NEW), NEW)
    told = new_mails(service, before)
    assert [mail.splitlines()[:2] for mail in told] == [
        [who, "En ny omgång har börjat för Lillångs kommun"] for who in (ANNA, BO)
    ]
    assert all("finns kvar att läsa" in mail for mail in told)
