"""Is every page readable for all that tells of an earlier sending, an earlier round, or of a unit?"""

import pytest
from desk import Desk, Page
from looking import Reader
from playwright.sync_api import Browser
from published import PRINCIPAL, UNIT, WITHOUT_FIGURES
from running import HTTPS, Running
from units import REKTOR, HeadTeacher, ask, head_teacher, lift, link_in

pytestmark = pytest.mark.browser
GOAL, TOO_LONG = "steg-1/kunskaper/", "å" * 10_001
STAFF, HOLD, NEW = f"/handlaggare/{PRINCIPAL}/", f"{PRINCIPAL}/hallet", f"{PRINCIPAL}/ny-omgang"


@pytest.fixture
def service(dressed: Running) -> Running:
    return dressed


def test_two_sendings_two_rounds_and_what_was_agreed_shut_nobody_out(
    service: Running, anna: Desk, browser: Browser, address: str, reader: Reader
) -> None:
    client = service.staff()
    eva, at_work = Desk(client, "/handlaggare/"), Reader(browser, address, client)
    at_work.look(STAFF)
    anna.ready_to_send()
    anna.save(GOAL, steg_1_kunskaper_visar="Vi såg 811218-9876.", steg_1_kunskaper_bild="strength")
    anna.send(anna.read(GOAL), GOAL, steg_1_kunskaper_visar="Det går framåt.")
    anna.send_in()
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    for path in ("", "kvitto/1/", "granska/"):
        reader.look(anna.room + path)
    anna.save(GOAL, steg_1_kunskaper_visar="Det går framåt igen.")
    anna.save("samtal/", samtal_role="Skolchef")
    anna.send_in()
    for path in ("kvitto/1/", "kvitto/2/", "kvitto/2/skillnad/"):
        reader.look(anna.room + path)
    for path in ("", "?sandning=1", "skillnad/2/", "samtalsunderlag/", "hallet"):
        at_work.look(STAFF + path)

    at_work.met(eva.send(eva.read(HOLD), HOLD, overenskommet="Vi följer eleven Kalle."), 422)
    at_work.met(eva.send(eva.read(HOLD), HOLD, overenskommet="å" * 501), 422)
    early, points = eva.read(HOLD), "Vi följer läsningen\nSPSM hör av sig"
    eva.send(eva.read(HOLD), HOLD, overenskommet=points, uppfoljning="2027-03-01")
    at_work.met(eva.send(early, HOLD, overenskommet="Vi räknar mer."), 409)
    for path in ("", "hallet", "ny-omgang"):
        at_work.look(STAFF + path)
    for path in ("", GOAL, "fragor/", "kvitto/2/"):
        reader.look(anna.room + path)

    eva.send(eva.read(NEW), NEW)
    for path in ("", "omgang/1/"):
        at_work.look(STAFF + path)
        reader.look(anna.room + path)
    for path in (GOAL, "granska/"):
        reader.look(anna.room + path)
    for path in ("", "?sok=finns+inte"):
        at_work.look(f"/handlaggare/{path}")
    assert reader.found + at_work.found == []


def test_a_sending_with_something_hidden_shuts_no_staff_out(
    service: Running, anna: Desk, browser: Browser, address: str
) -> None:
    anna.ready_to_send()
    told = anna.save(GOAL, steg_1_kunskaper_visar="Vi såg 811218-9876.")
    anna.send(Page(told.text), GOAL)
    anna.send_in()
    reader = Reader(browser, address, service.staff())
    for path in ("", "samtalsunderlag/"):
        reader.look(STAFF + path)
    assert "811218" not in reader.page.content()
    assert reader.found == []


