"""How does a team go on from what it wrote in the round before?"""

from collections.abc import Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from nulage_forms.dialogue.rounds import said_last
from nulage_forms.questionnaire.question import Page
from nulage_forms.swedish import day_in_sweden
from nulage_forms.views.room import Room

GO_ON = "utga-fran"
"""The field that says which answer is to begin from the one of the round before."""


@dataclass(frozen=True, slots=True)
class SaidLast:
    """An answer of the round before, as it reads, and the year of its phone call."""

    year: int
    text: str


def said_before(room: Room, page: Page) -> Mapping[str, SaidLast]:
    """What the team said last time where nothing is said yet, by the fields' names."""
    if not room.dialogue.rounds or room.locked:
        return {}
    year = day_in_sweden(room.dialogue.rounds[-1].held_at).year
    return {
        question.name: SaidLast(year, question.answer_text(before))
        for question in page.questions
        if (before := said_last(room.dialogue, question.key)) and not room.assessment.value(question.key)
    }


def with_last_round(room: Room, page: Page, typed: MultiDict[str, str]) -> MultiDict[str, str]:
    """What was typed, with last time's answer in the field that was asked for, before what stands there."""
    question = next((one for one in page.questions if one.name == typed.get(GO_ON)), None)
    before = said_last(room.dialogue, question.key) if question else None
    if question is None or not before:
        return typed
    filled = typed.copy()
    known = {option.id for option in question.options}
    chosen = [choice for choice in before.choices if choice in known]
    text = "\n".join(part for part in (before.text, typed.get(question.name, "")) if part)
    filled.setlist(question.name, chosen if question.options else [text])
    return filled
