"""Is a file of statistics parsed once, and does what was kept of it say the same?"""

import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from nulage_site.faults import Fault, FaultsFound
from nulage_site.kept import Kept
from nulage_site.model import QualitySystem
from nulage_site.quality_system import read_quality_system
from nulage_site.statistics import siris, underlag
from nulage_site.statistics.measures import wordless
from nulage_site.statistics.sources import Statistics, read_statistics

CONTENT = Path(__file__).parents[3] / "content"
PUPILS = "Elever: Antal elever"
TOWN = "LILLÅNGS KOMMUN (2129900003): HUVUDMAN"
SOLE_TRADER = "ANNA PÅHITT (8001019999): HUVUDMAN"
YEAR = "2024/25"

Write = Callable[..., Path]
Read = Callable[[Path, QualitySystem], Statistics]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read statistics as the next build would."""

    def read(folder: Path, system: QualitySystem, key: bytes | None = None) -> Statistics:
        kept = Kept(tmp_path / "kept")
        statistics = kept(read_statistics, folder, system, key, None, kept)
        kept.forget()
        return statistics

    return read


@pytest.fixture
def unparsed(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From now on nothing may be unpacked or split into rows."""

    def refuse(file: Path, *_: object) -> None:
        raise AssertionError(f"{file.name} was parsed again")

    def begin() -> None:
        for place in ("underlag.read_sheets", "siris.read_all_sheets", "csv_rows.read_text"):
            monkeypatch.setattr(f"nulage_site.statistics.{place}", refuse)

    return begin


def told(statistics: Statistics) -> list[object]:
    """Everything that was read, such that two readings can be compared."""
    table = statistics.table
    return [
        *table.astype(object).where(table.notna(), None).to_numpy().tolist(),
        *(statistics.entities, statistics.municipalities, statistics.register, statistics.sources),
        *(statistics.similar, statistics.accounts),
    ]


def test_a_country_from_what_was_kept_is_the_country_of_the_files(
    read: Read, unparsed: Callable[[], None]
) -> None:
    system = wordless(read_quality_system(CONTENT / "quality-system"))
    before = read(CONTENT / "statistics", system)
    unparsed()
    after = read(CONTENT / "statistics", system)
    assert told(after) == told(before)
    pd.testing.assert_frame_equal(after.table, before.table)


def test_files_that_take_long_are_parsed_by_other_cores_where_there_are_any(
    tmp_path: Path, cores: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    system, here, parsed = wordless(read_quality_system(CONTENT / "quality-system")), os.getpid(), []
    for place, name in ((underlag, "read_sheets"), (siris, "read_all_sheets")):
        parse = getattr(place, name)
        monkeypatch.setattr(
            place, name, lambda *given, parse=parse: (parsed.append(os.getpid()), parse(*given))[1]
        )

    def read(number: int) -> Statistics:
        cores(number)
        return read_statistics(CONTENT / "statistics", system, ask=Kept(tmp_path / f"{number}"))

    alone = read(1)
    assert set(parsed) == {here}
    parsed.clear()
    together = read(2)
    assert parsed == []
    assert told(together) == told(alone)
    pd.testing.assert_frame_equal(together.table, alone.table)


def test_faults_are_told_again_though_the_file_is_not_parsed_again(
    read: Read, write: Write, system: QualitySystem, unparsed: Callable[[], None]
) -> None:
    folder = write([TOWN], [YEAR], [PUPILS, "ungefär 60"])

    def faults() -> tuple[Fault, ...]:
        with pytest.raises(FaultsFound) as found:
            read(folder, system)
        return found.value.faults

    before = faults()
    unparsed()
    assert faults() == before
    assert [fault.place for fault in before] == ["blad Underlag för analys, rad 5, kolumn B"]


def test_a_new_file_is_read_and_those_before_it_are_not_read_again(
    read: Read, write: Write, system: QualitySystem
) -> None:
    folder = write([TOWN], [YEAR], [PUPILS, 812])
    read(folder, system)
    write([TOWN], ["2023/24"], [PUPILS, 800], name="ett-ar-till.xlsx")
    assert sorted(read(folder, system).table["value"]) == [800, 812]
    write([TOWN], [YEAR], [PUPILS, 813])
    assert sorted(read(folder, system).table["value"]) == [800, 813]


def test_another_key_gives_other_ids(read: Read, write: Write, system: QualitySystem) -> None:
    folder = write([SOLE_TRADER], [YEAR], [PUPILS, 12])
    ids = {
        id_
        for key in (b"en", b"en annan")
        for id_ in read(folder, system, key).table["principal_id"].unique()
    }
    assert len(ids) == 2


def test_what_is_kept_holds_no_identity_number(
    read: Read, write: Write, system: QualitySystem, tmp_path: Path
) -> None:
    read(write([SOLE_TRADER], [YEAR], [PUPILS, 12]), system, b"nyckel")
    for entry in (tmp_path / "kept").iterdir():
        content = entry.read_bytes()
        assert b"8001019999" not in content
        assert b"nyckel" not in content
