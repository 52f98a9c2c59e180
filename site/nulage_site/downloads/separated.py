"""How is a table written so that Swedish Excel opens it right, and no cell in it is a formula?"""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import islice

from nulage_site.downloads.columns import Cell

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of something to reckon (OWASP: CSV Injection)."""

ROWS = 1000
"""In each piece: some hundred kilobytes."""


def separated(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Iterator[bytes]:
    """CSV in UTF-8 with a byte order mark, semicolons, decimal commas and CRLF.

    It comes piece by piece: a whole country's units are 100 MB.
    """
    lines, left = writer(), iter(rows)
    yield heading(header)
    while piece := lines(islice(left, ROWS)):
        yield piece


def heading(header: Iterable[str]) -> bytes:
    """What stands first in the file."""
    return BOM_UTF8 + writer()([header])


def writer() -> Callable[[Iterable[Iterable[Cell]]], bytes]:
    """Writes rows as lines."""
    written = Written()

    def lines(rows: Iterable[Iterable[Cell]]) -> bytes:
        text = StringIO(newline="")
        cells = (map(written.__getitem__, row) for row in rows)
        csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(cells)
        return text.getvalue().encode()

    return lines


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
