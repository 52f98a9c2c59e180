import json
import re
from collections.abc import Callable
from io import BytesIO

import docx
import pypdf
import pytest
from desk import Desk, Page
from published import PRINCIPAL, SMALL
from python_calamine import CalamineWorkbook
from running import HTTPS, Running, token_in
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from nulage_forms.documents.pdf import can_print
from nulage_forms.documents.press import Press, PressBusy
from nulage_forms.views import files

VISAR = "steg-1-kunskaper-visar"
PAYLOADS = "<script>alert(1)</script>", '=HYPERLINK("http://x.example")', "{{7*7}}", "@SUM(A1)", "{% raw %}"
needs_type = pytest.mark.skipif(
    not can_print(), reason="the libraries that PDF is set with are not here: see the Makefile"
)


@pytest.fixture
def anna(service: Running) -> Desk:
    desk = Desk(service.member())
    desk.ready_to_send()
    desk.save(
        "steg-1/kunskaper/", steg_1_kunskaper_visar="\n".join(PAYLOADS), steg_1_kunskaper_bild="strength"
    )
    return desk


def fetched(desk: Desk, path: str) -> TestResponse:
    answer = desk.browser.get(desk.room + path, base_url=HTTPS)
    assert answer.status_code == 200, (path, answer.status)
    return answer


def texts_of_word(content: bytes) -> str:
    file = docx.Document(BytesIO(content))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *cells])


def texts_of_excel(content: bytes) -> str:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return "\n".join(
        str(cell)
        for name in book.sheet_names
        for row in book.get_sheet_by_name(name).to_python()
        for cell in row
    )


def texts_of_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


def texts_of_json(content: bytes) -> str:
    return "\n".join(answer["text"] for answer in json.loads(content)["answers"].values())


READ: dict[str, Callable[[bytes], str]] = {
    "word": texts_of_word,
    "blankett": texts_of_word,
    "excel": texts_of_excel,
    "json": texts_of_json,
}


@pytest.mark.parametrize("kind", [*READ, pytest.param("pdf", marks=needs_type)])
def test_a_draft_is_taken_home_with_every_word_as_text(kind: str, anna: Desk) -> None:
    content = fetched(anna, f"hamta/{kind}").data
    text = (READ | {"pdf": texts_of_pdf})[kind](content)
    for payload in PAYLOADS:
        assert payload in text
    assert "Hur når vi fler?" in text


@pytest.mark.parametrize("kind", ["word", "excel", "json", pytest.param("pdf", marks=needs_type)])
def test_what_was_sent_is_taken_home_with_reference_and_checksum(
    kind: str, anna: Desk, service: Running
) -> None:
    anna.send(anna.read("granska/"), "skicka")
    submission = service.store.dialogue(PRINCIPAL).submissions[0]
    content = fetched(anna, f"kvitto/1/{kind}").data
    text = content.decode() if kind == "json" else {**READ, "pdf": texts_of_pdf}[kind](content)
    assert submission.reference in text
    assert submission.checksum in re.sub(r"\s", "", text)
    assert anna.browser.get(f"/{PRINCIPAL}/kvitto/2/{kind}", base_url=HTTPS).status_code == 404


def test_a_file_is_named_in_swedish(anna: Desk) -> None:
    said = fetched(anna, "hamta/word").headers["Content-Disposition"]
    assert "filename*=UTF-8''Nul%C3%A4gesanalys%20Lill%C3%A5ngs%20kommun.docx" in said


def test_a_kind_of_file_that_there_is_none_of_is_not_found(anna: Desk) -> None:
    assert anna.browser.get(f"/{PRINCIPAL}/hamta/exe", base_url=HTTPS).status_code == 404


def test_word_is_a_chapter_for_a_report_in_swedish_with_headings_and_a_title(anna: Desk) -> None:
    file = docx.Document(BytesIO(fetched(anna, "hamta/word").data))
    headings = [
        (p.style.name, p.text) for p in file.paragraphs if p.style and str(p.style.name).startswith("Heading")
    ]
    assert headings[0] == ("Heading 1", "Nulägesanalys inför kvalitetsdialog")
    assert ("Heading 2", "Prioriterade frågor") in headings
    assert ("Heading 3", "Grundskola: Kunskaper") in headings
    assert file.core_properties.title == "Nulägesanalys inför kvalitetsdialog"
    assert set(re.findall(r'w:lang [^>]*w:val="([^"]+)"', file.styles.element.xml)) == {"sv-SE"}
    assert not [run.font.name for paragraph in file.paragraphs for run in paragraph.runs if run.font.name]
    assert "w:tblHeader" in file.tables[0]._tbl.xml


