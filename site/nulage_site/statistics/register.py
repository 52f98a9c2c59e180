"""What does the school unit register know of a principal: its type, and where it runs schools?"""

import re
from pathlib import Path

from nulage_site.asking import lasting
from nulage_site.faults import Fault, FaultsFound, either, quoted
from nulage_site.fixed import fixed
from nulage_site.model import PrincipalType
from nulage_site.statistics.csv_rows import ZEROS, read_rows
from nulage_site.statistics.identity import KEY, KeyMissing, mask, no_key, principal_id

COLUMNS = ("ORGANISATIONSNR", "typ", "juridisk", "kommuner")
TYPES: dict[str, PrincipalType] = {
    "kommunal": "municipality",
    "kommunalförbund": "municipal_association",
    "region": "region",
    "statlig": "state",
    "enskild": "independent",
}
PREFIXES: dict[str, PrincipalType] = {
    "212": "municipality",
    "222": "municipal_association",
    "232": "region",
    "202": "state",
}


@fixed
class RegisterEntry:
    """What the register says of one principal. `municipalities` are codes of four digits."""

    type: PrincipalType
    municipalities: tuple[str, ...]


@lasting
def read_register(file: Path, told_as: str, key: bytes | None) -> dict[str, RegisterEntry]:
    """The register by principal id. Raises FaultsFound with every row that cannot be."""
    entries: dict[str, RegisterEntry] = {}
    faults: list[Fault] = []
    keyless: list[int] = []
    for line, row in read_rows(file, told_as, COLUMNS):
        number = row["ORGANISATIONSNR"]
        # An association of municipalities is "Kommunal" in one column and tells what it is in the other.
        kind = TYPES.get(row.get("juridisk", "").casefold()) or TYPES.get(row.get("typ", "").casefold())
        codes = tuple(code for code in row.get("kommuner", "").split("|") if code)
        if not re.fullmatch(r"\d{10}", number) or kind is None or not all(map(_is_code, codes)):
            told = [
                f"{name} {quoted(mask(row.get(name, '')))}" for name in ("ORGANISATIONSNR", "typ", "kommuner")
            ]
            expected = f"tio siffror; typen {either(list(TYPES))}; kommunkoder med fyra siffror och | emellan"
            faults.append(Fault(told_as, f"rad {line}", ", ".join(told), expected, ZEROS))
            continue
        try:
            made = principal_id(number, key)
        except KeyMissing:
            keyless.append(line)
            continue
        if made in entries:
            was, expected = f"huvudmannen {made} en gång till", "varje huvudman på en rad"
            faults.append(Fault(told_as, f"rad {line}", was, expected, "Ta bort en av raderna."))
        entries[made] = RegisterEntry(kind, codes)
    if keyless:
        faults.append(Fault(told_as, f"rad {keyless[0]}", no_key(len(keyless)), *KEY))
    if faults:
        raise FaultsFound(faults)
    return entries


def type_by_number(organisation_number: str | None) -> PrincipalType:
    """The type of a principal that the register does not know, by the first digits of its number.

    State authorities have 202, municipalities 212, associations of municipalities 222 and regions 232: the
    group of public bodies by the Act (1974:174) on identity designations of legal persons. The register of
    2020 agrees. All others, sole traders and parishes too, are independent.
    """
    return PREFIXES.get((organisation_number or "")[:3], "independent")


def _is_code(text: str) -> bool:
    return re.fullmatch(r"\d{4}", text) is not None
