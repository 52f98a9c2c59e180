"""A sheet that is written row by row is, to the byte, the one that XlsxWriter makes cell by cell."""

from datetime import datetime
from io import BytesIO

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from nulage_site.app import create_app
from nulage_site.downloads.sheet import QuickSheet
from nulage_site.downloads.workbook import OPTIONS


class CellByCell(Worksheet):
    """The same rows, through what XlsxWriter offers."""

    def put(self, row, cells):
        for column, cell, format_ in cells:
            write = self.write_string if isinstance(cell, str) else self.write_number
            write(row, column, cell, format_)


def book_of(kind, sheets):
    file = BytesIO()
    with Workbook(file, OPTIONS) as book:
        book.set_properties({"created": datetime(2026, 3, 25)})  # noqa: DTZ001
        formats = [None, book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.0"})]
        for rows in sheets:
            sheet = book.add_worksheet(None, kind)
            sheet.set_column(0, 0, 40)
            for row, cells in rows:
                sheet.put(row, [(column, cell, formats[which]) for column, cell, which in cells])
            sheet.freeze_panes(1, 2)
            sheet.autofilter(0, 0, 40, 3)
    return file.getvalue()


SHEETS = {
    "no rows": [[]],
    "a text": [[(0, [(0, "Åskolan", 1)])]],
    "signs": [[(0, [(0, "=1+1", 0), (1, '<a & "b">', 0), (2, " med\nrader ", 0), (3, "_x0000_\x07", 1)])]],
    "numbers": [[(3, [(0, 0, 2), (1, -7.5, 2), (2, 140200.0, 0), (27, 1 / 3, 2), (700, 1e-7, 2), (701, 1e17, 0)])]],
    "empty texts": [[(0, [(0, "", 1), (2, "c", 0), (3, "", 0)]), (1, [(0, "", 0)]), (2, [(1, 5, 2)])]],
    "many rows": [[(row, [(row % 7, f"rad {row % 5}", row % 2), (9, row / 8, 2)]) for row in range(0, 70, 3)]],
    "two sheets": [[(0, [(0, "samma", 0), (1, 2.5, 2)])], [(0, [(0, "samma", 1), (1, "annan", 0)]), (20, [(5, 1, 0)])]],
}  # fmt: skip


@pytest.mark.parametrize("sheets", SHEETS.values(), ids=SHEETS)
def test_a_sheet_is_as_xlsxwriter_makes_it(sheets):
    assert book_of(QuickSheet, sheets) == book_of(CellByCell, sheets)


def test_every_principals_workbook_is_as_xlsxwriter_makes_it(library, monkeypatch):
    client = create_app(library).test_client()
    addresses = [f"/huvudman/{each.id}/underlag.xlsx" for each in library.country.principals]
    quick = [client.get(address).data for address in addresses]
    monkeypatch.setattr("nulage_site.downloads.workbook.QuickSheet", CellByCell)
    assert [client.get(address).data for address in addresses] == quick
