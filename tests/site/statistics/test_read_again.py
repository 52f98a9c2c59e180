"""Does a sheet in which little has changed say the same as when all of it is read?"""

import random
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import pytest
import xlsxwriter

from nulage_site.lately import lately
from nulage_site.model import QualitySystem
from nulage_site.statistics import underlag, workbook
from nulage_site.statistics.underlag import Reading, read_underlag
from nulage_site.statistics.workbook import read_sheets

PUPILS = "Elever: Antal elever"
SHARE = "Delmål 1: Andel (%) elever som har lägst betyget E"
COST = "Kostnader: Per elev"
NATION = "RIKET: TOTALT"
TOWN = "LILLÅNGS KOMMUN (2129900003): HUVUDMAN"
SCHOOL = "LILLÅNGS KOMMUN (2129900003): ÄNGSSKOLAN F-6 (10000001)"
COMPANY = "VIDARSKOLAN AB (SVB) (5799900138): HUVUDMAN"
HEADS, YEAR = (NATION, TOWN, SCHOOL), "2024/25"
ROWS = ((PUPILS, 1104, 812, 9), (SHARE, 70.4, "..", "-"), (COST, "139 800", 8, "."))

EVERYDAY = (7, 70.4, 0, "..", "-", ".", "139 800")
SELDOM = ("...", "1,5", "ungefär 60", "", True, 1, 1e9)

Row = Sequence[object]
Save = Callable[..., Path]


