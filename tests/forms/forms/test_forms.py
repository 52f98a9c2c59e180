import pytest
from werkzeug.datastructures import MultiDict

from nulage_forms.forms import AnswerForm, version_mark
from nulage_forms.model import Answer, AnswerVersion, Assessment, Value
from nulage_forms.questionnaire.question import Option, Page, Question

CHOICES = (Option("strength", "En styrka"), Option("explore", "Något att utforska"))
PAGE = Page(
    "steg-2",
    "steg-2/",
    "Vad kan det bero på?",
    "",
    40,
    (
        Question("steg-2/orsaker", "Vilka orsaker?"),
        Question("steg-2/bild", "Er bild?", "one", options=CHOICES),
        Question("steg-2/faktorer", "Vilka faktorer?", "many", options=CHOICES),
    ),
)


def saved(*texts: str) -> Assessment:
    versions = tuple(AnswerVersion(Value(text), "bo@example.se", None, "", "") for text in texts)
    return Assessment({"steg-2/orsaker": Answer(versions)})


def seen(assessment: Assessment) -> str:
    return version_mark(assessment, "steg-2/orsaker")


def typed(**texts: str) -> MultiDict[str, str]:
    return MultiDict({f"steg-2-{name.replace('_', '-')}": text for name, text in texts.items()})


def test_a_draft_may_lack_everything() -> None:
    form = AnswerForm(PAGE, Assessment(), typed())
    assert form.validate()
    assert form.answers("2026-1", Assessment()) == {}


def test_a_text_that_is_too_long_is_kept_and_the_writer_is_told_by_how_much() -> None:
    form = AnswerForm(PAGE, Assessment(), typed(orsaker="å" * 10_001))
    assert not form.validate()
    ((name, text),) = form.faults
    assert name == "steg-2-orsaker"
    told = "Korta texten under ”Vilka orsaker?” till högst 10\u00a0000 tecken. Nu är den 10\u00a0001."
    assert text == told
    assert len(form["steg-2-orsaker"].data) == 10_001


@pytest.mark.parametrize("field", ["bild", "faktorer"])
def test_a_choice_that_is_not_on_the_list_is_refused(field: str) -> None:
    assert not AnswerForm(PAGE, Assessment(), typed(**{field: "admin"})).validate()


def test_an_untouched_text_stays_the_same_whatever_ends_its_lines() -> None:
    assessment = saved("rad ett\nrad två")
    form = AnswerForm(PAGE, assessment, typed(orsaker="rad ett\r\nrad två", orsaker_version=seen(assessment)))
    assert form.answers("2026-1", assessment) == {}


def test_what_a_colleague_changed_meanwhile_is_not_taken_for_ours() -> None:
    assessment = saved("först", "kollegans")
    form = AnswerForm(PAGE, assessment, typed(orsaker="först", orsaker_version=seen(saved("först"))))
    assert form.answers("2026-1", assessment) == {}


@pytest.mark.parametrize("said", ["", "x", "-1", "²", "9" * 5000])
def test_a_version_that_makes_no_sense_is_taken_for_never_having_seen_the_answer(said: str) -> None:
    assessment = saved("kollegans")
    form = AnswerForm(PAGE, assessment, typed(orsaker="mitt", orsaker_version=said))
    assert form.answers("2026-1", assessment)["steg-2/orsaker"].expected_version == 0


def test_a_version_that_is_not_sent_at_all_replaces_nothing() -> None:
    assessment = saved("kollegans")
    form = AnswerForm(PAGE, assessment, typed(orsaker="mitt"))
    assert form.answers("2026-1", assessment)["steg-2/orsaker"].expected_version == 0


def test_choices_can_be_taken_away_again() -> None:
    assessment = Assessment(
        {"steg-2/faktorer": Answer((AnswerVersion(Value(choices=("strength",)), "", None, "", ""),))}
    )
    form = AnswerForm(PAGE, assessment, typed(faktorer_version=version_mark(assessment, "steg-2/faktorer")))
    assert form.answers("2026-1", assessment)["steg-2/faktorer"].value == Value()
