"""Is a head teacher who comes back after the round told that it is over, and nobody else?"""

from desk import Desk
from published import PRINCIPAL, SMALL, UNIT, WITHHELD
from running import HTTPS, Running
from units import REKTOR, ask, head_teacher, link_in

OVER = "Den omgång som du blev tillfrågad i är slut."


def end_the_round(service: Running, anna: Desk) -> None:
    anna.ready_to_send()
    anna.send_in()
    eva = Desk(service.staff(), "/handlaggare/")
    for act in ("hallet", "ny-omgang"):
        eva.send(eva.read(f"{PRINCIPAL}/{act}"), f"{PRINCIPAL}/{act}")


def test_the_old_address_says_that_the_round_is_over_each_time(service: Running, anna: Desk) -> None:
    karin = head_teacher(service, anna)
    end_the_round(service, anna)
    for _ in range(2):
        told = karin.browser.get(karin.address, base_url=HTTPS)
        assert told.status_code == 410
        assert "<h1>Omgången är slut</h1>" in told.text
        assert OVER in told.text


def test_what_was_being_written_is_given_back(service: Running, anna: Desk) -> None:
    karin = head_teacher(service, anna)
    page = karin.read()
    end_the_round(service, anna)
    told = karin.write("Lugna lämningar.", page=page)
    assert told.status_code == 410
    assert OVER in told.text
    assert "Lugna lämningar.</textarea>" in told.text


def test_the_link_of_the_mail_says_so_too_to_whoever_holds_it(service: Running, anna: Desk) -> None:
    ask(anna)
    link = link_in(next(mail for mail in service.mails() if mail.startswith(REKTOR)))
    end_the_round(service, anna)
    told = service.browser().get(link, base_url=HTTPS)
    assert told.status_code == 410
    assert OVER in told.text


def test_nobody_else_learns_that_there_was_a_round(service: Running, anna: Desk) -> None:
    head_teacher(service, anna)
    other = head_teacher(service, anna, "lena@lillång.example", WITHHELD)
    bo = service.member("bo@x.example", SMALL)
    end_the_round(service, anna)
    for browser in (other.browser, bo):
        told = browser.get(f"/enhet/{PRINCIPAL}/{UNIT}/", base_url=HTTPS)
        assert told.status_code == 404
        assert OVER not in told.text


def test_whoever_is_asked_again_goes_on_in_the_new_round(service: Running, anna: Desk) -> None:
    head_teacher(service, anna)
    end_the_round(service, anna)
    karin = head_teacher(service, anna)
    assert karin.read().fields["enhet-fungerar"] == [""]
