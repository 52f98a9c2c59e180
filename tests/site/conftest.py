"""What do tests of pages and published files share: a country small enough to see whole."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

CONTENT = Path(__file__).parents[2] / "content"
PUPILS = "Elever: Antal elever"
GIRLS = "Elever: Andel (%) flickor"
YEAR_9 = "Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter årskurs 9"
COST = "Kostnader: Per elev"
SAFETY = "Delmål 2: Elevers upplevelse av trygghet i årskurs 5 (medelvärde)*"

TINY_COUNTRY = {
    "": (PUPILS, GIRLS, COST, SAFETY),
    "RIKET: TOTALT": (1104, 48.7, 140200, 8.2),
    "LILLÅNGS KOMMUN (2120009994): HUVUDMAN": (812, 50, 139800, "."),
    "LILLÅNGS KOMMUN (2120009994): ÅSKOLAN (99000001)": (500, 49.2, ".", "."),
    "LILLÅNGS KOMMUN (2120009994): ÖSKOLAN (99000002)": (312, 51.3, ".", "."),
    "FRISKOLAN I ÅN AB (5599999991): HUVUDMAN": (61, "..", "..", "-"),
    "FRISKOLAN I ÅN AB (5599999991): ÖSKOLAN (99000002)": (61, "..", "..", "-"),
    "TYSTA SKOLAN (8029999995): HUVUDMAN": (".", ".", ".", "."),
}
"""A municipality with two units, one of which a company has taken over, and a principal with no figures."""

SOURCE = """\
title = "Påhittat underlag"
publisher = "Ingen"
url = "https://nulage.example/"
fetched = 2026-03-25
licence = "CC0-1.0"
format = "underlag"
invented = true
"""


@pytest.fixture
def statistics(tmp_path: Path) -> Path:
    """A folder of statistics with the tiny country as its only source."""
    folder = tmp_path / "statistics" / "underlag" / "2026-03-25"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text(SOURCE, encoding="utf-8")
    with Workbook(folder / "underlag.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Underlag för analys för grundskola efter mått, huvudman och läsår")
        for column, (entity, cells) in enumerate(TINY_COUNTRY.items()):
            sheet.write_column(2, column, [entity, "2024/25" if entity else "", *cells])
    return tmp_path / "statistics"


@pytest.fixture
def content() -> Path:
    """The content that the project ships."""
    return CONTENT
