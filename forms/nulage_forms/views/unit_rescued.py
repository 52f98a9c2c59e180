"""Where does a head teacher get back what could not be saved?

On the form itself: what was kept stands over it, and what is stored stands in its fields. Whoever puts it in
sends the form anew, with what was kept, and so meets the same rules as whoever has typed it again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import request
from werkzeug.datastructures import MultiDict

from nulage_forms.forms import AnswerForm
from nulage_forms.model import UnitForm
from nulage_forms.questionnaire.question import Page
from nulage_forms.views.rescuing import drop, kept_for, newest_for

CHOICE, THROW = "raddat", "kasta"
"""The field that says what is to become of what was kept; any other value than this puts it in."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One text that was kept, and the version that it was written from."""

    at: datetime
    text: str
    mark: str


def offers(principal_id: str, form: UnitForm, page: Page) -> Mapping[str, Offer]:
    """What is offered back, by field name: the newest of each that is not stored just so already."""
    kept = newest_for(principal_id, form.code)
    sent = MultiDict([(name, text) for name, one in kept.items() for text in one.fields[name]])
    typed = AnswerForm(page, form.writing, sent)
    return {
        question.name: Offer(one.at, typed.typed_text(question), one.marks.get(question.name, ""))
        for question in page.questions
        if (one := kept.get(question.name)) and typed.value(question) != form.writing.value(question.key)
    }


def thrown_away(principal_id: str, code: str) -> bool:
    """Whether the head teacher wanted none of it; then it is gone."""
    wanted_none = request.form.get(CHOICE) == THROW
    if wanted_none:
        put_away(principal_id, code)
    return wanted_none


def put_away(principal_id: str, code: str) -> None:
    """Takes away what was kept, once it has been put in or thrown away."""
    if CHOICE in request.form:
        for kept in kept_for(principal_id, code):
            drop(kept, *kept.fields)
