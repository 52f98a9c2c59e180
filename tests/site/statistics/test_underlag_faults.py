"""The analysis basis: every fault is told with its place, and all of them at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nulage_site.faults import Fault, FaultsFound
from nulage_site.model import QualitySystem
from nulage_site.statistics.sources import read_statistics

PUPILS = "Elever: Antal elever"
SHARE = "Delmål 1: Andel (%) elever som har lägst betyget E"
TOWN = "LILLÅNGS KOMMUN (2129900003): HUVUDMAN"
COMPANY = "VIDARSKOLAN AB (SVB) (5799900138): HUVUDMAN"
SOLE_TRADER = "ANNA PÅHITT (8001019999): HUVUDMAN"
YEAR = "2024/25"

Write = Callable[..., Path]


def faults(folder: Path, system: QualitySystem, key: bytes | None = None) -> tuple[Fault, ...]:
    with pytest.raises(FaultsFound) as found:
        read_statistics(folder, system, key)
    return found.value.faults


def test_a_measure_that_no_indicator_claims_is_told_with_its_row(system: QualitySystem, write: Write) -> None:
    (fault,) = faults(write([TOWN], [YEAR], [PUPILS, 812], ["Elever: Antal skor", 1624]), system)
    assert fault.file == "underlag/2026-03-25/grundskola.xlsx"
    assert fault.place == "blad Underlag för analys, rad 6"
    assert "Elever: Antal skor" in fault.found


def test_a_text_where_a_number_should_be_is_told_with_its_cell(system: QualitySystem, write: Write) -> None:
    (fault,) = faults(write([TOWN, COMPANY], [YEAR, YEAR], [PUPILS, 812, "ungefär 60"]), system)
    assert fault.place == "blad Underlag för analys, rad 5, kolumn C"
    assert fault.found == "”ungefär 60”"


def test_many_odd_cells_of_a_row_are_one_fault(system: QualitySystem, write: Write) -> None:
    (fault,) = faults(write([TOWN, COMPANY], [YEAR, YEAR], [PUPILS, "~100", ""]), system)
    assert fault.place.endswith("kolumn B")
    assert fault.found == "”~100” och 1 till på raden, den sista i kolumn C"


def test_a_heading_that_names_nobody_is_told_with_its_column(system: QualitySystem, write: Write) -> None:
    (fault,) = faults(write([TOWN, "SKOLAN UTAN NUMMER"], [YEAR, YEAR], [PUPILS, 812, 61]), system)
    assert fault.place.endswith("rad 3, kolumn C")


def test_a_heading_that_is_no_school_year_is_told_with_its_column(
    system: QualitySystem, write: Write
) -> None:
    (fault,) = faults(write([TOWN, COMPANY], [YEAR, "2024/26"], [PUPILS, 812, 61]), system)
    assert fault.place.endswith("rad 4, kolumn C")
    assert fault.found == "rubriken ”2024/26”"


def test_the_same_column_twice_is_a_fault(system: QualitySystem, write: Write) -> None:
    (fault,) = faults(write([TOWN, TOWN], [YEAR, YEAR], [PUPILS, 812, 812]), system)
    assert fault.place.endswith("rad 3, kolumn C")


def test_the_same_measure_twice_is_a_fault(system: QualitySystem, write: Write) -> None:
    (fault,) = faults(write([TOWN], [YEAR], [PUPILS, 812], [PUPILS, 813]), system)
    assert fault.place.endswith("rad 6")


def test_the_same_figure_in_two_files_of_a_folder_is_a_fault(system: QualitySystem, write: Write) -> None:
    write([TOWN], [YEAR], [PUPILS, 812])
    (fault,) = faults(write([TOWN], [YEAR], [PUPILS, 900], name="igen.xlsx"), system)
    assert fault.file == "underlag/2026-03-25/igen.xlsx"
    assert fault.place == "antal-elever, 2024/25, 2129900003"


def test_a_share_of_more_than_all_is_a_fault(system: QualitySystem, write: Write) -> None:
    (fault,) = faults(write([TOWN], [YEAR], [SHARE, 104.2]), system)
    assert "104,2" in fault.found


@pytest.mark.parametrize(
    ("title", "entities", "years", "found"),
    [
        ("En annan tabell", [TOWN], [YEAR], "titeln ”En annan tabell”"),
        ("Underlag för grundskola", ["Kommun"], [YEAR], "ingen rad med huvudmän"),
        ("Underlag för grundskola", [TOWN], ["läsår"], "ingen rad med läsår under den här"),
    ],
)
def test_a_sheet_without_the_expected_rows_says_which_one(
    system: QualitySystem, write: Write, title: str, entities: list[str], years: list[str], found: str
) -> None:
    (fault,) = faults(write(entities, years, [PUPILS, 812], title=title), system)
    assert fault.found == found


def test_an_empty_table_is_a_fault_and_not_a_country_without_figures(
    system: QualitySystem, write: Write
) -> None:
    assert [fault.found for fault in faults(write([TOWN], [YEAR]), system)] == [
        "inga mått under den här raden"
    ]


def test_figures_below_a_blank_row_are_not_dropped_in_silence(system: QualitySystem, write: Write) -> None:
    (fault,) = faults(write([TOWN], [YEAR], [PUPILS, 812], [], [SHARE, 66.7]), system)
    assert fault.place.endswith("rad 7")


def test_the_faults_of_all_files_are_told_at_once(system: QualitySystem, write: Write) -> None:
    write([TOWN], [YEAR], ["Elever: Antal skor", 1], name="a.xlsx")
    folder = write(["INGEN"], [YEAR], [PUPILS, "många"], name="b.xlsx")
    (folder / "underlag/2026-03-25/c.xlsx").write_bytes(b"PK\3\4 not all of it")
    (folder / "annat/2026").mkdir(parents=True)
    assert [fault.file for fault in faults(folder, system)] == [
        "annat/2026/source.toml",
        "underlag/2026-03-25/a.xlsx",
        "underlag/2026-03-25/b.xlsx",
        "underlag/2026-03-25/c.xlsx",
    ]


def test_a_sole_traders_number_stops_a_build_without_a_key_and_is_not_told(
    system: QualitySystem, write: Write
) -> None:
    (fault,) = faults(write([TOWN, SOLE_TRADER], [YEAR, YEAR], [PUPILS, 812, 9]), system)
    assert "NULAGE_ID_KEY" in fault.expected
    assert "8001019999" not in str(fault)


def test_a_sole_traders_number_is_in_no_fault(system: QualitySystem, write: Write) -> None:
    odd = ["ANNA PÅHITT (8001019999): HVM", SOLE_TRADER, SOLE_TRADER, "Anna 19800101-9999"]
    folder = write([TOWN, *odd], [YEAR] * 5, [PUPILS, "800101-9999", 9, 9, 9, 9])
    report = "\n".join(map(str, faults(folder, system, b"en nyckel")))
    assert report.count("**********") == 4
    assert "9999" not in report


def test_a_sole_traders_number_is_nowhere_in_what_was_read(system: QualitySystem, write: Write) -> None:
    folder = write([TOWN, SOLE_TRADER], [YEAR, YEAR], [PUPILS, 812, 9])
    statistics = read_statistics(folder, system, b"en nyckel")
    assert "8001019999" not in repr(statistics.entities) + statistics.table.to_csv()
    assert statistics.entities[1].organisation_number is None
    assert statistics.entities[1].principal_name == "ANNA PÅHITT"
