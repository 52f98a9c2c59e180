"""Which municipalities are there, with which codes, counties and groups?"""

import re
from pathlib import Path

from nulage_site.asking import lasting
from nulage_site.faults import Fault, FaultsFound, quoted
from nulage_site.model import Municipality
from nulage_site.statistics.csv_rows import ZEROS, Row, read_rows

COLUMNS = ("kommunkod", "title", "orgnr", "LÄN", "LÄNSNAMN", "skr_kod", "skr_namn")
PATTERNS = {"kommunkod": r"\d{4}", "orgnr": r"\d{10}", "LÄN": r"\d{2}", "title": r".+", "LÄNSNAMN": r".+"}


@lasting
def read_municipalities(file: Path, told_as: str) -> tuple[Municipality, ...]:
    """The municipalities in the order of the file. Raises FaultsFound with every row that cannot be."""
    found: dict[str, Municipality] = {}
    faults: list[Fault] = []
    for line, row in read_rows(file, told_as, COLUMNS):
        odd = [name for name, pattern in PATTERNS.items() if not re.fullmatch(pattern, row.get(name, ""))]
        if odd:
            was = ", ".join(f"{name} {quoted(row.get(name, ''))}" for name in odd)
            expected = "namn, kommunkod med fyra siffror, länskod med två och organisationsnummer med tio"
            faults.append(Fault(told_as, f"rad {line}", was, expected, ZEROS))
        elif row["kommunkod"] in found:
            was = f"kommunkoden {row['kommunkod']} en gång till"
            faults.append(
                Fault(told_as, f"rad {line}", was, "varje kommun på en rad", "Ta bort en av raderna.")
            )
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
