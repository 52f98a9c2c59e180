"""Whom does each column of a sheet speak of, and what does each row measure?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nulage_site.faults import Fault
from nulage_site.model import Indicator, PeriodKind, QualitySystem
from nulage_site.statistics.entities import Entity, read_entity, read_periods
from nulage_site.statistics.identity import KeyMissing
from nulage_site.statistics.layout import Layout, Place
from nulage_site.statistics.workbook import Rows

FORMAT = "underlag"
SEEN = 60
"""How much of an odd heading a report quotes."""

# What was expected and what to do, for each thing that can be wrong.
ENTITY = (
    "RIKET: TOTALT, NAME (ten digits): HUVUDMAN or NAME (ten digits): UNIT (eight digits)",
    "Correct the heading at its source.",
)
PERIOD = ("a school year such as 2024/25", "Correct the heading at its source.")
ONE_COLUMN = ("one column for each principal or unit and school year", "Take away one of the columns.")
KEY = (
    "the site's own secret key in NULAGE_ID_KEY",
    "Set NULAGE_ID_KEY to the key that was used before, and build again.",
)
LABEL = (
    "a label that an indicator of the school form claims",
    "Add the label to an indicator in content/quality-system, or a new indicator.",
)
ONE_ROW = ("one row for each indicator", "Take away one of the rows, or give it an indicator of its own.")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that can be read: whom it speaks of, and its periods by the kind of measure."""

    number: int
    entity: Entity
    periods: Mapping[PeriodKind, str]


def read_columns(
    rows: Rows, layout: Layout, place: Place, key: bytes | None, faults: list[Fault]
) -> list[Column]:
    """The columns that can be read; what is wrong with the others is added to `faults`."""
    columns: dict[tuple[str, str, str], Column] = {}
    for number, header in enumerate(layout.headers):
        year = rows[layout.periods][number]
        if number == 0 or (year == "" and all(rows[row][number] == "" for row in layout.measures)):
            continue
        try:
            entity = read_entity(header, key)
        except KeyMissing:
            faults.append(place.fault(layout.entities, number, "a sole trader's number and no key", *KEY))
            continue
        periods = read_periods(year)
        if entity is None:
            faults.append(place.fault(layout.entities, number, repr(header[:SEEN]), *ENTITY))
        if periods is None:
            faults.append(place.fault(layout.periods, number, repr(str(year)[:SEEN]), *PERIOD))
        if entity is None or periods is None:
            continue
        what = (entity.principal_id, entity.unit_id, periods["school_year"])
        if what in columns:
            faults.append(
                place.fault(layout.entities, number, f"{header[:SEEN]!r} again for {year}", *ONE_COLUMN)
            )
        columns.setdefault(what, Column(number, entity, periods))
    return list(columns.values())


def read_measures(
    rows: Rows, layout: Layout, place: Place, system: QualitySystem, faults: list[Fault]
) -> Iterator[tuple[int, Indicator]]:
    """The number of each row that an indicator claims, with the indicator."""
    claimed = {
        label: indicator
        for indicator in system.indicators
        if layout.school_form in indicator.school_forms
        for source in indicator.sources
        if source.format == FORMAT
        for label in source.labels
    }
    seen: dict[str, int] = {}
    for number in layout.measures:
        label = " ".join(str(rows[number][0]).split())
        indicator = claimed.get(label)
        if indicator is None:
            faults.append(place.fault(number, None, f"the measure {label!r}", *LABEL))
        elif indicator.id in seen:
            faults.append(
                place.fault(number, None, f"{label!r} as in row {seen[indicator.id] + 1}", *ONE_ROW)
            )
        else:
            seen[indicator.id] = number
            yield number, indicator
