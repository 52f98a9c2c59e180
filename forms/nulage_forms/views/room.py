"""What does every page of a team's own room start from?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from flask import url_for

from nulage_forms.access import Purpose, may
from nulage_forms.catalogue.published import PublishedArea, PublishedFigure, PublishedPrincipal, PublishedUnit
from nulage_forms.dialogue.arranging import arranged_at
from nulage_forms.dialogue.rows import CAUSES, figures_of, stands
from nulage_forms.messages import message
from nulage_forms.model import Assessment, Dialogue
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.questionnaire.document import Document, written
from nulage_forms.questionnaire.question import Page, Question
from nulage_forms.questionnaire.units import told_apart
from nulage_forms.store.measured import read_minutes
from nulage_forms.swedish import listed, person_name, saved_text, sort_key
from nulage_forms.views.current import access, catalogue, now, settings, visitor


@dataclass(frozen=True)
class Room:
    """A principal's dialogue as it is now, what the principal is asked, and what is published of it."""

    dialogue: Dialogue
    questionnaire: Questionnaire

    @cached_property
    def figures(self) -> tuple[PublishedFigure, ...]:
        """The principal's own figures; read when they are wanted, as most saves never do."""
        return catalogue().figures(self.dialogue.principal_id)

    @cached_property
    def areas(self) -> tuple[PublishedArea, ...]:
        """What the analysis found worth talking about."""
        return catalogue().areas(self.dialogue.principal_id)

    @property
    def principal(self) -> PublishedPrincipal:
        return self.questionnaire.principal

    @property
    def assessment(self) -> Assessment:
        return self.dialogue.assessment

    @cached_property
    def address(self) -> str:
        """The task list's address; the paths of pages and tasks go on from it."""
        return url_for("workspace.tasks", principal_id=self.dialogue.principal_id)

    @property
    def analysis_url(self) -> str:
        """The principal's page on the guidance site; empty when it has none."""
        return settings().site_url + self.principal.url.lstrip("/") if self.principal.url else ""

    def area(self, area_id: str) -> PublishedArea | None:
        """The area of that id; None when the edition that is published now has none."""
        return catalogue().area(self.dialogue.principal_id, area_id)

    def area_url(self, area_id: str) -> str:
        """Where the area stands on the principal's page; empty when it is no longer there."""
        return f"{self.analysis_url}#{area_id}" if self.analysis_url and self.area(area_id) else ""

    @cached_property
    def saved(self) -> str:
        """When something was last saved or put in order, `14.32` if today; empty when nothing is."""
        return self._saved_of(self.assessment.answers, arranged_at(self.dialogue))

    def saved_on(self, page: Page) -> str:
        """The same of one page's answers, and of the rows on it."""
        rows = {figures_of(page.sub_goal.id)} if page.sub_goal else {CAUSES} if page.has_rows else set()
        keys = (question.key for question in page.questions)
        return self._saved_of(keys, arranged_at(self.dialogue, {page.id, *rows}))

    @property
    def small(self) -> bool:
        """Whether the principal has one school unit, or none that is published."""
        return self.principal.units <= 1

    @cached_property
    def units(self) -> tuple[PublishedUnit, ...]:
        """The school units whose head teachers can be asked, no two called the same; none if there is one."""
        offered = not self.small and self.questionnaire.edition.quality_system.unit_questions
        return told_apart(catalogue().units(self.dialogue.principal_id)) if offered else ()

    @property
    def several(self) -> bool:
        """Whether there is anybody to tell apart from oneself."""
        return len(self.dialogue.members) > 1

    @property
    def may_lead(self) -> bool:
        return self._role_may("lead")

    def name(self, email: str) -> str:
        """The person as the team knows it: by name, or by address where two would be called the same."""
        name = person_name(email)
        others = (member.email for member in self.dialogue.members if member.email != email)
        return email if name in map(person_name, others) else name

    def last_written(self, key: str) -> str:
        """`Senast skrivet av Bo, 14.32`; empty for an empty answer and in a room of one person."""
        answer = self.assessment.answers.get(key)
        if not answer or not answer.value or not self.several:
            return ""
        last = answer.versions[-1]
        who = "dig" if last.by == visitor().email else self.name(last.by)
        return f"Senast skrivet av {who}, {saved_text(last.at, now())}"

    def others_here(self, place: str) -> str:
        """`Bo skriver också här nu`; empty when nobody else does. The others are told of the visitor."""
        if self.locked:
            return ""
        access().come_to(self.dialogue, place)
        present = access().others_present(self.dialogue)
        names = sorted((self.name(one.email) for one in present if one.place == place), key=sort_key)
        return f"{listed(names)} skriver också här nu" if names else ""

    @property
    def may_send(self) -> bool:
        return self._role_may("send")

    @property
    def sent(self) -> bool:
        """Whether what is written here is what has been sent in, and so stands as it is."""
        return bool(self.dialogue.held_at or self.dialogue.current_submission)

    @cached_property
    def locked(self) -> str:
        """Why nothing can be written now, as an instruction; empty when it can."""
        if self.dialogue.held_at:
            return message("already_held")
        if self.dialogue.current_submission:
            return message("already_sent" if self.may_send else "already_sent_by_another")
        return "" if self._role_may("write") else message("reader")

    def question(self, name: str) -> Question | None:
        """What a field of this name asks; None when it is not asked, or belongs to what has been removed."""
        question = self.questionnaire.asked_in(name)
        return question if question and stands(self.assessment, question.key) else None

    def earlier(self, page: Page) -> Mapping[str, str]:
        """Where the earlier texts of the page's answers stand, by field name; for those that have any."""
        kept = self.assessment.answers
        return {
            question.name: f"{self.address}historik/{question.name}/"
            for question in page.questions
            if question.key in kept and len(kept[question.key].versions) > 1
        }

    def document(self, assessment: Assessment) -> Document:
        """What would be sent in if the assessment were this."""
        return written(self.questionnaire, self.figures, assessment)

    def _saved_of(self, keys: Iterable[str], arranged: datetime | None) -> str:
        kept = self.assessment.answers
        times = [kept[key].versions[-1].at for key in keys if key in kept]
        times += [arranged] if arranged else []
        return saved_text(max(times), now()) if times else ""

    def _role_may(self, do: Purpose) -> bool:
        member = self.dialogue.member(visitor().email)
        return member is not None and may(member, do)


def enter(principal_id: str) -> Room:
    """The visitor's own team's room. Raises what `Access.workspace` raises."""
    dialogue = access().workspace(principal_id)
    edition = catalogue().edition()
    minutes = read_minutes(settings().data)
    questionnaire = Questionnaire(edition, edition.principal(principal_id), minutes)
    return Room(dialogue, questionnaire)
