"""What have the agencies chosen about how figures are compared, and why?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Threshold:
    """One number that is a choice, with what it is called, its unit, and a line of reasoning."""

    name: str
    value: float
    why: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Several numbers that are one choice, in order."""

    name: str
    value: tuple[float, ...]
    why: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """When pupils count as counted. Shares are compared in percentage points."""

    close_share: Threshold
    large_group: Threshold
    source_limit: Threshold
    approximate_short: Threshold


@dataclass(frozen=True, slots=True)
class Certainty:
    """How chance is reckoned with. Levels and reliabilities are from 0 to 1."""

    interval_level: Threshold
    funnel_levels: Thresholds
    winsorised: Threshold
    least_spread: Threshold
    least_weight: Threshold
    reliability_words: Thresholds
    pooled_below: Threshold
    pooled_years: Threshold


@dataclass(frozen=True, slots=True)
class Expectation:
    """When an expected value is reckoned."""

    least_principals: Threshold


@dataclass(frozen=True, slots=True)
class Classes:
    """What a difference must be to be spoken of. Probabilities are from 0 to 1."""

    clear: Threshold
    suggests: Threshold
    clear_pupils: Threshold
    least_pupils: Threshold
    least_reliability: Threshold
    earlier_years: Threshold
    share_only_deltas: Threshold
    survey_deltas: Threshold
    survey_level: Threshold


@dataclass(frozen=True, slots=True)
class Conditions:
    """When a condition stands out. Percentiles are from 0 to 100."""

    outside: Thresholds
    least_teachers: Threshold
    least_group: Threshold
    size_bands: Thresholds


@dataclass(frozen=True, slots=True)
class Trend:
    """When several years may be called a trend."""

    least_years: Threshold
    level: Threshold


@dataclass(frozen=True, slots=True)
class Choice:
    """How many areas a page holds, and of which sorts."""

    areas: Threshold
    per_sub_goal: Threshold
    conditions: Threshold
    contrasts: Threshold
    fill_to: Threshold
    stays: Threshold
    rounded_from: Threshold
    rounded_to: Threshold


@dataclass(frozen=True, slots=True)
class Similarity:
    """Which principals are alike. `weights` are by the name of the variable."""

    seven: Threshold
    least_visible: Threshold
    size_factors: Thresholds
    least_weight: Threshold
    furthest: Threshold
    winsorised: Threshold
    worth_saying: Threshold
    weights: Mapping[str, Threshold]


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What we never add to what the sources print."""

    least_group: Threshold
    short_side: Threshold
    small_group: Threshold
    units_together: Threshold


@dataclass(frozen=True, slots=True)
class Measures:
    """Ids of the indicators that say how large a principal is; the first that is known counts."""

    pupils: tuple[str, ...]
    teachers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorMethod:
    """What is special to one indicator.

    `delta` is the least difference worth talking about and `practical_step` that of a condition, both in the
    indicator's unit; `practical_step_independent` stands in for independent principals. `cohort` names pupils
    whose number other indicators of the same cohort may use. `covariates` are ids of indicators, or names of
    what no source carries. `counts` says whether pupils can ever be counted; where not, the line of expected
    values takes a cohort for one of so many `grades` of a municipality's pupils. A survey's variance for a
    principal of n pupils is about `survey_c`/n; `least_steps` are steps of the last decimal.
    """

    why: str
    delta: float | None = None
    practical_step: float | None = None
    practical_step_independent: float | None = None
    survey_c: float | None = None
    least_steps: int | None = None
    cohort: str | None = None
    covariates: tuple[str, ...] = ()
    counts: bool = False
    grades: int | None = None


@dataclass(frozen=True, slots=True)
class Method:
    """Every threshold there is, in groups, and what is special to each indicator by its id."""

    evidence: Evidence
    certainty: Certainty
    expectation: Expectation
    classes: Classes
    conditions: Conditions
    trend: Trend
    choice: Choice
    similar: Similarity
    disclosure: Disclosure
    measures: Measures
    indicators: Mapping[str, IndicatorMethod]

    def thresholds(self) -> Iterator[tuple[str, Threshold | Thresholds]]:
        """Each threshold with its way in the file, as `classes.clear`, in the order of the groups."""
        for group in fields(self):
            if group.name in ("measures", "indicators"):
                continue
            chosen = getattr(self, group.name)
            for field in fields(chosen):
                value, way = getattr(chosen, field.name), f"{group.name}.{field.name}"
                if isinstance(value, Mapping):
                    yield from ((f"{way}.{name}", each) for name, each in value.items())
                else:
                    yield way, value
