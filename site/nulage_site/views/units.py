"""How do a principal's own units stand beside each other: as columns when few, as a spread when many?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import compress

from nulage_site.basis import UnitComparison, UnitRow
from nulage_site.charts import Strip, strip
from nulage_site.fixed import fixed
from nulage_site.model import Figure, Indicator, SchoolUnit
from nulage_site.swedish import value_text
from nulage_site.views.lines import AxisOf, figure_text

COLUMNS = 8
"""As many units as stand side by side on a sheet of paper (product: the analysis basis page, section 6)."""
FEWEST_DRAWN = 5
"""Fewer values than this are no spread to draw; the table says them."""


@fixed
class Cell:
    """A unit's value, or in a word why it is not there."""

    unit: SchoolUnit
    text: str
    absent: bool


@fixed
class UnitLine:
    """One indicator over the units. `cells` are given when the units are few, the rest when they are many."""

    number: int
    indicator: Indicator
    own: str
    cells: tuple[Cell, ...]
    reported: str
    range: str
    strip: Strip | None
    picture: str


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The units of one school form, those `told` that the source says anything of and the `silent` ones.

    Of one that is told alone there are no lines, as it has nobody to stand beside. `without` are the
    indicators that no unit has a value for.
    """

    comparison: UnitComparison
    told: tuple[SchoolUnit, ...]
    silent: tuple[SchoolUnit, ...]
    few: bool
    lines: tuple[UnitLine, ...]
    without: tuple[Indicator, ...]


def side_by_side(comparison: UnitComparison, axis_of: AxisOf, numbers: Iterator[int]) -> SideBySide:
    """What a page shows of a principal's units of one school form."""
    told = _told(comparison)
    silent = tuple(unit for unit in comparison.units if unit not in told.units)
    few = len(told.units) <= COLUMNS
    lines: list[UnitLine] = []
    without: list[Indicator] = []
    for row in (told if few else comparison).rows if len(told.units) > 1 else ():
        if not _values(row.figures):
            without.append(row.indicator)
        elif few:
            lines.append(_columns(told, row, next(numbers)))
        else:
            lines.append(_spread(comparison, row, axis_of, next(numbers)))
    return SideBySide(comparison, told.units, silent, few, tuple(lines), tuple(without))


def _told(comparison: UnitComparison) -> UnitComparison:
    """The comparison of those units of which the source says anything at all, also that it is withheld."""
    says = [
        any(figure and figure.status != "missing" for figure in figures)
        for figures in zip(*(row.figures for row in comparison.rows), strict=True)
    ]
    rows = [replace(row, figures=tuple(compress(row.figures, says))) for row in comparison.rows]
    return replace(comparison, units=tuple(compress(comparison.units, says)), rows=tuple(rows))


def _columns(comparison: UnitComparison, row: UnitRow, number: int) -> UnitLine:
    cells = tuple(
        Cell(unit, figure_text(figure, row.indicator) or "saknas", absent=not figure or figure.value is None)
        for unit, figure in zip(comparison.units, row.figures, strict=True)
    )
    own = figure_text(row.own, row.indicator)
    return UnitLine(number, row.indicator, own, cells, reported="", range="", strip=None, picture="")


def _spread(comparison: UnitComparison, row: UnitRow, axis_of: AxisOf, number: int) -> UnitLine:
    values = _values(row.figures)
    low, high = (value_text(end(values, key=_size), row.indicator) for end in (min, max))
    hidden = sum(1 for figure in row.figures if figure and figure.status == "withheld_majority")
    reported = f"{len(values)} av {len(comparison.units)}" + (f", hos {hidden} nästan alla" if hidden else "")
    span = low if low == high else f"{low} till {high}"
    own = figure_text(row.own, row.indicator)
    axis = axis_of(row.indicator.id)
    drawn = strip(row.indicator, axis, row.own, None, row.figures) if len(values) >= FEWEST_DRAWN else None
    picture = f"Ni {own}, {len(values)} enheter {span}"
    return UnitLine(number, row.indicator, own, (), reported, span, drawn, picture)


def _values(figures: Iterable[Figure | None]) -> list[Figure]:
    return [figure for figure in figures if figure and figure.value is not None]


def _size(figure: Figure) -> float:
    return figure.value or 0.0
