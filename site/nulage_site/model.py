"""What is there in the published world, and what may each thing be?"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nulage_site.fixed import fixed

NATION = "nation"
"""Stands in a figure's place where no principal's id can stand."""

Status = Literal[
    "exists", "missing", "withheld", "withheld_majority", "not_reported", "excluded", "approximate"
]
ContentStatus = Literal["exempeltext", "fastställd"]
"""`exempeltext` is our own wording until the agencies give theirs; `fastställd` is theirs."""

Unit = Literal[
    "percent", "index", "points", "pupils", "children", "positions", "kr", "tkr",
    "pupils_per_position", "children_per_position",
]  # fmt: skip
"""`index` runs from 0 to 10 (surveys), `points` from 0 to 20 (upper secondary grades)."""
Kind = Literal["share", "mean", "count", "ratio", "cost"]
Direction = Literal["higher", "lower", "neither"]
PeriodKind = Literal["school_year", "calendar_year", "spring_term"]
"""What a column of one school year speaks of: "2024/25", its first year "2024", its second "VT 2025"."""

Conditions = Literal["pupils", "staff", "costs"]
GoalArea = Literal["equity", "quality", "development_and_learning"]
PrincipalType = Literal["municipality", "municipal_association", "region", "state", "independent"]


@dataclass(frozen=True, slots=True)
class Source:
    """One dated folder of untouched files. `id` is `<source>/<date>`."""

    id: str
    title: str
    publisher: str
    url: str
    fetched: date
    licence: str
    format: str
    files: tuple[str, ...]
    invented: bool = False


@dataclass(frozen=True, slots=True)
class SharedQuestion:
    """A prioritised question that its principal lets others read; `round` is 1 for its first dialogue."""

    text: str
    sent: date
    round: int


@dataclass(frozen=True, slots=True)
class SubGoal:
    """A sub-goal of one school form. `id` is unique over all school forms, `heading` a word or two."""

    id: str
    number: int
    heading: str
    name: str
    area: GoalArea
    questions: tuple[str, ...]
    status: ContentStatus = "exempeltext"


@dataclass(frozen=True, slots=True)
class SchoolForm:
    """A school form with its goal. `source_names` are the spellings that files use of it.

    `similar_areas` are Kolada's words for it where Kolada lists similar municipalities.
    """

    id: str
    slug: str
    name: str
    definite: str
    source_names: tuple[str, ...]
    goal: str
    introduction: str
    sub_goals: tuple[SubGoal, ...]
    similar_areas: tuple[str, ...] = ()
    status: ContentStatus = "exempeltext"


@dataclass(frozen=True, slots=True)
class IndicatorSource:
    """Which labels of one file format feed an indicator, in every known spelling.

    Of a format with many tables, `tables` are the titles that hold the labels, without the school form, the
    one to trust first; `sizes` are the labels of how many pupils or positions the figure speaks of.
    """

    format: str
    labels: tuple[str, ...]
    tables: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure. It belongs to a sub-goal or to a group of conditions, never to both.

    `id` is also its address, so it is a–z, digits and hyphens. `decimals` is how many the source gives.
    `breaks` are periods that begin a new series, because what is measured was changed.
    """

    id: str
    name: str
    unit: Unit
    kind: Kind
    direction: Direction
    decimals: int
    period: PeriodKind
    school_forms: tuple[str, ...]
    population: str
    definition: str
    how_to_read: str
    questions: tuple[str, ...]
    sources: tuple[IndicatorSource, ...]
    sub_goal: str | None = None
    conditions: Conditions | None = None
    survey: bool = False
    success_factors: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    status: ContentStatus = "exempeltext"


@dataclass(frozen=True, slots=True)
class SuccessFactor:
    """Something that research ties to goals being reached. `id` is also its address."""

    id: str
    name: str
    text: str
    questions: tuple[str, ...]
    status: ContentStatus = "exempeltext"


@dataclass(frozen=True, slots=True)
class StepQuestion:
    """One question of the current-state analysis, asked once or once per school form and sub-goal.

    `kind`: `text` is free text, `view` is strength, explore or cannot say, `success_factors` is a choice of
    any number of success factors. Questions next to each other with the same `each` are asked together,
    as many times as a team has something to say; `each` names one such time. The `short` ones are the
    short path.
    """

    id: str
    text: str
    hint: str
    kind: Literal["text", "view", "success_factors"]
    scope: Literal["sub_goal", "once"]
    each: str | None = None
    short: bool | None = None


@dataclass(frozen=True, slots=True)
class AnalysisStep:
    """Step 1 or 2 of the current-state analysis. `minutes` is per sub-goal for what is asked per sub-goal."""

    id: str
    name: str
    introduction: str
    minutes_per_sub_goal: int
    minutes_once: int
    questions: tuple[StepQuestion, ...]
    status: ContentStatus = "exempeltext"


@dataclass(frozen=True, slots=True)
class PriorityTest:
    """One of the tests that a prioritised question meets."""

    id: str
    name: str
    question: str
    example: str
    status: ContentStatus = "exempeltext"


@dataclass(frozen=True, slots=True)
class UnitQuestion:
    """What a principal can ask the head teacher of a school unit.

    `into` is the id of the question of the analysis where an answer belongs that the principal lifts.
    """

    id: str
    text: str
    hint: str
    into: str
    status: ContentStatus = "exempeltext"


@dataclass(frozen=True, slots=True)
class SignText:
    """What a status means in words, for one file format; narrower rows come before wider ones.

    `survey`, `conditions` and `principal_type` narrow the row when they are given, and `others_answered`
    that others of the same place answered the survey that this figure is of.
    """

    format: str
    status: Status
    text: str
    survey: bool | None = None
    conditions: Conditions | None = None
    principal_type: PrincipalType | None = None
    others_answered: bool | None = None


@dataclass(frozen=True, slots=True)
class QualitySystem:
    """Everything that content/quality-system says, in the order that it says it."""

    school_forms: tuple[SchoolForm, ...]
    indicators: tuple[Indicator, ...]
    success_factors: tuple[SuccessFactor, ...]
    steps: tuple[AnalysisStep, ...]
    tests: tuple[PriorityTest, ...]
    signs: tuple[SignText, ...]
    unit_questions: tuple[UnitQuestion, ...] = ()


@fixed
class Figure:
    """One measure, one place, one period.

    `value` is in the indicator's unit and given only when `status` is `exists`; `low` and `high` only when it
    is `approximate`; `n` is the size of the group where a source publishes it. `source` is a `Source.id`.
    `decimals` is how many the source gave, where they are fewer than the indicator's.
    """

    indicator: str
    school_form: str
    period: str
    status: Status
    source: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as Statistics Sweden codes it; `group` is SKR's group of municipalities of 2023."""

    code: str
    name: str
    organisation_number: str
    county_code: str
    county: str
    group_code: str
    group: str


@fixed
class SchoolUnit:
    """A school unit; `code` has eight digits, zeros kept. `principals` are ids: two after a takeover."""

    code: str
    name: str
    principals: tuple[str, ...]
    school_forms: tuple[str, ...]


@fixed
class Principal:
    """A principal (huvudman), never a head teacher.

    `id` is the organisation number, or for a sole trader a made-up id, and then there is no number.
    `municipalities` are those where it runs schools, as far as the register knows.
    """

    id: str
    organisation_number: str | None
    name: str
    type: PrincipalType
    municipalities: tuple[Municipality, ...]
    school_forms: tuple[str, ...]
    units: tuple[SchoolUnit, ...]
