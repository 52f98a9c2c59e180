"""What of the analysis goes into a prioritised question, and what stands beside it?"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from nulage_forms.catalogue.published import PublishedArea
from nulage_forms.dialogue import question_key
from nulage_forms.dialogue.areas import questions_of_areas
from nulage_forms.dialogue.rows import stands
from nulage_forms.model import Answer, AnswerVersion, Assessment, TakenArea, Value
from nulage_forms.questionnaire import Questionnaire, asked
from nulage_forms.questionnaire.beside import shown
from nulage_forms.questionnaire.question import Page, Question
from nulage_forms.swedish import period_text


def as_taken(questionnaire: Questionnaire, area: PublishedArea) -> TakenArea:
    """The area as it reads in the edition that is published now."""
    edition = questionnaire.edition
    return TakenArea(
        area.id,
        area.heading,
        area.statement,
        period_text(area.why.period) if area.why.period else "",
        edition.id,
        tuple(shown(edition, figure) for figure in area.figures if figure.indicator in edition.indicators),
    )


def proposed(questionnaire: Questionnaire, area: PublishedArea) -> Mapping[str, Value]:
    """The parts of a question that an area suggests: its own open question, and what it belongs to."""
    choices = {
        asked.PRIORITY_SUB_GOAL.key: (area.sub_goal, questionnaire.goals),
        asked.PRIORITY_FACTOR.key: (area.success_factor, questionnaire.success_factors),
    }
    return {
        asked.PRIORITY_TEXT.key: Value(next(iter(area.questions), "")),
        **{
            part: Value(choices=(wanted,))
            for part, (wanted, options) in choices.items()
            if any(option.id == wanted for option in options)
        },
    }


def begun(
    questionnaire: Questionnaire, question_id: str, area: PublishedArea | None, now: datetime
) -> Assessment:
    """An assessment with the question that an area suggests and nothing else; empty when there is no area."""
    if area is None:
        return Assessment()
    answers = {
        question_key(question_id, part): Answer((AnswerVersion(value, "", now, "", ""),))
        for part, value in proposed(questionnaire, area).items()
    }
    return Assessment(answers, areas={question_id: as_taken(questionnaire, area)})


def untaken(areas: Iterable[PublishedArea], assessment: Assessment) -> tuple[PublishedArea, ...]:
    """The areas that no prioritised question is made of."""
    taken = questions_of_areas(assessment)
    return tuple(area for area in areas if area.id not in taken)


def areas_beside(
    questionnaire: Questionnaire, areas: Iterable[PublishedArea], page: Page, assessment: Assessment
) -> tuple[TakenArea, ...]:
    """What a page's answers may rest on: a sub-goal's areas, or what its question was made of."""
    if page.sub_goal:
        return tuple(as_taken(questionnaire, area) for area in areas if area.sub_goal == page.sub_goal.id)
    resting = resting_on(questionnaire, assessment, page.question_id)
    return (resting,) if resting else ()


def resting_on(questionnaire: Questionnaire, assessment: Assessment, question_id: str) -> TakenArea | None:
    """What a prioritised question was made of: an area as it was then, or an answer as it reads now.

    None for a question that was begun from nothing, and when the answer has been emptied or removed.
    """
    if question_id in assessment.areas:
        return assessment.areas[question_id]
    key = assessment.grounds.get(question_id, "")
    answer = assessment.answers.get(key)
    if answer is None or not answer.value or not stands(assessment, key):
        return None
    pages = (*questionnaire.sub_goals, questionnaire.step_2(assessment))
    asked_here = ((page, question) for page in pages for question in page.questions if question.key == key)
    for page, question in asked_here:
        heading = question.group or f"{page.heading}, {page.kicker.lower()}"
        place = f"{page.path}#{question.name}"
        return TakenArea("", heading, answer.value.text, "", answer.versions[-1].edition, written_at=place)
    return None


def suggested(question: Question, page: Page, assessment: Assessment) -> Mapping[str, Value]:
    """What an answer says already of the question that is made of it: its sub-goal or its success factor."""
    if page.sub_goal:
        return {asked.PRIORITY_SUB_GOAL.key: Value(choices=(page.sub_goal.id,))}
    beside = (one for one in page.questions if one.row == question.row and one.kind == "many")
    chosen = [choice for one in beside for choice in assessment.value(one.key).choices]
    return {asked.PRIORITY_FACTOR.key: Value(choices=(chosen[0],))} if chosen else {}
