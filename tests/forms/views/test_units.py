"""Can a principal ask its head teachers, read what they hand in and nothing else, and lift it?"""

from datetime import timedelta

import pytest
from desk import Desk
from published import NEARLY_ALL, PRINCIPAL, SMALL, UNIT, UNITS, WITHHELD, WITHOUT_FIGURES
from running import HTTPS, Running
from units import REKTOR, HeadTeacher, ask, come_in, head_teacher, lift, link_in

from nulage_forms.model import DialogueStatus

ODD = 'Fungerar <b>bra</b> {{ 7*7 }} =1+1 "å" & ’'
UNSEEN = "MARKÖR-osedd-åäö"


def test_a_head_teacher_is_asked_by_a_mail_that_says_who_what_and_how_long(service: Running, anna: Desk):
    assert ask(anna).status_code == 303

    (mail,) = service.mails()
    assert mail.startswith(f"{REKTOR}\nFrågor om Lillskolan från Lillångs kommun")
    assert "Öppna länken och tryck på Till frågorna:" in mail
    for said in (
        "anna@lillång.example",
        "10 minuter",
        "frivilligt",
        "läser det du skriver när du har lämnat in",
    ):
        assert said in mail
    assert "Inte börjat" in anna.read("enheter/").text


def test_a_principal_with_one_unit_meets_none_of_this(service: Running):
    small = Desk(service.member("bo@x.example", SMALL), f"/{SMALL}/")

    assert "rektor" not in small.read().text
    for path in ("enheter/", "enheter/sida-vid-sida/"):
        assert small.browser.get(f"/{SMALL}/{path}", base_url=HTTPS).status_code == 404


def test_to_look_at_the_link_uses_nothing_up_and_to_press_uses_it_once(service: Running, anna: Desk):
    ask(anna)
    link, scanner = link_in(service.mails()[0]), service.browser()
    for _ in range(3):
        assert scanner.get(link, base_url=HTTPS).status_code == 200
    assert come_in(service.browser(), link).location == f"/enhet/{PRINCIPAL}/{UNIT}/"

    again = service.browser().get(link, base_url=HTTPS)
    assert again.status_code == 404
    assert "Logga in med din e-postadress" in again.text


def test_a_link_is_too_old_after_sixty_days(service: Running, anna: Desk):
    ask(anna)
    service.clock.pass_by(timedelta(days=60))
    assert service.browser().get(link_in(service.mails()[0]), base_url=HTTPS).status_code == 404


def test_whoever_has_been_there_comes_back_by_address_and_goes_on(service: Running, anna: Desk):
    karin = head_teacher(service, anna)
    karin.write("Påbörjat.")
    browser = service.browser()
    page = browser.get("/logga-in/", base_url=HTTPS).text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    browser.post("/logga-in/", data={"csrf_token": token, "email": REKTOR.upper()}, base_url=HTTPS)
    link = service.mails()[-1].split("sjalvvardering")[1].split()[0]

    come_in(browser, link)
    assert browser.get("/", base_url=HTTPS).location == karin.address
    assert "Påbörjat." in HeadTeacher(browser).read().text


def test_a_head_teacher_sees_the_units_own_figures_and_no_other_principals(service: Running, anna: Desk):
    page = head_teacher(service, anna).read().text

    assert "58,3" in page
    assert "11,1" not in page
    assert "Exempeltext" in page


def test_a_share_of_nearly_all_is_told_so_and_never_as_small_or_lacking(service: Running, anna: Desk):
    page = head_teacher(service, anna, code=NEARLY_ALL).read().text

    assert "<dt>Lägst E i alla ämnen</dt><dd><b>nästan alla</b> <small>Riket 71,9" in page
    assert "litet eller saknas" not in page
    assert "kyddad" not in page


def test_a_figure_that_is_withheld_is_told_with_its_reason(service: Running, anna: Desk):
    page = head_teacher(service, anna, code=WITHHELD).read().text

    assert "Lägst E i alla ämnen, läsåret 2024/25: skyddad" in page
    assert "71,9" not in page


def test_a_unit_without_published_figures_gets_a_form_all_the_same(service: Running, anna: Desk):
    page = head_teacher(service, anna, code=WITHOUT_FIGURES).read().text
    assert "inga publicerade siffror" in page


def test_the_principal_reads_nothing_before_it_is_handed_in_and_nothing_after_it_is_taken_back(
    service: Running, anna: Desk
):
    karin = head_teacher(service, anna)
    karin.write(UNSEEN)
    paths = ("", "enheter/", "enheter/sida-vid-sida/", "enheter/sida-vid-sida/?fraga=alla", "granska/")
    assert not any(UNSEEN in anna.read(path).text for path in paths)
    assert "Har börjat" in anna.read("enheter/").text

    karin.hand_in(UNSEEN)
    assert UNSEEN in anna.read("enheter/sida-vid-sida/").text
    karin.take_back()
    assert not any(UNSEEN in anna.read(path).text for path in paths)
    assert UNSEEN in karin.read().text


def test_what_is_handed_in_is_locked_until_it_is_taken_back(service: Running, anna: Desk):
    karin = head_teacher(service, anna)
    page = karin.read()
    karin.hand_in("Först.")

    late = karin.write("Sedan.", page=page)
    assert late.status_code == 409
    assert "Sedan." in late.text, "and what was typed is given back"
    assert service.store.dialogue(PRINCIPAL).unit_forms[0].writing.value("enhet/fungerar").text == "Först."


