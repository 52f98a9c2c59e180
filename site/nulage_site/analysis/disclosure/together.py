"""Do numbers of pupils, beside every measure of the same pupils at once, pin a share that is withheld?"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from nulage_site.analysis.disclosure.audit import Addition, Withheld, audit
from nulage_site.analysis.disclosure.bounds import Quantity, Statement, can_be_nothing, share, total
from nulage_site.analysis.disclosure.cohort import OWN, Cohort, Group


@dataclass(frozen=True, slots=True)
class Together:
    """Measures of one principal's cohort in one period, by name, all of the same units.

    What one measure says of the units' sizes holds for the next: together they tell more than each alone.
    """

    measures: Mapping[str, Cohort]

    def give_away(self, numbers: Mapping[str, Collection[int]]) -> set[str]:
        """The groups whose numbers of pupils would pin a withheld share tighter than the source does alone.

        `numbers` are by the name of a group, more than one where sources differ.
        """
        sizes = {name: [*each] for name, each in numbers.items()}
        parts = {name: each[0] for name, each in sizes.items() if name != OWN}
        source = list(self._statements())
        found: set[str] = set()
        for own in sizes.get(OWN, [0]):
            known = {**parts, OWN: own} if own else parts
            additions = [Addition(name, of, (total([("pupils", name)], of),)) for name, of in known.items()]
            said = [*source, *(statement for each in additions for statement in each.statements)]
            found |= {each.name for each in audit(self._tied_down(said), source, additions).withheld}
        return found

    def _tied_down(self, said: list[Statement]) -> list[Withheld]:
        """The withheld shares that cannot be just anything: that none reached, and that all did."""
        hidden = [(measure, each.name) for measure, each in self._groups() if each.withheld]
        ends = [[(end, *cell) for cell in hidden] for end in ("reached", "short")]
        free = can_be_nothing(ends, said)
        return [
            Withheld(("reached", *cell), ("pupils", cell[1]))
            for cell in hidden
            if not {("reached", *cell), ("short", *cell)} <= free
        ]

    def _statements(self) -> Iterator[Statement]:
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

    def _groups(self) -> Iterator[tuple[str, Group]]:
        for measure, cohort in self.measures.items():
            yield measure, cohort.whole
            yield from ((measure, each) for each in cohort.units)


def together(measures: Mapping[str, Cohort], most_units: float) -> Iterator[Together]:
    """Measures that speak of the same units, where these are few; alone a measure says nothing new."""
    alike: dict[frozenset[str], dict[str, Cohort]] = defaultdict(dict)
    for measure, cohort in measures.items():
        alike[frozenset(each.name for each in cohort.units)][measure] = cohort
    yield from (Together(same) for names, same in alike.items() if len(same) > 1 and len(names) <= most_units)


def _sum(parts: dict[Quantity, float], whole: Quantity) -> Statement:
    return Statement(parts | {whole: -1.0}, 0.0, 0.0)
