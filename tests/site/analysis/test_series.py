"""A measure over the years: which source, where a series begins, and what stands where nothing is known."""

from collections.abc import Callable
from dataclasses import replace

from nulage_site.analysis.country import Country
from nulage_site.model import NATION, QualitySystem

TOWN = "2129900003"
Make = Callable[..., Country]


def years(country: Country, indicator: str = "lagst-e") -> list[tuple[str, str, float | None]]:
    figures = country.series(TOWN, "compulsory_school", indicator)
    return [(figure.period, figure.source, figure.value) for figure in figures]


def test_the_analysis_basis_comes_first_and_another_source_fills_the_years_that_it_lacks(make: Make) -> None:
    country = make(
        basis={(TOWN, "", "lagst-e", "2024/25"): 66.7},
        siris={
            (TOWN, "", "lagst-e", "2024/25"): 66.8,
            (TOWN, "", "lagst-e", "2023/24"): 65.0,
            (TOWN, "", "lagst-e", "2022/23"): "withheld",
        },
    )
    assert years(country) == [
        ("2022/23", "siris/2027", None),
        ("2023/24", "siris/2027", 65.0),
        ("2024/25", "underlag/2026", 66.7),
    ]
    assert [(figure.period, figure.value) for figure in country.beside(TOWN)] == [("2024/25", 66.8)]


def test_a_change_of_what_is_measured_begins_a_new_series(make: Make, system: QualitySystem) -> None:
    first, *others = system.indicators
    system = replace(system, indicators=(replace(first, breaks=("2023/24", "2025/26")), *others))
    rows = {(TOWN, "", "lagst-e", f"{year}/{year - 1999}"): 60.0 for year in (2021, 2022, 2023, 2024)}
    country = make(system=system, basis=rows)
    assert [period for period, *_ in years(country)] == ["2023/24", "2024/25"]
    (row,) = country.basis(TOWN).forms[0].sub_goals[0].rows
    assert [figure.period for figure in row.earlier] == ["2023/24"]
    assert len(country.basis(TOWN).figures) == 4, "what is published is published whole"


def test_the_nation_has_its_years_too(make: Make) -> None:
    country = make(basis={(NATION, "", "elever", f"202{n}/2{n + 1}"): 1000.0 + n for n in (3, 4)})
    figures = country.series(NATION, "compulsory_school", "elever")
    assert [figure.value for figure in figures] == [1003.0, 1004.0]


def test_what_is_not_measured_has_no_years(country: Country) -> None:
    assert country.series("ingen", "compulsory_school", "lagst-e") == ()
    assert country.series(TOWN, "preschool", "lagst-e") == ()
