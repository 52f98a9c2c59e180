"""Does what we add pin a withheld number tighter than what its source has published?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nulage_site.analysis.disclosure.bounds import Interval, Question, all_bounds
from nulage_site.analysis.disclosure.statements import Quantity, Statement, linked

PRECISION = 0.0005
"""Half of the last decimal of a share in per cent: nothing that a source prints tells less from more."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """A number that a source withholds, or the share of `of` that it is."""

    part: Quantity
    of: Quantity | None = None

    def quantities(self) -> set[Quantity]:
        """What it speaks of."""
        return {self.part} if self.of is None else {self.part, self.of}


@dataclass(frozen=True, slots=True)
class Addition:
    """Something that we publish besides: its name in a report, its size in people, and what it says."""

    name: str
    size: float
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """Which additions may be published and which not."""

    kept: tuple[Addition, ...]
    withheld: tuple[Addition, ...]


def audit(cells: Sequence[Withheld], source: Sequence[Statement], additions: Sequence[Addition]) -> Audit:
    """Additions are withheld, the smallest first, until no cell is pinned tighter than by the source alone.

    What contradicts the source is withheld as well, since nobody can tell what it gives away, and so is all
    that is beside a source that contradicts itself. Only additions that have to do with a cell are withheld
    for its sake.
    """
    alone: dict[Withheld, Interval | None] = {}
    kept = sorted(additions, key=lambda each: (each.size, each.name))
    withheld: list[Addition] = []
    while pinned := next(_pinned(cells, alone, source, kept), None):
        smallest = _tied(pinned, source, kept)[0]
        kept.remove(smallest)
        withheld.append(smallest)
    return Audit(tuple(kept), tuple(withheld))


def _pinned(
    cells: Sequence[Withheld],
    alone: dict[Withheld, Interval | None],
    source: Sequence[Statement],
    additions: Sequence[Addition],
) -> Iterator[Withheld]:
    """The cells that are pinned tighter; `alone` keeps what the source says of them, once asked."""
    if not additions:
        return
    known = _all(source, additions)
    new = [cell for cell in dict.fromkeys(cells) if cell not in alone]
    asked = [Question(cell.part, source, cell.of) for cell in new]
    asked += [Question(cell.part, known, cell.of) for cell in cells]
    found = all_bounds(asked)
    alone.update(zip(new, found, strict=False))
    for cell, now in zip(cells, found[len(new) :], strict=True):
        before = alone[cell]
        if _tied(cell, source, additions) if before is None else now is None or narrower(now, before):
            yield cell


def _tied(cell: Withheld, source: Sequence[Statement], additions: Sequence[Addition]) -> list[Addition]:
    """The additions that have to do with a cell, in their order."""
    tied = linked(cell.quantities(), _all(source, additions))
    return [each for each in additions if any(one is two for one in each.statements for two in tied)]


def narrower(now: Interval, before: Interval) -> bool:
    """Whether the first interval says more than the second, by more than the sources' own precision."""
    return now[0] > before[0] + PRECISION or now[1] < before[1] - PRECISION


def _all(source: Sequence[Statement], additions: Sequence[Addition]) -> list[Statement]:
    return [*source, *(statement for each in additions for statement in each.statements)]
