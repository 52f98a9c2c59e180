"""What does the service know of the world that the site has published?

Every class is one object of the published JSON, with the keys that the service uses and no others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

Wording = Literal["exempeltext", "fastställd"]
"""`exempeltext` is the site's own wording, until the agencies give theirs."""
Place = tuple[str, str, str]
"""Indicator, school form and period."""


@dataclass(frozen=True, slots=True)
class SubGoal:
    """A sub-goal of one school form; `id` is unique over all school forms."""

    id: str
    name: str
    heading: str = ""
    status: Wording = "fastställd"
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SchoolForm:
    """A school form with its sub-goals in the order that they are asked about."""

    id: str
    name: str
    sub_goals: tuple[SubGoal, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure; `sub_goal` is absent for the conditions (pupils, staff and costs)."""

    id: str
    name: str
    unit: str
    decimals: int = 0
    sub_goal: str = ""


@dataclass(frozen=True, slots=True)
class SuccessFactor:
    """Something that research ties to goals being reached."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class StepQuestion:
    """A question of the analysis, asked once or once per school form and sub-goal.

    Questions next to each other with the same `each` are asked together, as many times as a team has
    something to say; `each` names one such time. The `short` ones are the short path.
    """

    id: str
    text: str
    hint: str
    kind: Literal["text", "view", "success_factors"]
    scope: Literal["sub_goal", "once"]
    each: str = ""
    short: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the current-state analysis; the first one is about figures, the second about causes."""

    id: str
    name: str
    introduction: str
    minutes_per_sub_goal: int
    minutes_once: int
    questions: tuple[StepQuestion, ...]
    status: Wording = "fastställd"


@dataclass(frozen=True, slots=True)
class PriorityTest:
    """One of the tests that a prioritised question meets."""

    id: str
    name: str
    question: str
    example: str = ""
    status: Wording = "fastställd"


@dataclass(frozen=True, slots=True)
class UnitQuestion:
    """What a head teacher can be asked; `into` is the question of a step that a lifted answer goes to."""

    id: str
    text: str
    hint: str
    into: str = ""
    status: Wording = "fastställd"


@dataclass(frozen=True, slots=True)
class QualitySystem:
    """`quality-system.json`: everything that the questionnaire is made of."""

    edition: str
    school_forms: tuple[SchoolForm, ...]
    indicators: tuple[Indicator, ...]
    success_factors: tuple[SuccessFactor, ...]
    steps: tuple[Step, Step]
    tests: tuple[PriorityTest, ...]
    unit_questions: tuple[UnitQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedPrincipal:
    """One of `principals.json`; `units` is how many school units it has, and so with its shared questions."""

    id: str
    name: str
    type: str
    school_forms: tuple[str, ...]
    url: str
    units: int = 0
    organisation_number: str = ""
    shared_questions: int = 0


@dataclass(frozen=True, slots=True)
class PrincipalList:
    """`principals.json`."""

    edition: str
    principals: tuple[PublishedPrincipal, ...]


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A measure of one place and period: its value, or the reason in words why there is none.

    `expected` is what is usual with a similar background, of a condition the middle of similar principals.
    """

    indicator: str
    school_form: str
    period: str
    status: str
    source: str = ""
    value: float | None = None
    expected: float | None = None
    low: float | None = None
    high: float | None = None
    reason: str = ""

    @property
    def place(self) -> Place:
        """What it is about, whoever it is of."""
        return self.indicator, self.school_form, self.period


@dataclass(frozen=True, slots=True)
class Why:
    """Why an area was chosen; of all that is published, the service uses when it was so."""

    period: str = ""


@dataclass(frozen=True, slots=True)
class PublishedArea:
    """Something that the analysis found worth talking about: what was seen, and open questions.

    `id` is the same in every edition where the same thing is found, and names its place on the site's page.
    """

    id: str
    heading: str
    statement: str
    questions: tuple[str, ...] = ()
    why: Why = Why()
    sub_goal: str = ""
    success_factor: str = ""
    figures: tuple[PublishedFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """`nation.json`."""

    edition: str
    figures: tuple[PublishedFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedUnit:
    """A school unit of a principal."""

    code: str
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class UnitFigure(PublishedFigure):
    """A figure of a school unit, and the principal that it stands under: a unit may have been taken over."""

    principal: str = ""


@dataclass(frozen=True, slots=True)
class UnitFile:
    """`school-units/<code>.json`."""

    edition: str
    figures: tuple[UnitFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Peer:
    """A principal that is similar to another."""

    id: str


@dataclass(frozen=True, slots=True)
class SimilarPrincipals:
    """The similar principals of one of a principal's school forms, the most similar first."""

    peers: tuple[Peer, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedQuestion:
    """A prioritised question that its principal lets others read."""

    text: str

    @property
    def id(self) -> str:
        """The same for as long as the text is."""
        return sha256(self.text.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class PrincipalFile:
    """`principals/<id>.json`."""

    edition: str
    figures: tuple[PublishedFigure, ...] = ()
    areas: tuple[PublishedArea, ...] = ()
    units: tuple[PublishedUnit, ...] = ()
    similar: tuple[SimilarPrincipals, ...] = ()
    shared_questions: tuple[SharedQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One dated folder of the files that the figures were read from."""

    id: str
    title: str
    invented: bool = False


@dataclass(frozen=True, slots=True)
class SourceList:
    """`sources.json`."""

    edition: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that one build of the site says to the service, but for the principals' own figures."""

    quality_system: QualitySystem
    principals: Mapping[str, PublishedPrincipal]
    nation: Mapping[Place, PublishedFigure]
    sources: tuple[Source, ...]
    indicators: Mapping[str, Indicator] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.quality_system.edition

    def principal(self, principal_id: str) -> PublishedPrincipal:
        """The principal; one that the site no longer has is called by its id and has no school forms."""
        return self.principals.get(principal_id) or PublishedPrincipal(principal_id, principal_id, "", (), "")

    @property
    def invented(self) -> bool:
        """Whether any figure is made up, and every page must say so."""
        return any(source.invented for source in self.sources)
