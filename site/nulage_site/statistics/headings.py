"""Whom does each column of a sheet speak of, and what does each row measure?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nulage_site.faults import Fault, quoted
from nulage_site.model import Indicator, PeriodKind, QualitySystem
from nulage_site.statistics.entities import Entity, read_entity, read_periods
from nulage_site.statistics.identity import KEY, KeyMissing, mask, no_key
from nulage_site.statistics.layout import AT_ITS_SOURCE, Layout, Place
from nulage_site.statistics.workbook import Rows

FORMAT = "underlag"
# What was expected and what to do, for each thing that can be wrong.
ENTITY = (
    "RIKET: TOTALT, NAMN (tio siffror): HUVUDMAN eller NAMN (tio siffror): ENHET (åtta siffror)",
    AT_ITS_SOURCE,
)
PERIOD = ("ett läsår som 2024/25, eller ett år som 2024", AT_ITS_SOURCE)
ONE_COLUMN = ("en kolumn för varje huvudman eller skolenhet och läsår", AT_ITS_SOURCE)
LABEL = (
    "ett mått som en av skolformens indikatorer har bland sina `labels`",
    "Lägg till måttet i `labels` för en indikator i content/quality-system, eller skriv en ny indikator.",
)
ONE_ROW = (
    "en rad för varje indikator",
    "Låt bara den ena stå i `labels`, eller skriv en ny indikator för den andra.",
)


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
    keyless: list[int] = []
    for number, header in enumerate(layout.headers):
        year = rows[layout.periods][number]
        if number == 0 or (year == "" and all(rows[row][number] == "" for row in layout.measures)):
            continue
        try:
            entity = read_entity(header, key)
        except KeyMissing:
            keyless.append(number)
            continue
        periods = read_periods(year)
        if entity is None:
            faults.append(place.fault(layout.entities, number, f"rubriken {quoted(mask(header))}", *ENTITY))
        if periods is None:
            faults.append(place.fault(layout.periods, number, f"rubriken {quoted(mask(str(year)))}", *PERIOD))
        if entity is None or periods is None:
            continue
        what = (entity.principal_id, entity.unit_id, periods["school_year"])
        if what in columns:
            found = f"rubriken {quoted(mask(header))} en gång till för {year}"
            faults.append(place.fault(layout.entities, number, found, *ONE_COLUMN))
        columns.setdefault(what, Column(number, entity, periods))
    if keyless:
        faults.append(place.fault(layout.entities, keyless[0], no_key(len(keyless)), *KEY))
    return list(columns.values())


def read_measures(
    rows: Rows, layout: Layout, place: Place, system: QualitySystem, faults: list[Fault]
) -> Iterator[tuple[int, Indicator]]:
    """The number of each row that an indicator claims, with the indicator; none without a school form."""
    if not layout.school_form:
        return
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
            faults.append(
                place.fault(number, None, f"måttet {quoted(label)}, som ingen indikator tar emot", *LABEL)
            )
        elif indicator.id in seen:
            found = f"måttet {quoted(label)}, till samma indikator som rad {seen[indicator.id] + 1}"
            faults.append(place.fault(number, None, found, *ONE_ROW))
        else:
            seen[indicator.id] = number
            yield number, indicator
