import re
from io import BytesIO

import docx
import pypdf
import pytest
from desk import Desk
from papers_read import PAYLOADS, READ, fetched, needs_type, texts_of_pdf
from published import PRINCIPAL
from running import HTTPS, Running

from nulage_forms.documents.press import Press, PressBusy
from nulage_forms.swedish import moment_text
from nulage_forms.views import files


@pytest.fixture
def anna(service: Running) -> Desk:
    desk = Desk(service.member())
    desk.ready_to_send()
    desk.save(
        "steg-1/kunskaper/", steg_1_kunskaper_visar="\n".join(PAYLOADS), steg_1_kunskaper_bild="strength"
    )
    return desk


@pytest.mark.parametrize("kind", [*READ, pytest.param("pdf", marks=needs_type)])
def test_a_draft_is_taken_home_with_every_word_as_text(kind: str, anna: Desk) -> None:
    content = fetched(anna, f"hamta/{kind}").data
    text = (READ | {"pdf": texts_of_pdf})[kind](content)
    for payload in PAYLOADS:
        assert payload in text
    assert "Hur når vi fler?" in text


@pytest.mark.parametrize("kind", ["word", "excel", "json", pytest.param("pdf", marks=needs_type)])
def test_what_was_sent_is_taken_home_with_reference_and_checksum_and_by_whom_and_when(
    kind: str, anna: Desk, service: Running
) -> None:
    anna.send_in()
    anna.send(anna.read("ta-tillbaka"), "ta-tillbaka")
    submission = service.store.dialogue(PRINCIPAL).submissions[0]
    assert submission.taken_back_at
    content = fetched(anna, f"kvitto/{submission.reference}/{kind}").data
    text = content.decode() if kind == "json" else {**READ, "pdf": texts_of_pdf}[kind](content)
    moments = (submission.sent_at, submission.taken_back_at)
    times = [moment.isoformat() if kind == "json" else moment_text(moment) for moment in moments]
    for said in (submission.reference, submission.checksum, submission.sent_by, *times):
        assert re.sub(r"\s", "", said) in re.sub(r"\s", "", text)
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
