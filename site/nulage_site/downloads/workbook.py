"""How does a principal's file become an Excel workbook, the same bytes every time?"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from nulage_site.downloads.columns import Cell
from nulage_site.downloads.explanations import Section
from nulage_site.downloads.grid import MEASURE, Grid, GridRow
from nulage_site.downloads.lines import Line
from nulage_site.downloads.sheet import QuickSheet

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDTHS = {"Indikator": 52, "Period": 10, "Enhet": 26, "Skolform": 16, "Område": 30, "Riket": 12}
PLACE_WIDTH, SOURCE_WIDTH = 22, 32
EXPLANATION_WIDTHS = (44, 28, 60, 60, 26, 32)
LINE, HIGHEST, FULL = 15, 409, 0.9
"""How high a line is in points, which not every program finds out by itself; how high a row may be; and how
much of a line holds text where words are kept whole."""

A4, READABLE = 9, 300
"""What Excel calls it, and how many characters are wide enough for it and not too small to read."""


def workbook(title: str, day: date, table: Grid, sections: Sequence[Section]) -> bytes:
    """A sheet of figures and one of explanations. `day` is when it says that it was made."""
    file = BytesIO()
    with Workbook(file, OPTIONS) as book:
        book.set_properties({"title": title, "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001  (a workbook knows no time zone)
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        _write_numbers(book, book.add_worksheet("Siffror", QuickSheet), heading, table)
        _write_explanations(book, book.add_worksheet("Förklaringar", QuickSheet), heading, sections)
    return file.getvalue()


def _write_numbers(book: Workbook, sheet: QuickSheet, heading: Format, table: Grid) -> None:
    widths = [*(WIDTHS[name] for name in MEASURE), *(PLACE_WIDTH for _ in table.places), SOURCE_WIDTH]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    names = (*MEASURE, *table.places, "Källa")
    sheet.set_row(0, LINE * max(map(_lines, names, widths)))
    sheet.put(0, ((column, name, heading) for column, name in enumerate(names)))
    format_of = _formats(book)
    for number, row in enumerate(table.rows, start=1):
        sheet.put(number, _cells(row, format_of))
    named = list(MEASURE).index("Period")
    _on_paper(sheet, widths)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, named)
    sheet.freeze_panes(1, named + 1)
    sheet.autofilter(0, 0, len(table.rows), len(widths) - 1)


def _cells(row: GridRow, format_of: Callable[[int], Format]) -> Iterator[tuple[int, Cell, Format | None]]:
    """What the row's measure is, its value at each place, and its sources; a number with its decimals."""
    for column, cell_of in enumerate(MEASURE.values()):
        cell = cell_of(row.line)
        if cell != "":
            yield column, cell, None if isinstance(cell, str) else format_of(_decimals(row.line))
    for column, line in enumerate(row.cells, start=len(MEASURE)):
        if line:
            value = line.value
            yield (column, line.words, None) if value is None else (column, value, format_of(_decimals(line)))
    yield len(MEASURE) + len(row.cells), row.sources, None


def _decimals(line: Line) -> int:
    return line.indicator.decimals if line.figure.decimals is None else line.figure.decimals


def _formats(book: Workbook) -> Callable[[int], Format]:
    """A format for each number of decimals, made once."""
    made: dict[int, Format] = {}

    def format_of(decimals: int) -> Format:
        if decimals not in made:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            made[decimals] = book.add_format({"num_format": pattern})
        return made[decimals]

    return format_of


def _write_explanations(
    book: Workbook, sheet: QuickSheet, heading: Format, sections: Sequence[Section]
) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    title = book.add_format({"bold": True, "font_size": 14})
    for column, width in enumerate(EXPLANATION_WIDTHS):
        sheet.set_column(column, column, width)
    _on_paper(sheet, EXPLANATION_WIDTHS)
    row = 0
    for section in sections:
        sheet.put(row, [(0, section.heading, title)])
        for cells, format_ in ((section.names, heading), *((each, wrapped) for each in section.rows)):
            row += 1
            if len(cells) == 1:  # a sentence, which runs on over the columns beside it
                sheet.put(row, [(0, cells[0], None)])
                continue
            sheet.set_row(row, min(LINE * max(map(_lines, cells, EXPLANATION_WIDTHS)), HIGHEST))
            sheet.put(row, ((column, text, format_) for column, text in enumerate(cells)))
        row += 2


def _on_paper(sheet: QuickSheet, widths: Iterable[int]) -> None:
    """A4 lying down, as wide as the paper where that can still be read."""
    sheet.set_paper(A4)
    sheet.set_landscape()
    if sum(widths) <= READABLE:
        sheet.fit_to_pages(1, 0)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column so many characters wide."""
    return math.ceil(len(text) / (FULL * width)) or 1
