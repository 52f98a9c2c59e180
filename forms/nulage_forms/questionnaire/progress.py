"""How far has the team come, and what is left before it can be sent in?"""

from dataclasses import dataclass, replace
from typing import Literal

from nulage_forms.messages import message
from nulage_forms.model import Assessment, Dialogue
from nulage_forms.questionnaire import Questionnaire, asked, short_path
from nulage_forms.questionnaire.question import Page
from nulage_forms.questionnaire.reachable import missing_contact
from nulage_forms.swedish import count_text

Status = Literal["not_started", "started", "done", "blocked"]


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the task list; `minutes` is what is left of it, `path` its address."""

    id: str
    path: str
    name: str
    detail: str
    minutes: int
    status: Status


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that must be there before sending, as an instruction with the address of its field."""

    text: str
    path: str


def page_status(page: Page, assessment: Assessment) -> Status:
    """Done when the team says so or everything is answered."""
    answered = [bool(assessment.value(question.key)) for question in page.questions]
    if page.id in assessment.done or (answered and all(answered)):
        return "done"
    return "started" if any(answered) else "not_started"


def tasks(questionnaire: Questionnaire, dialogue: Dialogue) -> tuple[Task, ...]:
    """The task list, in the order that it is best done."""
    assessment = dialogue.assessment
    first = (*questionnaire.sub_goals, questionnaire.once)
    names = ", ".join(
        (questionnaire.once.kicker, *(form.name.lower() for form in questionnaire.school_forms))
    )
    step_1 = _task(questionnaire.once, first, assessment, names)
    causes = questionnaire.step_2(assessment)
    step_2 = _task(causes, (causes,), assessment, causes.kicker)
    call = _call(questionnaire, assessment)
    return step_1, step_2, _priorities(questionnaire, assessment), call, _sending(dialogue)


def short_task(questionnaire: Questionnaire, assessment: Assessment) -> Task:
    """The short path as one line: done when nothing is missing, begun when any of it is answered."""
    first, _, call = short_path.pages(questionnaire, assessment, "")
    answered = any(assessment.value(question.key) for page in (first, call) for question in page.questions)
    begun = answered or bool(assessment.priorities)
    done = not missing(questionnaire, assessment)
    status: Status = "done" if done else "started" if begun else "not_started"
    return Task("kort", first.path, short_path.NAME, "", short_path.MINUTES, status)


def least_minutes(questionnaire: Questionnaire) -> int:
    """What the least takes that can be sent: one question, somebody to call, and a last look."""
    question = questionnaire.minutes.of("fraga", asked.MINUTES_PER_PRIORITY)
    return question + questionnaire.call.minutes + asked.MINUTES_TO_CHECK


def missing(questionnaire: Questionnaire, assessment: Assessment) -> tuple[Missing, ...]:
    """What keeps it from being sent: a question to talk about, and somebody to call."""
    return (*_missing_questions(questionnaire, assessment), *_missing_contact(assessment))


def _missing_questions(questionnaire: Questionnaire, assessment: Assessment) -> tuple[Missing, ...]:
    if not assessment.priorities:
        return (Missing(message("no_question"), "fragor/"),)
    pages = [questionnaire.priority(key, rank) for rank, key in enumerate(assessment.priorities, start=1)]
    return tuple(
        Missing(message("question_without_text", rank=rank), f"{page.path}#{page.questions[0].name}")
        for rank, page in enumerate(pages, start=1)
        if not assessment.value(page.questions[0].key)
    )


def _missing_contact(assessment: Assessment) -> tuple[Missing, ...]:
    faults = missing_contact(assessment)
    return tuple(Missing(text, f"samtal/#{key.replace('/', '-')}") for key, text in faults)


def _task(page: Page, pages: tuple[Page, ...], assessment: Assessment, detail: str) -> Task:
    statuses = {part.id: page_status(part, assessment) for part in pages}
    left = sum(part.minutes for part in pages if statuses[part.id] != "done")
    return Task(page.id, page.path, page.heading, detail, left, _together(set(statuses.values())))


def _together(statuses: set[Status]) -> Status:
    return statuses.pop() if len(statuses) == 1 else "started"


def _priorities(questionnaire: Questionnaire, assessment: Assessment) -> Task:
    written = bool(assessment.priorities) and not _missing_questions(questionnaire, assessment)
    status: Status = "done" if written else "started" if assessment.priorities else "not_started"
    each = questionnaire.minutes.of("fraga", asked.MINUTES_PER_PRIORITY)
    minutes = 0 if written else each * asked.QUESTIONS_TO_COUNT_ON
    counted_on = f", räknat på {count_text(asked.QUESTIONS_TO_COUNT_ON)}" if minutes else ""
    detail = f"En till fem frågor{counted_on}"
    return Task("fragor", "fragor/", asked.PRIORITIES_HEADING, detail, minutes, status)


def _call(questionnaire: Questionnaire, assessment: Assessment) -> Task:
    task = _task(questionnaire.call, (questionnaire.call,), assessment, "")
    reachable = task.status != "not_started" and not _missing_contact(assessment)
    return replace(task, status="done", minutes=0) if reachable else task


def _sending(dialogue: Dialogue) -> Task:
    name = "Granska och skicka in"
    if dialogue.current_submission or dialogue.held_at:
        return Task("granska", "granska/", name, "", 0, "done")
    if not dialogue.assessment.priorities:
        detail = "Går att göra när ni har skrivit minst en fråga"
        return Task("granska", "granska/", name, detail, asked.MINUTES_TO_CHECK, "blocked")
    return Task("granska", "granska/", name, "", asked.MINUTES_TO_CHECK, "not_started")
