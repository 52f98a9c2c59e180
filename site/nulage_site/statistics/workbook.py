"""What do the sheets of an XLSX file say?"""

import zipfile
import zlib
from pathlib import Path
from typing import Any, BinaryIO

from python_calamine import CalamineError, CalamineWorkbook

from nulage_site.faults import Fault, FaultsFound
from nulage_site.lately import keep_last, last_of
from nulage_site.statistics.changed_rows import changed_rows, packed
from nulage_site.statistics.unpacked import (
    MAX_CELLS,
    MAX_UNPACKED,
    Parts,
    UnsafeWorkbook,
    look_through,
    unpack,
)
from nulage_site.swedish import number

Rows = list[list[Any]]
"""A sheet from its cell A1: numbers, texts, and an empty text where there is nothing."""

Sheets = dict[str, Rows]

KIND = "sheets"
UNREADABLE = (CalamineError, zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)


def read_sheets(file: Path, told_as: str) -> Sheets:
    """The sheets that hold anything, by name. Raises FaultsFound when this is no whole and modest XLSX file.

    `told_as` is the file's name in a report.
    """
    try:
        sheets = _sheets(unpack(file), file, told_as)
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


def _sheets(parts: Parts, file: Path, told_as: str) -> Sheets:
    """Every sheet; of one that has changed in a few rows since it was read, only these are read again."""
    last: tuple[str, Parts, Sheets] | None = last_of(KIND)
    sheets = None
    if last and last[0] == told_as and (stretch := changed_rows(last[1], parts)):
        look_through(stretch.parts.values())
        sheets = _put_into(last[2], _read(packed(stretch.parts)), stretch.numbers)
    if sheets is None:
        look_through(parts.values())
        sheets = _read(file)
    keep_last(KIND, (told_as, parts, sheets))
    return sheets


def _read(file: Path | BinaryIO) -> Sheets:
    with CalamineWorkbook.from_object(file) as workbook:
        return {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }


def _put_into(sheets: Sheets, changed: Sheets, numbers: range) -> Sheets | None:
    """The one sheet with those of its rows changed; None where they do not fit into it."""
    ((name, rows),) = changed.items()
    whole = [*sheets.get(name, [])]
    if len(rows) != numbers.stop or len(whole) < numbers.stop or len(rows[0]) > len(whole[0]):
        return None
    for changed_row in numbers:
        whole[changed_row] = rows[changed_row] + [""] * (len(whole[0]) - len(rows[changed_row]))
    return {name: whole} if any(row[-1] != "" for row in whole) else None


def column_name(index: int) -> str:
    """`A` for 0, `AB` for 27: what a spreadsheet program calls the column."""
    name = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _fault(told_as: str, found: str, expected: str) -> Fault:
    return Fault(told_as, "", found, expected, "Hämta filen igen från källan.")
