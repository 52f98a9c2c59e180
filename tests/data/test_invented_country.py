"""Does the invented country look like the real one, and is it nobody's?"""

import csv
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from invented_country.codes import LEGAL_FORMS, check_digit, municipality_code, organisation_number, unit_code
from invented_country.country import found
from invented_country.results import Results
from invented_country.secrecy import cell, protect_the_only_one
from invented_country.underlag import write_underlag
from python_calamine import CalamineWorkbook

from nulage_site.model import Indicator, IndicatorSource, QualitySystem, SchoolForm

REAL = Path(__file__).parents[2] / "../shared/data/statistics"
GRADES_IN_ALL_SUBJECTS = "Delmål 1: Andel (%) elever som har lägst betyget E i samtliga ämnen efter årskurs 9"
SAFETY = "Delmål 2: Elevers upplevelse av trygghet i årskurs 5 (medelvärde)*"


def measure(label: str, **differing: object) -> Indicator:
    share = Indicator(
        id=re.sub(r"[^a-z0-9]+", "-", label.lower()),
        name=label, unit="percent", kind="share", direction="higher", decimals=1, period="school_year",
        school_forms=("compulsory_school",), population="", definition="", how_to_read="", questions=(),
        sources=(IndicatorSource("underlag", (label,)),),
    )  # fmt: skip
    return replace(share, **differing)


PUPILS = measure("Elever: Antal elever", kind="count", unit="pupils", decimals=0, conditions="pupils")
COST = measure("Kostnader: Per elev", kind="cost", unit="kr", decimals=0, conditions="costs")
SURVEY = measure(SAFETY, kind="mean", unit="index", survey=True)
RESULT = measure(GRADES_IN_ALL_SUBJECTS)


def system(*indicators: Indicator) -> QualitySystem:
    forms = (
        SchoolForm(
            "compulsory_school", "grundskola", "Grundskola", "grundskolan", ("grundskola",), "", "", ()
        ),
        SchoolForm("preschool", "forskola", "Förskola", "förskolan", ("förskola",), "", "", ()),
    )
    return QualitySystem(forms, indicators, (), (), (), ())


def columns(folder: Path, name: str) -> dict[tuple[str, str], dict[str, object]]:
    """What each heading and school year says of each measure."""
    sheet = CalamineWorkbook.from_path(folder / f"underlag-for-analys-{name}.xlsx").get_sheet_by_index(0)
    _, _, headings, years, *rows = sheet.to_python(skip_empty_area=False)
    measures = rows[: rows.index([""] * len(headings))]
    heading = ""
    found_columns = {}
    for column in range(1, len(headings)):
        heading = headings[column] or heading
        found_columns[heading, years[column]] = {row[0]: row[column] for row in measures}
    return found_columns


@pytest.fixture(scope="module")
def compulsory(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, object]]:
    folder = tmp_path_factory.mktemp("underlag")
    write_underlag(folder, Results(found(60, 300, 1)), system(PUPILS, COST, SURVEY, RESULT))
    return columns(folder, "grundskola")


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_country(tmp_path):
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        write_underlag(tmp_path / name, Results(found(30, 180, seed)), system(PUPILS, RESULT))
    one, same, other = (
        (tmp_path / name / "underlag-for-analys-grundskola.xlsx").read_bytes()
        for name in ("one", "same", "other")
    )
    assert one == same
    assert one != other


def test_a_new_indicator_appears_by_itself_and_leaves_the_others_as_they_were(tmp_path):
    new = measure("Delmål 9: Andel (%) elever som sjunger")
    results = Results(found(30, 180, 1))
    write_underlag(tmp_path / "before", results, system(PUPILS, RESULT))
    write_underlag(tmp_path / "after", results, system(PUPILS, new, RESULT))
    before, after = columns(tmp_path / "before", "grundskola"), columns(tmp_path / "after", "grundskola")
    assert {key: {**cells, new.name: after[key][new.name]} for key, cells in before.items()} == after
    assert isinstance(after["RIKET: TOTALT", "2024/25"][new.name], float)


