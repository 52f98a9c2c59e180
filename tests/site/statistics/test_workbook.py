"""Is an XLSX file whole and modest?"""

import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
import xlsxwriter

from nulage_site.faults import FaultsFound
from nulage_site.statistics import unpacked
from nulage_site.statistics.unpacked import unpack
from nulage_site.statistics.workbook import column_name, read_sheets

Edit = Callable[[str, bytes], bytes]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("Tabell").write_row(1, 1, ["åäö", 76.3, 8])
        book.add_worksheet("Tom")
    return file


def edited(file: Path, edit: Edit) -> Path:
    """The same file with its parts changed."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: edit(name, archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file


def found(file: Path) -> str:
    with pytest.raises(FaultsFound) as refused:
        read_sheets(file, "a/2026/a.xlsx")
    (fault,) = refused.value.faults
    assert fault.file == "a/2026/a.xlsx"
    return fault.found


def test_sheets_are_read_from_their_first_cell_and_empty_ones_left_out(file: Path) -> None:
    assert read_sheets(file, "a") == {"Tabell": [["", "", "", ""], ["", "åäö", 76.3, 8.0]]}


def test_a_truncated_file_is_a_broken_file(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-900])
    assert found(file) == "en fil som är trasig, avkortad eller av ett annat slag"


def test_a_page_in_place_of_a_file_is_a_broken_file(file: Path) -> None:
    file.write_text("<html>404</html>")
    assert found(file) == "en fil som är trasig, avkortad eller av ett annat slag"


def test_a_zip_file_of_something_else_is_a_broken_file(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "text")
    assert found(file) == "en fil som är trasig, avkortad eller av ett annat slag"


def test_a_flipped_byte_is_a_broken_file(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[content.index(b"xl/worksheets/sheet1.xml") + 60] ^= 0xFF
    file.write_bytes(content)
    assert found(file) == "en fil som är trasig, avkortad eller av ett annat slag"


def test_a_part_of_many_zeros_is_refused_before_it_is_unpacked(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacked, "MAX_UNPACKED", 2**20)
    edited(file, lambda name, content: content + b" " * 2**21 if name.endswith("sheet1.xml") else content)
    assert file.stat().st_size < 2**15
    assert found(file).startswith("en fil som uppackad blir 2 MB (antal delar: ")


def test_a_file_that_lies_about_its_size_is_refused(file: Path) -> None:
    edited(file, lambda _name, content: content)
    with zipfile.ZipFile(file) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    file.write_bytes(file.read_bytes().replace(size.to_bytes(4, "little"), (size - 40).to_bytes(4, "little")))
    assert found(file) == "en fil som är trasig, avkortad eller av ett annat slag"


def test_no_more_is_unpacked_than_the_directory_tells(file: Path) -> None:
    part = "xl/worksheets/sheet1.xml"
    edited(file, lambda name, content: content + b" " * 2**26 if name == part else content)
    with zipfile.ZipFile(file) as archive:
        told, whole = archive.getinfo(part), archive.read(part)
    content = file.read_bytes().replace(told.file_size.to_bytes(4, "little"), (400).to_bytes(4, "little"))
    crc = (crc32(whole[:400]).to_bytes(4, "little"), told.CRC.to_bytes(4, "little"))
    file.write_bytes(content.replace(crc[1], crc[0]))
    tracemalloc.start()
    unpack(file)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2**22


def test_what_is_read_is_what_was_looked_through(file: Path) -> None:
    """A name ends at a zero for one library and not for another."""
    harmless = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(file) as archive:
        content = archive.read(harmless)
    edited(
        file, lambda name, content: content.replace(b'"D2"', b'"DZZ4000"') if name == harmless else content
    )
    with warnings.catch_warnings(), zipfile.ZipFile(file, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("xl/worksheets/sheet1.xmlX", content)
    file.write_bytes(file.read_bytes().replace(b"sheet1.xmlX", b"sheet1.xml\0"))
    assert read_sheets(file, "a") == {"Tabell": [["", "", "", ""], ["", "åäö", 76.3, 8.0]]}


@pytest.mark.parametrize(
    "place", [b'r="AAAAA600"', b'r="A12345678"', b"r" + b" " * 3_000 + b'="DZZ4000"', b's="0"r="DZZ4000"']
)
@pytest.mark.parametrize("before", [0, 2**20 - 1_000, 2**20 - 2_000])
def test_a_place_far_out_is_seen_however_it_is_written(file: Path, place: bytes, before: int) -> None:
    def edit(_name: str, content: bytes) -> bytes:
        return content.replace(b'r="D2"', place).replace(b"<sheetData>", b" " * before + b"<sheetData>")

    edited(file, edit)
    assert found(file).startswith("ett blad med ")


def test_one_cell_far_out_does_not_fill_the_memory(file: Path) -> None:
    edited(file, lambda _name, content: content.replace(b'r="D2"', b'r="XFD1048576"'))
    assert (
        found(file)
        == "ett blad med 1\N{NO-BREAK SPACE}048\N{NO-BREAK SPACE}576 rader och 16\N{NO-BREAK SPACE}384 kolumner"
    )


def test_room_is_not_made_for_strings_that_are_not_there(file: Path) -> None:
    edited(file, lambda _name, content: content.replace(b'uniqueCount="1"', b'uniqueCount="4294967290"'))
    assert found(file) == "en del som säger sig rymma 4294967290 texter eller format"


def test_a_file_of_empty_sheets_is_a_fault(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet()
    assert found(tmp_path / "a.xlsx") == "varken text eller tal"


def test_columns_are_called_as_spreadsheets_call_them() -> None:
    assert [column_name(index) for index in (0, 25, 26, 701, 702, 5992)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "HVM",
    ]
