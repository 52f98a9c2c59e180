from pathlib import Path

import pytest

from nulage_site.faults import FaultsFound
from nulage_site.names import display_name, read_spellings

SPELLINGS = read_spellings(Path(__file__).parents[2] / "content" / "names.toml")


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("SUNDBYBERGS KOMMUN", "Sundbybergs kommun"),
        ("INTERNATIONELLA ENGELSKA SKOLAN I SVERIGE AB", "Internationella Engelska Skolan i Sverige AB"),
        ("SEGRANDE LIV  GRUNDSKOLA", "Segrande Liv grundskola"),
        ("VIDARSKOLAN AB (SVB)", "Vidarskolan AB (SVB)"),
        ("I UR OCH SKUR UTSIKTEN EK. FÖR.", "I ur och skur Utsikten ek. för."),
        ("STIFTELSEN S:T ERIKS KATOLSKA SKOLA", "Stiftelsen S:t Eriks Katolska skola"),
        ("FRIA 48:AN", "Fria 48:an"),
        ("KLOCKARHAGSSKOLAN ÅK4-6", "Klockarhagsskolan åk4-6"),
        ("ALMERS SKOLA F-9 OCH FRITIDSHEM", "Almers skola F-9 och fritidshem"),
        ("M.A.R.I.A-SKOLAN", "M.A.R.I.A-Skolan"),
        ("LYCÉE FRANCAIS SAINT-LOUIS", "Lycée Francais Saint-Louis"),
        ("021 SKOL AB", "021 Skol AB"),
    ],
)
def test_a_name_in_capitals_is_written_as_people_write_it(source: str, page: str) -> None:
    assert display_name(source, SPELLINGS) == page


def test_a_name_that_the_source_writes_in_small_letters_is_left_alone() -> None:
    assert display_name("Upplands  Väsby", SPELLINGS) == "Upplands Väsby"


def test_every_fault_of_the_list_of_words_is_told(tmp_path: Path) -> None:
    file = tmp_path / "names.toml"
    file.write_text('small = "och"\ncapitals = ["AB"]\n', encoding="utf-8")
    with pytest.raises(FaultsFound) as found:
        read_spellings(file)
    assert [fault.place for fault in found.value.faults] == ["rad 1", "rad 2"]
