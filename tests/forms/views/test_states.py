"""Is every page and state of the form readable for all, at any width, without scripts?"""

import json
from pathlib import Path

import pytest
from desk import Desk
from looking import Reader
from playwright.sync_api import Browser, Dialog
from published import FILES, PRINCIPAL, SMALL
from running import Running

from nulage_forms.dialogue.invitations import with_mailing

pytestmark = pytest.mark.browser
TESTS = [test["id"] for test in FILES["quality-system.json"]["tests"]]


@pytest.fixture
def service(dressed: Running) -> Running:
    """Every page here is looked at."""
    return dressed


def test_no_page_or_state_of_the_form_shuts_anybody_out(
    service: Running, browser: Browser, address: str
) -> None:
    client = service.member()
    anna, room = Desk(client), f"/{PRINCIPAL}/"
    reader = Reader(browser, address, client)
    for path in ("", "steg-1/", "steg-1/kunskaper/", "steg-2/", "fragor/", "samtal/", "granska/"):
        reader.look(room + path)
    reader.look(room + "steg-2/", "Spara och stanna kvar", steg_2_orsaker="å" * 10_001)

    anna.ready_to_send()
    take = "fragor/fran-analysen/?omrade="
    for area in ("borta", "grundskola-elever-over", "grundskola-e-i-alla-amnen-under"):
        reader.look(room + take + area)
    anna.save(f"{take}grundskola-elever-over")
    for path in ("", "fragor/", "fragor/?delmal=studiero", "fragor/1/", "fragor/1/ta-bort", "granska/"):
        reader.look(room + path)
    for path in ("fragor/2/", "fragor/2/?redan=ja", "fragor/?vantar=grundskola-elever-over"):
        reader.look(room + path)

    anna.send_in()
    for path in ("", "kvitto/1/", "steg-1/kunskaper/", "fragor/", "ta-tillbaka"):
        reader.look(room + path)
    assert reader.found == []


def test_no_state_of_the_teams_page_shuts_anybody_out(
    service: Running, browser: Browser, address: str
) -> None:
    client = service.member()
    reader, team = Reader(browser, address, client), f"/{PRINCIPAL}/gruppen/"
    for path in ("", "lamna"):
        reader.look(team + path)
    reader.look(team, "Bjud in", email="fel")
    writer = service.member("bo.ek@x.example", role="writer")
    Desk(writer).save("steg-1/kunskaper/", steg_1_kunskaper_visar="Bos text.")
    reader.look(team, "Bjud in", email=LONG_EMAIL)
    service.mails()
    service.store.change(
        PRINCIPAL, lambda before: with_mailing(before, before.invitations[-1].token_hash, "failed")
    )
    for path in (
        "",
        *(f"{service.store.dialogue(PRINCIPAL).members[1].id}/{act}" for act in ("roll", "ta-bort")),
    ):
        reader.look(team + path)
    for path in ("", "steg-1/kunskaper/"):
        reader.look(f"/{PRINCIPAL}/{path}")
    for path in ("/har-lamnat/", "/demo/post/"):
        reader.look(path)
    assert reader.page.goto(address + f"/{PRINCIPAL}/steg-1/kunskaper/")
    assert reader.page.get_by_text("Bo Ek skriver också här nu").is_visible()
    with_less = Reader(browser, address, writer)
    for path in ("", "lamna"):
        with_less.look(team + path)
    assert reader.found + with_less.found == []


def test_a_colleagues_text_is_shown_so_that_everybody_can_read_it(
    service: Running, browser: Browser, address: str
) -> None:
    client = service.member()
    reader, path = Reader(browser, address, client), f"/{PRINCIPAL}/steg-1/kunskaper/"
    page = reader.page
    page.goto(address + path)
    bo = Desk(service.member("bo@x.example", role="writer"))
    bo.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Kollegans text.")
    page.locator("textarea").first.fill("En egen text.")
    page.keyboard.press("Tab")
    page.get_by_role("alert").filter(has_text="sparade en annan text här").wait_for()
    reader.measure("conflict while typing")
    page.get_by_role("button", name="Visa båda texterna").click()
    assert page.locator("blockquote", has_text="Kollegans text.").is_visible()
    assert page.locator("blockquote", has_text="En egen text.").is_visible()
    assert page.locator("textarea").first.input_value() == "Kollegans text.\n\nEn egen text."
    reader.measure("conflict")
    assert reader.found == []


