"""What has been counted in each municipality, for each type of principal that has schools there?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from invented_country.model import InventedCountry, Municipality, Principal, Unit
from invented_country.results import Results, Tally
from invented_country.secrecy import Cell
from nulage_site.model import Indicator

FORM = "compulsory_school"
OWNERS: Mapping[str, tuple[str, ...]] = {
    "Samtliga": (),
    "Kommunal": ("municipality", "municipal_association"),
    "Enskild": ("company", "cooperative", "foundation", "sole_trader"),
    "Statlig": ("state",),
}
"""Types of principal as Siris names them, and the legal forms of each; all forms for the first."""

SHORT = 5
"""With fewer pupils than this on the short side a share is about 100, or hidden."""

FEW_TEACHERS = 3
FEWER_HIDDEN_SINCE = "2023/24"
"""From then on a group of five is shown, before that a group of ten."""


@dataclass(frozen=True)
class Group:
    """The schools of one type of principal that lie in one municipality; empty where there are none."""

    municipality: Municipality
    type: str
    schools: tuple[tuple[Principal, Unit], ...]


def groups(country: InventedCountry) -> Iterator[Group]:
    """Municipalities in alphabetical order; each has all its schools together, its own, and then the others."""
    places: dict[str, list[tuple[Principal, Unit]]] = {one.code: [] for one in country.municipalities}
    for owner in country.principals:
        for unit in owner.units:
            if unit.grades(FORM):
                places[unit.municipality].append((owner, unit))
    for municipality in sorted(country.municipalities, key=lambda one: one.name):
        for kind, legal_forms in OWNERS.items():
            schools = tuple(
                one
                for one in places[municipality.code]
                if not legal_forms or one[0].legal_form in legal_forms
            )
            if schools:
                yield Group(municipality, kind, schools)


@dataclass(frozen=True)
class Year:
    """One school year of one group. A cell is a number, or the text that stands in its place."""

    results: Results
    group: Group
    year: str

    @cached_property
    def schools(self) -> list[tuple[Principal, Unit]]:
        """Those that were there that year and have told."""
        return [
            (owner, unit) for owner, unit in self.group.schools if owner.reports and self.year in unit.years
        ]

    @property
    def hidden_below(self) -> int:
        return 5 if self.year >= FEWER_HIDDEN_SINCE else 10

    def total(self, measure: Indicator) -> Tally | None:
        return Tally.total(
            self.results.tally(owner, unit, measure, FORM, self.year) for owner, unit in self.schools
        )

    def pupils(self, grade: int | None = None) -> int:
        """In one year group, or in all of them."""
        return sum(
            self.results.in_grade(unit, FORM, self.year) * (1 if grade else len(unit.grades(FORM)))
            for unit in self._with(grade)
        )

    def of_background(self, grade: int, what: str) -> int:
        """Pupils of a year group with the background `education` or `foreign`."""
        return sum(
            round(people * getattr(self.results.background(unit, FORM, self.year, grade, people), what))
            for unit in self._with(grade)
            for people in [self.results.in_grade(unit, FORM, self.year)]
        )

    def part(self, grade: int, chance: float, what: str, missing: Indicator | None = None) -> int:
        """How many of a year group belong to something that nobody decides.

        With `missing`, only pupils who did not reach that measure's goal are asked.
        """
        parts = 0
        for owner, unit in self.schools:
            if grade in unit.grades(FORM):
                asked = self.results.in_grade(unit, FORM, self.year)
                if missing and (tally := self.results.tally(owner, unit, missing, FORM, self.year)):
                    asked -= round(tally.amount)
                draw = self.results.chance(unit.code, self.year, grade, what)
                parts += sum(draw.random() < chance for _ in range(asked))
        return parts

    def _with(self, grade: int | None) -> Iterable[Unit]:
        return [unit for _, unit in self.schools if grade is None or grade in unit.grades(FORM)]


def size(people: int, hidden_below: int) -> Cell:
    """A number of pupils as it is shown; hidden when there are so few that each could be known."""
    return (people if people >= hidden_below else "..") if people else "."


def reached(amount: int, people: int, hidden_below: int) -> Cell:
    """The share that reached a goal: `~100` when one to four did not."""
    if people < hidden_below:
        return ".." if people else "."
    return "~100" if 0 < people - amount < SHORT else round(100 * amount / people, 1)


def missed(amount: int, everyone_who_did: int, people: int, hidden_below: int) -> Cell:
    """The share that missed a goal in one way; hidden with the other ways when any of them has one to four."""
    if people < hidden_below:
        return ".." if people else "."
    if not everyone_who_did:
        return "."
    others = everyone_who_did - amount
    shown = amount >= SHORT and others >= SHORT
    return round(100 * amount / people, 1) if shown else ".."


def belonging(amount: float, people: int) -> Cell:
    """The share that has a background; hidden when fewer than five have it or lack it."""
    if not people:
        return "."
    return round(100 * amount / people, 1) if SHORT <= amount <= people - SHORT else ".."
