"""What is known of every principal of a school form that it cannot choose itself?"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nulage_site.analysis.country import Country
from nulage_site.analysis.similar.distances import Flags, Numbers
from nulage_site.method import Method
from nulage_site.model import Figure, Principal
from nulage_site.quality_system.similar import Variable

MAIN_GROUPS = ("A", "B", "C")
"""SKR's main groups of municipalities (2023): A large cities and near them, B larger towns, C the rest."""


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Principals of one school form in order of their ids, so that equally distant ones stand in that order.

    `values` has a row for each principal and a column for each variable, sizes in doublings, NaN where a
    figure is withheld or missing. `years` is a number that is the same for those who have the same cohorts
    with results. `public` are those that are not independent. Nothing else is here of a principal: when
    that changes, the same are similar as before.
    """

    school_form: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    variables: tuple[Variable, ...]
    values: Numbers
    years: NDArray[np.int64]
    public: Flags

    @property
    def size(self) -> Numbers:
        """How large each principal is, in doublings; NaN for all when the school form has no such measure."""
        columns = [n for n, variable in enumerate(self.variables) if variable.measure == "size"]
        unknown: Numbers = np.full(len(self.ids), np.nan)
        return self.values[:, columns[0]] if columns else unknown


class Own(NamedTuple):
    """What is known of one principal in one school form: a row of Facts."""

    values: tuple[float, ...]
    years: int


def own_facts(
    country: Country, principal_id: str, variables: Sequence[Variable], method: Method
) -> Mapping[str, Own]:
    """The facts of each of a principal's school forms, of the latest period of each figure.

    Only what its own page shows is used.
    """
    principal, cohorts = country.places.principals[principal_id], _cohorts(method)
    latest: dict[str, dict[str, Figure]] = {form: {} for form in principal.school_forms}
    for figure in country.own_figures(principal_id):  # they come newest first
        latest.setdefault(figure.school_form, {}).setdefault(figure.indicator, figure)
    return {
        form: Own(
            tuple(_value(variable, principal, form, figures) for variable in variables),
            _years(figures, cohorts),
        )
        for form, figures in latest.items()
    }


def facts_of(
    country: Country,
    own: Mapping[str, Mapping[str, Own]],
    school_form: str,
    variables: Sequence[Variable],
) -> Facts:
    """The facts of one school form; `own` are those of each principal, by its id."""
    members = sorted(
        (each for each in country.principals if school_form in each.school_forms), key=lambda each: each.id
    )
    theirs = [own[each.id][school_form] for each in members]
    values = np.array([each.values for each in theirs], dtype=float).reshape(len(members), len(variables))
    at_hand = np.flatnonzero(~np.isnan(values).all(axis=0))
    return Facts(
        school_form=school_form,
        ids=tuple(each.id for each in members),
        names=tuple(each.name for each in members),
        variables=tuple(variables[column] for column in at_hand.tolist()),
        values=values[:, at_hand],
        years=np.array([each.years for each in theirs], dtype=np.int64),
        public=np.array([each.type != "independent" for each in members], dtype=bool),
    )


def _value(
    variable: Variable, principal: Principal, school_form: str, figures: Mapping[str, Figure]
) -> float:
    if variable.measure == "municipality_group":
        number = principal.organisation_number
        own = (each.group_code[:1] for each in principal.municipalities if each.organisation_number == number)
        return next((MAIN_GROUPS.index(group) for group in own if group in MAIN_GROUPS), math.nan)
    if variable.measure == "units":
        return _doublings(sum(school_form in unit.school_forms for unit in principal.units))
    given = (figures[id_].value for id_ in variable.indicators if id_ in figures)
    value = next((each for each in given if each is not None), math.nan)
    return _doublings(value) if variable.measure == "size" else value


def _doublings(size: float) -> float:
    return math.log2(size) if size > 0 else math.nan


def _cohorts(method: Method) -> Sequence[Sequence[str]]:
    """Which indicators speak of each cohort, by the method's own word for it."""
    cohorts: dict[str, list[str]] = {}
    for indicator, settings in method.indicators.items():
        if settings.cohort:
            cohorts.setdefault(settings.cohort, []).append(indicator)
    return tuple(cohorts.values())


def _years(figures: Mapping[str, Figure], cohorts: Sequence[Sequence[str]]) -> int:
    """A binary digit for each cohort of which there is a result, also one that is withheld."""
    has = {id_ for id_, figure in figures.items() if figure.status != "missing"}
    return sum(1 << place for place, indicators in enumerate(cohorts) if has.intersection(indicators))