@needs_type
def test_pdf_is_tagged_says_its_language_and_what_it_is(anna: Desk) -> None:
    reader = pypdf.PdfReader(BytesIO(fetched(anna, "hamta/pdf").data))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "sv"
    assert root["/MarkInfo"]["/Marked"]
    kinds = set(re.findall(r"'/S': '/(\w+)'", str(tree(root["/StructTreeRoot"]))))
    assert {"H1", "H2", "H3", "Table", "TH", "P"} <= kinds
    assert reader.metadata is not None
    assert reader.metadata.title == "Nulägesanalys inför kvalitetsdialog – Lillångs kommun"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def tree(node: object) -> list[dict[str, str]]:
    """What each tag of the document is."""
    found = []
    node = node.get_object()  # type: ignore[attr-defined]
    if isinstance(node, dict):
        if "/S" in node:
            found.append({"/S": str(node["/S"])})
        below = node.get("/K", [])
        for each in below if isinstance(below, list) else [below]:
            found += tree(each)
    return found


@needs_type
def test_an_answer_makes_the_server_fetch_nothing(anna: Desk, caplog: pytest.LogCaptureFixture) -> None:
    anna.save(
        "steg-2/",
        steg_2_orsaker='<img src="file:///etc/hostname"><link rel=stylesheet href="http://x.example/">',
    )
    assert "file:///etc/hostname" in texts_of_pdf(fetched(anna, "hamta/pdf").data)
    assert not caplog.records


