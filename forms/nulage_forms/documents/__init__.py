"""In which files can an analysis be taken home, and how are they named?"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: what it is called on a page, how its name ends, and what it is to a browser."""

    label: str
    suffix: str
    type: str


WORD = Kind("Word", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
PDF = Kind("PDF", "pdf", "application/pdf")
KINDS: Mapping[str, Kind] = {
    "word": WORD,
    "pdf": PDF,
    "excel": Kind("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": Kind("JSON", "json", "application/json"),
}
"""By their names in the address, the most useful first."""

EXAMPLE = "En del av frågorna är exempeltext: vår egen formulering, tills myndigheterna har lämnat sin."
INVENTED = "Alla siffror och namn här är påhittade."
"""What every page of the service says where it is so, and paper has to say too."""