def test_no_page_of_the_staff_shuts_anybody_out(service: Running, browser: Browser, address: str) -> None:
    anna = Desk(service.member())
    anna.ready_to_send()
    anna.send_in()
    client = service.staff()
    reader, room = Reader(browser, address, client), f"/handlaggare/{PRINCIPAL}/"
    for path in ("/handlaggare/", f"/handlaggare/{SMALL}/", room, f"{room}samtalsunderlag/", f"{room}hallet"):
        reader.look(path)
    assert reader.found == []


PARAGRAPH = "Två av våra fem skolor har få behöriga lärare i svenska år efter år, fast lönerna är lika. " * 4
THREE_PARAGRAPHS = "\n\n".join([PARAGRAPH] * 3)
ONE_SENTENCE = "Hur gör vi så att en elev som byter skola får rätt stöd första veckan och inte i november?"
OWN_FIGURE = {
    "namn": "Minst E i matematik, årskurs 6",
    "varde": "80,0 %",
    "period": "Hösten 2026",
    "kalla": "Vår egen uppföljning.",
    "antal": "140 elever",
}
LONG_EMAIL = "anna-karin.soderstrom-lindqvist@barn-och-utbildning.example"


@pytest.mark.parametrize(
    ("text", "answered"),
    [(ONE_SENTENCE, True), (THREE_PARAGRAPHS, True), (THREE_PARAGRAPHS, False)],
    ids=["one sentence", "three paragraphs", "three paragraphs and no answers"],
)
def test_five_questions_fit_on_one_printed_page_however_much_is_written(
    text: str, answered: bool, service: Running, browser: Browser, address: str, tmp_path: Path
) -> None:
    file = tmp_path / "_site" / "api" / "v1" / "principals" / f"{PRINCIPAL}.json"
    area = {"heading": ONE_SENTENCE, "statement": text, "questions": [text]}
    areas = [{"id": f"omrade-{number}", **area} for number in range(5)]
    file.write_text(json.dumps(json.loads(file.read_text()) | {"areas": areas}))
    anna = Desk(service.member())
    for question, area in enumerate(areas, start=1):
        anna.save(f"fragor/fran-analysen/?omrade={area['id']}")
        others = ("onskemal", *(f"prov-{test}" for test in TESTS)) if answered else ()
        parts = dict.fromkeys(("text", *others), text)
        chosen = {"delmal": "kunskaper", "framgangsfaktor": "ledning", "spsm": "ja", "delas": "ja"}
        typed = {f"fraga-{question}-{part}": given for part, given in (parts | chosen).items()}
        anna.save(f"fragor/{question}/", **typed)
    lines = ("name", "role", "time-1", "time-2", "time-3")
    call = dict.fromkeys(lines, "Anna-Karin Söderström") | {
        "others": text,
        "better": text,
        "email": LONG_EMAIL,
        "phone": "+46 (0)8-465 004 00, ankn. 12",
    }
    for row in range(2, 6):
        anna.save("steg-1/kunskaper/", onward="own")
        typed = {f"egna_{row}_{part}": given for part, given in OWN_FIGURE.items()}
        anna.save(f"steg-1/kunskaper/egna/{row}/", **typed)
    anna.save("steg-1/", steg_1_lyckas=text)
    anna.save("samtal/", **{f"samtal-{part}": given for part, given in call.items()})
    anna.send_in()

    reader = Reader(browser, address, service.staff())
    sheet = f"/handlaggare/{PRINCIPAL}/samtalsunderlag/"
    reader.look(sheet)
    assert reader.found == []
    page = reader.page
    assert page.locator(".priorities > li").count() == 5
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    assert [each.is_visible() for each in page.get_by_text("siffror för delmålet finns").all()] == [True] * 5
    page.emulate_media(media="screen")
    assert page.get_by_text(LONG_EMAIL).evaluate("element => element.getClientRects().length") == 1
    if text == THREE_PARAGRAPHS:
        page.get_by_role("link", name="läs mer").nth(3).click()
        assert page.locator(":target").inner_text().count(PARAGRAPH.strip()) == 3


