"""How is a head teacher's form written and handed in, and how does its principal lift words out of it?"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from nulage_forms.dialogue import NotNow, Saved, demand_open, noted, save, settle, stale
from nulage_forms.dialogue.units import form_of, with_unit_form
from nulage_forms.model import Assessment, Dialogue, Lift, UnitForm, Value


class UnitShut(NotNow):
    """Nothing can be written in the form now: it is handed in, or its principal has closed the round."""


class NothingWritten(NotNow):
    """There is nothing in the form to hand in."""


class NothingToLift(NotNow):
    """The head teacher has not handed in any such answer, or has taken it back."""


def save_unit(
    dialogue: Dialogue, code: str, answers: Mapping[str, Saved], by: str, now: datetime
) -> Dialogue:
    """The dialogue with what was typed in the form, by the rules that a team's own draft is saved by.

    Raises UnknownUnit and UnitShut.
    """
    form = _writable(dialogue, code)
    after = save(_as_draft(dialogue, form), answers, by, now)
    if after.assessment is form.writing:
        return dialogue
    written = replace(form, writing=after.assessment, begun_at=form.begun_at or now)
    forms = with_unit_form(dialogue, form, written)
    if not after.events:  # somebody goes on typing
        return replace(dialogue, unit_forms=forms)
    return noted(dialogue, "saved_unit", code, by, now, unit_forms=forms)


def settle_unit(dialogue: Dialogue, code: str, keys: Iterable[str]) -> Dialogue:
    """The dialogue with what was typed in passing kept as if saved on purpose. Raises as `save_unit` does."""
    form = _writable(dialogue, code)
    writing = settle(_as_draft(dialogue, form), keys).assessment
    if writing is form.writing:
        return dialogue
    return replace(dialogue, unit_forms=with_unit_form(dialogue, form, replace(form, writing=writing)))


def stale_in_unit(dialogue: Dialogue, code: str, answers: Mapping[str, Saved]) -> tuple[str, ...]:
    """Keys of answers that were changed since the writer saw them. Raises UnknownUnit."""
    return stale(_as_draft(dialogue, form_of(dialogue, code)), answers)


def hand_in(dialogue: Dialogue, code: str, by: str, now: datetime) -> Dialogue:
    """The dialogue in which the principal may read the form. Raises UnknownUnit, UnitShut, NothingWritten."""
    form = _writable(dialogue, code)
    if not any(answer.value for answer in form.writing.answers.values()):
        raise NothingWritten(code)
    forms = with_unit_form(dialogue, form, replace(form, handed_in_at=now))
    return noted(dialogue, "handed_in_unit", code, by, now, unit_forms=forms)


def take_again(dialogue: Dialogue, code: str, by: str, now: datetime) -> Dialogue:
    """The dialogue in which the head teacher writes again and nobody else reads. What was lifted stays so.

    Raises UnknownUnit, and UnitShut when the round is closed or nothing was handed in.
    """
    form = form_of(dialogue, code)
    if not form.handed_in_at or form.closed_at:
        raise UnitShut(code)
    forms = with_unit_form(dialogue, form, replace(form, handed_in_at=None))
    return noted(dialogue, "took_unit_again", code, by, now, unit_forms=forms)


def with_lifted(assessment: Assessment, into: str, unit: str, text: str) -> str:
    """The principal's answer with the words last in it, after the name of the unit that they come from."""
    return f"{assessment.value(into).text.rstrip()}\n\n{unit}: {text.strip()}".lstrip()


def lift_words(dialogue: Dialogue, code: str, lifted: Lift, wording: str, edition: str) -> Dialogue:
    """The dialogue with the words last in the principal's own answer, and a note of it in the form.

    `wording` and `edition` are of the question that the principal answers. The same words are lifted to the
    same answer once, however often the button is pressed. Raises UnknownUnit, NothingToLift,
    AlreadySent and AlreadyHeld.
    """
    demand_open(dialogue)
    form = form_of(dialogue, code)
    if not form.readable or not form.writing.value(lifted.key) or not lifted.text.strip():
        raise NothingToLift(code)
    if _stands_there(dialogue.assessment, form, lifted):
        return dialogue
    text = with_lifted(dialogue.assessment, lifted.into, form.name, lifted.text)
    saved = Saved(Value(text), dialogue.assessment.version(lifted.into), wording, edition)
    after = save(dialogue, {lifted.into: saved}, lifted.by, lifted.at)
    noticed = replace(form, lifts=(*form.lifts, lifted))
    return noted(
        after,
        "lifted",
        f"{code} {lifted.into}",
        lifted.by,
        lifted.at,
        unit_forms=with_unit_form(after, form, noticed),
    )


def unseen_left_out(dialogue: Dialogue) -> Dialogue:
    """The dialogue as its team may see it: without a word of what no head teacher has handed in."""
    if not dialogue.unit_forms:
        return dialogue
    forms = tuple(
        form if form.readable else replace(form, writing=Assessment()) for form in dialogue.unit_forms
    )
    return replace(dialogue, unit_forms=forms)


def _stands_there(assessment: Assessment, form: UnitForm, lifted: Lift) -> bool:
    said = (lifted.key, lifted.into, lifted.text)
    before = any((each.key, each.into, each.text) == said for each in form.lifts)
    return before and lifted.text in assessment.value(lifted.into).text


def _as_draft(dialogue: Dialogue, form: UnitForm) -> Dialogue:
    """A dialogue of nothing but the form, so that one set of rules says how anything typed is saved."""
    return Dialogue(dialogue.principal_id, assessment=form.writing)


def _writable(dialogue: Dialogue, code: str) -> UnitForm:
    form = form_of(dialogue, code)
    if not form.writable:
        raise UnitShut(code)
    return form
