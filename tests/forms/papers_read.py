"""What does a test read in a Word file, a PDF, a workbook and JSON, and how does it try the form?"""

import json
import re
from collections.abc import Callable
from io import BytesIO

import docx
import pypdf
import pytest
from desk import Desk
from published import PRINCIPAL
from python_calamine import CalamineWorkbook
from running import HTTPS, Running, token_in
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from nulage_forms.documents.pdf import can_print

PAYLOADS = "<script>alert(1)</script>", '=HYPERLINK("http://x.example")', "{{7*7}}", "@SUM(A1)", "{% raw %}"
needs_type = pytest.mark.skipif(
    not can_print(), reason="the libraries that PDF is set with are not here: see the Makefile"
)


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


def pages_of_pdf(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]


def texts_of_pdf(content: bytes) -> str:
    return "\n".join(pages_of_pdf(content))


def texts_of_json(content: bytes) -> str:
    return "\n".join(answer["text"] for answer in json.loads(content)["answers"].values())


READ: dict[str, Callable[[bytes], str]] = {
    "word": texts_of_word,
    "blankett": texts_of_word,
    "excel": texts_of_excel,
    "json": texts_of_json,
}


def tried(service: Running, som: str, **typed: str | list[str]) -> TestResponse:
    trial = Desk(service.browser(), f"/prova/{PRINCIPAL}/")
    return trial.send(trial.read(), "", som=som, **typed)


def handed_in(desk: Desk, content: bytes, name: str = "blankett.docx") -> TestResponse:
    token = token_in(desk.read("papper/").text)
    boundary, body = encode_multipart({"csrf_token": token, "fil": FileStorage(BytesIO(content), name)})
    kind = f"multipart/form-data; boundary={boundary}"
    return desk.browser.post(desk.room + "papper/las", data=body, content_type=kind, base_url=HTTPS)


def ticked(text: str) -> dict[str, list[str]]:
    return {"ta": re.findall(r'name="ta" value="([^"]+)" checked', text)}
