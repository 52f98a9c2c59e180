"""How does an area of the analysis, or an answer, become a prioritised question, and only once?"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from nulage_forms.dialogue import NotNow, Saved, add_question, noted, question_key, save
from nulage_forms.model import Assessment, Dialogue, TakenArea


class AlreadyTaken(NotNow):
    """There is a prioritised question of this area already, and it says something else."""


def questions_of_areas(assessment: Assessment) -> Mapping[str, str]:
    """The ids of the prioritised questions that were made of areas, by the areas' ids."""
    return {assessment.areas[key].id: key for key in assessment.priorities if key in assessment.areas}


def take_area(
    dialogue: Dialogue, area: TakenArea | None, parts: Mapping[str, Saved], by: str, now: datetime
) -> Dialogue:
    """The dialogue with one more question: its parts by their names, and the area that it rests on, if any.

    Who sends the same once more changes nothing. Raises AlreadyTaken, TooManyQuestions, AlreadySent or
    AlreadyHeld.
    """
    if area and (taken := questions_of_areas(dialogue.assessment).get(area.id)):
        if any(dialogue.assessment.value(question_key(taken, name)) != parts[name].value for name in parts):
            raise AlreadyTaken(area.id)
        return dialogue
    added = add_question(dialogue, by, now)
    question_id = added.assessment.priorities[-1]
    if area:
        added = rest_on(added, question_id, area, by, now)
    fresh = {
        question_key(question_id, name): replace(part, expected_version=0) for name, part in parts.items()
    }
    return save(added, fresh, by, now)


def rest_on(dialogue: Dialogue, question_id: str, area: TakenArea, by: str, now: datetime) -> Dialogue:
    """The dialogue with a question that was made of the area."""
    resting = replace(dialogue.assessment, areas={**dialogue.assessment.areas, question_id: area})
    return noted(dialogue, "took_area", area.id, by, now, assessment=resting)


def questions_of_answers(assessment: Assessment) -> Mapping[str, str]:
    """The ids of the prioritised questions that were made of answers, by the answers' keys."""
    return {assessment.grounds[each]: each for each in assessment.priorities if each in assessment.grounds}


def take_answer(dialogue: Dialogue, key: str, parts: Mapping[str, Saved], by: str, now: datetime) -> Dialogue:
    """The dialogue with one more question that rests on an answer, with the parts that the answer suggests.

    An answer that has become a question already changes nothing. Raises TooManyQuestions, AlreadySent or
    AlreadyHeld.
    """
    if key in questions_of_answers(dialogue.assessment):
        return dialogue
    added = add_question(dialogue, by, now)
    question_id = added.assessment.priorities[-1]
    added = rest_on_answer(added, question_id, key, by, now)
    return save(added, {question_key(question_id, name): part for name, part in parts.items()}, by, now)


def rest_on_answer(dialogue: Dialogue, question_id: str, key: str, by: str, now: datetime) -> Dialogue:
    """The dialogue with a question that was made of the answer under the key."""
    resting = replace(dialogue.assessment, grounds={**dialogue.assessment.grounds, question_id: key})
    return noted(dialogue, "took_answer", key, by, now, assessment=resting)
