"""Which columns does a file have, and what stands in them on each line?"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from nulage_site.downloads.lines import Line
from nulage_site.swedish import unit_text

Cell = str | float
"""A text, or a number in the indicator's own unit."""
Columns = Mapping[str, Callable[[Line], Cell]]

MEASURE: Columns = {
    "skolform": lambda line: line.school_form.name,
    "indikator_id": lambda line: line.indicator.id,
    "indikator": lambda line: line.indicator.name,
    "period": lambda line: line.figure.period,
    "värde": lambda line: _number(line.value),
    "status": lambda line: line.figure.status,
    "skäl": lambda line: line.words,
    "källa": lambda line: line.figure.source,
}
NATION = MEASURE
PRINCIPALS: Columns = {
    "huvudman_id": lambda line: line.principal.id if line.principal else "",
    "huvudman": lambda line: line.principal.name if line.principal else "",
    **MEASURE,
}
UNITS: Columns = {
    "huvudman_id": PRINCIPALS["huvudman_id"],
    "huvudman": PRINCIPALS["huvudman"],
    "skolenhetskod": lambda line: line.unit.code if line.unit else "",
    "skolenhet": lambda line: line.unit.name if line.unit else "",
    **MEASURE,
}
"""The files of all: programs read them, so a column is never moved or renamed."""

WHOLE = "Hela huvudmannen"
ONE_PRINCIPAL: Columns = {
    "Huvudman": PRINCIPALS["huvudman"],
    "Skolenhetskod": UNITS["skolenhetskod"],
    "Skolenhet": lambda line: line.unit.name if line.unit else WHOLE,
    "Skolform": MEASURE["skolform"],
    "Område": lambda line: line.area,
    "Indikator": MEASURE["indikator"],
    "Enhet": lambda line: unit_text(line.indicator),
    "Period": MEASURE["period"],
    "Värde": MEASURE["värde"],
    "Skäl": MEASURE["skäl"],
    "Riket": lambda line: _number(line.nation),
    "Källa": MEASURE["källa"],
}
"""A principal's own file: people read it, in a spreadsheet."""
OF_INVENTED: Columns = {**ONE_PRINCIPAL, "Om siffran": lambda _: "Påhittad"}
"""The same where all figures are invented: a file is opened far from the page that says so."""


def rows(columns: Columns, lines: Iterable[Line]) -> Iterator[list[Cell]]:
    """A row of cells for each line."""
    return ([cell(line) for cell in columns.values()] for line in lines)


def _number(value: float | None) -> Cell:
    return "" if value is None else value
