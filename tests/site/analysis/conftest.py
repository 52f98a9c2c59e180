"""A tiny country as a tidy table, without files."""

from collections.abc import Callable
from datetime import date

import pytest
from one_indicator import indicator

from nulage_site.analysis.country import Country
from nulage_site.model import (
    NATION,
    Indicator,
    IndicatorSource,
    Municipality,
    QualitySystem,
    SchoolForm,
    SignText,
    Source,
    SubGoal,
)
from nulage_site.statistics import table
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.register import RegisterEntry
from nulage_site.statistics.sources import Statistics

BASIS = Source(
    "underlag/2026", "Underlag", "P", "https://a.example", date(2026, 3, 25), "CC0", "underlag", ("a",)
)
OLDER = Source("annat/2025", "Äldre", "P", "https://a.example", date(2025, 3, 25), "CC0", "underlag", ("b",))

SIRIS = Source("siris/2027", "Siris", "P", "https://a.example", date(2027, 3, 25), "CC0", "siris", ("c",))

ENTITIES = (
    Entity(NATION, None, "Riket"),
    Entity("2129900003", "2129900003", "ÖSTÅNGS KOMMUN"),
    Entity("2129900003", "2129900003", "ÖSTÅNGS KOMMUN", "10000002", "ÖSKOLAN"),
    Entity("2129900003", "2129900003", "ÖSTÅNGS KOMMUN", "10000003", "ÄSKOLAN"),
    Entity("2129900003", "2129900003", "ÖSTÅNGS KOMMUN", "10000001", "ASKOLAN"),
    Entity("5799900138", "5799900138", "KNOPP AB"),
    Entity("5799900138", "5799900138", "KNOPP AB", "10000001", "ASKOLAN"),
    Entity("abcdefghij", None, "ANNA PÅHITT"),
)
SPELLINGS = {"kommun": "kommun", "ab": "AB"}

Rows = dict[tuple[str, str, str, str], float | str]
"""Values or statuses by principal, unit, indicator and period."""

ROWS: Rows = {
    (NATION, "", "elever", "2024/25"): 1104,
    (NATION, "", "elever", "2023/24"): 1100,
    (NATION, "", "lagst-e", "2024/25"): 70.4,
    (NATION, "", "trygghet", "VT 2025"): 8.2,
    ("2129900003", "", "elever", "2023/24"): 800,
    ("2129900003", "", "elever", "2024/25"): 812,
    ("2129900003", "", "lagst-e", "2024/25"): 66.7,
    ("2129900003", "", "kostnad", "2024"): 139800,
    ("2129900003", "", "trygghet", "VT 2025"): "missing",
    ("2129900003", "", "trygghet", "VT 2024"): 8.0,
    ("2129900003", "10000001", "elever", "2024/25"): 300,
    ("2129900003", "10000001", "lagst-e", "2024/25"): "withheld_majority",
    ("2129900003", "10000001", "trygghet", "VT 2025"): "missing",
    ("2129900003", "10000002", "elever", "2024/25"): 212,
    ("2129900003", "10000002", "lagst-e", "2024/25"): 61.5,
    ("2129900003", "10000002", "trygghet", "VT 2025"): "missing",
    ("2129900003", "10000003", "elever", "2023/24"): 290,
    ("5799900138", "", "elever", "2024/25"): 61,
    ("5799900138", "", "lagst-e", "2024/25"): "withheld",
    ("5799900138", "", "kostnad", "2024"): "withheld",
    ("5799900138", "10000001", "elever", "2024/25"): 61,
    ("abcdefghij", "", "elever", "2024/25"): "missing",
}


def claimed(id_: str, sub_goal: str | None = None, **more: object) -> Indicator:
    """An indicator that the analysis basis names by its id."""
    return indicator(id_, sources=(IndicatorSource("underlag", (id_,)),), sub_goal=sub_goal, **more)


@pytest.fixture
def system() -> QualitySystem:
    goals = tuple(
        SubGoal(id_, number, id_, id_, "quality", ())
        for number, id_ in enumerate(("kunskap", "trygghet", "stod"), 1)
    )
    return QualitySystem(
        school_forms=(
            SchoolForm(
                "compulsory_school", "grundskola", "Grundskola", "grundskolan", ("grundskola",), "", "", goals
            ),
        ),
        indicators=(
            claimed("lagst-e", "kunskap"),
            claimed("trygghet", "trygghet", unit="index", kind="mean", survey=True, period="spring_term"),
            claimed(
                "kostnad", unit="kr", kind="cost", conditions="costs", period="calendar_year", decimals=0
            ),
            claimed("elever", unit="pupils", kind="count", conditions="pupils", decimals=0),
        ),
        success_factors=(),
        steps=(),
        tests=(),
        signs=(
            SignText("underlag", "missing", "Uppgift saknas"),
            SignText("underlag", "missing", "Enkäten gjordes inte i år", survey=True),
            SignText("underlag", "withheld", "Skyddad uppgift"),
            SignText(
                "underlag",
                "withheld",
                "Visas inte för enskilda",
                conditions="costs",
                principal_type="independent",
            ),
            SignText("siris", "withheld", "För få elever"),
        ),
    )


Make = Callable[..., Country]


@pytest.fixture
def make(system: QualitySystem) -> Make:
    """A country made from rows of the tidy table, by source; of another quality system when that is given."""

    def make(system: QualitySystem = system, **by_source: Rows) -> Country:
        sources = {"basis": BASIS, "older": OLDER, "siris": SIRIS}
        tables = [
            table.tidy(
                principal_id=[key[0] for key in rows],
                unit_id=[key[1] for key in rows],
                school_form="compulsory_school",
                indicator=[key[2] for key in rows],
                period=[key[3] for key in rows],
                source=sources[name].id,
                value=[value if not isinstance(value, str) else None for value in rows.values()],
                status=[value if isinstance(value, str) else "exists" for value in rows.values()],
                raw="",
                file="a",
            )
            for name, rows in by_source.items()
        ]
        statistics = Statistics(
            table=table.join(tables),
            entities=ENTITIES,
            municipalities=(
                Municipality("9001", "Annan", "2129900011", "90", "Norra", "C8", "Land"),
                Municipality("9002", "Östång", "2129900003", "91", "Södra", "C8", "Land"),
            ),
            register={"2129900003": RegisterEntry("municipality", ("9001", "9002"))},
            sources=tuple(sources[name] for name in by_source),
        )
        return Country(statistics, system, SPELLINGS)

    return make


@pytest.fixture
def country(make: Make) -> Country:
    return make(basis=ROWS)
