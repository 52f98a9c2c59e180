"""How does the country look in the registers of municipalities and of principals?"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from invented_country.model import InventedCountry, Municipality, Principal
from invented_country.names import COUNTIES

REGISTERED_AS: Mapping[str, tuple[str, str]] = {
    "municipality": ("Kommunal", "Kommuner"),
    "municipal_association": ("Kommunal", "Kommunalförbund"),
    "region": ("Region", "Regioner"),
    "state": ("Statlig                  ", "Statliga enheter"),
    "company": ("Enskild", "Aktiebolag utom bank- och försäkringsaktiebolag"),
    "cooperative": ("Enskild", "Ekonomiska föreningar utom bostadsrättsföreningar"),
    "foundation": ("Enskild", "Övriga stiftelser och fonder, inkl pensionsstiftelser och personalstiftelser"),
    "sole_trader": ("Enskild", "Fysiska personer"),
}
"""Type and legal form in the register's own words; the first has the register's trailing spaces where it has."""

INVENTED_KEY = "påhittad nyckel, bara för det påhittade landet"


def write_municipalities(folder: Path, country: InventedCountry) -> None:
    """Write municipalities.csv with the header of the real one."""
    write_source(folder, "Kommuner i ett påhittat land", "municipalities", "2025-01-01")
    header = "kommunkod,title,orgnr,huvudman,LÄN,LÄNSNAMN,skr_kod,skr_namn"
    names = {principal.organisation_number: principal.name for principal in country.principals}
    rows = (
        (one.code, one.name, one.organisation_number, names[one.organisation_number], *_place(one))
        for one in sorted(country.municipalities, key=lambda one: one.code)
    )
    _write(folder / "municipalities.csv", header, rows)


def write_register(folder: Path, country: InventedCountry) -> None:
    """Write the register of principals with the header of the real one; it knows no new preschools."""
    write_source(folder, "Huvudmän i ett påhittat land", "register", "2025-09-01", with_key=True)
    header = "ORGANISATIONSNR,namn,typ,juridisk,enheter,kommuner"
    registered = (principal for principal in country.principals if principal.registered)
    rows = (_entry(one) for one in sorted(registered, key=lambda one: one.organisation_number))
    _write(folder / "huvudman.csv", header, rows)


def write_source(folder: Path, title: str, kind: str, fetched: str, *, with_key: bool = False) -> None:
    """Make the folder and write its source.toml, which says that everything in it is invented."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        f'title = "{title}"',
        'publisher = "Påhittat underlag"',
        'url = "https://nulage.example/om/data/"',
        f"fetched = {fetched}",
        'licence = "CC0-1.0"',
        f'format = "{kind}"',
        "invented = true",
    ]
    if with_key:
        lines.append(f'invented_id_key = "{INVENTED_KEY}"  # a real key is never written in a file')
    (folder / "source.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _place(one: Municipality) -> tuple[str, ...]:
    return one.code[:2], COUNTIES[one.county], *one.group


def _entry(one: Principal) -> tuple[str, ...]:
    places = "|".join(sorted(municipality.code for municipality in one.municipalities))
    kind, legal_form = REGISTERED_AS[one.legal_form]
    return one.organisation_number, one.name, kind, legal_form, str(len(one.units)), places


def _write(file: Path, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
