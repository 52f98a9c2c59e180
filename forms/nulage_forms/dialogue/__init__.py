"""What may happen to a dialogue while its team works, and what is then true of it?

Each function takes the dialogue as it was, who acts and when, and returns the dialogue as it is after. None
of them reads or writes anything else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from nulage_forms.model import Answer, AnswerVersion, Assessment, Dialogue, Event, PrioritisedQuestion, Value

MOST_QUESTIONS = 5
IN_PASSING = timedelta(minutes=10)
"""What one person types within this time, without pressing save, becomes one version."""


class NotNow(Exception):
    """The act does not fit how far the dialogue has come."""


class AlreadySent(NotNow):
    """What was sent in stands; it must be taken back before anything is changed or sent again."""


class AlreadyHeld(NotNow):
    """The phone call has been held; from then on nothing is changed or taken back."""


class TooManyQuestions(NotNow):
    """There are five prioritised questions already."""


class UnknownQuestion(LookupError):
    """No prioritised question has this id, or it has been removed."""


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer on its way in. `expected_version` is the version that the writer saw, 0 for none.

    A `quiet` one is saved while somebody types. `save_id` names one attempt, however often it is sent.
    """

    value: Value
    expected_version: int
    wording: str
    edition: str
    save_id: str = ""
    quiet: bool = False


def noted(dialogue: Dialogue, action: str, what: str, by: str, now: datetime, **changes: Any) -> Dialogue:
    """The dialogue with the changes made and an event that tells who made them; `what` is never free text."""
    return replace(dialogue, events=(*dialogue.events, Event(now, by, action, what)), **changes)


def save(dialogue: Dialogue, answers: Mapping[str, Saved], by: str, now: datetime) -> Dialogue:
    """The dialogue with every fresh answer as a new version; stale and unchanged answers are left alone.

    Raises AlreadySent or AlreadyHeld.
    """
    demand_open(dialogue)
    assessment = dialogue.assessment
    fresh = {
        key: Answer(_with_version(assessment, key, saved, by, now))
        for key, saved in answers.items()
        if _differs(assessment, key, saved) and saved.expected_version == assessment.version(key)
    }
    if not fresh:
        return dialogue
    written = replace(assessment, answers={**assessment.answers, **fresh})
    begun = [key for key in fresh if len(fresh[key].versions) > len(_versions(assessment, key))]
    if not begun:  # somebody goes on typing; that is no event of its own
        return replace(dialogue, assessment=written)
    return noted(dialogue, "saved", " ".join(begun), by, now, assessment=written)


def settle(dialogue: Dialogue, keys: Iterable[str]) -> Dialogue:
    """The dialogue with what was typed under the keys kept as if each had been saved on purpose.

    Also what a colleague has typed: whoever saves the same text has saved it, and it must not give way to
    what the colleague types next. Raises AlreadySent or AlreadyHeld.
    """
    demand_open(dialogue)
    assessment = dialogue.assessment
    lasts = {key: versions[-1] for key in keys if (versions := _versions(assessment, key))}
    settled = {
        key: Answer((*_versions(assessment, key)[:-1], replace(last, quiet=False)))
        for key, last in lasts.items()
        if last.quiet
    }
    if not settled:
        return dialogue
    return replace(dialogue, assessment=replace(assessment, answers={**assessment.answers, **settled}))


def stale(dialogue: Dialogue, answers: Mapping[str, Saved]) -> tuple[str, ...]:
    """Keys of answers that somebody else has changed since the writer saw them, in the order given.

    Whoever writes what is stored already is in no conflict, whichever version was seen; nor is a save that
    has arrived before, even if somebody has gone on from it since.
    """
    assessment = dialogue.assessment
    return tuple(
        key
        for key, saved in answers.items()
        if _differs(assessment, key, saved) and saved.expected_version != assessment.version(key)
    )


def mark_done(dialogue: Dialogue, task: str, by: str, now: datetime, *, done: bool = True) -> Dialogue:
    """The dialogue with a task marked as ready by its team, or not. Raises AlreadySent or AlreadyHeld."""
    demand_open(dialogue)
    if (task in dialogue.assessment.done) == done:
        return dialogue
    others = tuple(kept for kept in dialogue.assessment.done if kept != task)
    marked = replace(dialogue.assessment, done=(*others, task) if done else others)
    return noted(dialogue, "marked_done" if done else "marked_not_done", task, by, now, assessment=marked)


def question_key(question_id: str, part: str) -> str:
    """The key of one part of a prioritised question.

    Parts are `text`, `prov/<test id>`, `delmal`, `framgangsfaktor`, `onskemal`, `spsm` and `delas`. Sub-goal
    and success factor are one choice each; `spsm` is the choice `ja` when SPSM's competence is wanted, and
    `delas` when similar principals may read the text.
    """
    return f"fraga/{question_id}/{part}"


