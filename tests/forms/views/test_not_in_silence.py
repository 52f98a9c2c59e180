"""Is whoever does something by mistake told of it, where nothing would have been seen?"""

from desk import Desk
from published import PRINCIPAL, SMALL
from running import ANNA, HTTPS, Running

BO = {"email": "bo.ek@x.example"}


def test_whoever_is_asked_already_is_not_asked_to_something_else(anna: Desk, service: Running) -> None:
    page = anna.read("gruppen/")
    assert anna.send(page, "gruppen/bjud-in", roll="skickar", **BO).status_code == 303
    refused = anna.send(page, "gruppen/bjud-in", roll="skriver", **BO)
    assert refused.status_code == 422
    assert "redan inbjuden som: Skriver och skickar in." in refused.text
    assert service.store.dialogue(PRINCIPAL).invitations[-1].may_send
    assert len(service.mails()) == 1
    assert anna.send(page, "gruppen/bjud-in", roll="skickar", **BO).status_code == 303


def test_whoever_comes_to_another_principals_room_is_told_who_is_signed_in(anna: Desk) -> None:
    page = anna.browser.get(f"/{SMALL}/", base_url=HTTPS)
    assert page.status_code == 404
    assert "Adressen hör till en annan huvudman, eller så finns den inte." in page.text
    assert f"Du är inloggad som {ANNA}." in page.text
