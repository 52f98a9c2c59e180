"""Is the quality system read as an editor wrote it?"""

from dataclasses import replace
from pathlib import Path

from nulage_site.quality_system import example_texts, indicator_by_label, read_quality_system

PUPILS = "indicators/compulsory_school/1-pupils.toml"
ANOTHER_INDICATOR = """
[[indicator]]
id = "elever-i-allt"
name = "Alla elever"
unit = "pupils"
kind = "count"
direction = "neither"
decimals = 0
population = "Alla elever."
definition = "Hur många de är."
how_to_read = "Räkna dem."
questions = ["Hur många är ni?"]
sources = [{ format = "siris", labels = ["Elever, årskurs 1-9", "Elever, åk 1-9"] }]
"""


def test_what_a_file_says_first_holds_for_each_indicator_in_it(content: Path):
    (indicator,) = read_quality_system(content).indicators
    assert indicator.school_forms == ("compulsory_school",)
    assert indicator.conditions == "pupils"


def test_a_line_break_in_a_text_is_a_space(content: Path):
    (indicator,) = read_quality_system(content).indicators
    assert indicator.how_to_read == "Räkna dem, en i taget."


def test_every_known_spelling_of_a_label_leads_to_its_indicator(content: Path):
    with (content / PUPILS).open("a", encoding="utf-8") as file:
        file.write(ANOTHER_INDICATOR)
    system = read_quality_system(content)
    named = {label: it.id for label, it in indicator_by_label(system, "siris", "compulsory_school").items()}
    assert named == {"Elever, årskurs 1-9": "elever-i-allt", "Elever, åk 1-9": "elever-i-allt"}
    assert list(indicator_by_label(system, "underlag", "compulsory_school")) == ["Elever: Antal elever"]
    assert indicator_by_label(system, "underlag", "preschool") == {}


def test_indicators_come_in_the_order_of_their_school_forms_whatever_their_folders_are_called(
    content: Path, spoil
):
    spoil(PUPILS, 'id = "antal-elever"', 'id = "elever-i-grundskolan"')
    form = (content / "school-forms/1-compulsory-school.toml").read_text(encoding="utf-8")
    (content / "school-forms/0-preschool.toml").write_text(
        form.replace("compulsory_school", "preschool").replace("grundskola", "forskola"), encoding="utf-8"
    )
    (content / "indicators/preschool").mkdir()
    (content / "indicators/preschool/1-children.toml").write_text(
        'school_forms = ["preschool"]\nconditions = "pupils"\nperiod = "school_year"\n' + ANOTHER_INDICATOR,
        encoding="utf-8",
    )
    system = read_quality_system(content)
    assert [indicator.id for indicator in system.indicators] == ["elever-i-allt", "elever-i-grundskolan"]


def test_texts_in_our_own_words_are_listed_until_they_are_settled(content: Path):
    system = read_quality_system(content)
    assert example_texts(system) == (
        "skolform grundskola",
        "delmål grundskola-kunskaper",
        "indikator antal-elever",
        "framgångsfaktor tillit",
        "analyssteg steg-1",
        "prövning betydelse",
    )
    settled = replace(system.success_factors[0], status="fastställd")
    assert "framgångsfaktor tillit" not in example_texts(replace(system, success_factors=(settled,)))


def test_the_example_that_editors_are_given_can_be_pasted_as_it_stands(content: Path):
    guide = (Path(__file__).parents[3] / "content/quality-system/README.md").read_text(encoding="utf-8")
    example = guide.split("```toml\n")[1].split("```")[0]
    (content / "indicators/compulsory_school/2-pasted.toml").write_text(example, encoding="utf-8")
    assert [indicator.id for indicator in read_quality_system(content).indicators] == [
        "antal-elever",
        "elever-per-dator",
    ]
