"""Does every fault in the quality system come out, with its line and what to do about it?"""

from pathlib import Path

import pytest

FORM = "school-forms/1-compulsory-school.toml"
PUPILS = "indicators/compulsory_school/1-pupils.toml"


def test_a_misspelt_key_is_told_with_its_line_and_the_likely_one(spoil, faults):
    spoil(PUPILS, "how_to_read =", "how_to_reed =")
    missing, misspelt = faults()
    assert misspelt.place == "rad 14"
    assert misspelt.found == "nyckeln `how_to_reed`, som ingen läser"
    assert misspelt.remedy == "Menade ni `how_to_read`?"
    assert missing.found == "nyckeln `how_to_read` saknas"
    assert missing.place == "rad 5", "where its table begins"


def test_a_value_that_is_not_one_of_those_allowed_is_told_with_the_allowed_ones(spoil, faults):
    spoil(PUPILS, 'direction = "neither"', 'direction = "upp"')
    (fault,) = faults()
    assert fault.place == "rad 10"
    assert fault.found == "`direction` är ”upp”"
    assert fault.expected == "higher, lower eller neither"


def test_a_number_between_quotes_is_no_number(spoil, faults):
    spoil(PUPILS, "decimals = 0", 'decimals = "0"')
    (fault,) = faults()
    assert (fault.place, fault.expected) == ("rad 11", "ett heltal, utan citattecken")


def test_a_fault_in_what_a_file_says_first_points_there(spoil, faults):
    spoil(PUPILS, 'period = "school_year"', 'period = "läsår"')
    (fault,) = faults()
    assert fault.place == "rad 3"


def test_a_fault_in_a_nested_table_points_into_it(spoil, faults):
    spoil(FORM, 'area = "quality"', 'area = "kvalitet"')
    spoil("steps.toml", 'kind = "text"', 'kind = "betyg"')
    form, step = faults()
    assert (form.place, step.place) == ("rad 13", "rad 12")


def test_an_empty_text_or_list_is_a_fault(spoil, faults):
    spoil(PUPILS, '["Hur många är ni?"]', "[]")
    spoil(FORM, '"Alla ska lära sig."', '" "')
    questions, goal = faults()
    assert (questions.place, questions.found) == ("rad 18", "`questions` är tom")
    assert (goal.place, goal.found) == ("rad 6", "`goal` är tom")


def test_a_file_that_is_not_toml_is_told_with_its_line(spoil, faults):
    spoil("tests.toml", 'name = "Den gör skillnad"', 'name = "Den gör skillnad')
    (fault,) = faults()
    assert fault.file.endswith("tests.toml")
    assert fault.place == "rad 3"
    assert fault.found == 'en text utan citattecken i slutet: ”name = "Den gör skillnad”'


def test_a_file_that_is_not_utf_8_is_told(content: Path, faults):
    (content / "signs.toml").write_bytes("text = 'på'".encode("latin-1"))
    (fault,) = faults()
    assert fault.remedy == "Spara filen som UTF-8."


@pytest.mark.parametrize("name", ["success-factors.toml", "steps.toml", "tests.toml", "signs.toml"])
def test_a_file_that_is_gone_is_missed(name: str, content: Path, faults):
    (content / name).unlink()
    (fault,) = faults()
    assert fault.file.endswith(name), "and what refers to it is not blamed as well"


def test_a_file_without_its_tables_is_told_how_to_begin_one(content: Path, faults):
    (content / "steps.toml").write_text('[steps]\nid = "steg-1"\n', encoding="utf-8")
    (fault,) = faults()
    assert fault.remedy == "Inled varje post med en rad [[step]]."


def test_a_file_that_nothing_reads_is_not_passed_over_in_silence(content: Path, faults):
    (content / "succes-factors.toml").write_text("", encoding="utf-8")
    (fault,) = faults()
    assert fault.found == "en fil som ingen läser"


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        (PUPILS, '"antal-elever"', '"antal_elever"', "rad 6"),
        (PUPILS, '"antal-elever"', '"antal-elevér"', "rad 6"),
        (FORM, '"grundskola-kunskaper"', '"Kunskaper"', "rad 10"),
        (FORM, '"compulsory_school"', '"grund-skola"', "rad 1"),
        ("success-factors.toml", '"tillit"', '"-tillit"', "rad 2"),
    ],
)
def test_an_id_that_cannot_be_an_address_is_refused(name, old, new, line, spoil, faults):
    spoil(name, old, new)
    assert any(fault.place == line and new.strip('"') in fault.found for fault in faults())


