"""What has been counted in each unit, before anything is hidden?"""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from random import Random

from invented_country.levels import answering, grade, label, level
from invented_country.model import SCHOOL_YEARS, InventedCountry, Principal, Unit
from nulage_site.model import Indicator

CENTRE = (0.6, 0.26)
"""Parents' education and foreign background in the country as a whole."""


@dataclass(frozen=True, slots=True)
class Tally:
    """`amount` of something among or for each of `of`, counted over `people`."""

    amount: float
    of: float
    people: int

    @classmethod
    def total(cls, tallies: "Iterable[Tally | None]") -> "Tally | None":
        """The sum of those that there are; None when there are none."""
        known = [tally for tally in tallies if tally]
        if not known:
            return None
        return cls(sum(t.amount for t in known), sum(t.of for t in known), sum(t.people for t in known))

    def value(self, indicator: Indicator) -> float:
        """The figure as it is printed, were nothing hidden."""
        if indicator.kind == "count" or indicator.unit == "tkr":
            return self.amount
        return self.amount / self.of * (100 if indicator.kind == "share" else 1)


class Results:
    """Counts everything in a country. Each draw has a source of chance of its own, named by what is drawn, so
    that a new indicator leaves every other figure as it was.
    """

    def __init__(self, country: InventedCountry, *, differences: bool = True) -> None:
        self.country = country
        self.differences = differences

    def tally(self, owner: Principal, unit: Unit, indicator: Indicator, form: str, year: str) -> Tally | None:
        """What is known of one measure in one unit; None when there is nothing to count."""
        if not unit.grades(form) or not owner.reports or year not in unit.years:
            return None
        one_grade = max(1, round(unit.in_grade(form) * self._chance(unit.code, year, "born").gauss(1, 0.05)))
        children = len(unit.grades(form)) * one_grade
        if indicator.conditions == "pupils":
            return self._pupils(unit, indicator, form, year, children)
        if indicator.conditions:
            return self._resources(owner, unit, indicator, year, children)
        asked = grade(indicator)
        if asked is not None and asked not in unit.grades(form):
            return None
        cohort = one_grade if asked is not None else children
        if indicator.survey:
            return self._survey(owner, unit, indicator, year, cohort)
        return self._result(owner, unit, indicator, form, year, asked, cohort)

    def _pupils(self, unit: Unit, indicator: Indicator, form: str, year: str, children: int) -> Tally:
        if indicator.kind == "count":
            return Tally(children, 1, children)
        if indicator.kind != "share":
            return Tally(children, children / level(indicator), children)
        words = label(indicator).lower()
        chance = level(indicator)
        if "utländsk bakgrund" in words:
            chance = unit.background.foreign
        if "eftergymnasial" in words:
            chance = unit.background.education
        draw = self._chance(unit.code, form, year, indicator.id)
        spread = (children * chance * (1 - chance)) ** 0.5
        return Tally(min(max(round(draw.gauss(children * chance, spread)), 0), children), children, children)

    def _resources(
        self, owner: Principal, unit: Unit, indicator: Indicator, year: str, children: int
    ) -> Tally:
        """Staff varies with the unit, money with the principal; both a little from year to year, costs upwards."""
        who, growth = (unit.code, 0.0)
        if indicator.conditions == "costs":
            who, growth = owner.organisation_number, 0.03 * SCHOOL_YEARS.index(year)
        lasting, passing = self._chance(who, "resources"), self._chance(who, year, "resources")
        factor = exp(lasting.gauss(0, 0.09) + passing.gauss(growth, 0.02))
        usual = level(indicator)
        if indicator.kind == "share":
            positions = children / 12 * factor
            usually = self._chance(unit.code, indicator.id).gauss(_logit(usual), 0.4)
            now = self._chance(unit.code, year, indicator.id).gauss(usually, 0.1)
            return Tally(positions * _logistic(now), positions, children)
        if indicator.kind == "ratio":
            return Tally(children, children / usual * factor, children)
        return Tally(children * usual * factor, children, children)

    def _survey(
        self, owner: Principal, unit: Unit, indicator: Indicator, year: str, cohort: int
    ) -> Tally | None:
        """Every second year; now and then so few answer that nothing can be reported."""
        if owner.even_survey_years != (SCHOOL_YEARS.index(year) % 2 == 0):
            return None
        few = self._chance(unit.code, year, "answering").random() < 0.04
        answers = max(1, round(cohort * answering(indicator) * (0.05 if few else 1)))
        mean = level(indicator) + self._chance(unit.code, year, indicator.id).gauss(0, 1.8 / answers**0.5)
        if self.differences:
            mean += owner.effect.climate + unit.effect.climate
        return Tally(min(max(mean, 0.5), 9.8) * answers, answers, answers)

    def _result(
        self,
        owner: Principal,
        unit: Unit,
        indicator: Indicator,
        form: str,
        year: str,
        asked: int | None,
        cohort: int,
    ) -> Tally:
        """The same pupils reach every goal of a year group: the hardest first fails those furthest down."""
        shift = 2.2 * (unit.background.education - CENTRE[0]) - 1.2 * (unit.background.foreign - CENTRE[1])
        if self.differences:
            shift += owner.effect.results + unit.effect.results
            shift += self._chance(owner.organisation_number, year, indicator.id).gauss(0.02, 0.05)
        fates = _cohort(self.country.seed, unit.code, form, year, asked, cohort)
        if indicator.kind == "share":
            towards = -shift if indicator.direction == "lower" else shift
            return Tally(bisect(fates, _logistic(_logit(level(indicator)) + towards)), cohort, cohort)
        points = sum(
            min(max(level(indicator) + shift + 2.5 * _logit(1 - fate) / 1.8, 0), 20) for fate in fates
        )
        return Tally(points, cohort, cohort)

    def _chance(self, *what: object) -> Random:
        return Random("|".join(map(str, (self.country.seed, *what))))


@lru_cache(maxsize=100_000)
def _cohort(seed: int, code: str, form: str, year: str, asked: int | None, size: int) -> list[float]:
    draw = Random(f"{seed}|{code}|{form}|{year}|{asked}|pupils")
    return sorted(max(draw.random(), 1e-9) for _ in range(size))


def _logit(chance: float) -> float:
    return log(chance / (1 - chance))


def _logistic(logit: float) -> float:
    return 1 / (1 + exp(-logit))
