"""What does one cell of the analysis basis say: a number, or why there is none?"""

import math
import re
from typing import Any, NamedTuple

from nulage_site.model import Status

SIGNS: dict[str, Status] = {
    ".": "missing",
    "..": "withheld",
    "...": "withheld_majority",
    "…": "withheld_majority",
    "-": "not_reported",
    "\N{EN DASH}": "not_reported",
}
"""The signs that the table's own footnote explains. `-` alone is a sign and `-600` a number."""

# Spaces between thousands are plain, no-break or narrow, depending on the program that wrote the file.
NUMBER = re.compile(
    "([-\N{MINUS SIGN}]?)"
    "(\\d{1,3}(?:[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\\d{3})+|\\d+)"
    "(?:[,.](\\d+))?"
)


class Cell(NamedTuple):
    """`value` is NaN unless `status` is `exists`; `raw` is the cell's text when it is not a plain number.

    No value is -0.0, which equals 0 and is written otherwise.
    """

    status: Status
    value: float
    raw: str


def read_cell(content: Any) -> Cell | None:
    """What a cell says, or None when it is neither a number nor one of the signs."""
    if isinstance(content, int | float) and not isinstance(content, bool):
        return Cell("exists", float(content) + 0.0, "") if math.isfinite(content) else None
    if not isinstance(content, str):
        return None
    text = content.strip()
    if status := SIGNS.get(text):
        return Cell(status, math.nan, text)
    if parts := NUMBER.fullmatch(text):
        sign, whole, decimals = parts.groups(default="")
        digits = re.sub(r"\D", "", whole)
        return Cell("exists", float(f"{'-' if sign else ''}{digits}.{decimals or 0}") + 0.0, text)
    return None
