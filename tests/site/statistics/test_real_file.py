"""The real analysis basis of 2024/25, as Skolverket published it on 25 March 2026."""

from pathlib import Path

import pandas as pd
import pytest

from nulage_site.model import NATION
from nulage_site.quality_system import read_quality_system
from nulage_site.statistics.sources import Statistics, read_statistics
from nulage_site.statistics.table import count_by_status

ROOT = Path(__file__).parents[3]
REAL = ROOT / "../shared/data/statistics"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not part of the project"),
]


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    return read_statistics(REAL, read_quality_system(ROOT / "content" / "quality-system"))


@pytest.fixture(scope="module")
def basis(statistics: Statistics) -> pd.DataFrame:
    """What the analysis basis itself says."""
    return statistics.table[statistics.table["source"].eq("underlag-for-analys/2026-03-25")]


def test_everyone_in_the_real_file_is_read(statistics: Statistics) -> None:
    entities = statistics.entities
    principals = {each.principal_id for each in entities} - {NATION}
    units = [each for each in entities if each.unit_id]
    assert (len(principals), len(units), len({each.unit_id for each in units})) == (875, 5116, 5103)
    assert len(statistics.municipalities) == 290


def test_every_cell_of_the_real_file_has_its_status(basis: pd.DataFrame) -> None:
    assert count_by_status(basis) == {
        "exists": 115273,
        "missing": 137605,
        "withheld": 25225,
        "withheld_majority": 12262,
        "not_reported": 3243,
        "excluded": 0,
        "approximate": 0,
    }
    assert len(basis) == 49 * (1 + 875 + 5116)


def test_the_nations_pupils_are_as_printed(basis: pd.DataFrame) -> None:
    nation = basis[basis["principal_id"].eq(NATION)]
    assert nation[nation["raw"].eq("") & nation["value"].eq(1104634)]["period"].tolist() == ["2024/25"]
    assert set(nation["period"]) == {"2024/25", "2024", "VT 2025"}
