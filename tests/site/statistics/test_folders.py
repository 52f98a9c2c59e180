"""Dated folders: which one counts, what each must say of itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from nulage_site.faults import Fault, FaultsFound
from nulage_site.model import QualitySystem
from nulage_site.statistics.identity import principal_id
from nulage_site.statistics.sources import read_statistics

PUPILS = "Elever: Antal elever"
TOWN = "LILLÅNGS KOMMUN (2129900003): HUVUDMAN"
CLOSED = "NEDLAGD SKOLA AB (5799900120): HUVUDMAN"
SOLE_TRADER = "ANNA PÅHITT (8001019999): HUVUDMAN"
DESCRIPTION = "underlag/2026-03-25/source.toml"

Write = Callable[..., Path]


@pytest.fixture
def folder(write: Write) -> Path:
    return write([TOWN], ["2024/25"], [PUPILS, 812])


def faults(folder: Path, system: QualitySystem) -> list[Fault]:
    with pytest.raises(FaultsFound) as found:
        read_statistics(folder, system)
    return list(found.value.faults)


def test_a_source_is_known_by_its_folders_and_told_as_it_describes_itself(
    folder: Path, system: QualitySystem
) -> None:
    (source,) = read_statistics(folder, system).sources
    assert (source.id, source.fetched, source.files) == (
        "underlag/2026-03-25",
        date(2026, 3, 25),
        ("grundskola.xlsx",),
    )
    assert not source.invented


def test_the_newest_folder_counts(write: Write, system: QualitySystem) -> None:
    for year, pupils in (("2024", 700), ("2025-03", 750), ("2026-03-25", 812)):
        folder = write([TOWN], ["2024/25"], [PUPILS, pupils], folder=f"underlag/{year}")
    statistics = read_statistics(folder, system)
    assert statistics.table["value"].tolist() == [812.0]
    assert [source.id for source in statistics.sources] == ["underlag/2026-03-25"]


def test_a_period_that_only_the_edition_before_speaks_of_is_kept_with_its_source(
    write: Write, system: QualitySystem
) -> None:
    write([TOWN, CLOSED], ["2023/24"] * 2, [PUPILS, 790, 40], folder="underlag/2025-03")
    folder = write([TOWN], ["2024/25"], [PUPILS, 812])
    statistics = read_statistics(folder, system)
    assert statistics.table["value"].tolist() == [812.0, 790.0]
    assert [source.id for source in statistics.sources] == ["underlag/2026-03-25", "underlag/2025-03"]


@pytest.mark.parametrize(
    ("before", "after", "place", "found"),
    [
        ('format = "underlag"', 'format = "excel"', "rad 7", "`format` är ”excel”"),
        ('licence = "CC0-1.0"\n', "", "", "nyckeln `licence` saknas"),
        ("fetched = 2026-03-25", 'fetched = "i våras"', "rad 5", "`fetched` är ”i våras”"),
        (
            'title = "Underlag',
            'colour = "blue"\ntitle = "Underlag',
            "rad 2",
            "nyckeln `colour`, som ingen läser",
        ),
        ('"https://nulage.example/"', '"javascript:alert(1)"', "rad 4", "`url` är ”javascript:alert(1)”"),
        (
            'title = "',
            "title = ",
            "rad 2",
            'ett värde som inte går att läsa: ”title = Underlag för analys"”',
        ),
        (
            'format = "',
            'invented_id_key = "x"\nformat = "',
            "rad 7",
            "`invented_id_key` för uppgifter som inte är ",
        ),
    ],
)
def test_a_description_that_cannot_be_is_told_with_its_line_and_key(
    folder: Path, system: QualitySystem, before: str, after: str, place: str, found: str
) -> None:
    text = (folder / DESCRIPTION).read_text(encoding="utf-8")
    assert before in text
    (folder / DESCRIPTION).write_text(text.replace(before, after), encoding="utf-8")
    (fault,) = faults(folder, system)
    assert (fault.file, fault.place) == (DESCRIPTION, place)
    assert fault.found.startswith(found)


def test_a_folder_without_a_description_a_date_or_files_is_told(folder: Path, system: QualitySystem) -> None:
    (folder / DESCRIPTION).unlink()
    (folder / "Tomt").mkdir()
    (folder / "register" / "i fjol").mkdir(parents=True)
    assert {fault.file for fault in faults(folder, system)} == {
        DESCRIPTION,
        "Tomt",
        "Tomt/",
        "register/i fjol",
        "register/i fjol/source.toml",
    }


def test_what_stands_where_nothing_is_read_is_told_and_not_left_out(
    folder: Path, system: QualitySystem
) -> None:
    misplaced = {"ny.xlsx", "underlag/ny.xlsx", "underlag/2026-03-25/uppackat"}
    (folder / "underlag/2026-03-25/uppackat").mkdir()
    for name in ("ny.xlsx", "underlag/ny.xlsx", "underlag/2026-03-25/uppackat/ny.xlsx"):
        (folder / name).touch()
    told = faults(folder, system)
    assert {fault.file for fault in told} == misplaced
    assert all("källa/datum" in fault.remedy for fault in told)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, system: QualitySystem) -> None:
    assert faults(tmp_path / "ingen", system)[0].found == "mappen finns inte"


def test_what_programs_leave_behind_is_not_read(folder: Path, system: QualitySystem) -> None:
    for name in (".DS_Store", "~$grundskola.xlsx"):
        (folder / "underlag/2026-03-25" / name).write_bytes(b"junk")
    assert len(read_statistics(folder, system).table) == 1


def test_an_invented_country_brings_its_key_and_the_sites_own_wins(
    write: Write, system: QualitySystem
) -> None:
    folder = write([SOLE_TRADER], ["2024/25"], [PUPILS, 9])
    with (folder / DESCRIPTION).open("a", encoding="utf-8") as description:
        description.write('invented = true\ninvented_id_key = "påhittad"\n')
    invented = read_statistics(folder, system)
    assert invented.sources[0].invented
    assert invented.entities[0].principal_id == principal_id("8001019999", "påhittad".encode())
    own = read_statistics(folder, system, b"webbplatsens egen")
    assert own.entities[0].principal_id == principal_id("8001019999", b"webbplatsens egen")
