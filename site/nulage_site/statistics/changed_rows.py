"""Which rows of a workbook have changed since it was read, so that only these are read again?

A sheet of the analysis basis has ten million characters, and a corrected figure is in one row of it. Where
all that decides how a sheet reads is as it was, and its text differs in one stretch of whole rows, a workbook
of these rows alone says what they say. It is so for a sheet of few rows, each told once and in order with its
own cells inside; of any other everything is read.
"""

import io
import re
import zipfile
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from nulage_site.statistics.unpacked import MANY_ROWS, PLACE, Parts, rows_and_columns

SHEETS, BOOK = "xl/worksheets/", "xl/workbook.xml"
ABOUT = ("docprops/", "package/services/")
"""Where parts are that say who has written a file, and when."""

ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])")
NUMBER = re.compile(rb"""[^<>]*?[\s"']r\s*=\s*["'](\d{1,7})["']""")
# What begins with it is no row, or sets rows aside.
ODD = re.compile(rb"<[!?]|<(?:\w+:)?sheetData[\s/>]")
DATES = re.compile(rb"""date1904\s*=\s*["']\w+""")
USED = re.compile(rb"""(<(?:\w+:)?sst\b[^>]*?)\scount\s*=\s*["']\d+["']""")
"""How often texts are used, which a cell that becomes a number changes."""

FIRST_STEP = 2**20


class ChangedRows(NamedTuple):
    """A workbook with these rows alone, by their numbers from 0, each where it stands in the whole."""

    parts: Parts
    numbers: range


def the_sheet(parts: Parts) -> str:
    """The name of the only sheet; empty where there are several, or it is not one to read row by row."""
    sheets = [name for name in parts if name.lower().startswith(SHEETS) and name.lower().endswith(".xml")]
    if len(sheets) != 1:
        return ""
    sheet = parts[sheets[0]]
    first = ROW.search(sheet)
    rows = _rows(sheet[first.start() :]) if first else None
    return sheets[0] if rows and rows[-1] < MANY_ROWS else ""


def changed_rows(before: Parts, now: Parts, sheet: str) -> ChangedRows | None:
    """The rows in one stretch that says something else; None where more has changed, or it cannot be told.

    `sheet` is the one sheet of what was `before`.
    """
    if not _alike(before, now, sheet):
        return None
    old, new = before[sheet], now[sheet]
    if (first := ROW.search(old)) is None:
        return None
    opening, closing = first[0], first[0].replace(b"<", b"</") + b">"
    start, from_end = _apart(old, new)
    start = new.rfind(opening, first.start(), start)
    ends = [text.find(closing, len(text) - from_end) + len(closing) for text in (old, new)]
    if start < 0 or min(ends) < len(closing):
        return None
    stretch = new[start : ends[1]]
    rows = _rows(stretch)
    if not rows or rows != _rows(old[start : ends[0]]):
        return None
    rest = new.rfind(closing) + len(closing)
    alone = new[: first.start()] + stretch + new[rest:]
    return ChangedRows({**now, sheet: alone}, range(rows[0] - 1, rows[-1]))


def packed(parts: Parts) -> BinaryIO:
    """An XLSX file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    file.seek(0)
    return file


def _alike(before: Parts, now: Parts, but: str) -> bool:
    """Whether the other parts let a cell say what it did: its texts, its styles, and what a date is."""
    names = [
        {name for name in parts if name not in (but, BOOK) and not name.lower().startswith(ABOUT)}
        for parts in (before, now)
    ]
    return (
        but in now
        and names[0] == names[1]
        and all(before[name] == now[name] or _unused(before[name]) == _unused(now[name]) for name in names[0])
        and DATES.findall(before.get(BOOK, b"")) == DATES.findall(now.get(BOOK, b""))
    )


def _unused(part: bytes) -> bytes:
    return USED.sub(rb"\1", part, count=1)


def _apart(old: bytes, new: bytes) -> tuple[int, int]:
    """How far both say the same from their start, and how much of what follows is the same at their ends."""
    short = min(len(old), len(new))
    start = _reach(short, lambda first, end: old[first:end] == new[first:end])
    ends = len(old), len(new)
    return start, _reach(
        short - start,
        lambda first, end: old[ends[0] - end : ends[0] - first] == new[ends[1] - end : ends[1] - first],
    )


def _reach(most: int, alike: Callable[[int, int], bool]) -> int:
    """How many there are, of `most`, before the first that is not alike. Long pieces are compared first."""
    reached, step = 0, FIRST_STEP
    while step:
        while reached + step <= most and alike(reached, reached + step):
            reached += step
        step //= 2
    return reached


def _rows(text: bytes) -> list[int] | None:
    """The rows that a text begins with and is made of; None unless they are in order with their own cells."""
    rows: list[int] = []
    if ODD.search(text):
        return None
    for row in ROW.split(text)[1:]:
        told = NUMBER.match(row)
        places, _ = rows_and_columns(PLACE.findall(row))
        if told is None or places != {told[1]} or (rows and int(told[1]) <= rows[-1]):
            return None
        rows.append(int(told[1]))
    return rows
