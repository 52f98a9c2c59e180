import re
from datetime import timedelta

import pytest
from desk import Desk, Page
from published import PRINCIPAL
from running import ANNA, HTTPS, Running


@pytest.fixture
def eva(service: Running) -> Desk:
    return Desk(service.staff(), "/handlaggare/")


def test_what_is_missing_is_listed_with_a_way_to_each_field(anna: Desk) -> None:
    page = anna.read("granska/")
    assert f"/{PRINCIPAL}/fragor/" in page.links
    assert f"/{PRINCIPAL}/samtal/#samtal-name" in page.links
    assert "samtal-name" in anna.read("samtal/").ids


def test_nothing_is_sent_before_there_is_a_question_and_somebody_to_call(
    anna: Desk, service: Running
) -> None:
    answer = anna.send_in()
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not service.store.dialogue(PRINCIPAL).submissions


def test_the_receipt_shows_reference_checksum_time_and_everything_sent(anna: Desk, service: Running) -> None:
    anna.ready_to_send()
    answer = anna.send_in()
    receipt = anna.receipt(1).text
    (submission,) = service.store.dialogue(PRINCIPAL).submissions
    assert answer.location == f"/{PRINCIPAL}/kvitto/{submission.reference}/"
    shown = (
        submission.reference,
        submission.checksum,
        "21\u00a0november 2026 kl.\u00a013.00",
        "Hur når vi fler?",
    )
    assert all(part in receipt for part in shown)


def test_whoever_sends_gets_a_mail_with_the_reference_and_nothing_of_the_content(
    anna: Desk, service: Running
) -> None:
    anna.ready_to_send()
    page = anna.read("granska/")
    for _ in range(2):
        anna.send(page, "skicka")
    (mail,) = service.mails()
    (submission,) = service.store.dialogue(PRINCIPAL).submissions
    assert mail.startswith(f"{ANNA}\nVi har tagit emot er självvärdering, {submission.reference}\n")
    assert f"{HTTPS}/sjalvvardering/{PRINCIPAL}/kvitto/{submission.reference}/" in mail
    assert "Hur når vi fler?" not in mail
    assert f"mejlat en bekräftelse med referensen till {ANNA}" in anna.receipt(1).text


def test_what_is_taken_back_can_be_read_by_the_agencies_once_more_is_sent_and_the_team_is_told_so(
    anna: Desk,
) -> None:
    anna.ready_to_send()
    anna.send_in()
    asked = anna.read("ta-tillbaka")
    assert "När ni har skickat igen kan de läsa båda versionerna." in asked.text
    anna.send(asked, "ta-tillbaka")
    assert "förrän ni skickar in igen" in anna.read().text
    assert "Skolverket och SPSM kan inte läsa det nu." in anna.receipt(1).text
    anna.send_in()
    assert "Skolverket och SPSM kan läsa båda versionerna." in anna.receipt(1).text


def test_figures_of_a_sub_goal_stand_once_with_a_way_to_them_from_each_question(
    anna: Desk, eva: Desk
) -> None:
    anna.ready_to_send()
    anna.send(anna.read("fragor/"), "fragor/ny")
    anna.save("fragor/2/", fraga_2_text="Hur når de längre?", fraga_2_delmal="kunskaper")
    checked = anna.read("granska/")
    anna.send(checked, "skicka")
    for page in (checked, anna.receipt(1), eva.read(f"{PRINCIPAL}/")):
        assert page.text.count("62,5\u00a0%") == 1
        assert page.text.count('href="#siffror-steg-1-kunskaper"') == 2
        assert "siffror-steg-1-kunskaper" in page.ids


def test_pressing_send_twice_sends_once(anna: Desk, service: Running) -> None:
    anna.ready_to_send()
    page = anna.read("granska/")
    answers = [anna.send(page, "skicka") for _ in range(2)]
    (submission,) = service.store.dialogue(PRINCIPAL).submissions
    assert {answer.location for answer in answers} == {f"/{PRINCIPAL}/kvitto/{submission.reference}/"}


def test_what_a_colleague_saved_after_the_check_is_read_before_it_is_sent(
    anna: Desk, service: Running
) -> None:
    anna.ready_to_send()
    checked = anna.read("granska/")
    Desk(service.member("bo@x.example", role="writer")).save("fragor/1/", fraga_1_onskemal="Nytt.")
    answer = anna.send(checked, "skicka")
    assert answer.status_code == 409
    assert "Nytt." in answer.text
    assert anna.send(Page(answer.text), "skicka").status_code == 303