def test_every_kind_of_principal_is_there():
    country = found(60, 300, 1)
    kinds = Counter(principal.legal_form for principal in country.principals)
    units = [unit for principal in country.principals for unit in principal.units]
    names = [principal.name for principal in country.principals]
    assert len(country.principals) == 60
    assert kinds.keys() == LEGAL_FORMS.keys()
    assert kinds["sole_trader"] == 1
    assert max(len(principal.units) for principal in country.principals if principal.independent) == 40
    assert any(not principal.reports and len(principal.units) == 1 for principal in country.principals)
    assert any("(SVB)" in name for name in names)
    assert any("  " in name for name in names)
    assert any("SKOLENHET" in unit.name for unit in units)
    assert {"Å", "Ä", "Ö"} <= set("".join(names))
    assert [number for number in Counter(unit.code for unit in units).values() if number > 1] == [2]


def test_a_school_taken_over_stands_under_two_principals_with_figures_under_one_each_year(compulsory):
    codes = Counter(
        re.findall(r"\((\d{8})\)$", heading)[0]
        for heading, year in compulsory
        if year == "2024/25" and heading.endswith(")")
    )
    code = next(code for code, number in codes.items() if number == 2)
    pupils = {key: cells[PUPILS.name] for key, cells in compulsory.items() if key[0].endswith(f"({code})")}
    assert sorted((year, "." if value == "." else "number") for (_, year), value in pupils.items()) == [
        ("2023/24", "."), ("2023/24", "number"), ("2024/25", "."), ("2024/25", "number"),
    ]  # fmt: skip


def test_all_four_signs_stand_among_the_numbers(compulsory):
    signs = {value for cells in compulsory.values() for value in cells.values() if isinstance(value, str)}
    assert signs == {".", "..", "...", "-"}


def test_the_nation_is_the_sum_of_the_principals(compulsory):
    own = [
        cells[PUPILS.name]
        for (heading, year), cells in compulsory.items()
        if heading.endswith("HUVUDMAN") and year == "2024/25"
    ]
    assert compulsory["RIKET: TOTALT", "2024/25"][PUPILS.name] == sum(value for value in own if value != ".")


def test_costs_are_printed_for_public_principals_only(compulsory):
    costs = {heading: cells[COST.name] for (heading, year), cells in compulsory.items() if year == "2024/25"}
    public = {heading: cost for heading, cost in costs.items() if re.search(r"\(2\d{9}\): HUVUDMAN", heading)}
    assert all(isinstance(cost, float) for cost in public.values())
    assert {
        cost for heading, cost in costs.items() if heading not in public and heading != "RIKET: TOTALT"
    } == {".", ".."}


def test_a_principal_answers_the_survey_every_second_year(compulsory):
    for heading in {
        heading for heading, _ in compulsory if heading.endswith("KOMMUN (2129900003): HUVUDMAN")
    }:
        answers = [compulsory[heading, year][SURVEY.name] for year in ("2023/24", "2024/25")]
        assert answers.count(".") == 1


def test_no_share_is_printed_with_fewer_than_ten_pupils_on_either_side():
    country = found(60, 300, 1)
    results = Results(country)
    for principal in country.principals:
        for unit in principal.units:
            tally = results.tally(principal, unit, RESULT, "compulsory_school", "2024/25")
            if tally and isinstance(cell(tally, RESULT, principal), float):
                assert 10 <= tally.amount <= tally.of - 10


def test_a_unit_hidden_alone_takes_the_next_smallest_with_it():
    country = found(60, 300, 1)
    results = Results(country)
    large = next(one for one in country.principals if len(one.units) > 10 and not one.independent)
    tallies = [
        results.tally(large, unit, PUPILS, "compulsory_school", "2024/25")
        for unit in large.units
        if unit.grades("compulsory_school")
    ]
    smallest, next_smallest = sorted(range(len(tallies)), key=lambda place: tallies[place].of)[:2]
    cells = [70.0] * len(tallies)
    cells[smallest] = "..."
    protected = protect_the_only_one(cells, tallies, own=71.5)
    assert protected[smallest] == "..."
    assert [place for place, value in enumerate(protected) if value == ".."] == [next_smallest]


