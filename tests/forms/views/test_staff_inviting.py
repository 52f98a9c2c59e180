"""How do staff ask a principal in, and what do they come to know by it?"""

from datetime import timedelta

import pytest
from desk import Desk
from published import PRINCIPAL, SMALL
from running import ANNA, EVA, HTTPS, Running

from nulage_forms.staff import new_account

HEAD = "rektor@akern.example"


@pytest.fixture
def eva(service: Running) -> Desk:
    return Desk(service.staff(), "/handlaggare/")


def test_staff_ask_a_principal_in_and_see_when_somebody_has_come(service: Running, eva: Desk) -> None:
    assert f"/{SMALL}/inbjudan/" in eva.read(f"{SMALL}/").text
    answer = eva.save(f"{SMALL}/inbjudan/", email=f" {HEAD.upper()}")
    assert answer.status_code == 303
    (mail,) = service.mails()
    assert mail.startswith(HEAD)
    assert "Skolverket och SPSM bjuder in dig" in mail
    page = eva.read(f"{SMALL}/inbjudan/?klart=inbjuden").text
    assert HEAD in page
    assert "Mejlet har gått." in page
    assert "Se inbjudan" in eva.read(f"{SMALL}/").text
    assert "ingen har gått med än" in eva.read().text
    link = next(line for line in mail.splitlines() if "/inbjudan/" in line)
    assert link not in page

    newcomer = Desk(service.browser(), link.removeprefix(HTTPS).removeprefix("/sjalvvardering"))
    assert newcomer.save("").status_code == 303
    assert service.store.dialogue(SMALL).member(HEAD).role == "owner"  # type: ignore[union-attr]
    assert "gick med" in eva.read(f"{SMALL}/inbjudan/").text
    assert "ingen har gått med än" not in eva.read().text


def test_who_of_the_staff_asked_is_on_record_and_the_owners_are_told(service: Running, eva: Desk) -> None:
    service.member()
    eva.save(f"{PRINCIPAL}/inbjudan/", email="ny@x.example")
    event = service.store.dialogue(PRINCIPAL).events[-1]
    assert (event.actor, event.action) == (EVA, "invited")
    assert any(mail.startswith(ANNA) and "ny@x.example" in mail for mail in service.mails())


def test_a_link_that_is_sent_again_takes_the_place_of_the_one_before(service: Running, eva: Desk) -> None:
    for _ in range(2):
        eva.save(f"{SMALL}/inbjudan/", email=HEAD)
    made = service.store.dialogue(SMALL).invitations
    assert [bool(one.cancelled_at) for one in made] == [True, False]
    service.clock.pass_by(timedelta(days=15))
    assert "gick ut" in Desk(service.staff(), "/handlaggare/").read(f"{SMALL}/inbjudan/").text


def test_an_invitation_is_taken_back(service: Running, eva: Desk) -> None:
    eva.save(f"{SMALL}/inbjudan/", email=HEAD)
    (made,) = service.store.dialogue(SMALL).invitations
    page = eva.read(f"{SMALL}/inbjudan/")
    assert eva.send(page, f"{SMALL}/inbjudan/{made.id}/ta-tillbaka").status_code == 303
    assert service.store.dialogue(SMALL).invitations[0].cancelled_at
    assert HEAD not in eva.read(f"{SMALL}/inbjudan/").text


def test_staff_see_and_cancel_nobody_that_the_team_has_asked_itself(service: Running, eva: Desk) -> None:
    anna = Desk(service.member())
    anna.send(anna.read("gruppen/"), "gruppen/bjud-in", email="bo@x.example", roll="skriver")
    made = service.store.dialogue(PRINCIPAL).invitations[-1]
    page = eva.read(f"{PRINCIPAL}/inbjudan/")
    assert "bo@x.example" not in page.text
    assert eva.send(page, f"{PRINCIPAL}/inbjudan/{made.id}/ta-tillbaka").status_code == 404
    assert not service.store.dialogue(PRINCIPAL).invitations[-1].cancelled_at


@pytest.mark.parametrize("typed", [EVA, "per@nulage.example", "inte en adress", ""])
def test_nobody_of_the_staff_and_no_odd_address_is_asked_in(service: Running, eva: Desk, typed: str) -> None:
    account = new_account("per@nulage.example", "Per", "ett långt lösenord som ingen har")
    service.store.change_staff_account(account.email, lambda _: account)
    answer = eva.save(f"{SMALL}/inbjudan/", email=typed)
    assert answer.status_code == 422
    assert 'href="#email"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert not service.store.dialogue(SMALL).invitations
    assert not service.mails()


def test_nobody_is_asked_in_to_what_is_not_published(eva: Desk) -> None:
    assert eva.browser.get("/handlaggare/9999999999/inbjudan/", base_url=HTTPS).status_code == 404
