"""Which municipalities resemble each other, in the file that says so for each kind of activity?"""

import csv
from math import log
from pathlib import Path
from random import Random

from invented_country.model import InventedCountry, Municipality
from invented_country.registers import write_source

AREAS = {
    "socioekonomi": 2024, "övergripande": 2025, "fritidshem": 2024, "förskola": 2024, "grundskola": 2024,
    "gymnasieskola": 2024,
}  # fmt: skip
HEADER = ("område", "år", "för_kommunkod", "för_kommun", "member_id", "member_title", "group_id")
SHOWN = 7


def write_similar(folder: Path, country: InventedCountry) -> None:
    """Write seven for each municipality and area: alike in size and background, and by chance."""
    write_source(folder, "Liknande kommuner i ett påhittat land", "similar-municipalities", "2026-04-16")
    with (folder / "liknande-kommuner.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADER)
        for area, year in AREAS.items():
            places = _places(country, area)
            for serial, one in enumerate(places, 90_001):
                others = sorted(
                    (other for other in places if other != one), key=lambda o: _apart(places, one, o)
                )
                for other in sorted(others[:SHOWN], key=lambda each: each.code):
                    writer.writerow((area, year, one.code, one.name, other.code, other.name, f"G{serial}"))


def _places(country: InventedCountry, area: str) -> dict[Municipality, tuple[float, ...]]:
    """What each municipality is like, with something of the area's own in it."""
    own = {one.organisation_number: one for one in country.principals}
    places = {}
    for municipality in sorted(country.municipalities, key=lambda one: one.name):
        units = own[municipality.organisation_number].units
        chance = Random(f"{country.seed}|{area}|{municipality.code}")
        education = sum(unit.background.education for unit in units) / len(units)
        foreign = sum(unit.background.foreign for unit in units) / len(units)
        pupils = log(sum(unit.per_grade for unit in units))
        places[municipality] = (10 * education, 8 * foreign, pupils, chance.gauss(0, 0.5))
    return places


def _apart(places: dict[Municipality, tuple[float, ...]], one: Municipality, other: Municipality) -> float:
    return sum((a - b) ** 2 for a, b in zip(places[one], places[other], strict=True))
