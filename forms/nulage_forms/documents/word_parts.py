"""What is every Word document of ours made of: language, title, headings, texts and tables?

Only the styles that every Word has are used (`word_look.py`): it takes the look of the report it is put in.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from nulage_forms.documents.characters import written
from nulage_forms.documents.figures import figure_rows
from nulage_forms.documents.word_look import CELL, TEXT_WIDTH, WORD, dress
from nulage_forms.model import ShownFigure
from nulage_forms.questionnaire.beside import absences

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph

VALUE, PERIOD = 20, 32
"""How wide the columns of a table of figures are, in millimetres; the first has what is left."""


def begun(title: str, author: str, at: datetime) -> "WordDocument":
    """An empty document in Swedish, with its title as the first heading."""
    import docx  # noqa: PLC0415 - takes a third of a second, which only whoever wants a document waits for

    document = docx.Document()
    dress(document, author)
    core = document.core_properties
    core.title, core.author, core.language = written(title), written(author), "sv-SE"
    core.created = core.modified = at.replace(tzinfo=None)
    for language in document.styles.element.iter(f"{WORD}lang"):
        language.set(f"{WORD}val", "sv-SE")
    document.add_heading(written(title), 1)
    return document


def finished(document: "WordDocument") -> bytes:
    """The document as a file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def figure_table(document: "WordDocument", figures: Sequence[ShownFigure]) -> None:
    """The figures with a value as a table, and why the others have none."""
    with_value = [figure for figure in figures if figure.value]
    if with_value:
        rows = figure_rows(with_value)
        table = new_table(document, len(rows), len(rows[0]))
        for number, texts in enumerate(rows):
            _fill(table, number, texts)
        as_header(table, 0, "Era siffror")
        _open_sides(table)
        _widen(table)
        document.add_paragraph()
    for absence in absences(figures):
        document.add_paragraph(written(absence.text))


def new_table(document: "WordDocument", rows: int, columns: int) -> "Table":
    """An empty table with lines around its cells."""
    table: Table = document.add_table(rows, columns)
    table._tbl.tblStyle_val = "TableGrid"  # noqa: SLF001 - ten times as quick as to look the style up by its name
    return table


def as_header(table: "Table", row: int, title: str) -> None:
    """Lets the row be read aloud as the table's head, and stand again where the table goes on."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above

    table.rows[row]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - the library has no word for it
    caption = OxmlElement("w:tblCaption")
    caption.set(f"{WORD}val", written(title))
    table._tbl.tblPr.append(caption)  # noqa: SLF001


def in_table(paragraph: "Paragraph") -> "Paragraph":
    """The paragraph, in the style of what stands in a table."""
    paragraph._p.style = CELL  # noqa: SLF001 - by its id, as for tables
    return paragraph


def paragraphs(document: "WordDocument", text: str) -> None:
    """Each line of the text as a paragraph of its own."""
    for line in text.split("\n"):
        document.add_paragraph(written(line))


def _fill(table: "Table", row: int, texts: Iterable[str]) -> None:
    for cell, text in zip(table.rows[row].cells, texts, strict=True):
        in_table(cell.paragraphs[0]).add_run(written(text)).bold = row == 0 or None


def _open_sides(table: "Table") -> None:
    """Lines between the rows alone: what is read across needs no others."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above

    borders = OxmlElement("w:tblBorders")
    for side in ("left", "right", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(f"{WORD}val", "nil")
        borders.append(line)
    table._tbl.tblPr.find(f"{WORD}tblLook").addprevious(borders)  # noqa: SLF001 - Word wants them in this order


def _widen(table: "Table") -> None:
    """Room for names of figures; columns as wide as each other would part their words."""
    from docx.shared import Mm  # noqa: PLC0415 - as above

    values = len(table.columns) - 2
    widths = [TEXT_WIDTH - values * VALUE - PERIOD, *[VALUE] * values, PERIOD]
    for number, width in enumerate(widths):
        table.columns[number].width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
