"""How does the analysis read in a spreadsheet, for those who put several of them side by side?"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from nulage_forms.documents.figures import figure_name
from nulage_forms.questionnaire.document import Document, Section

ANSWERS = ("Del", "Fråga", "Svar", "Kod")
FIGURES = ("Del", "Indikator", "Ni", "Väntat", "Riket", "Period", "Varför värde saknas")
WIDTHS = (30, 45, 80, 34)


def sheet(document: Document, facts: Iterable[tuple[str, str]]) -> bytes:
    """The document as XLSX: what it is, its answers, and its figures in words. No cell is ever a formula."""
    import xlsxwriter  # noqa: PLC0415 - only whoever wants a workbook waits for it

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": "Nulägesanalys inför kvalitetsdialog", "author": document.principal})
        parts = (*document.analysis, *document.questions, document.call)
        _write(book, "Svar", ANSWERS, [row for part in parts for row in _answers(part)])
        _write(book, "Siffror", FIGURES, [row for part in parts for row in _figures(part)])
        _write(book, "Om", ("Uppgift", "Värde"), list(facts))
    return file.getvalue()


def _write(book: Any, name: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    page = book.add_worksheet(name)
    wrap, bold = book.add_format({"text_wrap": True, "valign": "top"}), book.add_format({"bold": True})
    page.freeze_panes(1, 0)
    for column, (head, width) in enumerate(zip(heads, (*WIDTHS, 20, 20, 40), strict=False)):
        page.set_column(column, column, width)
        page.write_string(0, column, head, bold)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            # Text stays text, whatever sign it begins with.
            page.write_string(number, column, text, wrap)


def _answers(section: Section) -> list[tuple[str, ...]]:
    return [(_name(section), line.wording, line.answer, line.key) for line in section.answered]


def _figures(section: Section) -> list[tuple[str, ...]]:
    return [
        (
            _name(section),
            figure_name(each),
            each.value,
            each.expected,
            each.nation,
            each.period,
            each.reason,
        )
        for each in section.figures
    ]


def _name(section: Section) -> str:
    return f"{section.group}: {section.heading}" if section.group else section.heading
