"""Exports from Siris about a country of two municipalities, in the shapes that real ones have."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from one_indicator import indicator
from tiny_siris import GRADES, OVER_TIME, OWNERS, SHARE_NAMES, Read, ReadText, Sheets

from nulage_site.model import Indicator, IndicatorSource, QualitySystem, SchoolForm
from nulage_site.statistics.siris import read_siris


def claimed(id_: str, source: IndicatorSource, **more: Any) -> Indicator:
    return indicator(id_, sources=(source,), **more)


@pytest.fixture
def system() -> QualitySystem:
    form = SchoolForm(
        "compulsory_school", "grundskola", "Grundskola", "grundskolan", ("grundskola",), "", "", ()
    )
    indicators = (
        claimed("lagst-e", IndicatorSource("siris", SHARE_NAMES, (OVER_TIME, GRADES), ("Antal elever",))),
        claimed(
            "elever",
            IndicatorSource("siris", ("Elever, årskurs 1-9",), ("Antal elever",)),
            unit="pupils", kind="count", decimals=0,
        ),
        claimed(
            "behoriga-larare",
            IndicatorSource("siris", ("#Heltidstjänster|Andel med legitimation",), ("Personal",), ("#Heltidstjänster|Antal",)),
        ),
        claimed(
            "kostnad",
            IndicatorSource("siris", ("Måltider per elev",), ("Kostnader per kommun",)),
            unit="kr", kind="cost", decimals=0, period="calendar_year",
        ),
        claimed("slojd", IndicatorSource("siris", ("Slöjd|Andel (%) A-E",), ("Ämnesbetyg",))),
    )  # fmt: skip
    return QualitySystem((form,), indicators, (), (), (), ())


@pytest.fixture
def read(tmp_path: Path, system: QualitySystem) -> ReadText:
    """Read texts as the files of one folder, or a workbook as a mapping of sheets to rows."""

    def read(*contents: str | bytes | Sheets, short: float | None = 4) -> Read:
        names = [f"{number}" for number, _ in enumerate(contents)]
        for name, content in zip(names, contents, strict=True):
            file = tmp_path / name
            if isinstance(content, Mapping):
                with xlsxwriter.Workbook(file) as book:
                    for title, rows in content.items():
                        sheet = book.add_worksheet(title)
                        for line, row in enumerate(rows):
                            sheet.write_row(line, 0, row)
            else:
                file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8-sig"))
        return Read(*read_siris(tmp_path, names, "siris/2026", system, OWNERS, short))

    return read
