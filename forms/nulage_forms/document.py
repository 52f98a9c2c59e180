"""What exactly is sent in, written so that it reads right in ten years?

The same document is what the team checks before sending, what the receipt shows and what staff read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from nulage_forms import asked
from nulage_forms.beside import ShownFigure, beside
from nulage_forms.model import Assessment, Submission
from nulage_forms.published import PublishedFigure
from nulage_forms.question import Page, Question
from nulage_forms.questionnaire import Questionnaire

NOT_ASKED = "Svar på frågor som inte längre ställs"


@dataclass(frozen=True, slots=True)
class Line:
    """A question as it was worded when it was answered, and the answer in words; empty when there is none."""

    key: str
    wording: str
    answer: str

    @property
    def name(self) -> str:
        """The anchor of the question on the page where it is answered."""
        return self.key.replace("/", "-")


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one page. `path` is where they are changed, `figures` what stood beside them."""

    heading: str
    group: str
    path: str
    lines: tuple[Line, ...]
    figures: tuple[ShownFigure, ...] = ()

    def answer(self, part: str) -> str:
        """The answer to the question whose key ends so; empty when there is none."""
        return next((line.answer for line in self.lines if line.key.endswith(f"/{part}")), "")

    @property
    def tests(self) -> tuple[Line, ...]:
        """What a prioritised question's tests were answered with."""
        return tuple(line for line in self.answered if f"/{asked.PRIORITY_TEST.key}/" in line.key)

    @property
    def answered(self) -> tuple[Line, ...]:
        """The lines that have an answer."""
        return tuple(line for line in self.lines if line.answer)


@dataclass(frozen=True, slots=True)
class Document:
    """All that a principal sends in: the analysis, the questions in their order, and the phone call."""

    principal: str
    edition: str
    analysis: tuple[Section, ...]
    priorities: tuple[Section, ...]
    call: Section


_ADAPTER = TypeAdapter(Document)


def written(
    questionnaire: Questionnaire, figures: Iterable[PublishedFigure], assessment: Assessment
) -> Document:
    """The document as it would be sent now."""
    figures = tuple(figures)
    pages = (*questionnaire.sub_goals, questionnaire.once, questionnaire.causes)
    priorities = [
        questionnaire.priority(key, rank) for rank, key in enumerate(assessment.priorities, start=1)
    ]
    analysis = [_section(page, assessment, _figures(questionnaire, figures, page)) for page in pages]
    left_over = _left_over(assessment, (*pages, questionnaire.call))
    return Document(
        principal=questionnaire.principal.name,
        edition=questionnaire.edition.id,
        analysis=(*analysis, left_over) if left_over.lines else tuple(analysis),
        priorities=tuple(
            _section(page, assessment, _chosen_figures(questionnaire, figures, page, assessment))
            for page in priorities
        ),
        call=_section(questionnaire.call, assessment, ()),
    )


def shown(document: Document) -> Mapping[str, Any]:
    """The document as JSON can hold it."""
    content: Mapping[str, Any] = _ADAPTER.dump_python(document, mode="json")
    return content


def sent(submission: Submission) -> Document:
    """The document as it was when it was sent in."""
    return _ADAPTER.validate_python(submission.content["shown"])


def _section(page: Page, assessment: Assessment, figures: tuple[ShownFigure, ...]) -> Section:
    group = page.school_form.name if page.school_form else ""
    lines = tuple(_line(question, assessment) for question in page.questions)
    return Section(page.heading, group, page.path, lines, figures)


def _line(question: Question, assessment: Assessment) -> Line:
    """In the wording that was answered, or today's when nothing is."""
    answer = assessment.answers.get(question.key)
    if answer is None or not answer.value:
        return Line(question.key, question.wording, "")
    return Line(question.key, answer.versions[-1].wording, question.answer_text(answer.value))


def _figures(
    questionnaire: Questionnaire, figures: tuple[PublishedFigure, ...], page: Page
) -> tuple[ShownFigure, ...]:
    if page.school_form is None or page.sub_goal is None:
        return ()
    return beside(questionnaire.edition, figures, page.school_form.id, page.sub_goal.id)


def _chosen_figures(
    questionnaire: Questionnaire, figures: tuple[PublishedFigure, ...], page: Page, assessment: Assessment
) -> tuple[ShownFigure, ...]:
    """The figures of the sub-goal that a prioritised question was tied to."""
    chosen = assessment.value(f"{page.id}/{asked.PRIORITY_SUB_GOAL.key}").choices
    goal = questionnaire.sub_goal(chosen[0]) if chosen else None
    return _figures(questionnaire, figures, goal) if goal else ()


def _left_over(assessment: Assessment, pages: Iterable[Page]) -> Section:
    """Answers to questions that the quality system no longer has; nothing that was typed is left out."""
    known = {question.key for page in pages for question in page.questions}
    lines = tuple(
        Line(key, answer.versions[-1].wording, answer.value.text or "; ".join(answer.value.choices))
        for key, answer in assessment.answers.items()
        if key not in known and not key.startswith("fraga/") and answer.value
    )
    return Section(NOT_ASKED, "", "", lines)
