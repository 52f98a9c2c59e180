"""How do a principal's figures and its units' stand side by side in one sheet?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from nulage_site.downloads.columns import ONE_PRINCIPAL, WHOLE, Columns
from nulage_site.downloads.lines import Line

MEASURE: Columns = {
    name: ONE_PRINCIPAL[name] for name in ("Indikator", "Period", "Enhet", "Skolform", "Område", "Riket")
}


@dataclass(frozen=True, slots=True)
class GridRow:
    """One measure in one period: any of its lines, and each place's line or None where there is none."""

    line: Line
    cells: tuple[Line | None, ...]
    sources: str


@dataclass(frozen=True, slots=True)
class Grid:
    """`places` are the headings of the cells: the whole principal first, then its units by their codes."""

    places: tuple[str, ...]
    rows: tuple[GridRow, ...]


def grid(lines: Sequence[Line]) -> Grid:
    """A row for each measure and period, in the order of the lines, and a column for each place."""
    units = {line.unit.code: f"{line.unit.name} ({line.unit.code})" for line in lines if line.unit}
    places = ["", *units]
    ordered = sorted(lines, key=lambda line: line.order)
    rows = (_row(places, same) for _, same in groupby(ordered, key=lambda line: line.order))
    return Grid((WHOLE, *units.values()), tuple(rows))


def _row(places: Sequence[str], same: Iterable[Line]) -> GridRow:
    by_place = {line.unit.code if line.unit else "": line for line in same}
    sources = dict.fromkeys(line.figure.source for line in by_place.values())
    return GridRow(next(iter(by_place.values())), tuple(map(by_place.get, places)), "; ".join(sources))
