"""How are tens of thousands of cells written to a workbook without weighing of each what it might be?

XlsxWriter takes in a cell at a time, checks it, keeps it, and weighs it again when the file is made; for our
plain texts and numbers that was half of what a workbook cost. Here a row becomes the same XML at once.
`tests/site/downloads/test_sheet.py` holds the file to the bytes of XlsxWriter's own.
"""

from collections.abc import Iterable
from functools import cache
from itertools import groupby

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from nulage_site.downloads.columns import Cell

BLOCK = 16
"""Rows that share what they say of how far they reach, as Excel has it."""

letters = cache(xl_col_to_name)


class QuickSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter says nothing of its types
    """A worksheet that is given whole rows, from the top, and whose cells are never asked for again."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[int, int, int, str]] = []
        self._styles: dict[Format | None, str] = {None: ""}

    def put(self, row: int, cells: Iterable[tuple[int, Cell, Format | None]]) -> None:
        """Write a row: of each cell its column, what stands in it, and its format if it has one.

        By kind and never by guessing, so that a text is a text whatever it begins with. Rows and columns are
        counted from 0, and come in order.
        """
        columns, written, number_of = [], [], self.str_table._get_shared_string_index  # noqa: SLF001
        for column, cell, format_ in cells:
            if format_ and format_ not in self._styles:
                self._styles[format_] = f' s="{format_._get_xf_index()}"'  # noqa: SLF001
            place = f'<c r="{letters(column)}{row + 1}"{self._styles[format_]}'
            if isinstance(cell, str):
                written.append(f'{place} t="s"><v>{number_of(cell)}</v></c>')
            else:
                written.append(f"{place}><v>{cell:.16G}</v></c>")
            columns.append(column)
        if columns:
            self._check_dimensions(row, columns[0])
            self._check_dimensions(row, columns[-1])
            self._rows.append((row, columns[0], columns[-1], "".join(written)))

    def _write_rows(self) -> None:
        for _, block in groupby(self._rows, key=lambda row: row[0] // BLOCK):
            rows = list(block)
            first, last = min(row[1] for row in rows), max(row[2] for row in rows)
            for number, _, _, cells in rows:
                self._write_row(number, f"{first + 1}:{last + 1}", self.row_info.get(number))
                self.fh.write(cells)
                self._xml_end_tag("row")
