"""What do a principal's figure and its units' figures of the same pupils say of each other?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from nulage_site.analysis.disclosure.audit import Withheld
from nulage_site.analysis.disclosure.bounds import Interval, Quantity, Statement, share, total

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

    def leaves_free(self, pupils: float) -> bool:
        """Whether every withheld share of a unit can be anything at all, when the whole is so many pupils.

        In closed form: whether both ends lie between the fewest and the most that can have reached.
        """
        if self.whole.withheld:
            return all(each.withheld for each in self.units)
        return all(
            self._fits(each, end, pupils) for each in self.units if each.withheld for end in (0.0, 1.0)
        )

    def _fits(self, unit: Group, value: float, pupils: float) -> bool:
        """Whether that unit's share can be just that, when the whole is so many pupils."""
        groups = [replace(each, shares=(value, value)) if each is unit else each for each in self.units]
        least, most = (sum(each.sizes[end] for each in groups) for end in (0, 1))
        if not least - NOISE <= pupils <= most + NOISE:
            return False
        low, high = (end * pupils for end in self.whole.shares)
        return (
            _fewest(groups, pupils) <= high + NOISE
            and pupils - _fewest(_turned(groups), pupils) >= low - NOISE
        )

    def _groups(self) -> Iterator[Group]:
        yield self.whole
        yield from self.units

    def _sum(self, what: str) -> Statement:
        parts: dict[Quantity, float] = {(what, each.name): 1.0 for each in self.units}
        return Statement(parts | {(what, OWN): -1.0}, 0.0, 0.0)


def _fewest(groups: list[Group], pupils: float) -> float:
    """The fewest that can have reached: as many pupils as possible where the share is lowest."""
    reached = sum(each.sizes[0] * each.shares[0] for each in groups)
    left = pupils - sum(each.sizes[0] for each in groups)
    for each in sorted(groups, key=lambda each: each.shares[0]):
        more = min(left, each.sizes[1] - each.sizes[0])
        reached += more * each.shares[0]
        left -= more
    return reached


def _turned(groups: list[Group]) -> list[Group]:
    """The same groups, counting those who did not reach."""
    return [replace(each, shares=(1 - each.shares[1], 1 - each.shares[0])) for each in groups]
