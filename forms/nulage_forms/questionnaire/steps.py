"""How does a step of the quality system become a page of questions?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from nulage_forms.catalogue.published import QualitySystem, SchoolForm, StepQuestion, SubGoal
from nulage_forms.dialogue.rows import CAUSES, row_key
from nulage_forms.questionnaire import asked
from nulage_forms.questionnaire.minutes import Minutes
from nulage_forms.questionnaire.question import Option, Page, Question

ROWS_OF_A_CAUSE = 3
"""There may be several causes on a page, each of them short."""


def sub_goal_page(system: QualitySystem, form: SchoolForm, goal: SubGoal, minutes: Minutes) -> Page:
    """Step 1 about one sub-goal of a school form."""
    step, key = system.steps[0], f"steg-1/{goal.id}"
    questions = (question for question in step.questions if question.scope == "sub_goal")
    return Page(
        key,
        f"{key}/",
        goal.heading or goal.name,
        goal.name,
        minutes.of("delmal", step.minutes_per_sub_goal),
        tuple(_question(system, question, key) for question in questions),
        form.name,
        form,
        goal,
        example="exempeltext" in {step.status, goal.status},
        markable=True,
    )


def step_page(system: QualitySystem, index: int, causes: Sequence[str], minutes: Minutes) -> Page:
    """What a step asks once, 0 for the first; what it asks of causes, once for each of the rows `causes`."""
    step, key = system.steps[index], f"steg-{index + 1}"
    # Only step 1 has pages for sub-goals; a later step asks everything on its one page.
    questions = [question for question in step.questions if index or question.scope == "once"]
    return Page(
        key,
        f"{key}/",
        step.name,
        step.introduction,
        minutes.of(key, step.minutes_once),
        tuple(_once_or_each(system, questions, key, causes)),
        f"Steg {index + 1}",
        example=step.status == "exempeltext",
        markable=True,
    )


def factor_options(system: QualitySystem) -> tuple[Option, ...]:
    """The success factors that an answer may be tied to."""
    return tuple(Option(factor.id, factor.name) for factor in system.success_factors)


def _once_or_each(
    system: QualitySystem, questions: Sequence[StepQuestion], page: str, causes: Sequence[str]
) -> Iterator[Question]:
    for each, together in groupby(questions, key=attrgetter("each")):
        alike = list(together)
        if not each:
            yield from (_question(system, question, page) for question in alike)
            continue
        for number, row in enumerate(causes, start=1):
            start = row_key(CAUSES, row, "").rstrip("/")
            asked_of_it = (_question(system, question, start) for question in alike)
            yield from (
                replace(one, group=f"{each} {number}", row=row, rows=ROWS_OF_A_CAUSE) for one in asked_of_it
            )


def _question(system: QualitySystem, question: StepQuestion, page: str) -> Question:
    key = f"{page}/{question.id}"
    match question.kind:
        case "view":
            return Question(key, question.text, "one", question.hint, asked.VIEWS)
        case "success_factors":
            return Question(key, question.text, "many", question.hint, factor_options(system))
        case "text":
            return Question(key, question.text, "text", question.hint, short=question.short)
