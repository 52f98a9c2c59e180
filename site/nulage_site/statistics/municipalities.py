"""Which municipalities are there, with which codes, counties and groups?"""

import re
from pathlib import Path

from nulage_site.faults import Fault, FaultsFound
from nulage_site.model import Municipality
from nulage_site.statistics.csv_rows import Row, read_rows

COLUMNS = ("kommunkod", "title", "orgnr", "LÄN", "LÄNSNAMN", "skr_kod", "skr_namn")
PATTERNS = {"kommunkod": r"\d{4}", "orgnr": r"\d{10}", "LÄN": r"\d{2}", "title": r".+", "LÄNSNAMN": r".+"}


def read_municipalities(file: Path, told_as: str) -> tuple[Municipality, ...]:
    """The municipalities in the order of the file. Raises FaultsFound with every row that cannot be."""
    found: dict[str, Municipality] = {}
    faults: list[Fault] = []
    for line, row in read_rows(file, told_as, COLUMNS):
        odd = [name for name, pattern in PATTERNS.items() if not re.fullmatch(pattern, row.get(name, ""))]
        if odd:
            was = ", ".join(f"{name} {row.get(name, '')!r}" for name in odd)
            expected = "a name, a code of four digits, a county of two and an organisation number of ten"
            faults.append(Fault(told_as, f"line {line}", was, expected, "Correct the row at its source."))
        elif row["kommunkod"] in found:
            was = f"{row['kommunkod']} once more"
            faults.append(Fault(told_as, f"line {line}", was, "each code once", "Take away one of the rows."))
        else:
            found[row["kommunkod"]] = _municipality(row)
    if faults:
        raise FaultsFound(faults)
    return tuple(found.values())


def _municipality(row: Row) -> Municipality:
    return Municipality(
        code=row["kommunkod"],
        name=row["title"],
        organisation_number=row["orgnr"],
        county_code=row["LÄN"],
        county=row["LÄNSNAMN"],
        group_code=row.get("skr_kod", ""),
        group=row.get("skr_namn", ""),
    )
