"""Which rows does an export from Siris have, whether it is a CSV file or a workbook?"""

import csv
import io
import re
from pathlib import Path
from typing import Any, NamedTuple

from nulage_site.statistics.csv_rows import read_text
from nulage_site.statistics.workbook import read_sheets

WORKBOOK = b"PK\x03\x04"
"""What a ZIP archive, and so an XLSX file, begins with."""

DELIMITER = re.compile(r"^\W?(?:Kommun|Skola)\W*?([;\t,])", re.MULTILINE | re.IGNORECASE)


class Sheet(NamedTuple):
    """A CSV file, or one sheet of a workbook, whose `name` is empty for a CSV file.

    `lines` are the numbers of the rows as a reader of the file counts them. In a workbook a heading over
    several columns stands in the first of them alone.
    """

    name: str
    rows: list[list[Any]]
    lines: list[int]


def read_all_sheets(file: Path, told_as: str) -> list[Sheet]:
    """Every sheet that holds anything. Raises FaultsFound when the file cannot be read at all."""
    with file.open("rb") as content:
        is_workbook = content.read(len(WORKBOOK)) == WORKBOOK
    if is_workbook:
        return [
            Sheet(name, rows, list(range(1, len(rows) + 1)))
            for name, rows in read_sheets(file, told_as).items()
        ]
    text = read_text(file, told_as)
    found = DELIMITER.search(text)
    reader = csv.reader(io.StringIO(text), delimiter=found[1] if found else ";")
    numbered = [(reader.line_num, row) for row in reader]
    return [Sheet("", [list(row) for _, row in numbered], [line for line, _ in numbered])]