def test_an_empty_form_is_not_handed_in(service: Running, anna: Desk):
    refused = head_teacher(service, anna).hand_in("")
    assert refused.status_code == 422
    assert '<a href="#enhet-fungerar">Skriv svar på minst en fråga' in refused.text


def test_handing_in_is_thanked_for_by_mail_without_a_word_of_it(service: Running, anna: Desk):
    head_teacher(service, anna).hand_in(ODD)
    mail = service.mails()[-1]
    assert mail.startswith(f"{REKTOR}\nTack för svaren om Lillskolan")
    assert "Fungerar" not in mail


def test_two_tabs_of_the_same_form_show_both_texts(service: Running, anna: Desk):
    karin = head_teacher(service, anna)
    early = karin.read()
    karin.write("Den första.")

    met = karin.write("Den andra.", page=early)
    assert met.status_code == 409
    for text in ("Den första.", "Den andra."):
        assert text in met.text


def test_one_answer_is_saved_while_it_is_typed(service: Running, anna: Desk):
    karin = head_teacher(service, anna)
    fields = {name: said[0] for name, said in karin.read().fields.items()}
    data = fields | {"name": "enhet-fungerar", "enhet-fungerar": "Skrivet.", "save_id": "a"}

    answers = [karin.browser.post(f"{karin.address}svar", data=data, base_url=HTTPS) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json["version"] == answers[1].json["version"]
    stale = data | {"enhet-fungerar": "Annat.", "save_id": "b"}
    assert karin.browser.post(f"{karin.address}svar", data=stale, base_url=HTTPS).json["theirs"] == "Skrivet."


def test_lifted_words_stand_last_in_the_analysis_after_the_units_name_and_the_head_teacher_sees_them(
    service: Running, anna: Desk
):
    anna.save("steg-1/", steg_1_lyckas="Vi har ordning.")
    karin = head_teacher(service, anna)
    karin.hand_in(ODD)

    assert lift(anna).status_code == 303
    written = service.store.dialogue(PRINCIPAL).assessment.value("steg-1/lyckas").text
    assert written == f"Vi har ordning.\n\nLillskolan: {ODD}"
    assert "Det här har lyfts till huvudmannens analys" in karin.read().text
    named = "”Vad lyckas ni med?” i steg 1, för hela verksamheten."
    assert f"till {named}" in anna.read("enheter/sida-vid-sida/").text
    assert f"till svaret om {named}" in karin.read().text
    assert "Vi har ordning" not in karin.read().text
    assert "<b>bra</b>" not in karin.read().text + anna.read("enheter/sida-vid-sida/").text


def test_a_place_that_the_question_does_not_name_is_the_units_own_school_forms_first_sub_goal(
    service: Running, anna: Desk
):
    karin = head_teacher(service, anna)
    fields = karin.read().fields
    data = fields | {"enhet-saknas": "Tid.", "onward": "hand_in", "csrf_token": fields["csrf_token"][:1]}
    karin.browser.post(karin.address, data=data, base_url=HTTPS)

    assert anna.read(f"enheter/{UNIT}/lyft/saknas").fields["into"] == ["steg-1/kunskaper/visar"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": ""}, "Välj en text"),
        ({"into": "samtal/name"}, "Välj vilket svar"),
        ({"text": "å" * 10_001}, "Korta texten"),
    ],
)
def test_nothing_odd_is_lifted(service: Running, anna: Desk, typed: dict[str, str], said: str):
    head_teacher(service, anna).hand_in("Ord.")
    before = service.store.dialogue(PRINCIPAL)
    refused = lift(anna, **typed)
    assert refused.status_code == 422
    assert said in refused.text
    assert service.store.dialogue(PRINCIPAL) == before


def test_nothing_is_lifted_into_what_has_been_sent(service: Running, anna: Desk):
    head_teacher(service, anna).hand_in("Ord.")
    page = anna.read(f"enheter/{UNIT}/lyft/fungerar")
    anna.ready_to_send()
    anna.send_in()
    assert anna.send(page, f"enheter/{UNIT}/lyft/fungerar").status_code == 409


def test_staff_see_nothing_of_it_and_nothing_is_sent_or_printed_but_what_was_lifted(
    service: Running, anna: Desk
):
    handed, lifted = "MARKÖR-inlämnad-åäö", "MARKÖR-lyft-åäö"
    head_teacher(service, anna).hand_in(f"{handed} {lifted}")
    other = head_teacher(service, anna, "per@x.example", UNITS[0]["code"])
    other.write(UNSEEN)
    before = DialogueStatus.of(service.store.dialogue(PRINCIPAL))
    assert before.progress == "not_started"
    lift(anna, text=lifted)
    anna.ready_to_send()
    drafts = [anna.browser.get(f"/{PRINCIPAL}/hamta/{kind}", base_url=HTTPS).text for kind in ("json",)]
    anna.send_in()
    staff = service.staff()
    seen = [
        staff.get(f"/handlaggare/{path}", base_url=HTTPS).text
        for path in ("", f"{PRINCIPAL}/", f"{PRINCIPAL}/samtalsunderlag/", f"{SMALL}/")
    ]
    sent = str(service.store.dialogue(PRINCIPAL).submissions[0].content)
    mailed = [mail.partition("\n")[2] for mail in service.mails()]

    assert lifted in sent
    for text in (*seen, *drafts, sent, *mailed):
        assert not [marker for marker in (handed, UNSEEN, REKTOR, "per@x.example") if marker in text]
