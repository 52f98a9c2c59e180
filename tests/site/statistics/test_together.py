"""What the sources say together: whose number is shown, whose size is used, and what is left unsaid."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.model import IndicatorSource, QualitySystem, SchoolForm
from nulage_site.statistics.sources import read_statistics

TOWN = "LILLÅNGS KOMMUN (2129900003): HUVUDMAN"
HIDDEN = "ÖSTÅNGS KOMMUN (2129900011): HUVUDMAN"
SHARE = "Delmål 1: Andel (%) elever som har lägst betyget E"
SOURCE = 'title = "Annat"\npublisher = "P"\nurl = "https://nulage.example/"\nfetched = 2026-03-25\nlicence = "CC0-1.0"\n'
MUNICIPALITIES = """\
kommunkod,title,orgnr,LÄN,LÄNSNAMN,skr_kod,skr_namn
0114,Lillång,2129900003,01,Länet,C8,Land
1440,Östång,2129900011,14,Länet,C8,Land
"""
GRADES = """\
Grundskola - Betyg
Valt läsår: {period}

Kommun;Kommun-kod;Typ av huvudman;Antal elever;Andel godkända;
Lillång;0114;Kommunal;200;{share};
Östång;1440;Kommunal;100;91,4;
"""
ALIKE = """\
område,år,för_kommunkod,member_id
grundskola,2023,0114,0114
grundskola,2024,0114,1440
socioekonomi,2025,0114,0114
"""

Add = Callable[[str, str, str], None]
Write = Callable[..., Path]


@pytest.fixture
def with_siris(system: QualitySystem) -> QualitySystem:
    """The tiny quality system, where Siris and Kolada feed it too."""

    def fed(indicator_id: str) -> tuple[IndicatorSource, ...]:
        own = IndicatorSource("siris", ("Andel godkända",), ("Betyg",), ("Antal elever",))
        return (own,) if indicator_id == "lagst-e" else ()

    def named(form: SchoolForm) -> SchoolForm:
        return replace(form, similar_areas=("Grundskola",) if form.id == "compulsory_school" else ())

    return replace(
        system,
        school_forms=tuple(named(form) for form in system.school_forms),
        indicators=tuple(replace(each, sources=each.sources + fed(each.id)) for each in system.indicators),
    )


@pytest.fixture
def add(write: Write) -> tuple[Path, Add]:
    """A folder with an analysis basis of two municipalities, and a way to add the file of another source."""
    root = write([TOWN, HIDDEN], ["2024/25"] * 2, [SHARE, 79.5, "..."])

    def add(folder: str, format_: str, text: str) -> None:
        (root / folder).mkdir(parents=True)
        (root / folder / "source.toml").write_text(f'{SOURCE}format = "{format_}"\n', encoding="utf-8")
        (root / folder / "fil.csv").write_text(text, encoding="utf-8")

    add("geography/2025", "municipalities", MUNICIPALITIES)
    return root, add


def told(root: Path, system: QualitySystem) -> list[tuple[str, str, str, object, object]]:
    rows = read_statistics(root, system).table
    known = rows[rows["indicator"].eq("lagst-e")].astype({"n": object, "value": object})
    return sorted(
        (row.principal_id, row.period, row.source, row.value if row.status == "exists" else row.status, row.n or 0)
        for row in known.fillna({"n": 0}).itertuples()
    )  # fmt: skip


def test_another_source_lends_its_size_and_says_nothing_of_a_hidden_cell(
    add: tuple[Path, Add], with_siris: QualitySystem
) -> None:
    root, more = add
    more("siris/2026", "siris", GRADES.format(period="2024/25", share="79,5"))
    assert told(root, with_siris) == [
        ("2129900003", "2024/25", "siris/2026", 79.5, 200),
        ("2129900003", "2024/25", "underlag/2026-03-25", 79.5, 200),
        ("2129900011", "2024/25", "underlag/2026-03-25", "withheld_majority", 0),
    ]
    assert read_statistics(root, with_siris).accounts["siris/2026"].hidden == 1


def test_years_that_only_an_older_folder_has_are_kept(
    add: tuple[Path, Add], with_siris: QualitySystem
) -> None:
    root, more = add
    more("siris/2025", "siris", GRADES.format(period="2023/24", share="75,0"))
    more("siris/2026", "siris", GRADES.format(period="2024/25", share="79,9"))
    assert told(root, with_siris) == [
        ("2129900003", "2023/24", "siris/2025", 75.0, 200),
        ("2129900003", "2024/25", "siris/2026", 79.9, 200),
        ("2129900003", "2024/25", "underlag/2026-03-25", 79.5, 0),
        ("2129900011", "2023/24", "siris/2025", 91.4, 100),
        ("2129900011", "2024/25", "underlag/2026-03-25", "withheld_majority", 0),
    ]
    assert "siris/2025" in [source.id for source in read_statistics(root, with_siris).sources]


def test_the_newest_year_of_the_school_forms_own_area_says_who_is_similar(
    add: tuple[Path, Add], with_siris: QualitySystem
) -> None:
    root, more = add
    more("similar/2024", "similar-municipalities", ALIKE)
    similar = read_statistics(root, with_siris).similar
    assert similar == {("compulsory_school", "2129900003"): ("2129900011",)}


def test_a_similar_municipality_that_is_not_there_is_told_of(
    add: tuple[Path, Add], with_siris: QualitySystem
) -> None:
    root, more = add
    more("similar/2024", "similar-municipalities", ALIKE.replace("0114,1440", "0114,1441"))
    with pytest.raises(FaultsFound) as found:
        read_statistics(root, with_siris)
    (fault,) = found.value.faults
    assert (fault.file, fault.place) == ("similar/2024/fil.csv", "rad 3")


@pytest.mark.parametrize(("folder", "text"), [("siris", GRADES), ("similar-municipalities", ALIKE)])
def test_codes_of_municipalities_say_nothing_without_a_table_of_them(
    add: tuple[Path, Add], with_siris: QualitySystem, folder: str, text: str
) -> None:
    root, more = add
    for file in (root / "geography/2025").iterdir():
        file.unlink()
    (root / "geography/2025").rmdir()
    (root / "geography").rmdir()
    more(f"{folder}/2026", folder, text)
    with pytest.raises(FaultsFound) as found:
        read_statistics(root, with_siris)
    assert [fault.found for fault in found.value.faults] == ["inga kommunkoder att jämföra med"]
