"""What has been counted in each unit, before anything is hidden?"""

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from random import Random

from invented_country.levels import PUPILS_PER_TEACHER, answering, grade, label, level
from invented_country.model import SCHOOL_YEARS, Background, InventedCountry, Principal, Unit
from nulage_site.model import Indicator

CENTRE = Background(education=0.6, foreign=0.26)
"""The country as a whole."""

BASE_YEAR = SCHOOL_YEARS.index("2023/24")
"""When costs stood at their usual level, and principals of even survey years were asked."""

REVISED = 0.1
"""So many principals correct last year's costs before the next edition."""


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
        return (100 if indicator.kind == "share" else 1) * self.amount / self.of


class Results:
    """Counts everything in a country. Each draw has a source of chance of its own, named by what is drawn, so
    that a new indicator leaves every other figure as it was. `preliminary` counts costs as they were first told.
    """

    def __init__(
        self, country: InventedCountry, *, differences: bool = True, preliminary: bool = False
    ) -> None:
        self.country = country
        self.differences = differences
        self.preliminary = preliminary

    def in_grade(self, unit: Unit, form: str, year: str) -> int:
        """Children in each year group of the form that year; about the same every year."""
        return max(1, round(unit.in_grade(form) * self.chance(unit.code, year, "born").gauss(1, 0.05)))

    def background(self, unit: Unit, form: str, year: str, asked: int | None, people: int) -> Background:
        """The shares among those `people`, who are the year group `asked`, or everybody when it is None."""
        draw = self.chance(unit.code, form, year, asked, "background")
        return Background(
            _share(draw, people, unit.background.education), _share(draw, people, unit.background.foreign)
        )

    def tally(self, owner: Principal, unit: Unit, indicator: Indicator, form: str, year: str) -> Tally | None:
        """What is known of one measure in one unit; None when there is nothing to count."""
        if not unit.grades(form) or not owner.reports or year not in unit.years:
            return None
        one_grade = self.in_grade(unit, form, year)
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
        draw = self.chance(unit.code, form, year, indicator.id)
        return Tally(round(children * _share(draw, children, chance)), children, children)

    def _resources(
        self, owner: Principal, unit: Unit, indicator: Indicator, year: str, children: int
    ) -> Tally:
        """Staff varies with the unit, money with the principal; both a little from year to year, costs upwards."""
        who, growth = (unit.code, 0.0)
        if indicator.conditions == "costs":
            who, growth = owner.organisation_number, 0.03 * (SCHOOL_YEARS.index(year) - BASE_YEAR)
            if self.preliminary and self.chance(who, year, "revised").random() < REVISED:
                growth += 0.02
        lasting, passing = self.chance(who, "resources"), self.chance(who, year, "resources")
        factor = exp(lasting.gauss(0, 0.09) + passing.gauss(growth, 0.02))
        usual = level(indicator)
        if indicator.kind == "share":
            positions = children / PUPILS_PER_TEACHER * factor
            usually = self.chance(unit.code, indicator.id).gauss(_logit(usual), 0.4)
            now = self.chance(unit.code, year, indicator.id).gauss(usually, 0.1)
            return Tally(positions * _logistic(now), positions, children)
        if indicator.kind == "ratio":
            return Tally(children, children / usual * factor, children)
        return Tally(children * usual * factor, children, children)

    def _survey(
        self, owner: Principal, unit: Unit, indicator: Indicator, year: str, cohort: int
    ) -> Tally | None:
        """Every second year; now and then so few answer that nothing can be reported."""
        if owner.even_survey_years != ((SCHOOL_YEARS.index(year) - BASE_YEAR) % 2 == 0):
            return None
        few = self.chance(unit.code, year, "answering").random() < 0.04
        answers = max(1, round(cohort * answering(indicator) * (0.05 if few else 1)))
        mean = level(indicator) + self.chance(unit.code, year, indicator.id).gauss(0, 1.8 / answers**0.5)
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
        pupils = self.background(unit, form, year, asked, cohort)
        shift = _lift(pupils) + self._beyond(owner, unit, indicator, year)
        fates = _cohort(self.country.seed, unit.code, form, year, asked, cohort)
        if indicator.kind == "share":
            return Tally(bisect(fates, _reaching(indicator, shift)), cohort, cohort)
        points = sum(
            min(max(level(indicator) + shift + 2.5 * _logit(1 - fate) / 1.8, 0), 20) for fate in fates
        )
        return Tally(points, cohort, cohort)

    def made(self, owner: Principal, unit: Unit, indicator: Indicator, form: str, year: str) -> float:
        """How many more pupils than background gives reach a goal thanks to the school: no chance is in it."""
        asked = grade(indicator)
        if not owner.reports or year not in unit.years or asked not in unit.grades(form):
            return 0.0
        people = self.in_grade(unit, form, year)
        background = _lift(self.background(unit, form, year, asked, people))
        beyond = self._beyond(owner, unit, indicator, year)
        return people * (_reaching(indicator, background + beyond) - _reaching(indicator, background))

    def _beyond(self, owner: Principal, unit: Unit, indicator: Indicator, year: str) -> float:
        """What principal, unit and year do to results, in logits; nothing in a country without differences."""
        if not self.differences:
            return 0.0
        passing = self.chance(owner.organisation_number, year, indicator.id).gauss(0.02, 0.05)
        return owner.effect.results + unit.effect.results + passing

    def chance(self, *what: object) -> Random:
        """A source of chance of its own for whatever is named."""
        return Random("|".join(map(str, (self.country.seed, *what))))


@lru_cache(maxsize=100_000)
def _cohort(seed: int, code: str, form: str, year: str, asked: int | None, size: int) -> list[float]:
    draw = Random(f"{seed}|{code}|{form}|{year}|{asked}|pupils")
    return sorted(max(draw.random(), 1e-9) for _ in range(size))


def _lift(pupils: Background) -> float:
    """What the pupils' background does to results, in logits."""
    return 2.2 * (pupils.education - CENTRE.education) - 1.2 * (pupils.foreign - CENTRE.foreign)


def _reaching(indicator: Indicator, shift: float) -> float:
    """Each pupil's chance to be counted among those of the measure."""
    return _logistic(_logit(level(indicator)) + (-shift if indicator.direction == "lower" else shift))


def _share(draw: Random, people: int, chance: float) -> float:
    """How many of `people` have what each has with `chance`, as a share: about as chance would have it."""
    drawn = draw.gauss(people * chance, (people * chance * (1 - chance)) ** 0.5)
    return min(max(round(drawn), 0), people) / people


def _logit(chance: float) -> float:
    return log(chance / (1 - chance))


def _logistic(logit: float) -> float:
    return 1 / (1 + exp(-logit))
