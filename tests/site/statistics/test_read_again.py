"""Does a sheet in which little has changed say the same as when all of it is read?"""

import random
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest

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
    for module, name, told in ((workbook, "_read", "unpacked"), (underlag, "_read_sheet", "read")):
        real = getattr(module, name)

        def counted(
            what: object, *given: object, real: Callable[..., object] = real, told: str = told
        ) -> object:
            if told == "read" or isinstance(what, Path):
                done.append(told)
            return real(what, *given)

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


def test_every_cell_of_a_changed_sheet_is_read_as_in_the_whole(save: Save) -> None:
    chance = random.Random(21)
    rows, files = [list(row) for row in ROWS], [save(ROWS)]
    for _ in range(150):
        row = chance.choice(rows)
        if chance.random() < 0.1:
            row[:] = [""] * chance.randrange(5) if chance.random() < 0.5 else [*row, 1]
        else:
            row[chance.randrange(len(row)) if row else 0 :] = [chance.choice((*EVERYDAY, *SELDOM, PUPILS))]
        files.append(save(rows))
    afresh = [read_sheets(file, "a") for file in files]
    with lately():
        assert [read_sheets(file, "a") for file in files] == afresh


@pytest.mark.parametrize(
    ("name", "was", "becomes"),
    [
        ("xl/sharedStrings.xml", SHARE, COST),
        ("xl/worksheets/sheet1.xml", "<v>812</v>", "<v>812</v><!-- </row> -->"),
        ("xl/worksheets/sheet1.xml", '<c r="C5"', '<c r="C7"'),
    ],
)
def test_what_else_decides_how_a_cell_reads_is_seen(
    save: Save, done: list[str], name: str, was: str, becomes: str
) -> None:
    before = save(ROWS)
    with zipfile.ZipFile(before) as archive:
        parts = {each: archive.read(each).decode() for each in archive.namelist()}
    assert was in parts[name]
    after = before.with_name("after.xlsx")
    with zipfile.ZipFile(after, "w") as archive:
        for each, content in parts.items():
            archive.writestr(each, content.replace(was, becomes) if each == name else content)
    afresh = read_sheets(after, "a")
    with lately():
        read_sheets(before, "a")
        done.clear()
        assert read_sheets(after, "a") == afresh
    assert done == ["unpacked"]
