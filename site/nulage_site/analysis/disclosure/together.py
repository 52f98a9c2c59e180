"""Do numbers of pupils, beside every measure of the same pupils at once, pin a share that is withheld?"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nulage_site.analysis.disclosure.audit import Addition, Withheld, audit
from nulage_site.analysis.disclosure.bounds import all_that_can_be_nothing
from nulage_site.analysis.disclosure.cohort import OWN, Cohort, Group
from nulage_site.analysis.disclosure.statements import Quantity, Statement, share, total

Numbers = Mapping[str, Collection[int]]
"""Of pupils, by the name of a group; more than one where sources differ."""

AT_ONCE = 64
"""Enough to fill what the solver is given at once, and few enough to be held in memory."""


@dataclass(frozen=True, slots=True)
class Together:
    """Measures of one principal's cohort in one period, by name, all of the same units.

    What one measure says of the units' sizes holds for the next: together they tell more than each alone.
    """

    measures: Mapping[str, Cohort]

    def give_away(self, numbers: Numbers) -> set[str]:
        """The groups whose numbers would pin a withheld share tighter than the source does alone."""
        (found,) = all_given_away([(self, numbers)])
        return found

    def statements(self) -> Iterator[Statement]:
        """What the source says of all the measures; those short of the goal are the rest of the pupils."""
        for measure, each in self._groups():
            reached, pupils = ("reached", measure, each.name), ("pupils", each.name)
            yield total([pupils], *each.sizes)
            yield Statement({reached: 1.0, ("short", measure, each.name): 1.0, pupils: -1.0}, 0.0, 0.0)
            if not each.withheld:
                yield from share(reached, pupils, *each.shares)
        for measure, cohort in self.measures.items():
            names = [each.name for each in cohort.units]
            yield _sum({("reached", measure, name): 1.0 for name in names}, ("reached", measure, OWN))
            yield _sum({("pupils", name): 1.0 for name in names}, ("pupils", OWN))

    def hidden(self) -> list[tuple[str, str]]:
        """Every share that is withheld, by measure and group."""
        return [(measure, each.name) for measure, each in self._groups() if each.withheld]

    def _groups(self) -> Iterator[tuple[str, Group]]:
        for measure, cohort in self.measures.items():
            yield measure, cohort.whole
            yield from ((measure, each) for each in cohort.units)


class _Try(NamedTuple):
    """What a source says, and the numbers that may stand beside it; `place` is that of who gives away."""

    place: int
    hidden: Sequence[tuple[str, str]]
    source: Sequence[Statement]
    additions: Sequence[Addition]

    def ends(self) -> list[list[Quantity]]:
        """Those that reached in each hidden group, and those that did not."""
        return [[(end, *cell) for cell in self.hidden] for end in ("reached", "short")]

    def said(self) -> list[Statement]:
        """All that would be known."""
        return [*self.source, *(statement for each in self.additions for statement in each.statements)]

    def tied_down(self, free: set[Quantity]) -> list[Withheld]:
        """The withheld shares that cannot be just anything: that none reached, and that all did."""
        return [
            Withheld(("reached", *cell), ("pupils", cell[1]))
            for cell in self.hidden
            if not free.issuperset([("reached", *cell), ("short", *cell)])
        ]


def all_given_away(tries: Sequence[tuple[Together, Numbers]]) -> list[set[str]]:
    """What each gives away beside its numbers of pupils. Many are tried at once, which is much quicker."""
    found: list[set[str]] = [set() for _ in tries]
    for start in range(0, len(tries), AT_ONCE):
        asked = [
            _Try(start + place, each.hidden(), list(each.statements()), additions)
            for place, (each, numbers) in enumerate(tries[start : start + AT_ONCE])
            for additions in _additions(numbers)
        ]
        free = all_that_can_be_nothing([(each.ends(), each.said()) for each in asked])
        for each, nothing in zip(asked, free, strict=True):
            pinned = audit(each.tied_down(nothing), each.source, each.additions).withheld
            found[each.place] |= {addition.name for addition in pinned}
    return found


def _additions(numbers: Numbers) -> Iterator[list[Addition]]:
    """The numbers as they can be known: the principal's own in each form that it has, beside the units'."""
    parts = {name: next(iter(each)) for name, each in numbers.items() if name != OWN}
    for own in numbers.get(OWN, [0]):
        known = {**parts, OWN: own} if own else parts
        yield [Addition(name, of, (total([("pupils", name)], of),)) for name, of in known.items()]


def together(measures: Mapping[str, Cohort], most_units: float) -> Iterator[Together]:
    """Measures that speak of the same units, where these are few; alone a measure says nothing new."""
    alike: dict[frozenset[str], dict[str, Cohort]] = defaultdict(dict)
    for measure, cohort in measures.items():
        alike[frozenset(each.name for each in cohort.units)][measure] = cohort
    yield from (Together(same) for names, same in alike.items() if len(same) > 1 and len(names) <= most_units)


def _sum(parts: dict[Quantity, float], whole: Quantity) -> Statement:
    return Statement(parts | {whole: -1.0}, 0.0, 0.0)
