"""What does a writer see when a colleague has saved another answer meanwhile?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from flask import request

from nulage_forms.dialogue.merging import merged, version_numbered
from nulage_forms.forms import MINE, SHOWN, TYPED_KINDS, AnswerForm
from nulage_forms.messages import message
from nulage_forms.model import Assessment
from nulage_forms.questionnaire.question import Page, Question
from nulage_forms.swedish import person_name
from nulage_forms.views.current import visitor

Naming = Callable[[str], str]
"""What somebody with an address is called where the page is read: `Room.name` tells those of a team apart."""


@dataclass(frozen=True, slots=True)
class Both:
    """Two answers to one question. `mine` is None where the field holds it and nothing else.

    `own` is whether the writer saved the other one too, in another window, and `shown` tells whether the
    field has been written in since it was shown with both. `again` is whether the writer had been shown two
    answers already, of which one has given way to theirs.
    """

    who: str
    own: bool
    at: datetime
    theirs: str
    mine: str | None
    shown: str
    again: bool = False


def compare(
    page: Page, form: AnswerForm, assessment: Assessment, keys: Iterable[str], naming: Naming = person_name
) -> Mapping[str, Both]:
    """The answers under the keys beside those that are stored, by the fields' names.

    Each of these fields then holds what both have written together, and the next save may replace theirs. All
    others hold what is stored: what the writer left alone may be a colleague's by now.
    """
    overtaken, both = set(keys), {}
    for question in page.questions:
        if question.key not in overtaken:
            form.show_stored(question, assessment)
            continue
        mine = form.typed_text(question) if question.kind in TYPED_KINDS else None
        if question.kind == "text":
            form.show_text(question, _together(form, assessment, question))
        if question.several:
            mine = question.answer_text(form.value(question))
            form.tick_too(question, assessment.value(question.key).choices)
        form.show_version(question, assessment.version(question.key))
        found = _both(assessment, question, naming, mine, form.digest(question))
        both[question.name] = replace(found, again=form.met(question))
    return both


def still_compared(page: Page, assessment: Assessment, naming: Naming = person_name) -> Mapping[str, Both]:
    """The two texts of each field that was shown with both, when something else has to be mended first."""
    return {
        question.name: _both(
            assessment,
            question,
            naming,
            request.form[f"{question.name}-{MINE}"],
            request.form.get(f"{question.name}-{SHOWN}", ""),
        )
        for question in page.questions
        if f"{question.name}-{MINE}" in request.form and question.key in assessment.answers
    }


def choices_to_make(page: Page, both: Mapping[str, Both]) -> list[tuple[str, str]]:
    """What the summary on top says of each question that two people have answered."""
    return [
        (question.name, _choice_to_make(question, both[question.name]))
        for question in page.questions
        if question.name in both
    ]


def _choice_to_make(question: Question, both: Both) -> str:
    told = "saved_in_another_window" if both.own else "saved_by_a_colleague"
    return message(f"{told}_again" if both.again else told, question=question.in_full, who=both.who)


def name_of(person: str, naming: Naming = person_name) -> str:
    """Who somebody is to whoever reads the page."""
    return "Du själv" if is_own(person) else naming(person)


def is_own(person: str) -> bool:
    """Whether whoever reads the page is the one with this address."""
    return person == visitor().email


def _both(assessment: Assessment, question: Question, naming: Naming, mine: str | None, shown: str) -> Both:
    saved = assessment.answers[question.key].versions[-1]
    who, theirs = name_of(saved.by, naming), question.answer_text(saved.value)
    return Both(who, is_own(saved.by), saved.at, theirs, mine, shown)


def _together(form: AnswerForm, assessment: Assessment, question: Question) -> str:
    answer, seen = assessment.answers[question.key], form.seen(question)
    ancestor = version_numbered(answer, seen)
    return merged(form.typed_text(question), answer.value.text, ancestor.value.text if ancestor else None)
