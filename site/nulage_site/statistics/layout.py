"""Where on a sheet of the analysis basis does each thing stand?"""

import re
from dataclasses import dataclass
from typing import Any

from nulage_site.faults import Fault, quoted
from nulage_site.model import SchoolForm
from nulage_site.statistics.entities import names_someone, read_periods
from nulage_site.statistics.workbook import Rows, column_name

AT_ITS_SOURCE = "Hämta filen igen. Står felet kvar, be den som lämnar statistiken att rätta det."
# What was expected and what to do, for each thing that can be wrong.
TITLE = (
    "en titel som nämner en skolform",
    "Kontrollera att filen är ett underlag för analys. Nya stavningar skrivs i skolformens `source_names`.",
)
ENTITIES = (
    "en rad med rubriker som NAMN (tio siffror): HUVUDMAN",
    "Exportera tabellen med mått i raderna och huvudmän i kolumnerna.",
)
PERIODS = (
    "en rad med läsår som 2024/25 i varje kolumn",
    "Exportera tabellen med läsår i rubriken.",
)
MEASURES = ("minst en rad med uppgifter", "Läsåret kanske inte är publicerat ännu. Hämta filen igen senare.")
FOOTNOTES = ("bara fotnoter efter en tom rad", "Ta bort den tomma raden ovanför, eller det som står här.")


@dataclass(frozen=True, slots=True)
class Layout:
    """Row numbers from 0. `headers` has a heading for each column; a blank one repeats the one before.

    `school_form` is empty when the title names none.
    """

    school_form: str
    entities: int
    periods: int
    measures: range
    headers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A sheet of a file, to tell faults from; a CSV file is one sheet without a name."""

    file: str
    sheet: str

    def fault(self, row: int | None, column: int | None, found: str, expected: str, remedy: str) -> Fault:
        """A fault at a row and column counted from 0, said as a spreadsheet program says them."""
        parts = [f"blad {self.sheet}"] if self.sheet else []
        if row is not None:
            parts.append(f"rad {row + 1}")
        if column is not None:
            parts.append(f"kolumn {column_name(column)}")
        return Fault(self.file, ", ".join(parts), found, expected, remedy)


def find_layout(rows: Rows, place: Place, forms: tuple[SchoolForm, ...]) -> tuple[Layout | None, list[Fault]]:
    """Where everything stands, by what the rows say and never by their number; or what could not be found.

    A title is not told to be odd when there are no `forms` to compare it with.
    """
    title = next((str(row[0]).strip() for row in rows if row and str(row[0]).strip()), "")
    form = _school_form(title, forms)
    faults = [] if form or not forms else [place.fault(None, None, f"titeln {quoted(title)}", *TITLE)]
    entities = next((number for number, row in enumerate(rows) if any(map(names_someone, row[1:]))), None)
    if entities is None:
        return None, [*faults, place.fault(None, None, "ingen rad med huvudmän", *ENTITIES)]
    periods = next((number for number in range(entities + 1, len(rows)) if _is_periods(rows[number])), None)
    if periods is None:
        return None, [*faults, place.fault(entities, None, "ingen rad med läsår under den här", *PERIODS)]
    measures = range(periods + 1, _end(rows, periods + 1))
    if not measures:
        faults.append(place.fault(periods, None, "inga mått under den här raden", *MEASURES))
    below = [
        number for number in range(measures.stop, len(rows)) if any(cell != "" for cell in rows[number][1:])
    ]
    faults += [place.fault(number, None, "uppgifter efter en tom rad", *FOOTNOTES) for number in below]
    if not measures:
        return None, faults
    return Layout(form or "", entities, periods, measures, _fill(rows[entities])), faults


def _school_form(title: str, forms: tuple[SchoolForm, ...]) -> str | None:
    """The form that the title names; the longest name wins, as `anpassad grundskola` holds `grundskola`."""
    words = " ".join(["", *re.findall(r"\w+", title.casefold()), ""])
    named = [
        (len(name), form.id)
        for form in forms
        for name in form.source_names
        if f" {name.casefold()} " in words
    ]
    return max(named)[1] if named else None


def _is_periods(row: list[Any]) -> bool:
    return any(cell != "" and read_periods(cell) for cell in row[1:])


def _end(rows: Rows, start: int) -> int:
    """The first blank row from `start` on, or the end of the sheet."""
    return next((n for n in range(start, len(rows)) if all(cell == "" for cell in rows[n])), len(rows))


def _fill(headers: list[Any]) -> tuple[str, ...]:
    filled: list[str] = []
    for header in headers:
        text = str(header).strip()
        filled.append(text or (filled[-1] if len(filled) > 1 else ""))
    return tuple(filled)
