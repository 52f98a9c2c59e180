"""Is a team that has taken back what it sent told where it is, and what is left to do?"""

from desk import Desk
from running import Running

KEPT = "Allt ni skrev finns kvar"


def took_back(anna: Desk) -> None:
    anna.ready_to_send()
    anna.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Fler når målen.")
    anna.send_in()
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")


def test_the_room_says_that_everything_is_there_and_leads_to_sending_again(anna: Desk) -> None:
    assert KEPT not in anna.read().text
    took_back(anna)
    page = anna.read()
    assert KEPT in page.text
    assert "Granska och skicka in igen</a>" in page.text
    assert "Det enda som behövs är en fråga" not in page.text
    anna.send_in()
    assert KEPT not in anna.read().text


def test_what_is_missing_since_is_told_with_the_way_to_it(anna: Desk) -> None:
    took_back(anna)
    anna.save("samtal/", samtal_name="")
    page = anna.read()
    assert "Granska och skicka in igen</a>" not in page.text
    assert "Skriv vem Skolverket och SPSM ska ringa till." in page.text
    assert f"{anna.room}samtal/#samtal-name" in page.links


def test_whoever_does_not_send_is_told_who_does(anna: Desk, service: Running) -> None:
    took_back(anna)
    bo = Desk(service.member("bo@x.example", role="writer")).read().text
    assert KEPT in bo
    assert "Den som är ansvarig i er grupp skickar in igen" in bo
    assert "Granska och skicka in igen" not in bo
