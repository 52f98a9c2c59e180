"""What is a question, and what is a page of them?"""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Literal

from nulage_forms.catalogue.published import SchoolForm, SubGoal
from nulage_forms.model import Value

Kind = Literal["text", "line", "one", "many", "list"]
"""`text` is several lines and `line` is one; `one` is a choice among few, `list` one among
many, `many` any number of them."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; options with the same `group` stand under it as a heading."""

    id: str
    label: str
    group: str = ""

    @property
    def full_label(self) -> str:
        """The label where its group's heading does not stand over it: `Trygghet, förskola`."""
        return f"{self.label}, {self.group.lower()}" if self.group else self.label


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked. `key` is where the answer is kept, `autocomplete` what a browser may fill in."""

    key: str
    wording: str
    kind: Kind = "text"
    hint: str = ""
    options: tuple[Option, ...] = ()
    autocomplete: str = ""
    rows: int = 6
    group: str = ""
    """Questions next to each other with the same group stand under it as a heading."""
    label: str = ""
    """What the question is called where there is little room."""
    row: str = ""
    """Which of the things that a team itself has added is asked about."""
    short: bool = False
    """Whether it is asked on the short path too."""

    @property
    def name(self) -> str:
        """The field's name in a form, and its anchor on a page."""
        return self.key.replace("/", "-")

    @property
    def in_full(self) -> str:
        """The wording where nothing over it says which of several it is about: `Orsak 2. Vad vet ni?`"""
        return f"{self.group}. {self.wording}" if self.row and self.group else self.wording

    @property
    def several(self) -> bool:
        """Whether there is more than one box to tick; one alone is a yes or a no."""
        return self.kind == "many" and len(self.options) > 1

    def answer_text(self, value: Value) -> str:
        """The answer as a person reads it: the text, or the labels of what was chosen."""
        if not self.options:
            return value.text
        labels = {option.id: option.full_label for option in self.options}
        return "; ".join(labels.get(choice, choice) for choice in value.choices)


@dataclass(frozen=True, slots=True)
class Page:
    """Questions that are answered together. `id` is also what the team marks as ready, `path` its address."""

    id: str
    path: str
    heading: str
    introduction: str
    minutes: int
    questions: tuple[Question, ...]
    kicker: str = ""
    """What the page is a part of: the step, or the school form."""
    school_form: SchoolForm | None = None
    sub_goal: SubGoal | None = None
    example: bool = False
    """Whether some of the wording is the site's own, until the agencies give theirs."""
    markable: bool = False
    """Whether the team itself may say that the page is ready."""

    @property
    def gathers(self) -> Question | None:
        """The text that a figure may be put into: what a sub-goal's figures show. None on any other page."""
        texts = (question for question in self.questions if question.kind == "text")
        return next(texts, None) if self.sub_goal else None

    @property
    def question_id(self) -> str:
        """Which prioritised question the page is; empty for any other page."""
        kind, _, rest = self.id.partition("/")
        return rest if kind == "fraga" else ""

    @property
    def has_rows(self) -> bool:
        """Whether the team may have added some of what is asked about."""
        return any(question.row for question in self.questions)

    def place_of(self, question: Question) -> str:
        """`Grundskola. Trygghet. Er bild?`: which of several alike a question of the page is."""
        places = [
            place if place[-1] in ".?!" else f"{place}." for place in (self.kicker, self.heading) if place
        ]
        return " ".join([*places, question.in_full])

    @property
    def groups(self) -> tuple[tuple[str, tuple[Question, ...]], ...]:
        """The questions under the headings that they share; an empty heading for those that have none."""
        shared = groupby(self.questions, key=attrgetter("group"))
        return tuple((name, tuple(questions)) for name, questions in shared)
