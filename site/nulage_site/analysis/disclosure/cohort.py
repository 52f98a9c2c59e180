"""What do a principal's figure and its units' figures of the same pupils say of each other?"""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from nulage_site.analysis.disclosure.audit import Addition, Withheld, audit
from nulage_site.analysis.disclosure.bounds import Interval
from nulage_site.analysis.disclosure.statements import Quantity, Statement, share, total

OWN = ""
"""The principal's own name among its units."""
NOISE = 1e-9


@dataclass(frozen=True, slots=True)
class Group:
    """A share between two ends, 0 to 1, of a number of pupils between two ends. Withheld: 0 to 1."""

    name: str
    shares: Interval
    sizes: Interval
    withheld: bool


@dataclass(frozen=True, slots=True)
class Cohort:
    """One measure of one principal and one period: the whole, and the units that it is made of."""

    whole: Group
    units: tuple[Group, ...]

    def cells(self) -> tuple[Withheld, ...]:
        """Every share that is withheld."""
        return tuple(
            Withheld(("reached", each.name), ("pupils", each.name))
            for each in self._groups()
            if each.withheld
        )

    def statements(self) -> list[Statement]:
        """What the source file says: each share, what the sizes can be, and that the units are the whole."""
        said = [self._sum("reached"), self._sum("pupils")]
        for each in self._groups():
            said += share(("reached", each.name), ("pupils", each.name), *each.shares)
            said.append(total([("pupils", each.name)], *each.sizes))
        return said

    def give_away(self, numbers: Mapping[str, Collection[int]]) -> set[str]:
        """The groups whose numbers of pupils would pin a withheld share tighter than the source does alone.

        `numbers` are by the name of a group, more than one where sources differ.
        """
        sizes = {name: [*each] for name, each in numbers.items()}
        parts = {name: each[0] for name, each in sizes.items() if name != OWN}
        found: set[str] = set()
        for own in sizes.get(OWN, [0]):
            known = {**parts, OWN: own} if own else parts
            if not self.leaves_free(known):
                additions = [
                    Addition(name, of, (total([("pupils", name)], of),)) for name, of in known.items()
                ]
                found |= {each.name for each in audit(self.cells(), self.statements(), additions).withheld}
        return found

    def leaves_free(self, numbers: Mapping[str, float]) -> bool:
        """Whether every withheld share of a unit can be anything at all, with those numbers of pupils.

        In closed form, from both sides: can it be that nobody reached, and that everybody did? False where
        that cannot be told in closed form: without a number for the whole, or a share of it.
        """
        if all(each.withheld for each in self._groups()) and not numbers.keys() - {OWN}:
            return True
        if self.whole.withheld or OWN not in numbers:
            return False
        pupils = numbers[OWN]
        counted = replace(self, units=tuple(_counted(each, numbers) for each in self.units))
        least, most = (sum(each.sizes[end] for each in counted.units) for end in (0, 1))
        return least <= pupils <= most and all(
            side.can_do_without(each, pupils)
            for side in (counted, counted.turned())
            for each in (None, *(one for one in side.units if one.withheld))
        )

    def can_do_without(self, unit: Group | None, pupils: float) -> bool:
        """Whether the others can be enough for the whole's share, when nobody in the unit has reached."""
        left = pupils - sum(each.sizes[0] for each in self.units)
        reached = 0.0
        for each in sorted(self.units, key=_highest):
            if each is not unit:
                more = min(left, each.sizes[1] - each.sizes[0])
                reached += (each.sizes[0] + more) * each.shares[1]
                left -= more
        room = math.inf if unit is None else unit.sizes[1] - unit.sizes[0]
        return left <= room + NOISE and reached >= self.whole.shares[0] * pupils - NOISE

    def turned(self) -> "Cohort":
        """The same pupils, counting those who did not reach."""
        return Cohort(_turned(self.whole), tuple(_turned(each) for each in self.units))

    def _groups(self) -> Iterator[Group]:
        yield self.whole
        yield from self.units

    def _sum(self, what: str) -> Statement:
        parts: dict[Quantity, float] = {(what, each.name): 1.0 for each in self.units}
        return Statement(parts | {(what, OWN): -1.0}, 0.0, 0.0)


def _counted(group: Group, numbers: Mapping[str, float]) -> Group:
    if (known := numbers.get(group.name)) is None:
        return group
    return replace(group, sizes=(known, known))


def _highest(group: Group) -> float:
    return -group.shares[1]


def _turned(group: Group) -> Group:
    return replace(group, shares=(1 - group.shares[1], 1 - group.shares[0]))
