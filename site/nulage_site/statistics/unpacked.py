"""What are the parts of an XLSX file, and is it safe to read them?"""

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from string import ascii_letters, digits

from nulage_site.swedish import number

Parts = Mapping[str, bytes]
"""What an XLSX file is packed from, by name: each sheet is a part, and the texts of all sheets are one."""

MAX_PARTS = 1_000
MAX_UNPACKED = 256 * 2**20
MAX_CELLS = 10_000_000
AT_ONCE = 2**20
LONGEST_PLACE = 40
# Where a row or a cell says that it stands. A sheet with one cell far out would be filled up to it in memory.
# The letter stands first, as it is then looked for as such, and what is before it afterwards.
PLACE = re.compile(rb"""r(?<=\sr)\s*=\s*["']([A-Za-z]{0,3}\d{1,7})["']""")
# A place that is below row 499: above it even the columns of the widest place are not too many.
FAR_DOWN = re.compile(rb"""r(?<=\sr)\s*=\s*["'][A-Za-z]{0,3}0*(?:[1-9]\d{3,}|[5-9]\d\d)""")
LETTERS, DIGITS = ascii_letters.encode(), digits.encode()
# How many strings or styles a part says that it holds: room is made for them before they are read.
HUGE_COUNT = re.compile(rb"""ount\s*=\s*["'](\d{8,})""")


class UnsafeWorkbook(Exception):
    """An XLSX file that would take more room than any file of statistics does."""


def unpack(file: Path) -> Parts:
    """Every part of an XLSX file. Raises UnsafeWorkbook when its directory tells of too many or too much.

    Raises BadZipFile and its like when a part has not the size or the checksum that is told.
    """
    with zipfile.ZipFile(file) as archive:
        told = archive.infolist()
        unpacked = sum(part.file_size for part in told)
        if len(told) > MAX_PARTS or unpacked > MAX_UNPACKED:
            raise UnsafeWorkbook(
                f"en fil som uppackad blir {number(unpacked / 2**20, 0)} MB (antal delar: {len(told)})"
            )
        return {part.filename: archive.read(part) for part in told}


def look_through(parts: Iterable[bytes]) -> None:
    """Raises UnsafeWorkbook when a part would be given more room than it fills."""
    for part in parts:
        if huge := HUGE_COUNT.search(part):
            raise UnsafeWorkbook(f"en del som säger sig rymma {huge[1].decode()} texter eller format")
        if not FAR_DOWN.search(part):
            continue
        last_row, last_column = _extent(part)
        if last_row * last_column > MAX_CELLS:
            raise UnsafeWorkbook(
                f"ett blad med {number(last_row, 0)} rader och {number(last_column, 0)} kolumner"
            )


def places(text: bytes) -> tuple[list[bytes], list[bytes]]:
    """The rows and the columns that anything in a text says that it stands in; a row itself has no column."""
    found = b" ".join(PLACE.findall(text))  # taken apart as one text: a sheet has a million
    return found.translate(None, LETTERS).split(), found.translate(None, DIGITS).split()


def _extent(part: bytes) -> tuple[int, int]:
    """The last row and the last column."""
    rows, columns = {b"0"}, {b""}
    for start in range(0, len(part), AT_ONCE):
        of_these = places(part[start : start + AT_ONCE + LONGEST_PLACE])
        rows.update(of_these[0])
        columns.update(of_these[1])
    return max(map(int, rows)), max(map(_column_number, columns))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