def test_nobody_loses_what_is_typed_by_following_a_link(
    service: Running, browser: Browser, address: str
) -> None:
    page = Reader(browser, address, service.member()).page
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stay)
    page.route("**/svar", lambda route: route.abort())
    page.goto(f"{address}/{PRINCIPAL}/steg-2/")
    text = page.get_by_label("Vilka orsaker?")
    text.press_sequentially("Ny text.")
    page.get_by_role("link", name="Lillångs kommun").click()
    assert asked == ["beforeunload"]
    assert text.input_value() == "Ny text."

    page.unroute("**/svar")
    page.get_by_role("button", name="Spara och stanna kvar").click()
    page.get_by_text("Sparat").first.wait_for()  # above the fields and below them
    page.get_by_role("link", name="Lillångs kommun").click()
    page.get_by_role("heading", name="Er självvärdering").wait_for()
    assert asked == ["beforeunload"]


def test_nothing_says_that_all_is_saved_while_ones_other_window_has_saved_another_text(
    service: Running, browser: Browser, address: str
) -> None:
    client = service.member()
    reader, room = Reader(browser, address, client), Desk(client)
    page, on_top = reader.page, reader.page.locator(".hero .saved")
    room.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Fler når längre.")
    page.goto(f"{address}/{PRINCIPAL}/steg-1/kunskaper/")
    assert on_top.is_visible()
    room.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Från det andra fönstret.")
    page.locator("textarea").first.fill("En egen text.")
    assert not on_top.is_visible()
    page.keyboard.press("Tab")
    page.get_by_role("alert").filter(has_text="Du har själv sparat en annan text").wait_for()
    assert not on_top.is_visible()
    reader.measure("conflict with oneself")
    assert reader.found == []


def test_what_was_to_be_mended_is_told_until_it_is_and_no_longer(
    service: Running, browser: Browser, address: str
) -> None:
    page = Reader(browser, address, service.member()).page
    page.goto(f"{address}/{PRINCIPAL}/samtal/")
    email, told = page.get_by_label("E-postadress"), page.locator("#samtal-email-error")
    email.fill("anna(at)x")
    page.get_by_role("button", name="Spara och gå vidare").click()
    told.wait_for()
    page.get_by_label("Vilken roll har den personen?").fill("Rektor")
    page.keyboard.press("Tab")
    page.locator(".saved.now").wait_for()
    assert told.is_visible()
    email.fill("anna@x.example")
    page.keyboard.press("Tab")
    told.wait_for(state="detached")
    assert email.get_attribute("aria-invalid") is None


GAP = "([above, below]) => below.getBoundingClientRect().top - above.getBoundingClientRect().bottom"


def test_what_is_said_of_a_field_stands_nearer_to_it_than_to_the_next(
    service: Running, browser: Browser, address: str
) -> None:
    page = Reader(browser, address, service.member()).page
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}/{PRINCIPAL}/steg-2/")
        cause = page.locator(".together textarea")
        cause.fill(f"Nya lokaler, {width}.")
        page.keyboard.press("Tab")
        mark, following = page.locator(".saved.now"), page.locator(".together .field legend")
        mark.wait_for()
        above, said, below = (each.element_handle() for each in (cause, mark, following))
        assert page.evaluate(GAP, [said, below]) > 2 * page.evaluate(GAP, [above, said]) > 0


def test_on_a_phone_the_labels_of_a_call_sheet_stand_with_what_they_name(
    service: Running, browser: Browser, address: str
) -> None:
    anna = Desk(service.member())
    anna.ready_to_send()
    anna.send_in()
    page = Reader(browser, address, service.staff()).page
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{address}/handlaggare/{PRINCIPAL}/samtalsunderlag/")
    label, said, following = (
        page.locator(".call").locator(name).nth(at).element_handle()
        for name, at in (("dt", 0), ("dd", 0), ("dt", 1))
    )
    assert page.evaluate(GAP, [said, following]) > 8 + page.evaluate(GAP, [label, said])
