"""The published files say what the pages say, and nothing that the source withholds."""

import json

import pytest

from nulage_site.app import create_app
from nulage_site.library import read_library

MUNICIPALITY, COMPANY, SILENT = "2120009994", "5599999991", "8029999995"


@pytest.fixture(scope="module")
def read(content, tiny_country):
    """What the file at an address under /api/v1/ says."""
    client = create_app(read_library(content, tiny_country, edition="2026-9")).test_client()

    def read(name):
        response = client.get(f"/api/v1/{name}")
        assert response.mimetype == "application/json"
        assert response.text.endswith("}\n")
        return json.loads(response.text, parse_constant=pytest.fail)

    return read


def figures(file, indicator):
    return [figure for figure in file["figures"] if figure["indicator"] == indicator]


@pytest.mark.parametrize(
    "name",
    [
        "quality-system.json",
        "principals.json",
        f"principals/{MUNICIPALITY}.json",
        "school-units/99000002.json",
        "nation.json",
        "sources.json",
    ],
)
def test_every_file_says_its_contract_and_its_edition(read, name):
    file = read(name)
    assert (file["contract"], file["edition"]) == (1, "2026-9")
    assert "null" not in json.dumps(file)


def test_a_figure_is_a_number_as_the_source_prints_it(read):
    file = read(f"principals/{MUNICIPALITY}.json")
    (pupils,) = figures(file, "antal-elever")
    assert pupils == {
        "indicator": "antal-elever",
        "school_form": "compulsory_school",
        "period": "2024/25",
        "status": "exists",
        "source": "underlag/2026-03-25",
        "value": 812,
    }
    assert json.dumps(figures(file, "andel-flickor")[0]["value"]) == "50"


def test_a_withheld_value_is_a_reason_and_never_a_number(read):
    (girls,) = figures(read(f"principals/{COMPANY}.json"), "andel-flickor")
    assert girls["status"] == "withheld"
    assert girls["reason"]
    assert not {"value", "low", "high"} & set(girls)


def test_costs_are_of_the_first_calendar_year(read):
    (cost,) = figures(read(f"principals/{MUNICIPALITY}.json"), "kostnad-per-elev")
    assert (cost["period"], cost["value"]) == ("2024", 139800)


def test_every_principal_is_listed_also_one_without_figures(read):
    listed = {one["id"]: one for one in read("principals.json")["principals"]}
    assert set(listed) == {MUNICIPALITY, COMPANY, SILENT}
    assert listed[MUNICIPALITY]["name"] == "Lillångs kommun"
    assert listed[MUNICIPALITY]["units"] == 2
    assert listed[SILENT]["units"] == 0
    assert {figure["status"] for figure in read(f"principals/{SILENT}.json")["figures"]} == {"missing"}


def test_an_area_comes_with_its_reason_its_questions_and_its_figures_in_plain_text(read):
    areas = read(f"principals/{COMPANY}.json")["areas"]
    assert [area["kind"] for area in areas] == ["open"] * 3
    safety = next(area for area in areas if area["sub_goal"] == "grundskola-trygghet-och-studiero")
    assert safety["statement"] == (
        "Om trygghet och studiero finns inga siffror att visa för er: uppfyller inte enkätens redovisningsregler."
    )
    assert safety["questions"][0].endswith("?")
    assert safety["why"]["rule"].startswith("Siffrorna om just det här saknas")
    assert safety["why"]["period"] == "VT 2025"
    assert {figure["status"] for figure in safety["figures"]} == {"not_reported"}
    assert "value" not in safety["figures"][0]


def test_too_few_similar_principals_are_said_to_be_so(read):
    (similar,) = read(f"principals/{COMPANY}.json")["similar"]
    assert (similar["origin"], similar["peers"]) == ("none", [])
    assert similar["note"]


def test_a_unit_that_was_taken_over_says_whose_each_figure_is(read):
    file = read("school-units/99000002.json")
    assert file["unit"]["name"] == "Öskolan"
    pupils = {figure["principal"]: figure["value"] for figure in figures(file, "antal-elever")}
    assert pupils == {MUNICIPALITY: 312, COMPANY: 61}


def test_invented_figures_say_that_they_are(read):
    file = read("sources.json")
    assert file["invented"] is True
    assert file["sources"][0]["id"] == "underlag/2026-03-25"
    assert file["sources"][0]["files"] == ["underlag.xlsx"]


def test_the_questionnaire_can_be_made_from_the_quality_system_alone(read):
    file = read("quality-system.json")
    for form in file["school_forms"]:
        assert {"id", "slug", "name", "definite", "goal", "status", "sub_goals"} <= set(form)
        for sub_goal in form["sub_goals"]:
            assert {"id", "number", "heading", "name", "questions", "status"} <= set(sub_goal)
    for indicator in file["indicators"]:
        assert ("sub_goal" in indicator) != ("conditions" in indicator)
        assert {"unit", "kind", "direction", "decimals", "period", "sources"} <= set(indicator)
    for step in file["steps"]:
        for question in step["questions"]:
            assert {"id", "text", "hint", "kind", "scope"} <= set(question)
    assert all({"id", "name", "question", "example"} <= set(test) for test in file["tests"])
    assert file["site"]["service_url"] == "/sjalvvardering/"


def test_an_address_that_stands_for_nobody_is_not_found(reader):
    assert reader.get("/api/v1/principals/0000000000.json").status_code == 404
    assert reader.get("/api/v1/school-units/00000000.json").status_code == 404


def test_the_pupils_that_a_page_tells_stand_in_its_file_too(shipped):
    client, told = create_app(shipped).test_client(), 0
    for one in shipped.country.principals[::5]:
        counts = {each.figure: each.counts for each in shipped.findings(one.id).expectations if each.counts}
        file = json.loads(client.get(f"/api/v1/principals/{one.id}.json").text)
        said = {
            (each["indicator"], each["school_form"], each["period"]): each["counts"]
            for each in file["figures"]
            if "counts" in each
        }
        assert said == {
            (figure.indicator, figure.school_form, figure.period): {
                "reached": counted.reached,
                "of": counted.of,
                "source": counted.source,
            }
            for figure, counted in counts.items()
        }
        told += any(figure.n is None for figure in counts)
    assert told
