"""Which rows of a workbook have changed since it was read, so that only these are read again?

A sheet of the analysis basis has ten million characters, and a corrected figure is in one row of it. Where
all that decides how a sheet reads is as it was, and its text differs in one stretch of whole rows, a workbook
of these rows alone says what they say.
"""

import io
import re
import zipfile
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from nulage_site.statistics.unpacked import AT_ONCE, Parts, places

SHEETS, BOOK, INSIDE = "xl/worksheets/", "xl/workbook.xml", "xl/"
# How the rows of a sheet begin, with the name that the program which wrote it has for them.
ROW = re.compile(rb"<((?:\w+:)?row)\s")
NUMBER = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["'](\d+)""")
USED = re.compile(rb"""\scount\s*=\s*["']\d+["']""")
DATES = re.compile(rb"""date1904\s*=\s*["']\w+""")


class ChangedRows(NamedTuple):
    """A workbook with these rows alone, by their numbers from 0, each where it stands in the whole."""

    parts: Parts
    numbers: range


def changed_rows(before: Parts, now: Parts) -> ChangedRows | None:
    """The rows in one stretch that says something else; None where more has changed, or it cannot be told."""
    sheets = [name for name in now if name.startswith(SHEETS) and name.endswith(".xml")]
    if len(sheets) != 1 or not _alike(before, now, but=sheets[0]):
        return None
    old, new = before[sheets[0]], now[sheets[0]]
    row = ROW.search(new)
    if old == new or row is None or b"<!" in new:  # what is set aside by a comment is no row
        return None
    opening, closing = b"<" + row[1], b"</" + row[1] + b">"
    start, from_end = _apart(old, new)
    start = new.rfind(opening, row.start(), start)
    ends = [text.find(closing, len(text) - from_end) + len(closing) for text in (old, new)]
    if start < 0 or min(ends) < len(closing):
        return None
    stretch = new[start : ends[1]]
    numbers = _numbers(stretch)
    if numbers is None or numbers != _numbers(old[start : ends[0]]):
        return None
    rest = new.rfind(closing) + len(closing)
    return ChangedRows({**now, sheets[0]: new[: row.start()] + stretch + new[rest:]}, numbers)


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
        {name for name in parts if name.startswith(INSIDE) and name not in (but, BOOK)}
        for parts in (before, now)
    ]
    return (
        but in before
        and names[0] == names[1]
        and all(_uncounted(before[name]) == _uncounted(now[name]) for name in names[0])
        and DATES.findall(before.get(BOOK, b"")) == DATES.findall(now.get(BOOK, b""))
    )


def _uncounted(part: bytes) -> bytes:
    """A part without how often its texts are used, which a cell that becomes a number changes."""
    return USED.sub(b"", part, count=1)


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
    reached, step = 0, AT_ONCE
    while step:
        while reached + step <= most and alike(reached, reached + step):
            reached += step
        step //= 2
    return reached


def _numbers(stretch: bytes) -> range | None:
    """The rows that a stretch is made of; None unless they stand in order with their cells inside."""
    told = [int(number) for number in NUMBER.findall(stretch)]
    rows = set(map(int, set(places(stretch)[0])))
    return range(told[0] - 1, told[-1]) if told and told == sorted(rows) else None