def add_question(dialogue: Dialogue, by: str, now: datetime) -> Dialogue:
    """The dialogue with an empty question last in `priorities`; its id has never been used before.

    Raises TooManyQuestions when there are five, AlreadySent or AlreadyHeld.
    """
    demand_open(dialogue)
    if len(dialogue.assessment.priorities) >= MOST_QUESTIONS:
        raise TooManyQuestions(dialogue.principal_id)
    added = sum(event.action == "added_question" for event in dialogue.events)
    order = (*dialogue.assessment.priorities, str(added + 1))
    return _prioritised(dialogue, order, "added_question", by, now)


def move_question(dialogue: Dialogue, question_id: str, steps: int, by: str, now: datetime) -> Dialogue:
    """The dialogue with a question moved one step: -1 is up, 1 is down. At the end of the list it stays.

    Raises UnknownQuestion, AlreadySent or AlreadyHeld.
    """
    here = _questions_with(dialogue, question_id).index(question_id) + 1
    return place_question(dialogue, question_id, here + (1 if steps > 0 else -1), by, now)


def place_question(dialogue: Dialogue, question_id: str, rank: int, by: str, now: datetime) -> Dialogue:
    """The dialogue with a question at the rank, 1 for the most important, or as near as the list goes.

    Raises UnknownQuestion, AlreadySent or AlreadyHeld.
    """
    order = _questions_with(dialogue, question_id)
    others = [kept for kept in order if kept != question_id]
    others.insert(min(max(rank, 1), len(order)) - 1, question_id)
    if tuple(others) == order:
        return dialogue
    return _prioritised(dialogue, tuple(others), "moved_question", by, now)


def remove_question(dialogue: Dialogue, question_id: str, by: str, now: datetime) -> Dialogue:
    """The dialogue without the question among its priorities; what was typed in it is kept.

    Raises UnknownQuestion, AlreadySent or AlreadyHeld.
    """
    order = tuple(kept for kept in _questions_with(dialogue, question_id) if kept != question_id)
    return _prioritised(dialogue, order, "removed_question", by, now)


def prioritised_questions(assessment: Assessment) -> tuple[PrioritisedQuestion, ...]:
    """The prioritised questions put together from their answers, the most important first with rank 1."""
    return tuple(
        _question(assessment, question_id, rank)
        for rank, question_id in enumerate(assessment.priorities, start=1)
    )


def _question(assessment: Assessment, question_id: str, rank: int) -> PrioritisedQuestion:
    def text(part: str) -> str:
        return assessment.value(question_key(question_id, part)).text

    def choice(part: str) -> str:
        return next(iter(assessment.value(question_key(question_id, part)).choices), "")

    tests = question_key(question_id, "prov/")
    return PrioritisedQuestion(
        id=question_id,
        rank=rank,
        text=text("text"),
        tests={
            key.removeprefix(tests): answer.value.text
            for key, answer in assessment.answers.items()
            if key.startswith(tests) and answer.value
        },
        sub_goal=choice("delmal"),
        success_factor=choice("framgangsfaktor"),
        wish=text("onskemal"),
        wants_spsm=choice("spsm") == "ja",
    )


def _prioritised(dialogue: Dialogue, order: tuple[str, ...], action: str, by: str, now: datetime) -> Dialogue:
    assessment = replace(dialogue.assessment, priorities=order)
    return noted(dialogue, action, "fragor", by, now, assessment=assessment)


def _questions_with(dialogue: Dialogue, question_id: str) -> tuple[str, ...]:
    demand_open(dialogue)
    if question_id not in dialogue.assessment.priorities:
        raise UnknownQuestion(question_id)
    return dialogue.assessment.priorities


def _versions(assessment: Assessment, key: str) -> tuple[AnswerVersion, ...]:
    return assessment.answers[key].versions if key in assessment.answers else ()


def _differs(assessment: Assessment, key: str, saved: Saved) -> bool:
    """Whether the save has something to say that is neither stored nor was stored by it before."""
    arrived = saved.save_id and any(each.save_id == saved.save_id for each in _versions(assessment, key))
    return saved.value != assessment.value(key) and not arrived


def _with_version(
    assessment: Assessment, key: str, saved: Saved, by: str, now: datetime
) -> tuple[AnswerVersion, ...]:
    """The versions with one more, in the place of the same person's last if that was saved in passing."""
    before = _versions(assessment, key)
    number = assessment.version(key) + 1
    fresh = AnswerVersion(
        saved.value, by, now, saved.wording, saved.edition, number, saved.save_id, saved.quiet
    )
    passing = before and before[-1].quiet and before[-1].by == by and now - before[-1].at < IN_PASSING
    return (*(before[:-1] if passing else before), fresh)


def demand_open(dialogue: Dialogue) -> None:
    """Raises AlreadySent or AlreadyHeld when nothing may be changed now."""
    if dialogue.held_at:
        raise AlreadyHeld(dialogue.principal_id)
    if dialogue.current_submission:
        raise AlreadySent(dialogue.principal_id)
