"""What do the sheets of an XLSX file say, and is the file safe to unpack?"""

import re
import zipfile
import zlib
from pathlib import Path
from string import ascii_letters, digits
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from nulage_site.faults import Fault, FaultsFound
from nulage_site.swedish import number

Rows = list[list[Any]]
"""A sheet from its cell A1: numbers, texts, and an empty text where there is nothing."""

MAX_PARTS = 1_000
MAX_UNPACKED = 256 * 2**20
MAX_CELLS = 10_000_000
CHUNK = 2**20
UNREADABLE = (CalamineError, zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)
# Where a row or a cell says that it stands. A sheet with one cell far out would be filled up to it in memory.
# The letter stands first, as it is then looked for as such, and what is before it afterwards.
PLACE = re.compile(rb"""r(?<=\sr)\s*=\s*["']([A-Za-z]{0,3}\d{1,7})["']""")
LETTERS, DIGITS = ascii_letters.encode(), digits.encode()
# How many strings or styles a part says that it holds: room is made for them before they are read.
HUGE_COUNT = re.compile(rb"""ount\s*=\s*["'](\d{8,})""")
LONGEST_PLACE = 40


class UnsafeWorkbook(Exception):
    """An XLSX file that would take more room than any file of statistics does."""


def read_sheets(file: Path, told_as: str) -> dict[str, Rows]:
    """The sheets that hold anything, by name. Raises FaultsFound when this is no whole and modest XLSX file.

    `told_as` is the file's name in a report.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            _measure(archive)
        with CalamineWorkbook.from_path(file) as workbook:
            sheets = {
                name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in workbook.sheet_names
            }
    except UnsafeWorkbook as unsafe:
        expected = (
            f"högst {MAX_UNPACKED // 2**20} MB uppackad, och högst {number(MAX_CELLS, 0)} celler på ett blad"
        )
        raise FaultsFound([_fault(told_as, str(unsafe), expected)]) from None
    except UNREADABLE:
        found = "en fil som är trasig, avkortad eller av ett annat slag"
        raise FaultsFound([_fault(told_as, found, "en hel XLSX-fil")]) from None
    filled = {name: rows for name, rows in sheets.items() if any(cell != "" for row in rows for cell in row)}
    if not filled:
        raise FaultsFound([_fault(told_as, "varken text eller tal", "minst en tabell")])
    return filled


def column_name(index: int) -> str:
    """`A` for 0, `AB` for 27: what a spreadsheet program calls the column."""
    name = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _measure(archive: zipfile.ZipFile) -> None:
    """Refuse by what the directory says, then read every part through: a part may be larger than it says."""
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED:
        raise UnsafeWorkbook(
            f"en fil som uppackad blir {number(unpacked / 2**20, 0)} MB (antal delar: {len(parts)})"
        )
    for part in parts:
        rows, columns, tail = {b"0"}, {b""}, b""
        with archive.open(part) as content:  # raises BadZipFile when size or checksum is not as said
            while chunk := content.read(CHUNK):
                text = tail + chunk
                places = b" ".join(PLACE.findall(text))  # taken apart as one text: a sheet has a million
                rows.update(places.translate(None, LETTERS).split())
                columns.update(places.translate(None, DIGITS).split())
                if huge := HUGE_COUNT.search(text):
                    raise UnsafeWorkbook(f"en del som säger sig rymma {huge[1].decode()} texter eller format")
                tail = chunk[-LONGEST_PLACE:]
        last_row, last_column = max(map(int, rows)), max(map(_column_number, columns))
        if last_row * last_column > MAX_CELLS:
            raise UnsafeWorkbook(
                f"ett blad med {number(last_row, 0)} rader och {number(last_column, 0)} kolumner"
            )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _fault(told_as: str, found: str, expected: str) -> Fault:
    return Fault(told_as, "", found, expected, "Hämta filen igen från källan.")
