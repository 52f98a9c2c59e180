"""What exactly is sent in, written so that it reads right in ten years?

The same document is what the team checks before sending, what the receipt shows and what staff read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nulage_forms.catalogue.published import PublishedFigure
from nulage_forms.dialogue.rows import CAUSES, figures_of, rows, stands, written_rows
from nulage_forms.model import Assessment, ShownFigure, Submission, TakenArea
from nulage_forms.questionnaire import Questionnaire, local_figures
from nulage_forms.questionnaire.beside import Absence, absences, beside
from nulage_forms.questionnaire.from_analysis import resting_on
from nulage_forms.questionnaire.question import Page, Question
from nulage_forms.shapes import shape_of

NOT_ASKED = "Svar på frågor som inte längre ställs"


@dataclass(frozen=True, slots=True)
class Line:
    """A question as it was worded when it was answered, and the answer in words; empty when there is none.

    `label` is what the question is called where there is little room.
    """

    key: str
    wording: str
    answer: str
    label: str = ""

    @property
    def name(self) -> str:
        """The anchor of the question on the page where it is answered."""
        return self.key.replace("/", "-")


@dataclass(frozen=True, slots=True)
class Section:
    """The answers of one page. `path` is where they are changed, `figures` what stood beside them.

    `about` is the path of the sub-goal that a prioritised question is tied to, when that has figures, and
    `area` the area of the analysis that it was made of.
    """

    heading: str
    group: str
    path: str
    lines: tuple[Line, ...]
    figures: tuple[ShownFigure, ...] = ()
    about: str = ""
    area: TakenArea | None = None

    def answer(self, part: str) -> str:
        """The answer to the question whose key ends so; empty when there is none."""
        return next((line.answer for line in self.lines if line.key.endswith(f"/{part}")), "")

    @property
    def area_name(self) -> str:
        """The anchor of the area that a prioritised question was made of: `fraga-3-omrade`."""
        return "-".join((*self.lines[0].key.split("/")[:2], "omrade"))

    @property
    def with_value(self) -> tuple[ShownFigure, ...]:
        """The figures that there is a value of."""
        return tuple(figure for figure in self.figures if figure.value)

    @property
    def absences(self) -> tuple[Absence, ...]:
        """Why there is no value of the other figures, each reason once."""
        return absences(self.figures)

    @property
    def answered(self) -> tuple[Line, ...]:
        """The lines that have an answer."""
        return tuple(line for line in self.lines if line.answer)

    @property
    def gaps(self) -> tuple[Line, ...]:
        """The lines that have none."""
        return tuple(line for line in self.lines if not line.answer)


@dataclass(frozen=True, slots=True)
class Document:
    """All that a principal sends in: the analysis, the questions in their order, and the phone call."""

    principal: str
    edition: str
    analysis: tuple[Section, ...]
    priorities: tuple[Section, ...]
    call: Section

    @property
    def analysed(self) -> tuple[Section, ...]:
        """The parts of the analysis that something is written in, or whose figures a question brings."""
        asked_about = {section.about for section in self.priorities}
        return tuple(
            part
            for part in self.analysis
            if part.answered or part.path in asked_about - {""} or any(figure.own for figure in part.figures)
        )

    @property
    def questions(self) -> tuple[Section, ...]:
        """The prioritised questions, each with the figures that do not stand under what it is about."""
        under = {section.path: section.figures for section in self.analysis}
        return tuple(
            replace(
                question, figures=tuple(one for one in question.figures if one not in under[question.about])
            )
            if question.about in under
            else question
            for question in self.priorities
        )

    @property
    def with_gaps(self) -> tuple[Section, ...]:
        """The parts in which something more may be written, in the order that they are read."""
        return tuple(part for part in (*self.priorities, self.call, *self.analysis) if part.gaps)


def written(
    questionnaire: Questionnaire, figures: Sequence[PublishedFigure], assessment: Assessment
) -> Document:
    """The document as it would be sent now."""
    pages = (*questionnaire.sub_goals, questionnaire.once, questionnaire.step_2(assessment))
    priorities = [
        questionnaire.priority(key, rank) for rank, key in enumerate(assessment.priorities, start=1)
    ]
    left_over = _left_over(assessment, (*pages, questionnaire.call))
    causes = rows(assessment, CAUSES)
    empty = set(causes[1:]) - set(written_rows(assessment, CAUSES))

    def section(page: Page) -> Section:
        asked = (question for question in page.questions if question.row not in empty)
        lines = tuple(_line(question, assessment) for question in asked)
        own = figures_beside(questionnaire, figures, page, assessment)
        goal = questionnaire.goal_of(page, assessment)
        tied = goal if goal is not page else None
        about = tied.path if tied and figures_beside(questionnaire, figures, tied, assessment) else ""
        area = resting_on(questionnaire, assessment, page.question_id)
        return Section(page.heading, page.kicker, page.path, lines, own, about, area)

    return Document(
        principal=questionnaire.principal.name,
        edition=questionnaire.edition.id,
        analysis=(*map(section, pages), *([left_over] if left_over.lines else [])),
        priorities=tuple(map(section, priorities)),
        call=section(questionnaire.call),
    )


def shown(document: Document) -> Mapping[str, Any]:
    """The document as JSON can hold it."""
    content: Mapping[str, Any] = shape_of(Document).dump_python(document, mode="json")
    return content


def sent(submission: Submission) -> Document:
    """The document as it was when it was sent in."""
    return shape_of(Document).validate_python(submission.content["shown"])


def _line(question: Question, assessment: Assessment) -> Line:
    """In the wording that was answered, or today's when nothing is; of several causes it says which."""
    of_which = f"{question.group}. " if question.row else ""
    answer = assessment.answers.get(question.key)
    if answer is None or not answer.value:
        return Line(question.key, of_which + question.wording, "", question.label)
    wording = of_which + answer.versions[-1].wording
    return Line(question.key, wording, question.answer_text(answer.value), question.label)


def figures_beside(
    questionnaire: Questionnaire, figures: Sequence[PublishedFigure], page: Page, assessment: Assessment
) -> tuple[ShownFigure, ...]:
    """The figures of the page's sub-goal: its own, or the one that a prioritised question is tied to.

    Those of the area that the question was made of stand first, as they were then, and then the team's own.
    """
    area, goal = assessment.areas.get(page.question_id), questionnaire.goal_of(page, assessment)
    first = area.figures if area else ()
    if goal is None or goal.school_form is None or goal.sub_goal is None:
        return first
    own = (figure for _, figure in local_figures.shown(assessment, goal.sub_goal.id))
    others = beside(questionnaire.edition, figures, goal.school_form.id, goal.sub_goal.id)
    return (*first, *own, *(figure for figure in others if figure not in first))


def _left_over(assessment: Assessment, pages: Sequence[Page]) -> Section:
    """Answers to questions that the quality system no longer has; nothing that was typed is left out."""
    known = {question.key for page in pages for question in page.questions}
    for goal in (page.sub_goal for page in pages if page.sub_goal):
        for row in rows(assessment, figures_of(goal.id)):
            known |= {question.key for question in local_figures.page(row).questions}
    lines = tuple(
        Line(key, answer.versions[-1].wording, answer.value.text or "; ".join(answer.value.choices))
        for key, answer in assessment.answers.items()
        if key not in known and answer.value and not key.startswith("fraga/") and stands(assessment, key)
    )
    return Section(NOT_ASKED, "", "", lines)
