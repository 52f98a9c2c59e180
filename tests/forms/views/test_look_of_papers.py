"""Do the papers look as paper should, in any program, and do they lend their look to nobody's report?"""

import re
import zipfile
from io import BytesIO

import docx
import pytest
from desk import Desk
from docx.document import Document
from papers_read import fetched
from published import PRINCIPAL
from running import HTTPS, Running

LONG = "Det här är en mening som tar en rad. " * 12
LINE, HIGHEST = 15, 408.75


@pytest.fixture
def anna(service: Running) -> Desk:
    desk = Desk(service.member())
    desk.ready_to_send()
    desk.save("steg-1/kunskaper/", steg_1_kunskaper_visar=LONG)
    return desk


@pytest.fixture(params=["hamta/word", f"blankett/{PRINCIPAL}/blankett.docx"])
def file(request: pytest.FixtureRequest, anna: Desk) -> Document:
    if request.param.startswith("blankett"):
        return docx.Document(BytesIO(anna.browser.get(f"/{request.param}", base_url=HTTPS).data))
    return docx.Document(BytesIO(fetched(anna, request.param).data))


def sheets(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as book:
        return {
            name: book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/")
        }


def test_a_table_of_figures_has_room_for_their_names_and_for_each_value(file: Document):
    tables = [table for table in file.tables if len(table.columns) > 1]
    assert tables
    for table in tables:
        first, *others = (column.width for column in table.columns)
        assert first > 2 * max(others[:-1])
        assert sum((first, *others)) == pytest.approx(
            file.sections[0].page_width - 2 * file.sections[0].left_margin, rel=0.001
        )


def test_a_table_says_what_it_is_in_the_order_that_word_wants_it(file: Document):
    order = ["tblStyle", "tblW", "tblBorders", "tblLayout", "tblLook", "tblCaption"]
    for table in file.tables:
        said = [child.tag.rpartition("}")[2] for child in table._tbl.tblPr]
        assert said == sorted(said, key=order.index)


def test_all_type_is_said_by_the_styles_that_every_word_has(file: Document):
    own = "".join(part._element.xml for part in (*file.paragraphs, *file.tables))
    assert "w:rFonts" not in re.sub(r"<w:sdt>.*?</w:sdt>", "", own, flags=re.DOTALL)
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        fonts = file.styles[name].element.rPr.rFonts.attrib
        assert fonts
        assert not [each for each in fonts if each.lower().endswith("theme")], "the theme's font goes first"


def test_no_level_of_heading_is_passed_over(file: Document):
    levels = [int(p.style.name[-1]) for p in file.paragraphs if p.style.name.startswith("Heading")]
    assert all(below <= above + 1 for above, below in zip([0, *levels], levels, strict=False))


def test_each_page_says_whose_it_is_and_of_how_many(file: Document):
    foot = file.sections[0].footer.paragraphs[0]
    assert foot.text.startswith("Lillångs kommun\t")
    assert re.findall(r'w:instr="(\w+)"', foot._p.xml) == ["PAGE", "NUMPAGES"]


def test_a_workbook_lies_down_on_paper(anna: Desk):
    for page in sheets(fetched(anna, "hamta/excel").data).values():
        assert 'orientation="landscape"' in page
        assert 'fitToHeight="0"' in page


def test_no_answer_in_a_workbook_covers_the_next(anna: Desk):
    assert heights(anna) == {6 * LINE}
    anna.save("steg-1/kunskaper/", steg_1_kunskaper_visar="\n".join(["Rad för rad."] * 100))
    assert heights(anna) == {HIGHEST}, "Excel mends a file with a higher row, and says so"


def heights(anna: Desk) -> set[float]:
    """Those of the rows of answers that are higher than a line."""
    answers = sheets(fetched(anna, "hamta/excel").data)["xl/worksheets/sheet1.xml"]
    return {float(each) for each in re.findall(r'<row [^>]*\bht="([\d.]+)"', answers)}
