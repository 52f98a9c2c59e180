"""Which head teachers does a principal ask about their school units, and until when?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from nulage_forms.dialogue import NotNow, noted
from nulage_forms.dialogue.invitations import MAILED_WITHIN
from nulage_forms.model import Dialogue, Mailing, UnitForm

LINK_LASTS = timedelta(days=60)
REMINDED_AT_MOST_EVERY = timedelta(days=1)


class UnknownUnit(LookupError):
    """Nobody is asked about a unit of that code."""


class RemindedToday(NotNow):
    """A mail has gone to the head teacher within a day."""


class UnitLinkClosed(Exception):
    """The link to a form lets nobody in: there is no such link, or it is used, replaced, or too old."""


class RoundOver(UnitLinkClosed):
    """The link led to a form of a round that has come to its end."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A school unit, its head teacher's normal address, and the hash of a new link's token."""

    code: str
    name: str
    email: str
    token_hash: str


def ask_units(dialogue: Dialogue, asked: Mapping[str, Asked], by: str, now: datetime) -> Dialogue:
    """The dialogue with a form for each unit that nobody was asked about; the others are left as they are.

    Whoever had a form about the same unit before goes on in that. `asked` is by the units' codes.
    """
    after = dialogue
    for one in asked.values():
        if after.unit_form(one.code) is None:
            after = noted(after, "asked_unit", one.code, by, now, unit_forms=_with_form(after, one, by, now))
    return after


def remind_unit(dialogue: Dialogue, code: str, token_hash: str, by: str, now: datetime) -> Dialogue:
    """The dialogue in which another mail is on its way; a link that is still unused gives way to a new one.

    Raises UnknownUnit, RemindedToday, and NotNow when there is nothing left for the head teacher to do.
    """
    form = form_of(dialogue, code)
    if not form.writable:
        raise NotNow(code)
    if form.mailed_at and now - form.mailed_at < REMINDED_AT_MOST_EVERY and not unit_mail_failed(form, now):
        raise RemindedToday(code)
    reminded = replace(form, mailing="waiting", mailed_at=now)
    if not form.used_at:
        reminded = replace(reminded, token_hash=token_hash, expires=now + LINK_LASTS)
    return noted(
        dialogue, "reminded_unit", code, by, now, unit_forms=with_unit_form(dialogue, form, reminded)
    )


def withdraw_unit(dialogue: Dialogue, code: str, by: str, now: datetime) -> Dialogue:
    """The dialogue in which the form is nobody's; what is written in it stays unread. Raises UnknownUnit."""
    form = form_of(dialogue, code)
    withdrawn = with_unit_form(dialogue, form, replace(form, withdrawn_at=now))
    return noted(dialogue, "withdrew_unit", code, by, now, unit_forms=withdrawn)


def close_units(dialogue: Dialogue, by: str, now: datetime) -> Dialogue:
    """The dialogue in which no head teacher can write more; what was handed in can still be lifted."""
    return _closed(dialogue, now, "closed_units", by, now)


def reopen_units(dialogue: Dialogue, by: str, now: datetime) -> Dialogue:
    """The dialogue in which those who have not handed in can write again."""
    return _closed(dialogue, None, "reopened_units", by, now)


def open_link(dialogue: Dialogue, token_hash: str, now: datetime) -> UnitForm:
    """The form that a link leads to, as long as it is unused. Raises UnitLinkClosed and RoundOver."""
    if any(each.token_hash == token_hash for each in past_forms(dialogue)):
        raise RoundOver
    found = next((each for each in dialogue.unit_forms if each.token_hash == token_hash), None)
    if found is None or found.used_at or found.withdrawn_at or now >= found.expires:
        raise UnitLinkClosed
    return found


def use_unit_link(dialogue: Dialogue, token_hash: str, now: datetime) -> Dialogue:
    """The dialogue with the link used up. Raises UnitLinkClosed."""
    form = open_link(dialogue, token_hash, now)
    used = with_unit_form(dialogue, form, replace(form, used_at=now))
    return noted(dialogue, "opened_unit", form.code, form.email, now, unit_forms=used)


def with_unit_mailing(dialogue: Dialogue, code: str, mailing: Mailing) -> Dialogue:
    """The dialogue in which the form says what became of its mail; no event, as nobody did anything."""
    form = dialogue.unit_form(code)
    if form is None:
        return dialogue
    return replace(dialogue, unit_forms=with_unit_form(dialogue, form, replace(form, mailing=mailing)))


def unit_mail_failed(form: UnitForm, now: datetime) -> bool:
    """Whether the last mail did not go, as far as anybody can tell."""
    late = form.mailing == "waiting" and form.mailed_at and now - form.mailed_at >= MAILED_WITHIN
    return bool(late) or form.mailing == "failed"


def form_of(dialogue: Dialogue, code: str) -> UnitForm:
    """The form about the unit that somebody has now. Raises UnknownUnit."""
    found = dialogue.unit_form(code)
    if found is None:
        raise UnknownUnit(code)
    return found


def past_forms(dialogue: Dialogue) -> tuple[UnitForm, ...]:
    """What head teachers were asked in the rounds before this one, but for what was withdrawn."""
    return tuple(each for past in dialogue.rounds for each in past.unit_forms if not each.withdrawn_at)


def with_unit_form(dialogue: Dialogue, before: UnitForm, after: UnitForm) -> tuple[UnitForm, ...]:
    """Every form, one of them changed."""
    return tuple(after if each is before else each for each in dialogue.unit_forms)


def _with_form(dialogue: Dialogue, one: Asked, by: str, now: datetime) -> tuple[UnitForm, ...]:
    made = UnitForm(
        one.code, one.name, one.email, by, now, one.token_hash, now + LINK_LASTS, "waiting", mailed_at=now
    )
    earlier = [each for each in dialogue.unit_forms if (each.code, each.email) == (one.code, one.email)]
    if not earlier:
        return (*dialogue.unit_forms, made)
    last = earlier[-1]
    taken_up = replace(
        made,
        created=last.created,
        begun_at=last.begun_at,
        handed_in_at=last.handed_in_at,
        writing=last.writing,
        lifts=last.lifts,
    )
    return with_unit_form(dialogue, last, taken_up)


def _closed(dialogue: Dialogue, at: datetime | None, action: str, by: str, now: datetime) -> Dialogue:
    forms = tuple(
        each if each.withdrawn_at or bool(each.closed_at) == bool(at) else replace(each, closed_at=at)
        for each in dialogue.unit_forms
    )
    if forms == dialogue.unit_forms:
        return dialogue
    return noted(dialogue, action, "enheter", by, now, unit_forms=forms)
