"""Which figures stand in a file, one on each line, and in which order?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from nulage_site.model import Conditions, Figure, Indicator, Principal, QualitySystem, SchoolForm, SchoolUnit
from nulage_site.swedish import bounds_text

if TYPE_CHECKING:
    from nulage_site.analysis.country import Country


@dataclass(frozen=True, slots=True)
class Line:
    """One figure and what it speaks of: a unit, a principal where there is no unit, else the nation.

    `area` is the sub-goal or the kind of conditions, in words. `nation` is the country's value of the period.
    `order` is the line's place among a principal's own, by school form, indicator and period.
    """

    order: tuple[int, int, str]
    school_form: SchoolForm
    indicator: Indicator
    area: str
    figure: Figure
    reason: str
    nation: float | None
    principal: Principal | None
    unit: SchoolUnit | None

    @property
    def value(self) -> float | None:
        """The number that may be printed: a value leaves only under the status `exists`."""
        return self.figure.value if self.figure.status == "exists" else None

    @property
    def words(self) -> str:
        """What stands where there is no number: the reason, and the bounds of what is nearly known."""
        if self.figure.status != "approximate":
            return self.reason
        return f"{self.reason}: {bounds_text(self.figure, self.indicator)}"


class Lines:
    """The lines that there are, made of what the country shows.

    Always in the order of the principals' ids, the units' codes, the indicators in the content, and the
    periods; never by result. `conditions` names each kind of conditions.
    """

    def __init__(
        self, country: "Country", system: QualitySystem, conditions: Mapping[Conditions, str]
    ) -> None:
        self._country = country
        self._forms = {form.id: (order, form) for order, form in enumerate(system.school_forms)}
        self._indicators = {each.id: (order, each) for order, each in enumerate(system.indicators)}
        goals = [goal for form in system.school_forms for goal in form.sub_goals]
        headings = {goal.id: f"Delmål {goal.number}: {goal.heading}" for goal in goals}
        self._areas = {
            each.id: conditions[each.conditions] if each.conditions else headings[each.sub_goal or ""]
            for each in system.indicators
        }
        self._nation = {_key(each): each.value for each in country.nation}

    def of_nation(self) -> Iterator[Line]:
        """What is known of the whole country."""
        return self._lines(known(self._country.nation), None, None)

    def of_principal(self, principal: Principal) -> Iterator[Line]:
        """All of a principal's own, also those that the source does not have."""
        return self._lines(self._country.own_figures(principal.id), principal, None)

    def of_principal_in(self, principal: Principal, school_form: str) -> Iterator[Line]:
        """What is known of the principal itself in one school form."""
        figures = known(self._country.own_figures(principal.id))
        return self._lines(_in_form(figures, school_form), principal, None)

    def of_its_units(self, principal: Principal, school_form: str = "") -> Iterator[Line]:
        """What is known of each unit that stands under the principal, in one school form or in all."""
        for unit in sorted(principal.units, key=lambda each: each.code):
            figures = known(self._country.unit_figures(principal.id, unit.code))
            yield from self._lines(_in_form(figures, school_form), principal, unit)

    def _lines(
        self, figures: Iterable[Figure], principal: Principal | None, unit: SchoolUnit | None
    ) -> Iterator[Line]:
        ordered = sorted(((self._order(figure), figure) for figure in figures), key=itemgetter(0))
        reasons = self._country.reasons([figure for _, figure in ordered], principal)
        for (order, figure), reason in zip(ordered, reasons, strict=True):
            yield Line(
                order=order,
                school_form=self._forms[figure.school_form][1],
                indicator=self._indicators[figure.indicator][1],
                area=self._areas[figure.indicator],
                figure=figure,
                reason=reason,
                nation=self._nation.get(_key(figure)),
                principal=principal,
                unit=unit,
            )

    def _order(self, figure: Figure) -> tuple[int, int, str]:
        return self._forms[figure.school_form][0], self._indicators[figure.indicator][0], figure.period


def known(figures: Iterable[Figure]) -> Iterator[Figure]:
    """The figures that say something: a number, or that there is one which is not shown."""
    return (figure for figure in figures if figure.status != "missing")


def _in_form(figures: Iterable[Figure], school_form: str) -> Iterator[Figure]:
    return (figure for figure in figures if school_form in ("", figure.school_form))


def _key(figure: Figure) -> tuple[str, str, str]:
    return figure.school_form, figure.indicator, figure.period
