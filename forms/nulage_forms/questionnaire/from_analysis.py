"""What of the analysis goes into a prioritised question, and what stands beside it?"""

from collections.abc import Iterable, Mapping

from nulage_forms.catalogue.published import PublishedArea
from nulage_forms.dialogue.areas import questions_of_areas
from nulage_forms.model import Assessment, TakenArea, Value
from nulage_forms.questionnaire import Questionnaire, asked
from nulage_forms.questionnaire.beside import shown
from nulage_forms.questionnaire.question import Page
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


def proposed(questionnaire: Questionnaire, area: PublishedArea | None) -> Mapping[str, Value]:
    """The parts of a question that an area suggests: its own open question, and what it belongs to."""
    if area is None:
        return {}
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


def untaken(areas: Iterable[PublishedArea], assessment: Assessment) -> tuple[PublishedArea, ...]:
    """The areas that no prioritised question is made of."""
    taken = questions_of_areas(assessment)
    return tuple(area for area in areas if area.id not in taken)


def areas_beside(
    questionnaire: Questionnaire, areas: Iterable[PublishedArea], page: Page, assessment: Assessment
) -> tuple[TakenArea, ...]:
    """What a page's answers may rest on: a sub-goal's areas, or the one that its question was made of."""
    if page.sub_goal:
        return tuple(as_taken(questionnaire, area) for area in areas if area.sub_goal == page.sub_goal.id)
    resting = assessment.areas.get(page.question_id)
    return (resting,) if resting else ()
