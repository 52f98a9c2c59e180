"""Which country is wanted, and where? `python tests/data/invented_country --help` says how to ask."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

if not __package__:  # run as a folder: its modules know each other by the package's name
    sys.path[0] = str(Path(__file__).parents[1])

from invented_country.country import found
from invented_country.registers import write_municipalities, write_register
from invented_country.results import Results
from invented_country.shared import write_shared
from invented_country.similar import write_similar
from invented_country.siris import write_siris
from invented_country.underlag import write_underlag
from nulage_site.quality_system import read_quality_system

PROJECT = Path(__file__).parents[3]
FORMS_BEFORE = {"preschool", "compulsory_school"}
"""School forms of the edition before the newest: enough to see what has moved."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="invented_country", description="Writes an invented country.")
    parser.add_argument("--principals", type=int, default=60, help="from 30 to 5600 (default 60)")
    parser.add_argument("--units", type=int, help="school units in all (default five for each principal)")
    parser.add_argument("--seed", type=int, default=1, help="another number, another country (default 1)")
    parser.add_argument("--out", type=Path, required=True, help="folder for <source>/<date>/")
    parser.add_argument("--content", type=Path, default=PROJECT / "content", help="whose quality system")
    parser.add_argument(
        "--no-differences",
        action="store_true",
        help="a country where only background and chance tell principals apart",
    )
    wish = parser.parse_args()
    country = found(wish.principals, wish.units or 5 * wish.principals, wish.seed)
    results = Results(country, differences=not wish.no_differences)
    before = Results(country, differences=not wish.no_differences, preliminary=True)
    system = read_quality_system(wish.content / "quality-system")
    common = tuple(form for form in system.school_forms if form.id in FORMS_BEFORE)
    write_underlag(wish.out / "underlag-for-analys/2026-03-25", results, system)
    write_underlag(
        wish.out / "underlag-for-analys/2025-03-26",
        before,
        replace(system, school_forms=common),
        "2025-03-26",
    )
    write_siris(wish.out / "siris/2026-02-09", results, system)
    write_similar(wish.out / "similar-kolada/2024", country)
    write_shared(wish.out / "shared-questions/2026-05-18", country)
    write_municipalities(wish.out / "geography/2025-01", country)
    write_register(wish.out / "register/2025-09-01", country)
    units = len({unit.code for principal in country.principals for unit in principal.units})
    print(f"{len(country.principals)} principals and {units} school units in {wish.out}")


if __name__ == "__main__":
    main()