def test_whoever_does_not_send_is_told_who_can_take_it_back(anna: Desk, service: Running) -> None:
    anna.ready_to_send()
    anna.send_in()
    bo = Desk(service.member("bo@x.example", role="writer"))
    assert "Ta tillbaka det om ni vill ändra något." not in bo.read("fragor/").text
    assert "Be den i gruppen som skickar in att ta tillbaka det" in bo.read("fragor/").text
    assert "Ta tillbaka det om ni vill ändra något." in anna.read("fragor/").text


def test_after_sending_nothing_can_be_written_until_it_is_taken_back(anna: Desk) -> None:
    anna.ready_to_send()
    open_page = anna.read("steg-2/")
    anna.send_in()
    assert "steg-2-orsaker" not in anna.read("steg-2/").fields
    late = anna.send(open_page, "steg-2/", steg_2_orsaker="För sent.")
    assert late.status_code == 409
    assert "För sent.</textarea>" in late.text
    assert "Det ni skickade in är låst. Ta tillbaka det om ni vill ändra något." in late.text
    assert "oggats ut" not in late.text
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    assert anna.save("steg-2/", steg_2_orsaker="I tid.").status_code == 303


def test_after_sending_the_room_tells_who_is_called_and_asks_for_no_more_work(anna: Desk, eva: Desk) -> None:
    work = "Arbeta på det sätt som passar er", "läs in det här", "när ni skriver", "Skriv i Word"
    anna.ready_to_send()
    assert all(each in anna.read().text + anna.read("papper/").text for each in work)
    anna.send_in()
    room = anna.read().text
    assert "Skolverket och SPSM ringer Anna Ek" in room
    assert "Hämta hela analysen" in room
    assert not [each for each in work if each in room + anna.read("papper/").text]
    assert "<h2>Kontrollsumma" not in anna.receipt(1).text
    eva.send(eva.read(f"{PRINCIPAL}/hallet"), f"{PRINCIPAL}/hallet")
    assert "Det här händer nu" not in anna.read().text


def test_each_sending_is_kept_and_can_be_read_again(anna: Desk) -> None:
    anna.ready_to_send()
    anna.send_in()
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    anna.save("fragor/1/", fraga_1_text="Hur når vi alla?")
    anna.send_in()
    assert "Hur når vi fler?" in anna.receipt(1).text
    assert "Hur når vi alla?" in anna.receipt(2).text


def test_the_call_sheet_has_who_when_and_each_question_with_its_figures(anna: Desk, eva: Desk) -> None:
    anna.ready_to_send()
    anna.save("samtal/", samtal_time_1="tisdag 12 maj kl. 9")
    anna.save("fragor/1/", fraga_1_spsm="ja", fraga_1_onskemal="Andras erfarenheter.")
    anna.save("steg-1/", steg_1_lyckas="Lugna lämningar.")
    anna.send_in()
    sheet = eva.read(f"{PRINCIPAL}/samtalsunderlag/").text
    assert sheet.index("Anna Ek") < sheet.index("Lugna lämningar.") < sheet.index("Hur når vi fler?")
    assert '<a href="tel:0700000000"><span class="typed">070-000 00 00</span></a>' in sheet
    for part in (
        "Anna Ek",
        "070-000 00 00",
        "tisdag 12 maj kl. 9",
        "Hur når vi fler?",
        "Andras erfarenheter.",
    ):
        assert part in sheet
    assert "SPSM:s kunskap önskas" in sheet
    assert "<b>62,5\u00a0%</b> <small>väntat 66,0\u00a0%, riket 71,9\u00a0%, läsåret 2024/25</small>" in sheet


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (2, "En siffra till för delmålet finns i det inskickade."),
        (3, "Fler siffror för delmålet finns i det inskickade: 2."),
    ],
)
def test_the_call_sheet_says_how_many_figures_had_no_room(own: int, said: str, anna: Desk, eva: Desk) -> None:
    anna.ready_to_send()
    for number in range(2, 6):
        anna.send(anna.read("fragor/"), "fragor/ny")
        anna.save(f"fragor/{number}/", **{f"fraga_{number}_text": "Hur?"})
    for row in range(2, 2 + own):
        anna.save("steg-1/kunskaper/", onward="own")
        figure = {f"egna_{row}_namn": f"Trygga {row}", f"egna_{row}_varde": "84 %"}
        anna.save(f"steg-1/kunskaper/egna/{row}/", **figure)
    anna.send_in()
    assert said in eva.read(f"{PRINCIPAL}/samtalsunderlag/").text


