"""How is the form laid out in Word, so that what somebody writes in it can be found again?

Each answer has a box of its own. Over it stands the answer's key in brackets, as plain text: that survives
Word, LibreOffice and Google Docs, and the box may be moved. A choice is lines that can be ticked.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from nulage_forms.documents.characters import written, written_in_box
from nulage_forms.documents.form import Form, Part
from nulage_forms.documents.ticks import EMPTY, TICKED, lines_of, numbered
from nulage_forms.documents.word_look import WORD
from nulage_forms.documents.word_parts import as_header, begun, figure_table, finished, in_table, new_table
from nulage_forms.model import Value
from nulage_forms.questionnaire.question import Question

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

TITLE = "Nulägesanalys att fylla i"
INTRODUCTION = """\
Skriv i rutorna, så mycket eller lite ni vill, och hoppa över resten. Rutorna växer när ni \
skriver. Där det finns alternativ kryssar ni med x.
Den grå koden över varje ruta säger vilken fråga svaret hör till. Låt den stå kvar, så kan \
ni läsa in filen i självvärderingen när ni har loggat in.
Skriv inget om enskilda barn, elever eller medarbetare."""
CHECKBOX = "http://schemas.microsoft.com/office/word/2010/wordml"
LOW, HIGH = 0.8, 2.4
"""How high a box is from the beginning, in centimetres."""


def word_form(form: Form, at: datetime) -> bytes:
    """The form as a Word file, with what is written so far in its boxes."""
    principal = form.questionnaire.principal
    file = begun(TITLE, principal.name, at)
    number = f", {principal.organisation_number}" if principal.organisation_number else ""
    file.add_paragraph(written(f"{principal.name}{number}. Utgåva {form.questionnaire.edition.id}."))
    for text in (*form.notes, *INTRODUCTION.split("\n")):
        file.add_paragraph(text)
    for chapter in form.chapters:
        file.add_heading(written(chapter.heading), 2)
        if chapter.introduction:
            file.add_paragraph(written(chapter.introduction))
        for part in chapter.parts:
            _part(file, part, form, chapter.heading)
    _lists(file, form)
    return finished(file)


def _part(file: "WordDocument", part: Part, form: Form, above: str) -> None:
    level = 3
    if not above.endswith(part.page.heading):
        file.add_heading(written(part.page.heading), level)
        level += 1
    if part.page.sub_goal:
        file.add_paragraph(written(part.page.introduction)).paragraph_format.keep_with_next = True
    if part.area:
        file.add_paragraph(written(f"{part.area.origin}. {part.area.heading}. {part.area.statement}"))
        _code(file.add_paragraph(), f"fraga/{part.page.question_id}/omrade/{part.area.id}")
    figure_table(file, part.figures)
    for name, questions in part.page.groups:
        if name:
            file.add_heading(written(name), level)
        for question in questions:
            file.add_heading(written(question.wording), level + 1 if name else level)
            _box(file, question, form.assessment.value(question.key))


def _box(file: "WordDocument", question: Question, value: Value) -> None:
    if hint := _hint(question):
        below = file.add_paragraph(written(hint), "Caption")
        below.paragraph_format.keep_with_next = True
    table = new_table(file, 2, 1)
    as_header(table, 0, question.wording)
    _code(in_table(table.rows[0].cells[0].paragraphs[0]), question.key)
    table.rows[1].height = _height(question)
    cell = table.rows[1].cells[0]
    for number, line in enumerate(_lines(question, value)):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        if question.kind in {"one", "many"}:
            _tick(in_table(paragraph), line)
        else:
            paragraph.add_run(written_in_box(line))
    file.add_paragraph()


def _hint(question: Question) -> str:
    if question.kind == "list":
        return f"{question.hint} Skriv numret. Listan står sist.".strip()
    return question.hint


def _lines(question: Question, value: Value) -> list[str]:
    if question.kind in {"text", "line"}:
        return value.text.split("\n")
    return list(lines_of(question, value))


def _height(question: Question) -> Any:
    from docx.shared import Cm  # noqa: PLC0415 - see word_parts

    return Cm(HIGH if question.kind == "text" else LOW)


def _code(paragraph: "Paragraph", key: str) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - see word_parts

    run = paragraph.add_run(f"[{key}]")
    run.font.size, run.font.color.rgb = Pt(8), RGBColor(0x59, 0x59, 0x59)


def _tick(paragraph: "Paragraph", line: str) -> None:
    """A box that Word and LibreOffice tick at a click, and that is a plain character everywhere else."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - see word_parts

    mark, _, label = line.partition(" ")
    checked = "1" if mark == TICKED else "0"
    control: Any = parse_xml(
        f'<w:sdt xmlns:w="{WORD[1:-1]}" xmlns:w14="{CHECKBOX}"><w:sdtPr><w14:checkbox>'
        f'<w14:checked w14:val="{checked}"/>'
        f'<w14:checkedState w14:val="{ord(TICKED):04X}" w14:font="MS Gothic"/>'
        f'<w14:uncheckedState w14:val="{ord(EMPTY):04X}" w14:font="MS Gothic"/>'
        f"</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>{mark}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    paragraph._p.append(control)  # noqa: SLF001 - the library has no word for it
    paragraph.add_run(written(f" {label}"))


def _lists(file: "WordDocument", form: Form) -> None:
    """The options of which one is chosen by its number, each list once."""
    if form.lists:
        file.add_heading("Listor att välja ur", 2)
    for question in form.lists:
        file.add_heading(written(question.wording), 3)
        for option in question.options:
            file.add_paragraph(written(numbered(question, option)))
