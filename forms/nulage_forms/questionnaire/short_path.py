"""Which few questions does a team meet that has little time?"""

from dataclasses import replace

from nulage_forms.dialogue.rows import CAUSES, rows
from nulage_forms.model import Assessment
from nulage_forms.questionnaire import Questionnaire, asked
from nulage_forms.questionnaire.question import Page

NAME = "Kort väg"
MINUTES = 20
PATH = "kort/"
ROWS = 4
ASKED_OF_A_QUESTION = (asked.PRIORITY_TEXT.key, asked.PRIORITY_SUB_GOAL.key, asked.PRIORITY_WISH.key)
TIME, ONE_TIME = "samtal/time-1", "En tid som passar er"
"""The one time that is asked for is not the first of several."""
ASKED_OF_THE_CALL = ("samtal/name", "samtal/email", "samtal/phone", TIME)
INTRODUCTION = (
    "Några rader räcker. Hoppa över det ni inte vet. Allt ni skriver finns med om ni tar hela vägen sedan."
)


def pages(questionnaire: Questionnaire, assessment: Assessment, question_id: str) -> tuple[Page, Page, Page]:
    """The short path: how things are, one prioritised question, and whom to call.

    Each asks some of what the long way asks, under the same keys, so that nothing is typed twice.
    """
    return (
        _how_things_are(questionnaire, assessment),
        _question(questionnaire, question_id),
        _call(questionnaire),
    )


def _how_things_are(questionnaire: Questionnaire, assessment: Assessment) -> Page:
    first_cause = rows(assessment, CAUSES)[:1]
    both_steps = (*questionnaire.once.questions, *questionnaire.step_2(assessment).questions)
    questions = tuple(
        replace(question, group="", row="", rows=ROWS)
        for question in both_steps
        if question.short and (not question.row or question.row in first_cause)
    )
    example = questionnaire.once.example or questionnaire.causes.example
    return Page("kort", PATH, "Så är läget hos oss", INTRODUCTION, MINUTES, questions, NAME, example=example)


def _question(questionnaire: Questionnaire, question_id: str) -> Page:
    whole = questionnaire.priority(question_id, 1)
    wanted = tuple(question for question in whole.questions if _part(question.key) in ASKED_OF_A_QUESTION)
    return replace(
        whole,
        path=f"{PATH}fraga/",
        heading="En fråga att prata om",
        kicker=NAME,
        questions=wanted,
        example=False,
    )


def _call(questionnaire: Questionnaire) -> Page:
    whole = questionnaire.call
    wanted = tuple(
        replace(one, group="", wording=ONE_TIME) if one.key == TIME else one
        for one in whole.questions
        if one.key in ASKED_OF_THE_CALL
    )
    return replace(whole, path=f"{PATH}samtal/", kicker=NAME, questions=wanted)


def _part(key: str) -> str:
    return key.split("/", 2)[2]
