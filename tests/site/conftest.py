"""What do tests of pages and published files share: a country small enough to see whole, and the shipped one?"""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from xlsxwriter import Workbook

from nulage_site.app import create_app
from nulage_site.library import Library, read_library

CONTENT = Path(__file__).parents[2] / "content"
PUPILS = "Elever: Antal elever"
GIRLS = "Elever: Andel (%) flickor"
YEAR_9 = "Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter årskurs 9"
COST = "Kostnader: Per elev"
SAFETY = "Delmål 2: Elevers upplevelse av trygghet i årskurs 5 (medelvärde)*"

Country = Mapping[str, tuple[str | float, ...]]
"""Each column of a country's file: who it is about, and what stands below."""

TINY_COUNTRY: Country = {
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
def cores(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Makes a machine of as many cores as a test asks for, whatever it has."""
    return lambda number: monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(number)))


@pytest.fixture(scope="session")
def tiny_country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of statistics with the tiny country as its only source, which nobody writes in."""
    statistics = tmp_path_factory.mktemp("tiny") / "statistics"
    folder = statistics / "underlag" / "2026-03-25"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text(SOURCE, encoding="utf-8")
    write_country(statistics, TINY_COUNTRY)
    return statistics


def write_country(statistics: Path, country: Country) -> None:
    """Write the one file of figures that a tiny country has."""
    with Workbook(statistics / "underlag" / "2026-03-25" / "underlag.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Underlag för analys för grundskola efter mått, huvudman och läsår")
        for column, (entity, cells) in enumerate(country.items()):
            sheet.write_column(2, column, [entity, "2024/25" if entity else "", *cells])


@pytest.fixture
def with_columns(statistics: Path) -> Callable[[Country], None]:
    """Changes columns of the tiny country, or gives it more."""
    return lambda columns: write_country(statistics, {**TINY_COUNTRY, **columns})


@pytest.fixture
def with_pupils(with_columns: Callable[[Country], None]) -> Callable[[str, int], None]:
    """Changes one figure of the tiny country: the number of pupils of the one whose column begins so."""

    def written(whose: str, pupils: int) -> None:
        (name,) = (each for each in TINY_COUNTRY if each.startswith(whose))
        with_columns({name: (pupils, *TINY_COUNTRY[name][1:])})

    return written


@pytest.fixture
def statistics(tiny_country: Path, tmp_path: Path) -> Path:
    """The tiny country in a folder of the test's own, where it can be written in."""
    return shutil.copytree(tiny_country, tmp_path / "statistics")


@pytest.fixture(scope="session")
def content() -> Path:
    """The content that the project ships."""
    return CONTENT


@pytest.fixture(scope="session")
def library(content: Path, tiny_country: Path) -> Library:
    """The tiny country with the content that the project ships: frozen, so that all tests can share it."""
    return read_library(content, tiny_country)


@pytest.fixture(scope="session")
def reader(library: Library) -> FlaskClient:
    """Somebody who reads the pages and files of the tiny country."""
    return create_app(library).test_client()


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The invented country that the project ships."""
    return read_library(CONTENT, CONTENT / "statistics")
