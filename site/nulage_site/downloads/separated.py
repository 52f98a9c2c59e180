"""How is a table written so that Swedish Excel opens it right, and no cell in it is a formula?"""

import csv
from collections.abc import Iterable
from io import BytesIO, TextIOWrapper

from nulage_site.downloads.columns import Cell

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of something to reckon (OWASP: CSV Injection)."""


def separated(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """CSV in UTF-8 with a byte order mark, semicolons, decimal commas and CRLF.

    It is gathered as bytes: a whole country's units are 100 MB, and four times that as text.
    """
    body, written = BytesIO(), Written()
    text = TextIOWrapper(body, "utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(map(written.__getitem__, header))
    writer.writerows(map(written.__getitem__, row) for row in rows)
    text.flush()
    return body.getvalue()


class Written(dict[Cell, str]):
    """What each cell is as text, made once for each different one: most are said on many lines.

    A number is without thousands separators and needless decimals, a text is text to a spreadsheet.
    """

    def __missing__(self, cell: Cell) -> str:
        if isinstance(cell, str):
            self[cell] = f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
        else:
            self[cell] = str(int(cell) if cell == int(cell) else cell).replace(".", ",")
        return self[cell]
