"""Does what was typed point somebody out, and has the writer been told before it is saved?

What is stored already was saved by somebody who knew. The browser says what its writer has been told of by
digests, so that a text with one name is asked about once, and again when another name comes into it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from flask import request

from nulage_forms.forms import TYPED_KINDS, AnswerForm
from nulage_forms.messages import message
from nulage_forms.model import Assessment
from nulage_forms.questionnaire.people_named import Found, people_named
from nulage_forms.questionnaire.question import Page

TOLD_OF = "-named"
"""End of the name of the field that says what the writer has been told of."""


@dataclass(frozen=True, slots=True)
class Pointed:
    """That a text points somebody out. `sentence` is empty once the writer has been told and saves anyway."""

    sentence: str
    digests: str


def pointed_out(page: Page, form: AnswerForm, assessment: Assessment) -> Mapping[str, Pointed]:
    """Whom the texts of the page newly point out, by the fields' names."""
    return {
        question.name: pointed
        for question in page.questions
        if question.kind in TYPED_KINDS
        and (
            pointed := newly_pointed(
                question.name, form.typed_text(question), assessment.value(question.key).text
            )
        )
    }


def newly_pointed(name: str, text: str, stored: str) -> Pointed | None:
    """Whom the text in the field of that name points out and the stored one does not; None if nobody."""
    known = {found.text for found in people_named(stored)}
    fresh = [found for found in people_named(text) if found.text not in known]
    if not fresh:
        return None
    told = request.form.get(f"{name}{TOLD_OF}", "").split()
    untold = {found.kind: found for found in reversed(fresh) if _digest(found) not in told}
    sentence = " ".join(
        message(f"points_out_{kind}", what=untold[kind].text) for kind in sorted(untold, reverse=True)
    )
    if sentence:
        sentence += f" {message('points_out')}"
    return Pointed(sentence, " ".join(dict.fromkeys(_digest(found) for found in fresh)))


def to_mind(page: Page, form: AnswerForm, assessment: Assessment) -> list[tuple[str, str]]:
    """What the writer has to be told before the page is saved, by the name of the field that it is about."""
    pointed = pointed_out(page, form, assessment)
    return [
        (question.name, pointed[question.name].sentence)
        for question in page.questions
        if question.name in pointed and pointed[question.name].sentence
    ]


def _digest(found: Found) -> str:
    return sha256(found.text.encode()).hexdigest()[:12]
