"""What stands in the form that is filled in on paper or in Word, and in which order?"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from nulage_forms.catalogue.published import PublishedFigure
from nulage_forms.dialogue import MOST_QUESTIONS
from nulage_forms.documents import EXAMPLE, INVENTED
from nulage_forms.model import Assessment, ShownFigure, TakenArea
from nulage_forms.questionnaire import Questionnaire, asked
from nulage_forms.questionnaire.document import figures_beside
from nulage_forms.questionnaire.question import Page, Question

NEW, ROOM_FOR = "ny", 3
"""How the id of a question that has no number yet begins, and for how many an empty form has room."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page of questions with the figures that stand beside it."""

    page: Page
    figures: tuple[ShownFigure, ...]

    area: TakenArea | None = None
    """What a prioritised question was made of."""

    @property
    def with_value(self) -> tuple[ShownFigure, ...]:
        return tuple(figure for figure in self.figures if figure.value)


@dataclass(frozen=True, slots=True)
class Chapter:
    """Parts under one heading: a school form of step 1, a step, the questions or the call."""

    heading: str
    parts: tuple[Part, ...]
    introduction: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that one principal is asked, with what is written so far."""

    questionnaire: Questionnaire
    assessment: Assessment
    chapters: tuple[Chapter, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page of it, in order."""
        return tuple(part.page for chapter in self.chapters for part in chapter.parts)

    @property
    def lists(self) -> tuple[Question, ...]:
        """Questions with many options of which one is chosen by its number, each list once."""
        questions = (question for page in self.pages for question in page.questions)
        return tuple({one.wording: one for one in questions if one.kind == "list"}.values())

    @property
    def notes(self) -> tuple[str, ...]:
        """What has to be said of the figures and of the wording, as every page of the service does."""
        invented = (INVENTED,) if self.questionnaire.edition.invented else ()
        return (*invented, *self.wording_notes)

    @property
    def wording_notes(self) -> tuple[str, ...]:
        """What has to be said where a page says already that the figures are invented."""
        return (EXAMPLE,) if any(page.example for page in self.pages) else ()


def form_of(
    questionnaire: Questionnaire, figures: Sequence[PublishedFigure], assessment: Assessment | None = None
) -> Form:
    """The form of a principal, with its published figures; blank unless there is an assessment."""
    written = assessment or Assessment()

    def part(page: Page) -> Part:
        area = written.areas.get(page.question_id)
        return Part(page, figures_beside(questionnaire, figures, page, written), area)

    first, second = questionnaire.once, questionnaire.step_2(written)
    goals = [
        Chapter(f"{first.kicker}. {name}", tuple(map(part, pages)))
        for name, pages in groupby(questionnaire.sub_goals, key=lambda page: page.kicker)
    ]
    last_in_step_1 = [Chapter(f"{first.kicker}. Till sist", (part(first),))] if first.questions else []
    questions = tuple(part(page) for page in question_pages(questionnaire, written))
    return Form(
        questionnaire,
        written,
        (
            *goals,
            *last_in_step_1,
            Chapter(f"{second.kicker}. {second.heading}", (part(second),), second.introduction),
            Chapter(asked.PRIORITIES_HEADING, questions, asked.PRIORITY_INTRODUCTION),
            Chapter(questionnaire.call.heading, (part(questionnaire.call),), questionnaire.call.introduction),
        ),
    )


def question_pages(questionnaire: Questionnaire, assessment: Assessment) -> tuple[Page, ...]:
    """The prioritised questions, and room for more as long as there may be."""
    kept = assessment.priorities
    free = max(ROOM_FOR - len(kept), 1 if len(kept) < MOST_QUESTIONS else 0)
    unused = [
        name for name in (f"{NEW}{number}" for number in range(1, MOST_QUESTIONS + 1)) if name not in kept
    ]
    names = (*kept, *unused[:free])
    return tuple(questionnaire.priority(name, rank) for rank, name in enumerate(names, start=1))


def is_new(question_id: str) -> bool:
    """Whether it is a question that has no number of its own yet."""
    return question_id.startswith(NEW)
