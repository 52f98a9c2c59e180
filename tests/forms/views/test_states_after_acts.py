"""Is a page readable for all when something has just happened on it: a fault, a conflict, a warning, a file?"""

from datetime import timedelta

import pytest
from desk import Desk, Page
from looking import Reader
from papers_read import handed_in, tried
from playwright.sync_api import Browser
from published import PRINCIPAL, SMALL
from running import ANNA, HTTPS, Running
from units import come_in

from nulage_forms.model import OneTimeLink
from nulage_forms.security.tokens import token_hash
from nulage_forms.views import files

pytestmark = pytest.mark.browser
GOAL, TOO_LONG = "steg-1/kunskaper/", "å" * 10_001
TOKEN = "t" * 43
HISTORY = "historik/steg-1-kunskaper-visar/"


@pytest.fixture
def service(dressed: Running) -> Running:
    return dressed


def test_what_is_typed_wrongly_shuts_nobody_out(anna: Desk, reader: Reader) -> None:
    anna.ready_to_send()
    anna.save(GOAL, onward="own")
    for path, field in (
        (GOAL, "steg_1_kunskaper_visar"),
        (f"{GOAL}egna/2/", "egna_2_namn"),
        ("fragor/1/", "fraga_1_text"),
        ("fragor/fran-analysen/?omrade=grundskola-elever-over", "fraga_ny_text"),
        ("samtal/", "samtal_name"),
        ("kort/", "steg_2_orsaker" if "steg-2-orsaker" in anna.read("kort/").fields else "steg_1_lyckas"),
        ("kort/fraga/", "fraga_1_text"),
        ("kort/samtal/", "samtal_name"),
    ):
        reader.met(anna.save(path, **{field: TOO_LONG}), 422)
    assert reader.found == []


def test_a_text_that_points_somebody_out_is_asked_about_without_shutting_anybody_out(
    anna: Desk, reader: Reader
) -> None:
    for text in ("Vi talade om 811218-9876.", "Vi talade om eleven Kalle."):
        reader.met(anna.save(GOAL, steg_1_kunskaper_visar=text), 422)
    few = {"namn": "Trygga", "varde": "84 %", "period": "våren 2025", "kalla": "enkät", "antal": "8"}
    anna.save(GOAL, onward="own")
    anna.save(f"{GOAL}egna/2/", **{f"egna_2_{part}": text for part, text in few.items()})
    anna.save("steg-2/", orsak_1_bakom="Byten.")
    for path in (GOAL, f"{GOAL}egna/2/", f"{GOAL}egna/2/ta-bort", "steg-2/", "steg-2/orsak/1/ta-bort"):
        reader.look(anna.room + path)
    assert reader.found == []


def test_a_full_list_of_questions_shuts_nobody_out(anna: Desk, reader: Reader) -> None:
    for number in range(1, 6):
        anna.send(anna.read("fragor/"), "fragor/ny")
        anna.save(f"fragor/{number}/", **{f"fraga_{number}_text": f"Fråga {number}?"})
    for path in ("", "fragor/", "fragor/?flyttad=2", "fragor/?vantar=grundskola-elever-over", "granska/"):
        reader.look(anna.room + path)
    reader.met(anna.send(anna.read("fragor/"), "fragor/ny"), 409)
    assert reader.found == []


def test_the_short_path_shuts_nobody_out(service: Running, browser: Browser, address: str) -> None:
    client, room = service.member(principal_id=SMALL), f"/{SMALL}/"
    alone, reader = Desk(client, room), Reader(browser, address, client)
    for path in ("", "kort/"):
        reader.look(room + path)
    alone.save("kort/", steg_1_lyckas="Lugna lämningar.", orsak_1_bakom="Små grupper.", onward="next")
    reader.look(f"{room}kort/fraga/")
    alone.save("kort/fraga/", fraga_1_text="Hur når vi fler?", onward="next")
    reader.look(f"{room}kort/samtal/")
    alone.save("kort/samtal/", samtal_name="Mia Ek", samtal_phone="070-000 00 00", onward="next")
    alone.send_in()
    for path in ("kort/", "kort/fraga/", "kort/samtal/", "kvitto/1/"):
        reader.look(room + path)
    assert reader.found == []


def test_earlier_texts_and_a_colleagues_meanwhile_shut_nobody_out(
    anna: Desk, bo: Desk, reader: Reader
) -> None:
    for desk, text in ((anna, "Fler når målen."), (bo, "Fler elever når målen."), (anna, "Alla når målen.")):
        desk.save(GOAL, steg_1_kunskaper_visar=text)
    reader.look(anna.room + HISTORY)
    seen, page = anna.read(HISTORY), anna.read(GOAL)
    bo.save(GOAL, steg_1_kunskaper_visar="Nyss.", steg_1_kunskaper_bild="strength")
    reader.met(anna.send(seen, HISTORY, nummer="1"), 409)
    typed = {"steg_1_kunskaper_visar": "Mitt.", "steg_1_kunskaper_bild": "explore"}
    reader.met(anna.send(page, GOAL, **typed), 409)
    assert reader.found == []


