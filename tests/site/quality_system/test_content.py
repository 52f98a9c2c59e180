"""Does the quality system that ships speak as the product speaks, and know the real file's labels?"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from nulage_site.model import QualitySystem
from nulage_site.quality_system import indicator_by_label, read_quality_system

ROOT = Path(__file__).parents[3]
REAL = ROOT / "../shared/data/statistics/underlag-for-analys/2026-03-25"
SYSTEM: QualitySystem = read_quality_system(ROOT / "content/quality-system")

OPENINGS = (
    "Hur",
    "Vad",
    "Vilka",
    "Vilken",
    "Vilket",
    "Var",
    "När",
    "Vem",
    "Vems",
    "I vilk",
    "På vilk",
    "För vilk",
)
VERDICTS = ("bra", "bättre", "bäst", "bästa", "dålig", "dåligt", "dåliga", "sämre", "sämst", "sämsta")
VERDICTS += ("godkänd", "godkänt", "underkänd", "plats", "platsen", "ranking", "signifikant", "avvikelse")
SCHOOL_FORMS = [
    "preschool", "preschool_class", "compulsory_school", "adapted_compulsory_school", "special_school",
    "sami_school", "upper_secondary_school", "adapted_upper_secondary_school", "adult_education",
    "school_age_educare",
]  # fmt: skip


def texts(value: object, inside: str = "") -> Iterator[str]:
    """Every text that a reader of the site or the form meets; labels of files are not ours to word."""
    if isinstance(value, str) and inside not in ("labels", "tables", "sizes", "source_names", "id"):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, inside)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name), field.name)


def questions() -> list[str]:
    goals = [goal for form in SYSTEM.school_forms for goal in form.sub_goals]
    return [
        asked
        for part in (goals, SYSTEM.indicators, SYSTEM.success_factors)
        for it in part
        for asked in it.questions
    ]


def test_all_ten_school_forms_are_there_in_the_order_of_the_glossary():
    assert [form.id for form in SYSTEM.school_forms] == SCHOOL_FORMS


@pytest.mark.parametrize("form", SYSTEM.school_forms, ids=lambda form: form.slug)
def test_every_school_form_has_questions_on_equity_quality_and_learning(form):
    assert {goal.area for goal in form.sub_goals} == {"equity", "quality", "development_and_learning"}
    assert [goal.number for goal in form.sub_goals] == list(range(1, len(form.sub_goals) + 1))


@pytest.mark.parametrize("asked", questions())
def test_every_question_is_open(asked: str):
    assert asked.startswith(OPENINGS)
    assert asked.endswith("?")


def test_what_a_prioritised_question_is_held_up_against_is_one_question_or_two():
    for test in SYSTEM.tests:
        assert test.question.count(",") + test.question.count(" eller ") <= 1, test.question


def test_no_reason_leaves_open_what_is_known():
    assert [sign.text for sign in SYSTEM.signs if "eller så" in sign.text] == []


def test_an_indicator_asks_two_or_three_questions_and_no_question_is_asked_twice():
    assert {len(indicator.questions) for indicator in SYSTEM.indicators} == {2, 3}
    assert [asked for asked, times in Counter(questions()).items() if times > 1] == []


@pytest.mark.parametrize("indicator", SYSTEM.indicators, ids=lambda indicator: indicator.id)
def test_an_indicator_says_in_a_few_sentences_how_it_is_read_and_where_it_comes_from(indicator):
    *reading, source = re.split(r"(?<=\.) ", indicator.how_to_read)
    assert 2 <= len(reading) <= 4
    assert source.startswith("Källa: ")


def test_two_indicators_never_share_a_name():
    names = [indicator.name for indicator in SYSTEM.indicators]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("word", VERDICTS)
def test_no_text_passes_a_verdict(word: str):
    assert not [text for text in texts(SYSTEM) if re.search(rf"\b{word}\b", text.lower())]


def test_the_typography_is_swedish():
    for text in texts(SYSTEM):
        assert not re.search(r"\d (%|kr)|[\"“]|--|  |\.\.\.|\w - \w", text), text
        assert text == text.strip()


def test_the_labels_of_other_school_forms_are_said_to_be_assumed():
    files = (ROOT / "content/quality-system/indicators").glob("*/*.toml")
    assumed = [file for file in files if "compulsory_school/" not in f"{file}".replace("adapted_", "x")]
    assert assumed
    assert all("assumed" in file.read_text(encoding="utf-8").splitlines()[0] for file in assumed)


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not part of the project, and are not here")
def test_every_measure_of_the_real_file_is_known_by_its_exact_label_and_in_its_order():
    (file,) = REAL.glob("*.xlsx")
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    printed = [row[0] for row in rows[4:53]]
    known = indicator_by_label(SYSTEM, "underlag", "compulsory_school")
    assert sorted(known) == sorted(printed)
    for area in ("Elever", "Personal", "Kostnader", "Delmål"):
        assert [label for label in known if label.startswith(area)] == [
            label for label in printed if label.startswith(area)
        ]


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not part of the project, and are not here")
def test_no_figure_of_the_real_file_has_more_decimals_than_its_indicator_says():
    (file,) = REAL.glob("*.xlsx")
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python(skip_empty_area=False)
    known = indicator_by_label(SYSTEM, "underlag", "compulsory_school")
    for row in rows[4:53]:
        numbers = [cell for cell in row[1:] if isinstance(cell, float)]
        assert all(round(number, known[row[0]].decimals) == number for number in numbers), row[0]