@pytest.fixture
def save(write: Callable[..., Path]) -> Save:
    """A file of these rows, beside those that were saved before."""
    number = iter(range(1_000))

    def save(rows: Sequence[Row], heads: Sequence[str] = HEADS, year: str = YEAR, **how: object) -> Path:
        name = f"{next(number)}.xlsx"
        folder = write(heads, [year] * len(heads), *rows, name=name, **how)
        return folder / "underlag/2026-03-25" / name

    return save


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What of the two that take long is done: a whole file is unpacked into rows, or a whole sheet read."""
    done: list[str] = []
    for module, name, told in ((workbook, "the_sheet", "unpacked"), (underlag, "_read_sheet", "read")):
        real = getattr(module, name)

        def counted(*given: object, real: Callable[..., object] = real, told: str = told) -> object:
            done.append(told)
            return real(*given)

        monkeypatch.setattr(module, name, counted)
    return done


def read(file: Path, system: QualitySystem, told_as: str = "u/2026-03-25/a.xlsx") -> Reading:
    return read_underlag(file, told_as, "u/2026-03-25", system, None)


def check_same(one: Reading, other: Reading) -> None:
    """They say the same; what else a column of texts could say is no part of it."""
    assert (one.entities, one.faults, len(one.tables)) == (other.entities, other.faults, len(other.tables))
    for mine, others in zip(one.tables, other.tables, strict=True):
        pd.testing.assert_frame_equal(mine.astype({"raw": object}), others.astype({"raw": object}))


def with_cell(row: int, column: int, content: object) -> list[list[object]]:
    rows = [list(each) for each in ROWS]
    rows[row][column] = content
    return rows


@pytest.mark.parametrize("content", [71.25, 0, ".."])
def test_one_figure_is_read_without_the_rest(
    save: Save, system: QualitySystem, done: list[str], content: object
) -> None:
    before, after = save(ROWS), save(with_cell(1, 1, content))
    afresh = read(after, system)
    with lately():
        read(before, system)
        done.clear()
        again = read(after, system)
    assert done == []
    check_same(again, afresh)
    assert again.tables[0]["raw"].tolist()[1] == (content if isinstance(content, str) else "")


@pytest.mark.parametrize(
    "change",
    [
        {"rows": with_cell(1, 1, True)},
        {"rows": with_cell(1, 1, "ungefär 60")},
        {"rows": with_cell(1, 1, "")},
        {"rows": with_cell(0, 0, SHARE)},
        {"rows": with_cell(2, 0, "Kostnader: Per elev och år")},
        {"rows": ROWS[:2]},
        {"rows": [*ROWS[:2], [], ROWS[2]]},
        {"rows": ROWS[::-1]},
        {"rows": [(*row, 4) for row in ROWS], "heads": (*HEADS, COMPANY)},
        {"rows": [row[:3] for row in ROWS], "heads": HEADS[:2]},
        {"rows": ROWS, "heads": (NATION, COMPANY, SCHOOL)},
        {"rows": ROWS, "heads": (TOWN, TOWN, SCHOOL)},
        {"rows": ROWS, "year": "2023/24"},
        {"rows": ROWS, "title": "Underlag för analys för anpassad grundskola"},
        {"rows": ROWS, "above": 2},
    ],
)
def test_where_more_than_figures_has_changed_the_sheet_is_read(
    save: Save, system: QualitySystem, done: list[str], change: dict[str, object]
) -> None:
    before, after = save(ROWS), save(**change)
    afresh = read(after, system)
    with lately():
        read(before, system)
        done.clear()
        check_same(read(after, system), afresh)
    assert "read" in done


def test_another_file_of_the_same_sheet_is_read(save: Save, system: QualitySystem, done: list[str]) -> None:
    before, after = save(ROWS), save(with_cell(1, 1, 71.25))
    with lately():
        read(before, system)
        done.clear()
        read(after, system, "u/2026-03-25/b.xlsx")
    assert done == ["unpacked", "read"]


def test_after_many_changes_the_reading_is_the_one_from_scratch(save: Save, system: QualitySystem) -> None:
    chance = random.Random(20)
    rows, files = [list(row) for row in ROWS], [save(ROWS)]
    for _ in range(150):
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            contents = EVERYDAY if chance.random() < 0.9 else SELDOM
            rows[chance.randrange(3)][chance.randrange(1, 4)] = chance.choice(contents)
        files.append(save(rows))
    afresh = [read(file, system) for file in files]
    assert 20 < sum(not reading.faults for reading in afresh) < len(files)
    with lately():
        for file, expected in zip(files, afresh, strict=True):
            check_same(read(file, system), expected)


def test_every_cell_of_a_changed_sheet_is_read_as_in_the_whole(save: Save, done: list[str]) -> None:
    chance = random.Random(21)
    rows, files = [list(row) for row in ROWS], [save(ROWS)]
    for _ in range(150):
        row = chance.choice(rows)
        if chance.random() < 0.1:
            row[:] = [""] * chance.randrange(5) if chance.random() < 0.5 else [*row, 1]
        else:
            row[chance.randrange(len(row)) if row else 0 :] = [chance.choice((*EVERYDAY, *SELDOM, PUPILS))]
        files.append(save(rows))
    afresh = [repr(read_sheets(file, "a")) for file in files]
    with lately():
        assert [repr(read_sheets(file, "a")) for file in files] == afresh
    assert len(done) < len(files) - 10


SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
CHANGED = {"<v>812</v>": "<v>813</v>"}
"""One figure."""


def edited(file: Path, name: str, edits: Mapping[str, str], part: str = SHEET, called: str = "") -> Path:
    """The same file under another name with another text in one part, which may be `called` something else."""
    with zipfile.ZipFile(file) as archive:
        parts = {each: archive.read(each).decode() for each in archive.namelist()}
    for was, becomes in edits.items():
        assert was in parts[part], was
        parts[part] = parts[part].replace(was, becomes, 1)
    other = file.with_name(name)
    with zipfile.ZipFile(other, "w") as archive:
        for each, content in parts.items():
            archive.writestr(called if called and each == part else each, content)
    return other


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"<v>812</v>": "<v>813</v><!-- </row> -->"}),
        ({}, {"<v>812</v>": "<v>813</v><?x </row> ?>"}),
        ({}, {'<c r="C5"': '<c r="C7"'}),
        ({'<row r="7"': '<row r="5"', 'r="C7"': 'r="C5"'}, CHANGED),
        ({'<c r="C7"': '<c r="C5"'}, CHANGED),
        ({'<row r="6"': "<row"}, CHANGED),
        ({}, {**CHANGED, '<row r="6"': "<row"}),
        (
            {"</sheetData>": '</sheetData><sheetData><row r="5"><c r="C5"><v>9</v></c></row></sheetData>'},
            CHANGED,
        ),
        (
            {
                "</row></sheetData>": '<!-- </row><row r="9"><c r="A9"><v>9</v></c></row> --></row></sheetData>'
            },
            CHANGED,
        ),
        ({"</row></sheetData>": '</row><row r="600"><c r="A600"><v>9</v></c></row></sheetData>'}, CHANGED),
    ],
)
def test_a_sheet_in_which_rows_are_not_told_one_by_one_is_read_whole(
    save: Save, done: list[str], before: dict[str, str], after: dict[str, str]
) -> None:
    first = edited(save(ROWS), "before.xlsx", before)
    second = edited(first, "after.xlsx", after)
    afresh = repr(read_sheets(second, "a"))
    with lately():
        read_sheets(first, "a")
        done.clear()
        assert repr(read_sheets(second, "a")) == afresh
    assert done == ["unpacked"]


@pytest.mark.parametrize("called", ["", "XL/sharedStrings.xml"])
def test_texts_that_have_changed_beside_a_figure_are_read(save: Save, done: list[str], called: str) -> None:
    first = edited(save(ROWS), "before.xlsx", {}, TEXTS, called)
    texts = edited(first, "texts.xlsx", {SHARE: COST}, called or TEXTS)
    second = edited(texts, "after.xlsx", CHANGED)
    afresh = read_sheets(second, "a")
    with lately():
        read_sheets(first, "a")
        done.clear()
        assert read_sheets(second, "a") == afresh
    assert done == ["unpacked"]


def test_a_text_that_looks_like_a_count_of_texts_is_read(save: Save) -> None:
    uncounted = {' count="': ' other="', SHARE: 'Andel count="5"'}
    first = edited(save(ROWS), "before.xlsx", uncounted, TEXTS)
    texts = edited(first, "texts.xlsx", {'count="5"': 'count="6"'}, TEXTS)
    second = edited(texts, "after.xlsx", CHANGED)
    afresh = read_sheets(second, "a")
    with lately():
        read_sheets(first, "a")
        assert read_sheets(second, "a") == afresh


def test_a_file_with_a_chart_beside_its_sheet_is_read(tmp_path: Path) -> None:
    def book(name: str, number: float) -> Path:
        with xlsxwriter.Workbook(tmp_path / name) as book:
            book.add_worksheet("Tabell").write_column(0, 0, [PUPILS, number, 3])
            chart = book.add_chart({"type": "line"})
            chart.add_series({"values": "=Tabell!$A$2:$A$3"})
            book.add_chartsheet("Bild").set_chart(chart)
        return tmp_path / name

    with lately():
        for number in (7.0, 8.0, 9.0):
            assert read_sheets(book("a.xlsx", number), "a") == {"Tabell": [[PUPILS], [number], [3.0]]}


@pytest.mark.parametrize("zeros", [("-0", "0"), ("0", "-0")])
def test_nothing_is_the_same_with_and_without_a_sign(
    save: Save, system: QualitySystem, zeros: tuple[str, str]
) -> None:
    figures = save(ROWS)
    files = [edited(figures, f"noll{zero}.xlsx", {"<v>812</v>": f"<v>{zero}</v>"}) for zero in zeros]
    with lately():
        tables = [read(file, system).tables[0] for file in files]
    assert tables[0].to_csv() == tables[1].to_csv()
    assert "-0.0" not in tables[0].to_csv()
