import re

import pytest
from desk import Desk, Page
from papers_read import PAYLOADS, READ, fetched, needs_type, pages_of_pdf, texts_of_pdf, texts_of_word, tried
from published import PRINCIPAL, SMALL
from running import HTTPS, Running

AREA = "grundskola-e-i-alla-amnen-under"
STATEMENT = "Av 80 elever fick 50 lägst E i alla ämnen (62,5 %)."


@pytest.fixture
def anna(service: Running) -> Desk:
    desk = Desk(service.member())
    desk.ready_to_send()
    desk.save(
        "steg-1/kunskaper/", steg_1_kunskaper_visar="\n".join(PAYLOADS), steg_1_kunskaper_bild="strength"
    )
    return desk


@pytest.mark.parametrize("principal_id", [PRINCIPAL, SMALL])
def test_the_blank_form_is_there_for_anybody_with_the_principals_own_figures(
    principal_id: str, service: Running
) -> None:
    desk = Desk(service.browser(), f"/blankett/{principal_id}/")
    page = desk.read()
    assert f"/blankett/{principal_id}/blankett.docx" in page.links
    word = texts_of_word(fetched(desk, "blankett.docx").data)
    assert "[samtal/name]" in word
    for text in (page.text, word):
        assert ("62,5\u00a0%" in text) == (principal_id == PRINCIPAL)
        assert ("Kunskaper" in text) == (principal_id == PRINCIPAL)


@needs_type
def test_the_blank_form_is_printed_with_boxes_and_figures(service: Running) -> None:
    text = texts_of_pdf(fetched(Desk(service.browser(), f"/blankett/{PRINCIPAL}/"), "blankett.pdf").data)
    assert "62,5" in text
    assert "☐ En styrka" in text


@needs_type
def test_every_page_on_paper_says_that_its_figures_are_invented(anna: Desk, service: Running) -> None:
    blank = fetched(Desk(service.browser(), f"/blankett/{PRINCIPAL}/"), "blankett.pdf").data
    for paper in (blank, fetched(anna, "hamta/pdf").data):
        pages = pages_of_pdf(paper)
        assert len(pages) > 1
        assert all("Alla siffror och namn här är påhittade." in page for page in pages)


@pytest.mark.usefixtures("anna")
def test_what_a_team_has_written_is_in_no_blank_form(service: Running) -> None:
    public = Desk(service.browser(), f"/blankett/{PRINCIPAL}/")
    assert "Hur når vi fler?" not in public.read().text + texts_of_word(fetched(public, "blankett.docx").data)


@pytest.mark.parametrize(
    "path", ["blankett/9999999999/", "blankett/9999999999/blankett.docx", "prova/9999999999/", "prova/x/"]
)
def test_nobodys_form_is_not_found(path: str, service: Running) -> None:
    assert service.browser().get(f"/{path}", base_url=HTTPS).status_code == 404


def test_the_trial_is_found_by_a_part_of_the_name(service: Running) -> None:
    trial = Desk(service.browser(), "/prova/")
    assert f"/prova/{SMALL}/" in trial.read("?sok=akern").links
    assert "Ingen huvudman heter så" in trial.read("?sok=finnsinte").text
    assert "200\u00a0000 tecken" in Desk(service.browser(), f"/prova/{SMALL}/").read().text


@pytest.mark.parametrize("typed", ["900000-0001", "9000000001", "lillang", "KOMMUN Lillång"])
def test_the_trial_is_found_by_what_staff_find_a_principal_by(typed: str, service: Running) -> None:
    found = service.browser().get("/prova/", query_string={"sok": typed}, base_url=HTTPS)
    assert Page(found.text).text.count('href="/prova/9') == 1
    assert f"/prova/{PRINCIPAL}/" in Page(found.text).links