def test_what_is_shared_shuts_nobody_out_before_and_after_staff_have_read_it(
    service: Running, anna: Desk, browser: Browser, address: str, reader: Reader
) -> None:
    client = service.staff()
    eva, at_work = Desk(client, "/handlaggare/"), Reader(browser, address, client)
    reader.look(f"{anna.room}fragor/")
    anna.ready_to_send()
    anna.save("fragor/1/", fraga_1_delas="ja")
    anna.send(anna.read("fragor/"), "fragor/ny")
    told = anna.save("fragor/2/", fraga_2_text="Vem hjälper eleven Kalle?", fraga_2_delas="ja")
    anna.send(Page(told.text), "fragor/2/")
    anna.send_in()
    at_work.look(STAFF)
    eva.send(eva.read(f"{PRINCIPAL}/"), f"{PRINCIPAL}/delas/1", visas="ja")
    for path in ("", "samtalsunderlag/"):
        at_work.look(STAFF + path)
    for path in (HOLD, NEW):
        eva.send(eva.read(path), path)
    at_work.look(f"{STAFF}omgang/1/")
    at_work.met(eva.send(eva.read(f"{PRINCIPAL}/omgang/1/"), f"{PRINCIPAL}/delas/2", visas="ja"), 409)
    assert reader.found + at_work.found == []


def test_asking_head_teachers_and_reading_them_shuts_nobody_out(
    service: Running, anna: Desk, reader: Reader
) -> None:
    units, beside = f"{anna.room}enheter/", f"{anna.room}enheter/sida-vid-sida/"
    for path in (units, beside):
        reader.look(path)
    for typed in ({}, {f"epost-{UNIT}": "fel"}, {"lista": "ingen rad"}):
        reader.met(anna.send(anna.read("enheter/"), "enheter/fraga", **typed), 422)
    karin = head_teacher(service, anna)
    ask(anna, "per@x.example", WITHOUT_FIGURES)
    for path in (units, f"{units}?gjort=fragade"):
        reader.look(path)
    karin.hand_in("Läsgrupperna.")
    for path in (
        units,
        beside,
        f"{beside}?fraga=alla",
        f"{units}{UNIT}/lyft/fungerar",
        f"{units}{UNIT}/ta-bort",
    ):
        reader.look(path)
    for typed in ({"text": ""}, {"into": "finns-inte"}):
        reader.met(lift(anna, **typed), 422)
    page = anna.read(f"enheter/{UNIT}/lyft/fungerar")
    assert lift(anna).status_code == 303
    reader.look(f"{beside}?fraga=fungerar&lyft=ja")
    karin.take_back()
    reader.met(anna.send(page, f"enheter/{UNIT}/lyft/fungerar"), 404)
    anna.send(anna.read("enheter/"), "enheter/stang")
    reader.look(units)
    assert reader.found == []


def test_a_head_teachers_form_shuts_nobody_out_in_any_state(
    service: Running, anna: Desk, browser: Browser, address: str
) -> None:
    ask(anna)
    nobody = Reader(browser, address, service.browser())
    nobody.look(link_in(service.mails()[0]))
    anna.send(anna.read("enheter/"), f"enheter/{UNIT}/ta-bort", sakert="ja")
    karin = head_teacher(service, anna, REKTOR)
    reader = Reader(browser, address, karin.browser)
    reader.look(karin.address)
    reader.met(karin.hand_in(""), 422)
    reader.met(karin.write(TOO_LONG), 422)
    reader.met(karin.write("Vi talade om eleven Kalle."), 422)
    old = karin.read()
    karin.write("Läsgrupperna.")
    reader.look(karin.address)
    reader.met(karin.write("En annan text.", page=old), 409)
    karin.hand_in("Läsgrupperna.")
    reader.look(karin.address)
    reader.met(karin.write("För sent.", page=old), 409)
    assert lift(anna).status_code == 303
    reader.look(karin.address)
    karin.take_back()
    reader.look(karin.address)
    open_page, old_page = karin.read(), karin.read()
    old_page.fields["csrf_token"] = ["old"]
    reader.met(karin.write("Från en gammal sida.", page=old_page), 400)
    reader.met(karin.browser.get(karin.address, base_url=HTTPS), 200)
    assert "Din text är räddad" in reader.page.content()
    anna.send(anna.read("enheter/"), "enheter/stang")
    reader.look(karin.address)
    reader.met(karin.write("Efter stängningen.", page=open_page), 409)
    signed_out = HeadTeacher(service.browser())
    nobody.met(signed_out.write("Efter utloggning.", page=open_page), 403)
    anna.send(anna.read("enheter/"), f"enheter/{UNIT}/ta-bort", sakert="ja")
    reader.met(karin.browser.get(karin.address, base_url=HTTPS), 404)
    assert nobody.found + reader.found == []
