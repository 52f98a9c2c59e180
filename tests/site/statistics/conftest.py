"""A tiny quality system, and files of a tiny country in the official format."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from nulage_site.model import Indicator, IndicatorSource, PeriodKind, QualitySystem, SchoolForm, Unit

PUPILS = "Elever: Antal elever"
SHARE = "Delmål 1: Andel (%) elever som har lägst betyget E"
COST = "Kostnader: Per elev"
SAFETY = "Delmål 2: Elevers upplevelse av trygghet (medelvärde)*"
TITLE = "Underlag för analys för grundskola efter mått, huvudman och läsår"
NATION = "RIKET: TOTALT"
TOWN = "LILLÅNGS KOMMUN (2129900003): HUVUDMAN"
TOWN_SCHOOL = "LILLÅNGS KOMMUN (2129900003): ÄNGSSKOLAN F-6 (10000001)"
COMPANY = "VIDARSKOLAN AB (SVB) (5799900138): HUVUDMAN"
SOURCE = """
title = "Underlag för analys"
publisher = "Påhittat underlag"
url = "https://nulage.example/"
fetched = 2026-03-25
licence = "CC0-1.0"
format = "underlag"
"""

Cells = Sequence[object]
Write = Callable[..., Path]


def indicator(id_: str, label: str, unit: Unit, period: PeriodKind) -> Indicator:
    return Indicator(
        id=id_,
        name=id_,
        unit=unit,
        kind="count",
        direction="neither",
        decimals=1,
        period=period,
        school_forms=("compulsory_school",),
        population="",
        definition="",
        how_to_read="",
        questions=(),
        sources=(IndicatorSource("underlag", (label,)),),
        conditions="pupils",
        survey=period == "spring_term",
    )


def school_form(id_: str, *source_names: str) -> SchoolForm:
    return SchoolForm(id_, id_, id_, id_, source_names, "", "", ())


@pytest.fixture
def system() -> QualitySystem:
    return QualitySystem(
        school_forms=(
            school_form("compulsory_school", "grundskola", "grundskolan"),
            school_form("adapted_compulsory_school", "anpassad grundskola"),
        ),
        indicators=(
            indicator("antal-elever", PUPILS, "pupils", "school_year"),
            indicator("lagst-e", SHARE, "percent", "school_year"),
            indicator("kostnad", COST, "kr", "calendar_year"),
            indicator("trygghet", SAFETY, "index", "spring_term"),
        ),
        success_factors=(),
        steps=(),
        tests=(),
        signs=(),
    )


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write one sheet of an analysis basis into a dated folder, and give the folder of all statistics."""

    def write(
        entities: Cells,
        years: Cells,
        *measures: Cells,
        title: str = TITLE,
        above: int = 1,
        folder: str = "underlag/2026-03-25",
        name: str = "grundskola.xlsx",
    ) -> Path:
        dated = tmp_path / "statistics" / folder
        dated.mkdir(parents=True, exist_ok=True)
        (dated / "source.toml").write_text(SOURCE, encoding="utf-8")
        with xlsxwriter.Workbook(dated / name) as book:
            sheet = book.add_worksheet("Underlag för analys")
            rows: list[Cells] = [[title], *[[]] * above, ["", *entities], ["", *years], *measures, []]
            rows.append(["TECKENFÖRKLARINGAR\n(.) Uppgiften saknas <A HREF=https://example.org>här</A>"])
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
        return tmp_path / "statistics"

    return write