@pytest.mark.parametrize("som", ["blankett", "word", "json", pytest.param("pdf", marks=needs_type)])
def test_what_is_tried_comes_back_as_a_file_and_nothing_is_kept(
    som: str, service: Running, caplog: pytest.LogCaptureFixture
) -> None:
    answer = tried(service, som, steg_2_orsaker="En tanke.", fraga_ny1_text="Vad missar vi?")
    assert answer.status_code == 200
    text = {**READ, "pdf": texts_of_pdf}[som](answer.data)
    assert "En tanke." in text
    assert "Vad missar vi?" in text
    assert not service.store.dialogue(PRINCIPAL).assessment.answers
    assert "En tanke" not in caplog.text


def test_an_area_of_the_analysis_is_the_first_question_of_the_trial(service: Running) -> None:
    trial = Desk(service.browser(), f"/prova/{PRINCIPAL}/?omrade={AREA}")
    page = trial.read()
    assert page.fields["fraga-ny1-text"] == ["Var på vägen tappar elever fotfästet?"]
    assert page.fields["fraga-ny1-delmal"] == ["kunskaper"]
    assert "#fraga-ny1-text" in page.links
    assert page.text.count(STATEMENT) == 1
    asked = re.search(r"<details open>.*?</details>", page.text, re.DOTALL)
    assert asked
    assert STATEMENT in asked[0]


@pytest.mark.parametrize("som", ["word", pytest.param("pdf", marks=needs_type)])
def test_what_a_question_was_made_of_stands_in_its_file(som: str, service: Running) -> None:
    trial = Desk(service.browser(), f"/prova/{PRINCIPAL}/?omrade={AREA}")
    answer = trial.send(trial.read(), "", som=som, fraga_ny1_text="Var tappar vi dem?")
    made = " ".join({**READ, "pdf": texts_of_pdf}[som](answer.data).split())
    for said in ("Var tappar vi dem?", "Ur underlaget, läsåret 2024/25. ", STATEMENT):
        assert said in made
    assert not service.store.dialogue(PRINCIPAL).assessment.answers


@pytest.mark.parametrize("unknown", ["nobody-knows", "<script>alert(1)", "a/../b"])
def test_no_id_of_an_area_is_believed_in_the_trial(unknown: str, service: Running) -> None:
    browser = service.browser()
    page = browser.get(f"/prova/{PRINCIPAL}/", query_string={"omrade": unknown}, base_url=HTTPS)
    assert page.status_code == 200
    assert Page(page.text).fields["fraga-ny1-text"] == [""]
    assert unknown not in page.text


def test_a_fault_in_what_is_tried_brings_everything_typed_back(service: Running) -> None:
    answer = tried(service, "word", steg_2_orsaker="å" * 10_001, fraga_ny1_text="Står kvar.")
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.fields["fraga-ny1-text"] == ["Står kvar."]
    assert "#steg-2-orsaker" in page.links


def test_as_much_may_be_tried_as_the_page_says_whichever_letters_it_is_of(service: Running) -> None:
    trial = Desk(service.browser(), f"/prova/{PRINCIPAL}/")
    page = trial.read()
    assert "högst 200\u00a0000 tecken" in page.text
    texts = re.findall(r'<textarea id="([^"]+)"', page.text)[:21]
    full = dict.fromkeys(texts[:20], "å" * 10000)
    assert trial.send(page, "", som="json", **full).headers["Content-Type"] == "application/json"
    more = trial.send(page, "", som="json", **full, **{texts[20]: "ö"})
    assert more.status_code == 422
    assert "högst 200\u00a0000 tecken i allt. Nu är den 200\u00a0001." in more.text
    assert [Page(more.text).fields[name] for name in texts] == [[full.get(name, "ö")] for name in texts]


def test_a_trial_that_was_open_too_long_is_shown_again_and_not_kept_either(service: Running) -> None:
    browser = service.browser()
    typed = {"csrf_token": "old", "steg-2-orsaker": "En lång tanke.", "som": "word"}
    answer = browser.post(f"/prova/{PRINCIPAL}/", data=typed, base_url=HTTPS)
    assert answer.status_code == 400
    assert "En lång tanke." in answer.text
    with browser.session_transaction(base_url=HTTPS) as cookie:
        assert "rescued" not in cookie
