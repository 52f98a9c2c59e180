"""What is a head teacher asked about a school unit, and where in the analysis can an answer be lifted to?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from nulage_forms.catalogue.published import Edition, PublishedFigure, PublishedUnit
from nulage_forms.model import Assessment, ShownFigure
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.beside import Absence, absences, beside
from nulage_forms.questionnaire.question import Option, Page, Question
from nulage_forms.swedish import fold

MINUTES = 10
INTRODUCTION = "Skriv kort om det som är viktigast. Lämna tomt det som du inte vill svara på."
STEP_1, STEP_2 = "Steg 1, för hela verksamheten", "Steg 2"


@dataclass(frozen=True, slots=True)
class FormOfUnit:
    """What is published of one of a unit's school forms, and why the rest is not."""

    name: str
    figures: tuple[ShownFigure, ...]
    absences: tuple[Absence, ...]


def told_apart(units: Sequence[PublishedUnit]) -> tuple[PublishedUnit, ...]:
    """The units, with its code after the name of each that is called as another is: `Byskolan (12345678)`."""
    called = Counter(fold(unit.name) for unit in units)
    return tuple(
        replace(unit, name=f"{unit.name} ({unit.code})") if called[fold(unit.name)] > 1 else unit
        for unit in units
    )


def unit_page(edition: Edition, unit: str) -> Page:
    """The form about the unit of that name: one page of questions."""
    questions = edition.quality_system.unit_questions
    asked = tuple(Question(unit_key(each.id), each.text, "text", each.hint) for each in questions)
    example = any(each.status == "exempeltext" for each in questions)
    return Page("enhet", "", unit, INTRODUCTION, MINUTES, asked, example=example)


def unit_key(question_id: str) -> str:
    """The key of a head teacher's answer."""
    return f"enhet/{question_id}"


def figures_of_unit(edition: Edition, figures: Iterable[PublishedFigure]) -> tuple[FormOfUnit, ...]:
    """The unit's latest figure of each indicator, by the school form that it is of."""
    known = tuple(figures)
    run = {figure.school_form for figure in known}
    return tuple(
        FormOfUnit(form.name, tuple(figure for figure in shown if figure.value), absences(shown))
        for form in edition.quality_system.school_forms
        if form.id in run
        and (
            shown := tuple(
                figure for goal in form.sub_goals for figure in beside(edition, known, form.id, goal.id)
            )
        )
    )


def places(
    questionnaire: Questionnaire, assessment: Assessment, school_forms: Iterable[str]
) -> tuple[tuple[Question, Option], ...]:
    """The principal's own answers that words can be lifted to, those of the unit's `school_forms` first."""
    return tuple(_places(questionnaire, assessment, set(school_forms)))


def place_name(place: Option) -> str:
    """What the place is called within a sentence: `Trygghet, förskola` or `”Vad lyckas ni med?” i steg 1`."""
    if place.label.endswith("?"):
        return f"”{place.label}” i {place.group.lower()}"
    return place.full_label


def place_meant(
    questionnaire: Questionnaire, found: Iterable[tuple[Question, Option]], question_id: str
) -> str:
    """The key of the place that fits a head teacher's answer best: where its question says, or the first."""
    asked = questionnaire.edition.quality_system.unit_questions
    into = next((each.into for each in asked if each.id == question_id), "")
    keys = [question.key for question, _ in found]
    meant = [key for key in keys if into and key.rpartition("/")[2] == into]
    return next(iter((*meant, *keys)), "")


def _places(
    questionnaire: Questionnaire, assessment: Assessment, run: set[str]
) -> Iterator[tuple[Question, Option]]:
    goals = questionnaire.sub_goals
    for page in sorted(goals, key=lambda page: page.school_form is None or page.school_form.id not in run):
        if page.gathers:
            yield page.gathers, Option(page.gathers.key, page.heading, page.kicker)
    for group, page in ((STEP_1, questionnaire.once), (STEP_2, questionnaire.step_2(assessment))):
        for question in page.questions:
            if question.kind == "text":
                label = f"{question.group}: {question.wording}" if question.group else question.wording
                yield question, Option(question.key, label, group)
