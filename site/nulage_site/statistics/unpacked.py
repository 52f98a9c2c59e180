"""What are the parts of an XLSX file, and is it safe to read them?"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from string import ascii_letters, digits

from nulage_site.swedish import number

Parts = Mapping[str, bytes]
"""What an XLSX file is packed from, by name: each sheet is a part, and the texts of all sheets are one."""

MAX_PARTS = 1_000
MAX_UNPACKED = 256 * 2**20
MAX_CELLS = 10_000_000
MANY_ROWS = 500
"""With fewer, a sheet as wide as three letters can tell of, 18,278 columns, has not too many cells."""

# Where a row or a cell says that it stands. A sheet with one cell far out would be filled up to it in memory.
# The letter stands first, as it is then looked for as such, and what is before it afterwards.
PLACE = re.compile(rb"""r(?<=[\s"']r)\s*=\s*["']([A-Za-z]*\d+)["']""")
# A place that is no place of a spreadsheet, or one from row MANY_ROWS on.
FAR_OUT = re.compile(rb"""r(?<=[\s"']r)\s*=\s*["'](?:[A-Za-z]{4,}\d|[A-Za-z]*0*(?:[1-9]\d{3,}|[5-9]\d\d))""")
LETTERS, DIGITS = ascii_letters.encode(), digits.encode()
# How many strings or styles a part says that it holds: room is made for them before they are read.
HUGE_COUNT = re.compile(rb"""ount\s*=\s*["'](\d{8,})""")
AT_ONCE = 100_000


class UnsafeWorkbook(Exception):
    """An XLSX file that would take more room than any file of statistics does."""


def unpack(file: Path) -> Parts:
    """Every part of an XLSX file. Raises UnsafeWorkbook when its directory tells of too many or too much.

    No more of a part is unpacked than the directory tells. Raises BadZipFile and its like when it is less, or
    has another checksum. Of parts with one name the last is the part.
    """
    with zipfile.ZipFile(file) as archive:
        told = archive.infolist()
        unpacked = sum(part.file_size for part in told)
        if len(told) > MAX_PARTS or unpacked > MAX_UNPACKED:
            raise UnsafeWorkbook(
                f"en fil som uppackad blir {number(unpacked / 2**20, 0)} MB (antal delar: {len(told)})"
            )
        return {part.filename: _unpacked(archive, part) for part in told}


def look_through(parts: Iterable[bytes]) -> None:
    """Raises UnsafeWorkbook when a part would be given more room than it fills."""
    for part in parts:
        if huge := HUGE_COUNT.search(part):
            raise UnsafeWorkbook(f"en del som säger sig rymma {huge[1].decode()} texter eller format")
        if not FAR_OUT.search(part):
            continue
        last_row, last_column = _extent(part)
        if last_row * last_column > MAX_CELLS:
            raise UnsafeWorkbook(
                f"ett blad med {number(last_row, 0)} rader och {number(last_column, 0)} kolumner"
            )


def rows_and_columns(places: Iterable[bytes]) -> tuple[set[bytes], set[bytes]]:
    """The different rows and columns of these places; a row itself has no column."""
    told = b" ".join(places)  # taken apart as one text: a sheet has a million
    return set(told.translate(None, LETTERS).split()), set(told.translate(None, DIGITS).split())


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as content:  # to read to the end would unpack what nobody told of
        return content.read(part.file_size)


def _extent(part: bytes) -> tuple[int, int]:
    """The last row and the last column that anything in a part says that it stands in."""
    rows, columns = {b"0"}, {b""}
    places = (place[1] for place in PLACE.finditer(part))
    for some in _batches(places):
        of_these = rows_and_columns(some)
        rows |= of_these[0]
        columns |= of_these[1]
    return max(map(int, rows)), max(map(_column_number, columns))


def _batches(places: Iterator[bytes]) -> Iterator[list[bytes]]:
    while some := list(islice(places, AT_ONCE)):
        yield some


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
