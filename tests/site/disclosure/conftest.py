"""What do tests of disclosure share: the rules that are shipped, and tables small enough to see whole."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest

from nulage_site.method import Method
from nulage_site.model import QualitySystem
from nulage_site.quality_system import read_quality_system
from nulage_site.quality_system.method import read_method
from nulage_site.statistics import table

CONTENT = Path(__file__).parents[3] / "content"
YEAR_9 = "lagst-e-alla-amnen-ak-9"
PUPILS = "antal-elever"

Rows = Mapping[tuple[str, str, str, str], float | str | tuple[float, int]]
"""Principal, unit, indicator and period: a value, a value with its number of pupils, or why there is none."""


@pytest.fixture(scope="session")
def system() -> QualitySystem:
    return read_quality_system(CONTENT / "quality-system")


@pytest.fixture(scope="session")
def method(system) -> Method:
    return read_method(CONTENT / "quality-system", system)


@pytest.fixture
def tidy() -> Callable[[Rows], pd.DataFrame]:
    def tidy(rows: Rows) -> pd.DataFrame:
        cells = [
            (None, None, cell)
            if isinstance(cell, str)
            else (*(cell if isinstance(cell, tuple) else (cell, None)), "exists")
            for cell in rows.values()
        ]
        principals, units, indicators, periods = zip(*rows, strict=True)
        values, numbers, statuses = zip(*cells, strict=True)
        return table.tidy(
            principal_id=principals,
            unit_id=units,
            school_form="compulsory_school",
            indicator=indicators,
            period=periods,
            source="basis/2026-01-01",
            value=values,
            n=numbers,
            status=statuses,
            raw="",
            file="a",
        )

    return tidy
