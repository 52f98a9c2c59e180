"""How does the analysis read in Word, as a chapter of the principal's own quality report?"""

from datetime import datetime
from typing import TYPE_CHECKING

from nulage_forms.documents.characters import written
from nulage_forms.documents.word_parts import begun, figure_table, finished, paragraphs
from nulage_forms.questionnaire.document import Document, Section

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

TITLE = "Nulägesanalys inför kvalitetsdialog"


def word(document: Document, facts: tuple[tuple[str, str], ...], at: datetime) -> bytes:
    """The document as a Word file; `facts` are what stands under its title."""
    file = begun(TITLE, document.principal, at)
    for name, text in facts:
        file.add_paragraph(written(f"{name}: {text}"), "No Spacing")
    file.add_heading("Nulägesanalysen", 2)
    for section in document.analysed:
        _section(file, section)
    if not document.analysed:
        file.add_paragraph("Inget är skrivet.")
    file.add_heading("Prioriterade frågor", 2)
    for section in document.questions:
        _section(file, section)
    if not document.priorities:
        file.add_paragraph("Ingen fråga är skriven.")
    file.add_heading(written(document.call.heading), 2)
    _answers(file, document.call, 3)
    return finished(file)


def _section(file: "WordDocument", section: Section) -> None:
    heading = f"{section.group}: {section.heading}" if section.group else section.heading
    file.add_heading(written(heading), 3)
    if section.area:
        file.add_paragraph(written(f"{section.area.origin}. {section.area.heading}"))
        file.add_paragraph(written(section.area.statement))
    _answers(file, section, 4)
    figure_table(file, section.figures)


def _answers(file: "WordDocument", section: Section, level: int) -> None:
    for line in section.answered:
        file.add_heading(written(line.wording), level)
        paragraphs(file, line.answer)
    if not section.answered:
        file.add_paragraph("Inget är skrivet.")