def test_an_id_is_given_once_and_the_fault_says_where_it_stands_first(content: Path, faults):
    path = content / "success-factors.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text, encoding="utf-8")
    (fault,) = faults()
    assert (fault.place, fault.found) == ("rad 7", "`tillit` en gång till")
    assert fault.expected.endswith("success-factors.toml, rad 2")


def test_two_indicators_of_one_school_form_cannot_claim_the_same_label(content: Path, faults):
    path = content / PUPILS
    first = path.read_text(encoding="utf-8")
    again = first[first.index("[[indicator]]") :].replace("antal-elever", "alla-elever")
    path.write_text(first + again, encoding="utf-8")
    (fault,) = faults()
    assert fault.found == "`underlag compulsory_school Elever: Antal elever` en gång till"


@pytest.mark.parametrize(
    ("old", "new", "found", "known"),
    [
        (
            'success_factors = ["tillit"]',
            'success_factors = ["tilit"]',
            "`tilit` i `success_factors`",
            "tillit",
        ),
        ('["compulsory_school"]', '["preschool"]', "`preschool` i `school_forms`", "compulsory_school"),
        (
            'conditions = "pupils"',
            'sub_goal = "grundskola-lust"',
            "`grundskola-lust` i `sub_goal`",
            "grundskola-kunskaper",
        ),
    ],
)
def test_a_reference_to_something_unknown_names_what_is_known(old, new, found, known, spoil, faults):
    spoil(PUPILS, old, new)
    (fault,) = faults()
    assert fault.found == f"{found}, som inte finns"
    assert fault.expected == f"något som finns, till exempel {known}"


def test_an_unknown_reference_among_many_known_ones_names_the_most_alike(content: Path, spoil, faults):
    factor = (content / "success-factors.toml").read_text(encoding="utf-8")
    others = ("ledarskap", "samverkan", "kollegialt-larande", "uppfoljning", "delaktighet")
    (content / "success-factors.toml").write_text(
        "".join(factor.replace('"tillit"', f'"{name}"') for name in (*others, "tillit")), encoding="utf-8"
    )
    spoil(PUPILS, 'success_factors = ["tillit"]', 'success_factors = ["tilit"]')
    (fault,) = faults()
    assert fault.expected.startswith("något som finns, till exempel tillit, ")
    assert fault.expected.count(",") == 4


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("", "varken `sub_goal` eller `conditions`"),
        ('conditions = "pupils"\nsub_goal = "grundskola-kunskaper"', "både `sub_goal` och `conditions`"),
    ],
)
def test_an_indicator_belongs_to_a_sub_goal_or_to_conditions_and_not_to_both(new, found, spoil, faults):
    spoil(PUPILS, 'conditions = "pupils"', new)
    (fault,) = faults()
    assert fault.found == found


def test_an_indicator_of_a_sub_goal_belongs_to_that_school_form_alone(content: Path, spoil, faults):
    form = (content / FORM).read_text(encoding="utf-8")
    (content / "school-forms/2-preschool.toml").write_text(
        form.replace("compulsory_school", "preschool").replace("grundskola", "forskola"), encoding="utf-8"
    )
    spoil(PUPILS, 'conditions = "pupils"', 'sub_goal = "forskola-kunskaper"')
    (fault,) = faults()
    assert fault.found == "delmålet `forskola-kunskaper` för compulsory_school"


def test_a_sign_that_a_wider_one_hides_is_a_fault(content: Path, faults):
    row = (
        '\n[[sign]]\nformat = "underlag"\nstatus = "missing"\nsurvey = true\ntext = "Enkäten gjordes inte"\n'
    )
    with (content / "signs.toml").open("a", encoding="utf-8") as file:
        file.write(row)
    (fault,) = faults()
    assert fault.expected == "den som gäller färre fall före den som gäller fler"


def test_all_faults_of_all_files_come_together(spoil, faults):
    spoil(FORM, 'area = "quality"', 'area = "kvalitet"')
    spoil(PUPILS, '"antal-elever"', '"Antal elever"')
    spoil("steps.toml", "minutes_once = 5", "minutes = 5")
    spoil("tests.toml", "[[test]]", "[[test]")
    spoil("signs.toml", '"missing"', '"borta"')
    found = {Path(fault.file).name for fault in faults()}
    assert found == {Path(name).name for name in (FORM, PUPILS, "steps.toml", "tests.toml", "signs.toml")}
