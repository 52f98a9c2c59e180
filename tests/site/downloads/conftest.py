"""What do tests of downloads share: a tiny country where one principal's name looks like a formula."""

import csv
import json
import shutil
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from nulage_site.app import create_app
from nulage_site.library import Library, read_library

COUNTRY = {
    "": (
        "Elever: Antal elever",
        "Elever: Andel (%) flickor",
        "Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter årskurs 9",
    ),
    "RIKET: TOTALT": (1104, 48.7, 70.4),
    "ÖLÅNGS KOMMUN (2129999991): HUVUDMAN": (812, 50, "..."),
    "ÖLÅNGS KOMMUN (2129999991): ÖSKOLAN (99000002)": (312, 51.3, "."),
    "ÖLÅNGS KOMMUN (2129999991): ASKOLAN (99000001)": (500, 49.2, ".."),
    "=1+1 (5569999992): HUVUDMAN": (61, "..", ".."),
    "=1+1 (5569999992): ÖSKOLAN (99000002)": (61, "..", ".."),
    "TYSTA SKOLAN (8029999995): HUVUDMAN": (".", ".", "."),
}
PRINCIPALS = {"Ölångs kommun": "2129999991", "=1+1": "5569999992", "Tysta skolan": "8029999995"}
Rows = list[dict[str, Any]]
Read = Callable[[str], Rows]


@pytest.fixture(scope="session")
def statistics(tiny_country: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    statistics = shutil.copytree(tiny_country, tmp_path_factory.mktemp("downloads") / "statistics")
    with Workbook(statistics / "underlag/2026-03-25/underlag.xlsx", {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Underlag för analys för grundskola efter mått, huvudman och läsår")
        for column, (entity, cells) in enumerate(COUNTRY.items()):
            sheet.write_column(2, column, [entity, "2024/25" if entity else "", *cells])
    return statistics


@pytest.fixture(scope="session")
def library(content: Path, statistics: Path) -> Library:
    return read_library(content, statistics, edition="2026-9")


@pytest.fixture(scope="session")
def client(library: Library) -> FlaskClient:
    return create_app(library).test_client()


@pytest.fixture
def read_csv(client: FlaskClient) -> Read:
    def read(address: str) -> Rows:
        text = client.get(address).data.decode("utf-8-sig")
        return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))

    return read


@pytest.fixture
def read_sheet(client: FlaskClient) -> Callable[[str, str], list[list[Any]]]:
    def read(address: str, name: str) -> list[list[Any]]:
        book = CalamineWorkbook.from_filelike(BytesIO(client.get(address).data))
        assert book.sheet_names == ["Siffror", "Förklaringar"]
        return book.get_sheet_by_name(name).to_python()

    return read


@pytest.fixture(scope="session")
def published(client: FlaskClient) -> Callable[[str, str], dict[tuple[str, str], dict[str, Any]]]:
    """The figures of a principal, or of a unit under it, in the JSON files, by indicator's name and period."""

    def published(principal: str, unit: str = "") -> dict[tuple[str, str], dict[str, Any]]:
        system = json.loads(client.get("/api/v1/quality-system.json").data)
        names = {each["id"]: each["name"] for each in system["indicators"]}
        address = f"school-units/{unit}" if unit else f"principals/{principal}" if principal else "nation"
        file = json.loads(client.get(f"/api/v1/{address}.json").data)
        return {
            (names[each["indicator"]], each["period"]): each
            for each in file["figures"]
            if each.get("principal", principal) == principal
        }

    return published