def test_what_was_typed_too_late_and_kept_shuts_nobody_out(
    service: Running, anna: Desk, browser: Browser, address: str, reader: Reader
) -> None:
    question, page = anna.read("steg-2/"), anna.read(GOAL)
    service.clock.pass_by(timedelta(hours=5))
    for told in (
        anna.send(question, "steg-2/", steg_2_orsaker="En hel förmiddags arbete."),
        anna.send(page, GOAL, steg_1_kunskaper_visar="Och en text till."),
    ):
        reader.met(told, 403)
    way_back = OneTimeLink(token_hash(TOKEN), "member", ANNA, service.clock() + timedelta(minutes=10))
    service.store.put_link(way_back)
    assert come_in(anna.browser, f"/logga-in/{TOKEN}").status_code == 303
    bo = Desk(service.member("bo@x.example", role="writer"))
    again = Reader(browser, address, anna.browser)
    for path in ("", "raddat/"):
        again.look(anna.room + path)
    assert "En hel förmiddags arbete." in again.page.content()
    offered = anna.read("raddat/")
    bo.save("steg-2/", steg_2_orsaker="Bos text.")
    again.met(
        anna.send(Page(offered.text), "raddat/", act="lagg-in", steg_2_orsaker="En hel förmiddags arbete."),
        409,
    )
    assert reader.found + again.found == []


def test_what_stops_a_sending_shuts_nobody_out(anna: Desk, bo: Desk, reader: Reader) -> None:
    reader.met(anna.send_in(), 422)
    anna.ready_to_send()
    page = anna.read("granska/")
    bo.save(GOAL, steg_1_kunskaper_visar="Nyss.")
    reader.met(anna.send(page, "skicka"), 409)
    open_page = anna.read(GOAL)
    anna.send_in()
    reader.met(anna.send(open_page, GOAL, steg_1_kunskaper_visar="För sent."), 409)
    assert reader.found == []


def test_too_many_attempts_and_a_fault_of_ours_shut_nobody_out(
    anna: Desk, service: Running, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Desk(service.browser(), "/")
    for _ in range(7):
        answer = browser.send(browser.read("logga-in/"), "logga-in/", email=ANNA)
    reader.met(answer, 429)
    page = anna.read("steg-2/")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(service.store, "change", full)
    reader.met(anna.send(page, "steg-2/", steg_2_orsaker="Mycket att säga."), 500)
    assert "Mycket att säga." in reader.page.content()
    assert reader.found == []


def test_a_file_that_is_handed_in_shuts_nobody_out(
    service: Running, anna: Desk, bo: Desk, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna.save("steg-2/", steg_2_orsaker="Vårt eget.")
    for content in (b"", b"ingen fil"):
        reader.met(handed_in(anna, content), 422)
    reader.met(handed_in(anna, b"x" * 6_000_000), 413)
    typed = {"steg_2_orsaker": "Ur filen.", "samtal_name": "Bo", "fraga_ny1_text": "Vad missar vi?"}
    shown = handed_in(anna, tried(service, "json", **typed).data)
    reader.met(shown, 200)
    preview = Page(shown.text)
    reader.met(anna.send(preview, "papper/spara", ta=[]), 422)
    reader.met(anna.send(preview, "papper/spara", samtal_name=TOO_LONG), 422)
    bo.save("samtal/", samtal_name="Någon annan")
    reader.met(anna.send(preview, "papper/spara"), 409)
    for path in ("papper/", "papper/?inlagda=2"):
        reader.look(anna.room + path)
    monkeypatch.setattr(files, "can_print", lambda: False)
    for path in ("papper/", "hamta/pdf"):
        answer = anna.browser.get(anna.room + path, base_url=HTTPS)
        reader.met(answer, 200 if path == "papper/" else 503)
    assert reader.found == []


def test_what_is_tried_without_a_sign_in_shuts_nobody_out(
    service: Running, browser: Browser, address: str
) -> None:
    reader = Reader(browser, address, service.browser())
    for path in ("/prova/", "/prova/?sok=a", "/prova/?sok=finns+inte", f"/prova/{PRINCIPAL}/"):
        reader.look(path)
    for path in (f"/blankett/{PRINCIPAL}/", f"/blankett/{SMALL}/"):
        reader.look(path)
    reader.met(tried(service, "word", steg_2_orsaker=TOO_LONG, fraga_ny1_text="Står kvar."), 422)
    old = {"csrf_token": "old", "steg-2-orsaker": "En lång tanke.", "som": "word"}
    reader.met(service.browser().post(f"/prova/{PRINCIPAL}/", data=old, base_url=HTTPS), 400)
    for path, status in (
        ("/logga-in/okand", 404),
        (f"/inbjudan/{PRINCIPAL}/enhet/okand", 404),
        ("/ingen/alls/", 404),
    ):
        reader.met(service.browser().get(path, base_url=HTTPS), status)
    assert reader.found == []


def test_what_a_role_does_not_reach_shuts_nobody_out(
    service: Running, anna: Desk, browser: Browser, address: str
) -> None:
    anna.save("steg-2/", steg_2_orsaker="Vårt eget.")
    client = service.member("lars@x.example", role="reader")
    lars, reader = Desk(client), Reader(browser, address, client)
    for path in ("", GOAL, "steg-2/", "fragor/", "granska/", "papper/", "gruppen/", "enheter/"):
        reader.look(lars.room + path)
    reader.met(lars.send(lars.read("gruppen/"), "steg-2/", steg_2_orsaker="Nej."), 403)
    assert reader.found == []
