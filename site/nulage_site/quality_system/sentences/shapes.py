"""In which sentences is a finding told?

Each class names in `SLOTS` what its texts may hold in braces; the content fills in all other words.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Phrase:
    """How one indicator is spoken of: `value` tells a figure, `counted` the same in pupils.

    `family` gathers indicators that are one finding: a cohort, or those who answered a survey. `stage` pairs
    results with surveys of the same years of school. `more` and `fewer` are questions for either direction.
    `boys` is the indicator that says of boys what this one says of girls.
    """

    SLOTS: ClassVar = ("value", "n", "k")

    indicator: str
    subject: str
    value: str
    more: str
    fewer: str
    family: str = ""
    stage: str = ""
    group: str = ""
    counted: str = ""
    few: str = ""
    boys: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as a strength, and as something to explore."""

    SLOTS: ClassVar = ("fact", "among", "expected", "pupils", "more", "beside", "wide")

    strength: str
    explore: str


@dataclass(frozen=True, slots=True)
class Statements:
    """What follows on the figure itself, by evidence and by how sure the difference is."""

    clear: Told
    small_cohort: Told
    real_for_cohort: Told
    share_only: Told
    survey: Told
    conditions: Told
    few: Told


@dataclass(frozen=True, slots=True)
class Parts:
    """What sentences are put together from."""

    SLOTS: ClassVar = ("nation", "subject", "value", "expected", "pupils", "tenths", "more")

    nation_beside: str
    nation_alike: str
    counted_alike: str
    two_pictures: str
    same_way: str
    other_way: str
    that_way_too: str
    share_hidden: str
    under_one_pupil: str
    one_pupil: str
    some_pupils: str
    tenths: str
    over_nine_tenths: str
    stays: str


@dataclass(frozen=True, slots=True)
class References:
    """With what a figure is compared; each begins a sentence, but for the wide groups of the conditions."""

    SLOTS: ClassVar = ()

    background: str
    municipalities: str
    independents: str
    same_type: str
    similar: str
    nation: str
    wide_large_cities: str
    wide_larger_towns: str
    wide_small_towns: str
    wide_others: str


@dataclass(frozen=True, slots=True)
class Words:
    """More or fewer, by what is counted."""

    SLOTS: ClassVar = ()

    more_pupils: str
    fewer_pupils: str
    more_value: str
    fewer_value: str
    grown: str
    shrunk: str
    turned: str


@dataclass(frozen=True, slots=True)
class Questions:
    """The second question of an area, after the indicator's own."""

    SLOTS: ClassVar = ()

    strength: str
    explore: str
    conditions: str
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """One rule's words: a heading, what it saw, and what to ask."""

    SLOTS: ClassVar = (
        "fact", "value", "expected", "subject", "more", "other_fact", "other_value", "other_expected",
        "other_subject", "other_more", "nation", "low", "high", "units", "before", "period", "change",
        "higher", "other_higher",
    )  # fmt: skip

    heading: str
    statement: str
    question: str
    rule: str


@dataclass(frozen=True, slots=True)
class Contrasts:
    """R1 to R7 of the method; R6 speaks within the area that it concerns, and R8 is `Open`."""

    strong_conditions: Contrast
    weak_conditions: Contrast
    units_differ: Contrast
    girls_and_boys: Contrast
    survey_and_results: Contrast
    two_pictures: Contrast
    gap_changed: Contrast


@dataclass(frozen=True, slots=True)
class Open:
    """Questions that are chosen where the figures say little, never because of a difference.

    What several of a page often have in common is said in more than one way, each of which can stand alone.
    """

    SLOTS: ClassVar = ("group", "n", "few", "reason", "reasons", "subject", "heading")

    few_pupils: str
    alike: str
    uncompared: str
    shown: tuple[str, ...]
    few: str
    withheld: tuple[str, ...]
    withheld_variously: tuple[str, ...]
    one_for_reason: str
    some_for_reason: str
    nothing: tuple[str, ...]
    quiet: tuple[str, ...]
    little_data: str
    nothing_stands_out: str


@dataclass(frozen=True, slots=True)
class NoStrength:
    """Why no strength stands first."""

    SLOTS: ClassVar = ("short_side", "n", "times")

    plain: str
    hidden: str
    small: str
    shares_alone: str
    nothing: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Why an area was chosen: the rule in words, with its thresholds."""

    SLOTS: ClassVar = ("delta", "tenths", "pupils", "n", "step", "limit", "wide")

    clear: str
    suggests: str
    share_only: str
    survey: str
    conditions: str
    few: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands before each number of the reason."""

    SLOTS: ClassVar = ()

    own: str
    expected: str
    usual: str
    nation: str
    difference: str
    difference_usual: str
    pupils: str
    least: str
    how_sure: str
    reliability: str
    reliability_low: str
    reliability_middle: str
    reliability_high: str
    before: str
    before_same: str
    before_unknown: str
    counted_by: str
    not_shown: str
    too_few: str
    borrowed: str
    borrowed_why: str


@dataclass(frozen=True, slots=True)
class Since:
    """What moved since the edition before, and what chance may explain: a few measures by name."""

    SLOTS: ClassVar = ("subject", "subjects", "n", "before", "now", "period_before", "period", "at_least")

    moved: str
    moved_small: str
    nearly_all: str
    conditions: str
    by_chance: str
    many_by_chance: str


@dataclass(frozen=True, slots=True)
class Sentences:
    """Everything that content/quality-system/sentences.toml says."""

    statements: Statements
    parts: Parts
    references: References
    words: Words
    questions: Questions
    contrasts: Contrasts
    open: Open
    no_strength: NoStrength
    rules: Rules
    labels: Labels
    since: Since
    phrases: tuple[Phrase, ...]
