"""Which questions does a principal meet, and in which order?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from nulage_forms.catalogue.published import Edition, PublishedPrincipal, SchoolForm
from nulage_forms.dialogue.rows import CAUSES, FIRST_CAUSE, rows
from nulage_forms.model import Assessment
from nulage_forms.questionnaire import asked, local_figures
from nulage_forms.questionnaire.minutes import ESTIMATED, Minutes
from nulage_forms.questionnaire.question import Option, Page, Question
from nulage_forms.questionnaire.steps import factor_options, step_page, sub_goal_page


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
        return tuple(self._sub_goal_pages())

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
            asked.PRIORITY_SHARED,
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
        questions = (question for page in self._pages_with(name) for question in page.questions)
        return next((question for question in questions if question.name == name), None)

    @property
    def example_tests(self) -> bool:
        """Whether any of the three tests is in the site's own wording."""
        return any(test.status == "exempeltext" for test in self.edition.quality_system.tests)

    def _pages_with(self, name: str) -> Iterator[Page]:
        """The pages that a field of this name may stand on: a save makes hardly any but its own."""
        kind, _, rest = name.partition("-")
        owner = rest.partition("-")[0]
        match kind:
            case "fraga":
                yield self.priority(owner, 1)
            case "egna":
                yield local_figures.page(owner)
            case "orsak":
                yield self._step(1, (owner,))
            case _:
                yield from self._sub_goal_pages(name)
                yield from (self.once, self.causes, self.call)

    def _sub_goal_pages(self, name: str = "") -> Iterator[Page]:
        """The pages of the sub-goals, or of those alone that a field of the name may stand on."""
        system, minutes = self.edition.quality_system, self.minutes
        for form in self.school_forms:
            for goal in form.sub_goals:
                if not name or name.startswith(f"steg-1-{goal.id}-"):
                    yield sub_goal_page(system, form, goal, minutes)

    def _step(self, index: int, causes: Sequence[str] = (FIRST_CAUSE,)) -> Page:
        return step_page(self.edition.quality_system, index, causes, self.minutes)

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
        return factor_options(self.edition.quality_system)

    @property
    def goals(self) -> tuple[Option, ...]:
        """The sub-goals that a question may belong to: those of the school forms that the principal runs."""
        return tuple(
            Option(goal.id, goal.heading or goal.name, form.name)
            for form in self.school_forms
            for goal in form.sub_goals
        )
