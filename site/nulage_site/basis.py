"""What does a page show of one place, and in which order?"""

from dataclasses import dataclass

from nulage_site.fixed import fixed, shared
from nulage_site.model import (
    Conditions,
    Figure,
    Indicator,
    Principal,
    SchoolForm,
    SchoolUnit,
    Source,
    SubGoal,
)


@shared
class Row:
    """One indicator on an analysis page: the latest figure, the nation's, and earlier ones, newest first."""

    indicator: Indicator
    figure: Figure
    nation: Figure | None
    earlier: tuple[Figure, ...]
    reason: str
    """Why there is no value, in words; empty when there is one."""


@fixed
class Group:
    """The rows of one sub-goal, or of one kind of conditions, with what to talk about after them."""

    sub_goal: SubGoal | None
    conditions: Conditions | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class FormBasis:
    """What is known of one place in one school form: sub-goals first, conditions after, in content order."""

    school_form: SchoolForm
    sub_goals: tuple[Group, ...]
    conditions: tuple[Group, ...]


@fixed
class UnitRow:
    """One indicator over a principal's own units: `figures` in the order of `UnitComparison.units`."""

    indicator: Indicator
    figures: tuple[Figure | None, ...]
    own: Figure | None


@dataclass(frozen=True, slots=True)
class UnitComparison:
    """A principal's units of one school form beside each other, in alphabetical order."""

    school_form: SchoolForm
    units: tuple[SchoolUnit, ...]
    rows: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class AnalysisBasis:
    """Everything that one principal's page and file show, in the order that they show it."""

    principal: Principal
    figures: tuple[Figure, ...]
    forms: tuple[FormBasis, ...]
    units: tuple[UnitComparison, ...]
    periods: tuple[str, ...]
    sources: tuple[Source, ...]
    has_values: bool


@dataclass(frozen=True, slots=True)
class UnitBasis:
    """Everything that one school unit's page shows; one entry per principal that the unit stands under."""

    unit: SchoolUnit
    principals: tuple[Principal, ...]
    figures: tuple[tuple[str, Figure], ...]
    """Pairs of principal id and figure, as the published file gives them."""
    forms: tuple[tuple[Principal, FormBasis], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class IndicatorBasis:
    """What an indicator's page shows: the nation over the periods, and the spread without names."""

    indicator: Indicator
    nation: tuple[Figure, ...]
    principals_with_value: int
    principals_nearly_all: int
    principals_in_all: int
    period: str
    spread: tuple[tuple[float, int], ...]
    """Lower bound of each bin and the number of principals in it."""
