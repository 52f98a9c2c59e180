"""How does the analysis read in a spreadsheet, for those who put several of them side by side?"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from textwrap import wrap
from typing import Any

from nulage_forms.documents.figures import figure_name
from nulage_forms.questionnaire.document import Document, Section

ANSWERS = ("Del", "Fråga", "Svar", "Kod")
FIGURES = ("Del", "Indikator", "Ni", "Väntat", "Riket", "Period", "Varför värde saknas")
WIDTHS = (36, 45, 80, 36)
FIGURE_WIDTHS = (36, 52, 12, 12, 12, 20, 40)
LINE, HIGHEST = 15, 409
"""How high a line is in points, which not every program finds out by itself, and how high a row may be."""

A4 = 9
"""What Excel calls it."""


def sheet(document: Document, facts: Iterable[tuple[str, str]]) -> bytes:
    """The document as XLSX: what it is, its answers, and its figures in words. No cell is ever a formula."""
    import xlsxwriter  # noqa: PLC0415 - only whoever wants a workbook waits for it

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": "Nulägesanalys inför kvalitetsdialog", "author": document.principal})
        parts = (*document.analysis, *document.questions, document.call)
        _write(book, "Svar", ANSWERS, WIDTHS, [row for part in parts for row in _answers(part)])
        _write(book, "Siffror", FIGURES, FIGURE_WIDTHS, [row for part in parts for row in _figures(part)])
        _write(book, "Om", ("Uppgift", "Värde"), WIDTHS[::2], list(facts))
    return file.getvalue()


def _write(
    book: Any, name: str, heads: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]
) -> None:
    page = book.add_worksheet(name)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    head_of_column = book.add_format({"bold": True, "bottom": 1})
    page.freeze_panes(1, 0)
    _on_paper(page)
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, head, head_of_column)
    for number, row in enumerate(rows, start=1):
        page.set_row(number, min(LINE * max(map(_lines, row, widths)), HIGHEST))
        for column, text in enumerate(row):
            # Text stays text, whatever sign it begins with.
            page.write_string(number, column, text, wrapped)


def _on_paper(page: Any) -> None:
    """A4 lying down, as wide as the paper, with the heads on every page."""
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column so many characters wide, words kept whole."""
    return sum(len(wrap(line, width)) or 1 for line in text.split("\n"))


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
