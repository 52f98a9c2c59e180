"""What do the sheets of an XLSX file say?"""

import zipfile
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from python_calamine import CalamineError, CalamineWorkbook

from nulage_site.faults import Fault, FaultsFound
from nulage_site.lately import is_wanted, keep_last, last_of
from nulage_site.statistics.changed_rows import changed_rows, packed, the_sheet
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

UNREADABLE = (CalamineError, zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError)


class LastRead(NamedTuple):
    """A file as it was read; the name of its one `sheet` if that can be read again row by row, or none."""

    told_as: str
    parts: Parts
    sheets: Sheets
    sheet: str


def read_sheets(file: Path, told_as: str) -> Sheets:
    """The sheets that hold anything, by name. Raises FaultsFound when this is no whole and modest XLSX file.

    `told_as` is the file's name in a report.
    """
    try:
        sheets = _sheets(unpack(file), told_as)
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


def _sheets(parts: Parts, told_as: str) -> Sheets:
    """Every sheet; of one that has changed in a few rows since it was read, only these are read again."""
    last: LastRead | None = last_of(LastRead)
    if (
        last
        and last.told_as == told_as
        and last.sheet
        and (some := changed_rows(last.parts, parts, last.sheet))
    ):
        look_through(some.parts.values())
        if sheets := _put_into(last.sheets, _read(some.parts), some.numbers):
            keep_last(LastRead, LastRead(told_as, parts, sheets, last.sheet))
            return sheets
    look_through(parts.values())
    sheets = _read(parts)
    if is_wanted():
        keep_last(LastRead, LastRead(told_as, parts, sheets, the_sheet(parts)))
    return sheets


def _read(parts: Parts) -> Sheets:
    """What the very bytes say that were looked through."""
    with CalamineWorkbook.from_filelike(packed(parts)) as workbook:
        return {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in workbook.sheet_names
        }


def _put_into(sheets: Sheets, changed: Sheets, numbers: range) -> Sheets | None:
    """The one sheet with those of its rows changed; None where they do not fit into it."""
    if sheets.keys() != changed.keys() or len(sheets) > 1:
        return None
    ((name, rows),) = changed.items()
    whole = [*sheets[name]]
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
