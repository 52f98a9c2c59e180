"""How is a table written so that Swedish Excel opens it right, and no cell in it is a formula?"""

import csv
from collections.abc import Iterable
from io import StringIO

from nulage_site.downloads.columns import Cell

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of something to reckon (OWASP: CSV Injection)."""


def separated(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """CSV in UTF-8 with a byte order mark, semicolons, decimal commas and CRLF."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(_written, header))
    writer.writerows(map(_written, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    """A number without thousands separators and needless decimals; a text that is text to a spreadsheet."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    return str(int(cell) if cell == int(cell) else cell).replace(".", ",")