def test_without_differences_only_background_and_chance_tell_principals_apart():
    def spread_beyond_background(*, differences: bool) -> float:
        country = found(400, 3000, 1)
        results = Results(country, differences=differences)
        beyond = []
        for principal in country.principals:
            for unit in principal.units:
                tally = results.tally(principal, unit, RESULT, "compulsory_school", "2024/25")
                if tally and tally.people >= 30:
                    pupils = results.background(unit, "compulsory_school", "2024/25", 9, tally.people)
                    shift = 2.2 * (pupils.education - 0.6) - 1.2 * (pupils.foreign - 0.26)
                    expected = 1 / (1 + 2.718281828 ** -(shift + 0.8954))  # logit of .71
                    beyond.append(
                        (tally.amount - tally.of * expected) ** 2 / (tally.of * expected * (1 - expected))
                    )
        return sum(beyond) / len(beyond)

    assert spread_beyond_background(differences=False) == pytest.approx(1, abs=0.15)
    assert spread_beyond_background(differences=True) > 2


def test_a_heading_stands_once_over_its_years_where_the_form_of_the_file_is_so(tmp_path):
    preschool = replace(PUPILS, school_forms=("preschool",))
    write_underlag(tmp_path, Results(found(30, 180, 1)), system(preschool))
    sheet = CalamineWorkbook.from_path(tmp_path / "underlag-for-analys-forskola.xlsx").get_sheet_by_index(0)
    assert sheet.merged_cell_ranges[:2] == [((2, 1), (2, 2)), ((2, 3), (2, 4))]


def test_a_country_too_wide_for_one_workbook_is_written_in_parts(tmp_path, monkeypatch):
    results = Results(found(30, 180, 1))
    write_underlag(tmp_path / "whole", results, system(PUPILS))
    monkeypatch.setattr("invented_country.underlag.COLUMNS_OF_A_SHEET", 101)
    write_underlag(tmp_path / "parts", results, system(PUPILS))
    parts = sorted((tmp_path / "parts").glob("*grundskola-*.xlsx"))
    joined = {}
    for part in parts:
        joined |= columns(tmp_path / "parts", part.stem.removeprefix("underlag-for-analys-"))
    assert len(parts) > 1
    assert joined == columns(tmp_path / "whole", "grundskola")


@pytest.mark.parametrize("legal_form", LEGAL_FORMS)
def test_every_number_is_well_formed_and_says_its_legal_form(legal_form):
    number = organisation_number(legal_form, 7)
    assert re.fullmatch(r"\d{10}", number)
    assert check_digit(number[:9]) == number[9]
    assert (number[2] in "01") == (legal_form == "sole_trader")


def test_codes_keep_their_zeros_and_their_counties_are_none_of_sweden_s():
    assert unit_code(1) == "00900001"
    assert (municipality_code(0), municipality_code(789)) == ("9001", "9979")


def test_the_check_digit_is_that_of_real_organisation_numbers():
    assert check_digit("202100418") == "5"  # Skolverket
    assert check_digit("202100574") == "5"  # Specialpedagogiska skolmyndigheten


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not part of the project, and are not here")
def test_no_invented_number_or_name_is_a_real_one():
    with next(REAL.glob("geography/*/municipalities.csv")).open(encoding="utf-8") as stream:
        real = list(csv.DictReader(stream))
    sheet = CalamineWorkbook.from_path(next(REAL.glob("underlag-for-analys/*/*.xlsx"))).get_sheet_by_index(0)
    headings = "\n".join(sheet.to_python(skip_empty_area=False)[2])
    country = found(5600, 25_000, 1)
    assert not {one.code for one in country.municipalities} & {row["kommunkod"] for row in real}
    assert not {one.name for one in country.municipalities} & {row["title"] for row in real}
    for principal in country.principals:
        assert principal.organisation_number not in headings
    assert not {unit.code for one in country.principals for unit in one.units} & set(
        re.findall(r"\((\d{8})\)", headings)
    )
