"""Which questions does a principal meet, and in which order?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import attrgetter

from nulage_forms.catalogue.published import Edition, PublishedPrincipal, SchoolForm, StepQuestion, SubGoal
from nulage_forms.dialogue.rows import CAUSES, FIRST_CAUSE, row_key, rows
from nulage_forms.model import Assessment
from nulage_forms.questionnaire import asked, local_figures
from nulage_forms.questionnaire.minutes import ESTIMATED, Minutes
from nulage_forms.questionnaire.question import Option, Page, Question

ROWS_OF_A_CAUSE = 3
"""There may be several causes on a page, each of them short."""


@dataclass(frozen=True)
class Questionnaire:
    """Everything that one principal is asked, made from the edition that is published now."""

    edition: Edition
    principal: PublishedPrincipal
    minutes: Minutes = ESTIMATED

    @property
    def school_forms(self) -> tuple[SchoolForm, ...]:
        """The school forms that the principal runs, in the quality system's order."""
        forms = self.edition.quality_system.school_forms
        return tuple(form for form in forms if form.id in self.principal.school_forms)

    @cached_property
    def sub_goals(self) -> tuple[Page, ...]:
        """Step 1: a page for each school form and sub-goal that the principal runs."""
        return tuple(self._sub_goal(form, goal) for form in self.school_forms for goal in form.sub_goals)

    @cached_property
    def once(self) -> Page:
        """Step 1: what is asked once, whatever the school forms."""
        return self._step(0)

    @cached_property
    def causes(self) -> Page:
        """Step 2 with room for one cause: what it may be due to."""
        return self._step(1)

    def step_2(self, assessment: Assessment) -> Page:
        """Step 2 with room for each cause that the team has added."""
        return self._step(1, rows(assessment, CAUSES))

    @cached_property
    def call(self) -> Page:
        """Who takes part in the phone call, and when."""
        return Page(
            "samtal",
            "samtal/",
            asked.CALL_HEADING,
            asked.CALL_INTRODUCTION,
            self.minutes.of("samtal", asked.MINUTES_FOR_CALL),
            asked.CALL,
        )

    def sub_goal(self, sub_goal_id: str) -> Page | None:
        """The page of one sub-goal; None when the principal does not run its school form."""
        return next((page for page in self.sub_goals if page.id == f"steg-1/{sub_goal_id}"), None)

    def goal_of(self, page: Page, assessment: Assessment) -> Page | None:
        """The sub-goal's page that a page is about: itself, or the one that its question is tied to."""
        chosen = assessment.value(f"{page.id}/{asked.PRIORITY_SUB_GOAL.key}").choices
        return self.sub_goal(chosen[0]) if chosen else page if page.sub_goal else None

    def priority(self, question_id: str, rank: int) -> Page:
        """The page of one prioritised question, the most important with rank 1."""
        parts = (
            asked.PRIORITY_TEXT,
            replace(asked.PRIORITY_SUB_GOAL, options=self.goals),
            replace(asked.PRIORITY_FACTOR, options=self.success_factors),
            *self._tests,
            asked.PRIORITY_WISH,
            asked.PRIORITY_SPSM,
        )
        key, path = f"fraga/{question_id}", f"fragor/{question_id}/"
        questions = tuple(replace(part, key=f"{key}/{part.key}") for part in parts)
        return Page(
            key,
            path,
            f"Fråga {rank}",
            asked.PRIORITY_INTRODUCTION,
            self.minutes.of("fraga", asked.MINUTES_PER_PRIORITY),
            questions,
            example=self.example_tests,
        )

    def asked_in(self, name: str) -> Question | None:
        """The question that a form's field of this name asks; None when it is not asked now."""
        kind, _, rest = name.partition("-")
        owner = rest.partition("-")[0]
        pages = {
            "fraga": lambda: (self.priority(owner, 1),),
            "egna": lambda: (local_figures.page(owner),),
            "orsak": lambda: (self._step(1, (owner,)),),
        }.get(kind, lambda: (*self.sub_goals, self.once, self.causes, self.call))()
        return next(
            (question for page in pages for question in page.questions if question.name == name), None
        )

    @property
    def example_tests(self) -> bool:
        """Whether any of the three tests is in the site's own wording."""
        return any(test.status == "exempeltext" for test in self.edition.quality_system.tests)

    def _sub_goal(self, form: SchoolForm, goal: SubGoal) -> Page:
        step, key = self.edition.quality_system.steps[0], f"steg-1/{goal.id}"
        questions = tuple(
            self._question(question, key) for question in step.questions if question.scope == "sub_goal"
        )
        heading = goal.heading or goal.name
        return Page(
            key,
            f"{key}/",
            heading,
            goal.name,
            self.minutes.of("delmal", step.minutes_per_sub_goal),
            questions,
            form.name,
            form,
            goal,
            example="exempeltext" in {step.status, goal.status},
            markable=True,
        )

    def _step(self, index: int, added: Sequence[str] = (FIRST_CAUSE,)) -> Page:
        step, key = self.edition.quality_system.steps[index], f"steg-{index + 1}"
        # Only step 1 has pages for sub-goals; a later step asks everything on its one page.
        questions = [question for question in step.questions if index or question.scope == "once"]
        asked_once = tuple(self._once_or_each(questions, key, added))
        kicker = f"Steg {index + 1}"
        return Page(
            key,
            f"{key}/",
            step.name,
            step.introduction,
            self.minutes.of(key, step.minutes_once),
            asked_once,
            kicker,
            example=step.status == "exempeltext",
            markable=True,
        )

    def _once_or_each(
        self, questions: Sequence[StepQuestion], page: str, added: Sequence[str]
    ) -> Iterator[Question]:
        """The questions, those that are asked for each cause once for each that has been added."""
        for each, together in groupby(questions, key=attrgetter("each")):
            alike = list(together)
            if not each:
                yield from (self._question(question, page) for question in alike)
                continue
            for number, row in enumerate(added, start=1):
                start = row_key(CAUSES, row, "").rstrip("/")
                asked_of_it = (self._question(question, start) for question in alike)
                yield from (
                    replace(one, group=f"{each} {number}", row=row, rows=ROWS_OF_A_CAUSE)
                    for one in asked_of_it
                )

    def _question(self, question: StepQuestion, page: str) -> Question:
        key = f"{page}/{question.id}"
        match question.kind:
            case "view":
                return Question(key, question.text, "one", question.hint, asked.VIEWS)
            case "success_factors":
                return Question(key, question.text, "many", question.hint, self.success_factors)
            case "text":
                return Question(key, question.text, "text", question.hint, short=question.short)

    @property
    def _tests(self) -> tuple[Question, ...]:
        return tuple(
            replace(
                asked.PRIORITY_TEST,
                key=f"prov/{test.id}",
                wording=test.question,
                hint=test.example,
                label=test.name,
            )
            for test in self.edition.quality_system.tests
        )

    @property
    def success_factors(self) -> tuple[Option, ...]:
        """What a question may be tied to."""
        return tuple(Option(factor.id, factor.name) for factor in self.edition.quality_system.success_factors)

    @property
    def goals(self) -> tuple[Option, ...]:
        """The sub-goals that a question may belong to: those of the school forms that the principal runs."""
        return tuple(
            Option(goal.id, goal.heading or goal.name, form.name)
            for form in self.school_forms
            for goal in form.sub_goals
        )
