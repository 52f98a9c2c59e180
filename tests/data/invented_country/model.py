"""What is there in an invented country, before anything has been counted?"""

from dataclasses import dataclass, field
from typing import Literal

from invented_country.names import LEGAL_NAMES

SCHOOL_YEARS = tuple(f"{year}/{year - 1999}" for year in range(2015, 2025))
"""Every school year that something has been counted in. Siris compares ten of them."""

EDITIONS = {"2026-03-25": SCHOOL_YEARS[-2:], "2025-03-26": SCHOOL_YEARS[-3:-1]}
"""The school years of each dated edition of the analysis basis, newest first."""

SchoolKind = Literal["preschool", "primary", "lower_secondary", "all_through", "upper_secondary"]

GRADES: dict[SchoolKind, dict[str, range]] = {
    "preschool": {"preschool": range(1, 6)},
    "primary": {"preschool_class": range(1), "compulsory_school": range(1, 7), "school_age_educare": range(4)},
    "lower_secondary": {"compulsory_school": range(7, 10)},
    "all_through": {
        "preschool_class": range(1), "compulsory_school": range(1, 10), "school_age_educare": range(4),
    },
    "upper_secondary": {"upper_secondary_school": range(1, 4)},
}  # fmt: skip
"""Which school forms a kind of school has, and which year groups in each (in preschool: ages)."""

ADAPTED = {
    "compulsory_school": "adapted_compulsory_school",
    "upper_secondary_school": "adapted_upper_secondary_school",
}
ADAPTED_SHARE = 0.06
"""Pupils of the adapted form for each pupil of the other, at a school that has both."""


@dataclass(frozen=True, slots=True)
class Background:
    """Each child's chance of parents with post-secondary education, and of a foreign background."""

    education: float
    foreign: float


@dataclass(frozen=True, slots=True)
class Effect:
    """What a principal or a unit does to results and to climate beyond background, in logits and points."""

    results: float = 0.0
    climate: float = 0.0


@dataclass(frozen=True, slots=True)
class Unit:
    """A school unit under one principal, in the municipality of that code.

    After a takeover two units share a code, each with its own years.
    """

    code: str
    name: str
    kind: SchoolKind
    per_grade: int
    background: Background
    effect: Effect
    municipality: str
    has_adapted: bool = False
    years: tuple[str, ...] = SCHOOL_YEARS

    def grades(self, form: str) -> range:
        """The year groups that the unit has in a school form; none when it does not have the form."""
        for ordinary, adapted in ADAPTED.items():
            if form == adapted:
                return self.grades(ordinary) if self.has_adapted else range(0)
        return GRADES[self.kind].get(form, range(0))

    def in_grade(self, form: str) -> int:
        """Children in one year group of the form."""
        return max(1, round(self.per_grade * ADAPTED_SHARE)) if form in ADAPTED.values() else self.per_grade


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality; `county` is 0–9 and `group` one of SKR's groups of 2023."""

    code: str
    name: str
    organisation_number: str
    county: int
    group: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Principal:
    """A principal. `reports` is false for a new one that nothing has been counted of yet."""

    organisation_number: str
    name: str
    legal_form: str
    municipalities: tuple[Municipality, ...]
    units: tuple[Unit, ...]
    effect: Effect
    even_survey_years: bool
    reports: bool = True
    registered: bool = True

    @property
    def independent(self) -> bool:
        return self.legal_form in LEGAL_NAMES


@dataclass(frozen=True, slots=True)
class InventedCountry:
    """Everybody in it, and the seed that everything about them is drawn from."""

    seed: int
    municipalities: tuple[Municipality, ...]
    principals: tuple[Principal, ...] = field(repr=False)