def test_before_sending_a_team_reads_what_staff_will_read_and_what_is_left_out_is_folded_away(
    anna: Desk, eva: Desk
) -> None:
    anna.ready_to_send()
    anna.save("steg-1/", steg_1_lyckas="Lugna lämningar.")
    check = anna.read("granska/")
    assert "Inte besvarad" not in check.text
    document, _, folded = check.text.partition("<details")
    assert "<details open" not in check.text
    anna.send(check, "skicka")
    asked = re.findall(r"<dt>(.*?)</dt>", document)
    assert "Vad lyckas ni med?" in asked
    for page in (anna.receipt(1), eva.read(f"{PRINCIPAL}/")):
        read = re.findall(r"<dt>(.*?)</dt>", page.text.partition("<h2>Prioriterade frågor</h2>")[2])
        assert read == asked
    assert f'href="/{PRINCIPAL}/steg-2/#' in folded
    assert f'href="/{PRINCIPAL}/samtal/#samtal-role"' in folded
    assert folded.index("frivilligt") < folded.index(">Skicka in<")


def test_what_is_sent_in_is_not_said_to_be_going_on(anna: Desk, eva: Desk) -> None:
    anna.ready_to_send()
    anna.save("steg-1/kunskaper/", steg_1_kunskaper_visar="Fler når målen.")
    assert ">Pågår<" in anna.read().text
    assert ">Pågår<" in anna.read("steg-1/").text
    anna.send_in()
    for path in ("", "steg-1/"):
        page = anna.read(path).text
        assert "</span>Inskickat<" in page
        assert ">Inget skrivet<" in page
        assert not [word for word in ("Pågår", "Klart", "Inte påbörjat") if f">{word}<" in page]
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    assert ">Pågår<" in anna.read().text
    anna.send_in()
    eva.send(eva.read(f"{PRINCIPAL}/hallet"), f"{PRINCIPAL}/hallet")
    assert "</span>Inskickat<" in anna.read().text


def test_what_is_taken_back_is_out_of_the_staffs_reach(anna: Desk, eva: Desk) -> None:
    anna.ready_to_send()
    anna.send_in()
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    for path in ("", "samtalsunderlag/", "skillnad/2/"):
        page = eva.browser.get(f"/handlaggare/{PRINCIPAL}/{path}", base_url=HTTPS).text
        assert "Hur når vi fler?" not in page


def test_staff_who_come_to_what_is_taken_back_are_told_so_and_not_that_the_address_is_wrong(
    service: Running, anna: Desk, eva: Desk
) -> None:
    anna.ready_to_send()
    anna.send_in()
    reference = service.store.dialogue(PRINCIPAL).submissions[0].reference
    holding = eva.read(f"{PRINCIPAL}/hallet")
    service.clock.pass_by(timedelta(minutes=5))
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    anna.save("fragor/1/", fraga_1_text="Ett hemligt utkast?")
    sheet = eva.browser.get(f"/handlaggare/{PRINCIPAL}/samtalsunderlag/", base_url=HTTPS)
    assert sheet.status_code == 410
    held = eva.send(holding, f"{PRINCIPAL}/hallet", overenskommet="Vi hörs i maj.")
    assert held.status_code == 410
    assert "Vi hörs i maj.</textarea>" in held.text
    for page in (sheet.text, held.text, eva.read(f"{PRINCIPAL}/").text, eva.read().text):
        for told in (reference, "Tillbakataget", "21\u00a0november 2026 kl.\u00a013.05"):
            assert told in page
        assert "hemligt" not in page
        assert "Sidan finns inte" not in page
    stranger = service.browser().get(f"/handlaggare/{PRINCIPAL}/samtalsunderlag/", base_url=HTTPS)
    assert reference not in stranger.text
    member = anna.browser.get(f"/handlaggare/{PRINCIPAL}/samtalsunderlag/", base_url=HTTPS)
    assert reference not in member.text


def test_an_earlier_sending_is_read_beside_the_one_that_stands(anna: Desk, eva: Desk) -> None:
    anna.ready_to_send()
    anna.send_in()
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    anna.save("fragor/1/", fraga_1_text="Hur når vi alla?")
    anna.send_in()
    assert "Hur når vi alla?" in eva.read(f"{PRINCIPAL}/").text
    assert "Hur når vi fler?" in eva.read(f"{PRINCIPAL}/?sandning=1").text


def test_once_the_call_is_held_the_room_is_closed_in_kind_words(anna: Desk, eva: Desk) -> None:
    anna.ready_to_send()
    anna.send_in()
    eva.send(eva.read(f"{PRINCIPAL}/hallet"), f"{PRINCIPAL}/hallet")
    assert "Tack för att ni har delat med er" in anna.read().text
    assert "ta-tillbaka" not in anna.receipt(1).text
    assert "Samtalet är hållet" in eva.read().text


def test_a_principal_that_nobody_knows_of_is_not_found_by_staff(eva: Desk) -> None:
    assert eva.browser.get("/handlaggare/9999999999/", base_url=HTTPS).status_code == 404