def test_when_many_want_a_pdf_one_is_told_when_to_come_back(
    anna: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Press(at_once=1, in_line=-1)
    monkeypatch.setattr(files, "_PRESS", full)
    monkeypatch.setattr(files, "can_print", lambda: True)
    with pytest.raises(PressBusy):
        full.made(bytes)
    answer = anna.browser.get(f"/{PRINCIPAL}/hamta/pdf", base_url=HTTPS)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "Vänta en halv minut" in answer.text


def test_where_no_pdf_can_be_made_the_pages_say_so_and_word_remains(
    anna: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "can_print", lambda: False)
    answer = anna.browser.get(f"/{PRINCIPAL}/hamta/pdf", base_url=HTTPS)
    assert (answer.status_code, "spara som PDF därifrån" in answer.text) == (503, True)


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


def tried(service: Running, som: str, **typed: str | list[str]) -> TestResponse:
    trial = Desk(service.browser(), f"/prova/{PRINCIPAL}/")
    return trial.send(trial.read(), "", som=som, **typed)


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


def test_a_fault_in_what_is_tried_brings_everything_typed_back(service: Running) -> None:
    answer = tried(service, "word", steg_2_orsaker="å" * 10_001, fraga_ny1_text="Står kvar.")
    page = Page(answer.text)
    assert answer.status_code == 422
    assert page.fields["fraga-ny1-text"] == ["Står kvar."]
    assert "#steg-2-orsaker" in page.links


@pytest.mark.parametrize("som", ["json", "blankett"])
def test_what_was_tried_is_read_in_after_a_sign_in(som: str, service: Running) -> None:
    file = tried(
        service, som, steg_2_orsaker="Ur filen.", fraga_ny1_text="Vad missar vi?", samtal_name="Bo"
    ).data
    desk = Desk(service.member())
    preview = handed_in(desk, file).text
    assert desk.send(Page(preview), "papper/spara", **ticked(preview)).status_code == 303
    assert desk.read("steg-2/").fields["steg-2-orsaker"] == ["Ur filen."]
    assert desk.read("fragor/1/").fields["fraga-1-text"] == ["Vad missar vi?"]
    assert "Filen ändrar ingenting" in handed_in(desk, file).text


def handed_in(desk: Desk, content: bytes, name: str = "blankett.docx") -> TestResponse:
    token = token_in(desk.read("papper/").text)
    boundary, body = encode_multipart({"csrf_token": token, "fil": FileStorage(BytesIO(content), name)})
    kind = f"multipart/form-data; boundary={boundary}"
    return desk.browser.post(desk.room + "papper/las", data=body, content_type=kind, base_url=HTTPS)


def ticked(text: str) -> dict[str, list[str]]:
    return {"ta": re.findall(r'name="ta" value="([^"]+)" checked', text)}


def test_a_file_fills_what_is_empty_and_asks_where_something_else_stands(
    anna: Desk, service: Running
) -> None:
    form = fetched(anna, "hamta/blankett").data
    file = docx.Document(BytesIO(form))
    boxes = {
        table.rows[0].cells[0].text: table.rows[1].cells[0]
        for table in file.tables
        if len(table.columns) == 1
    }
    boxes["[steg-2/orsaker]"].paragraphs[0].add_run("Ny tanke.")
    boxes["[steg-1/kunskaper/visar]"].add_paragraph("Och en rad till.")
    file.add_paragraph("Utanför rutorna.")
    changed = BytesIO()
    file.save(changed)
    preview = handed_in(anna, changed.getvalue())
    assert preview.status_code == 200
    assert ticked(preview.text) == {"ta": ["steg-2-orsaker"]}
    assert Page(preview.text).fields[VISAR][0].endswith("Och en rad till.")
    assert "Utanför rutorna." in preview.text
    before = service.store.dialogue(PRINCIPAL).assessment
    assert before.value("steg-2/orsaker").text == ""

    answer = anna.send(Page(preview.text), "papper/spara", ta=["steg-2-orsaker"])
    after = service.store.dialogue(PRINCIPAL).assessment
    assert answer.location == f"/{PRINCIPAL}/papper/?inlagda=1"
    assert after.value("steg-2/orsaker").text == "Ny tanke."
    assert after.value("steg-1/kunskaper/visar") == before.value("steg-1/kunskaper/visar")


def test_an_untouched_file_changes_nothing(anna: Desk) -> None:
    preview = handed_in(anna, fetched(anna, "hamta/blankett").data)
    assert "Filen ändrar ingenting" in preview.text
    assert 'name="ta"' not in preview.text


def test_a_colleagues_change_since_the_preview_is_not_written_over(anna: Desk, service: Running) -> None:
    file = tried(service, "json", steg_2_orsaker="Ur filen.").data
    preview = Page(handed_in(anna, file).text)
    Desk(service.member("bo@x.example", role="writer")).save("steg-2/", steg_2_orsaker="Bos text.")
    answer = anna.send(preview, "papper/spara", ta="steg-2-orsaker")
    assert answer.status_code == 409
    assert "Bos text." in answer.text
    assert Page(answer.text).fields["steg-2-orsaker"] == ["Ur filen."]
    assert anna.send(Page(answer.text), "papper/spara", ta="steg-2-orsaker").status_code == 303
    assert anna.read("steg-2/").fields["steg-2-orsaker"] == ["Ur filen."]


def test_a_sixth_question_is_kept_on_the_page_and_not_dropped(service: Running) -> None:
    desk = Desk(service.member())
    empty = desk.read("fragor/")
    for _ in range(5):
        desk.send(empty, "fragor/ny")
    preview = Page(handed_in(desk, tried(service, "json", fraga_ny1_text="En sjätte?").data).text)
    answer = desk.send(preview, "papper/spara", ta="fraga-ny1-text")
    assert answer.status_code == 409
    assert Page(answer.text).fields["fraga-ny1-text"] == ["En sjätte?"]


def test_too_long_an_answer_in_a_file_is_to_be_shortened_before_it_is_saved(anna: Desk) -> None:
    content = json.dumps({"contract": 1, "answers": {"steg-2/orsaker": {"text": "å" * 10_001}}})
    preview = Page(handed_in(anna, content.encode(), "a.json").text)
    answer = anna.send(preview, "papper/spara", ta="steg-2-orsaker")
    assert answer.status_code == 422
    assert "#steg-2-orsaker" in Page(answer.text).links


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "Välj en fil"), (b"PK\x03\x04", "kunde inte läsa"), (b"{}", "kunde inte läsa")],
)
def test_a_file_that_cannot_be_read_is_answered_with_what_to_do(
    content: bytes, says: str, anna: Desk
) -> None:
    answer = handed_in(anna, content)
    assert answer.status_code == 422
    assert says in answer.text


def test_a_file_may_be_large_and_not_too_large(anna: Desk) -> None:
    assert handed_in(anna, b"x" * 4_000_000).status_code == 422
    assert handed_in(anna, b"x" * 6_000_000).status_code == 413
    assert anna.browser.post(
        f"/{PRINCIPAL}/steg-2/", data={"x": "y" * 300_000}, base_url=HTTPS
    ).status_code in {400, 413}


def test_whoever_may_not_write_reads_no_file_in(anna: Desk, service: Running) -> None:
    lars = Desk(service.member("lars@x.example", role="reader"))
    assert "Läs in en fil" not in lars.read("papper/").text
    assert handed_in(lars, b"{}").status_code == 403
    anna.send(anna.read("granska/"), "skicka")
    assert handed_in(anna, b"{}").status_code == 409
