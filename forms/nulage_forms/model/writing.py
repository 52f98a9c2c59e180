"""What has a team written, in which versions, and what does it rest on?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

FEW_PEOPLE = 10
BETWEEN = "\N{NO-BREAK SPACE}· "
"""What parts what somebody has typed: no capital disturbs after it, and no line begins with it."""
TO_THE_READER = "Siffran säger inte varför."
"""The sentence that the analysis ends some of its statements with."""


@dataclass(frozen=True, slots=True)
class Value:
    """What somebody gave as an answer: free text, chosen options, or both empty."""

    text: str = ""
    choices: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.choices)


@dataclass(frozen=True, slots=True)
class AnswerVersion:
    """One saved state of an answer, with the wording and the edition of the question that it answered.

    `number` counts the saves of the answer up to this one. A `quiet` one was saved while somebody typed, and
    gives way to the same person's next within a few minutes; `save_id` is the browser's own name of the save.
    """

    value: Value
    by: str
    at: datetime
    wording: str
    edition: str
    number: int = 0
    save_id: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The versions of one answer, oldest first. Nothing that somebody saved on purpose is ever taken out."""

    versions: tuple[AnswerVersion, ...]

    @property
    def version(self) -> int:
        """The number that the next save must name: 1 for the first version."""
        return self.versions[-1].number or len(self.versions)

    @property
    def value(self) -> Value:
        return self.versions[-1].value


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure in words. `value` is empty when there is none, and then `reason` says why.

    It says why too where `value` is a word in place of a number: `nästan alla`.

    One that the team itself has added is `own`, and says where it comes from and of how many people.
    """

    name: str
    value: str
    period: str
    nation: str = ""
    expected: str = field(default="", compare=False)
    """Empty where nothing is expected, and in all that was kept before it was told: the same figure still."""
    reason: str = ""
    own: bool = False
    source: str = ""
    group: str = ""
    scale: str = field(default="", compare=False)
    """From what to what the value can be, where its unit does not say it; empty as `expected` is."""

    @property
    def beside(self) -> str:
        """What it is read beside: `väntat 66,0 %, riket 71,9 %, läsåret 2024/25`; a mean has its scale first.

        An own one's parts are as they were typed: `Hösten 2026 · Vår egen uppföljning · 140 elever`.
        """
        scale = f"på skalan {self.scale}" if self.scale and self.value else ""
        expected = f"väntat {self.expected}" if self.expected else ""
        nation = f"riket {self.nation}" if self.nation else ""
        people = f"{self.group} personer" if self.group.isdecimal() else self.group
        parts = (scale, expected, nation, self.period, self.source, people)
        if self.own:
            return BETWEEN.join(filter(None, (part.rstrip(". ") for part in parts)))
        return ", ".join(part for part in parts if part)

    @property
    def caption(self) -> str:
        """What stands with its value wherever it is shown: whose it is, and what it is read beside."""
        return BETWEEN.join(part for part in ("egen uppgift" if self.own else "", self.beside) if part)

    @property
    def sentence(self) -> str:
        """`Lägst E i alla ämnen: 62,5 % (väntat 66,0 %, riket 71,9 %, läsåret 2024/25).`"""
        beside = f" ({self.beside})" if self.beside else ""
        return f"{self.name}: {self.value}{beside}."

    @property
    def of_few(self) -> bool:
        """Whether so few people stand behind an own figure that somebody may be known again in it."""
        numbers = [
            int(found) for found in re.findall(r"\d{1,9}", self.group.replace("\N{NO-BREAK SPACE}", ""))
        ]
        return bool(numbers) and min(numbers) < FEW_PEOPLE


@dataclass(frozen=True, slots=True)
class TakenArea:
    """What a question was made of: an area of the analysis, as it read then, whatever later editions say.

    It may also be an answer of the team's own; then `written_at` is where in the room it stands.
    """

    id: str
    heading: str
    statement: str
    period: str
    edition: str
    figures: tuple[ShownFigure, ...] = ()
    written_at: str = ""

    @property
    def origin(self) -> str:
        """Where it is from, as it is said over the question: the analysis with its period, or an answer."""
        if self.written_at:
            return "Ur svaret i nulägesanalysen"
        return f"Ur underlaget, {self.period}" if self.period else "Ur underlaget"

    @property
    def sentence(self) -> str:
        """What is put into an answer: the statement without what it says to its reader."""
        return self.statement.replace(TO_THE_READER, "").strip()


@dataclass(frozen=True, slots=True)
class Assessment:
    """A team's current-state analysis, prioritised questions and wishes for the phone call.

    Everything typed is an answer under a key, so that all of it is saved, versioned and compared in one way:
    `steg-1/<sub-goal>/<question>`, `steg-2/<question>`, `orsak/<row>/<question>`, `egna/<row>/<part>`,
    `fraga/<question id>/<part>`, `samtal/<part>`. `priorities` are ids of the prioritised questions, the most
    important first; a question taken out of it keeps its answers, and so does a row taken out of `rows`.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    priorities: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    """Tasks that the team itself has marked as ready."""
    areas: Mapping[str, TakenArea] = field(default_factory=dict)
    """What each question rests on that was made of an area of the analysis, by the question's id."""
    grounds: Mapping[str, str] = field(default_factory=dict)
    """The key of the answer that each question was made of, by the question's id."""
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the team has added, in its order: causes under `orsak`, own figures under `egna/<sub-goal>`."""

    def value(self, key: str) -> Value:
        """What is saved under a key; an empty value when nothing is."""
        answer = self.answers.get(key)
        return answer.value if answer else Value()

    def version(self, key: str) -> int:
        """How many times the answer has been saved; 0 when it never was."""
        answer = self.answers.get(key)
        return answer.version if answer else 0


@dataclass(frozen=True, slots=True)
class PrioritisedQuestion:
    """A question that the principal wants to talk about, put together from its answers.

    `tests` maps each test's id to what the team says of it.
    """

    id: str
    rank: int
    text: str
    tests: Mapping[str, str]
    sub_goal: str
    success_factor: str
    wish: str
    wants_spsm: bool
