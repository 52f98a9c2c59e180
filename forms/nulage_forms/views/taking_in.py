"""How do the ticked answers of a file become answers of the draft, and what do they begin there?"""

from collections.abc import Collection
from dataclasses import replace
from itertools import groupby

from nulage_forms.dialogue import Saved, add_question, save, stale
from nulage_forms.dialogue.areas import questions_of_answers, questions_of_areas, rest_on, rest_on_answer
from nulage_forms.dialogue.rows import add_row, row_key, stands
from nulage_forms.documents.form import is_new
from nulage_forms.documents.placed import moved, place_of_new, start_of
from nulage_forms.documents.returned import pages_that_may_return
from nulage_forms.forms import AnswerForm, Typed
from nulage_forms.model import Dialogue, TakenArea
from nulage_forms.questionnaire.from_analysis import as_taken
from nulage_forms.questionnaire.question import Page
from nulage_forms.views.current import now, visitor
from nulage_forms.views.room import Room


class Overtaken(Exception):
    """Somebody has changed an answer since the file was compared with it."""


def taken_in(room: Room, before: Dialogue, typed: Typed, ticked: Collection[str]) -> Dialogue:
    """The dialogue with the ticked answers; a question or row is added for those that begin one.

    Raises Overtaken, TooManyQuestions and TooManyRows.
    """
    after, edition = before, room.questionnaire.edition.id
    begun: dict[str, str] = {}
    for page, form in forms_of(replace(room, dialogue=before), typed):
        names = {question.key for question in page.questions if question.name in ticked}
        answers = [each for each in form.answers(edition, before.assessment).items() if each[0] in names]
        for start, together in groupby(answers, key=lambda each: start_of(each[0])):
            after, begun[start] = _begun(room, after, page, typed, start)
            here: dict[str, Saved] = {moved(key, begun): saved for key, saved in together}
            if stale(after, here):
                raise Overtaken(room.dialogue.principal_id)
            after = save(after, here, visitor().email, now())
        if page.question_id and (of := begun.get(f"fraga/{page.question_id}")):
            after = _grounded(after, of.partition("/")[2], moved(ground_meant(page, typed), begun))
    return after


def forms_of(room: Room, typed: Typed) -> list[tuple[Page, AnswerForm]]:
    """The form of each page that the file, or the browser, says anything of; already looked through."""
    forms = [
        (page, AnswerForm(page, room.assessment, typed))
        for page in pages_that_may_return(room.questionnaire, room.assessment)
        if any(question.name in typed for question in page.questions)
    ]
    for _, form in forms:
        form.validate()
    return forms


def area_meant(room: Room, page: Page, typed: Typed) -> TakenArea | None:
    """What a new question was made of, if the edition still has it and no question was made of it here."""
    named = typed.getlist(area_name(page.question_id)) if is_new(page.question_id) else []
    area = room.area(named[0]) if named else None
    if area is None or area.id in questions_of_areas(room.assessment):
        return None
    return as_taken(room.questionnaire, area)


def area_name(question_id: str) -> str:
    """The field that tells what a new question was made of."""
    return f"fraga-{question_id}-omrade"


def ground_meant(page: Page, typed: Typed) -> str:
    """The key of the answer that a new question was made of; empty when it was made of none."""
    named = typed.getlist(ground_name(page.question_id)) if is_new(page.question_id) else []
    return str(next(iter(named), ""))


def ground_name(question_id: str) -> str:
    """The field that tells which answer a new question was made of."""
    return f"fraga-{question_id}-ur-svaret"


def _grounded(before: Dialogue, question_id: str, key: str) -> Dialogue:
    """The dialogue with a question that rests on an answer, if that is here and nothing rests on it yet."""
    draft = before.assessment
    if not draft.value(key) or not stands(draft, key) or key in questions_of_answers(draft):
        return before
    return rest_on_answer(before, question_id, key, visitor().email, now())


def _begun(room: Room, before: Dialogue, page: Page, typed: Typed, start: str) -> tuple[Dialogue, str]:
    """The dialogue with what the answers begin, if that is anything new, and what their keys begin with."""
    by, at = visitor().email, now()
    if place := place_of_new(start):
        after, row = add_row(before, place, by, at)
        return after, row_key(place, row, "").rstrip("/")
    if not is_new(page.question_id):
        return before, start
    area = area_meant(replace(room, dialogue=before), page, typed)
    after = add_question(before, by, at)
    question_id = after.assessment.priorities[-1]
    after = rest_on(after, question_id, area, by, at) if area else after
    return after, f"fraga/{question_id}"
