"""Forty municipalities whose results follow their pupils' background, as a tidy table."""

import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from nulage_site.analysis.country import Country
from nulage_site.analysis.landscape import Landscape
from nulage_site.asking import Ask, afresh
from nulage_site.findings import Peer, Similar
from nulage_site.model import NATION, Municipality, Source
from nulage_site.quality_system import read_quality_system
from nulage_site.quality_system.method import read_method
from nulage_site.statistics import table
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.sources import Statistics

CONTENT = Path(__file__).parents[2] / "content/quality-system"
SYSTEM = read_quality_system(CONTENT)
METHOD = read_method(CONTENT, SYSTEM)
FORM = "compulsory_school"
BASIS = Source(
    "underlag/2026", "Underlag", "P", "https://a.example", date(2026, 3, 25), "CC0", "underlag", ("a",)
)
SIRIS = Source("siris/2026", "Siris", "P", "https://a.example", date(2026, 2, 9), "CC0", "siris", ("b",))

YEAR_9 = "lagst-e-alla-amnen-ak-9"
EDUCATION, BACKGROUND, PUPILS = "foraldrars-utbildning", "utlandsk-bakgrund", "antal-elever"

Figures = Mapping[tuple[str, str], object]
"""By indicator and period: a value, a reason why there is none, or a share in per cent and of how many."""


def municipality(number: int) -> str:
    return f"21299{number:05d}"


def independent(number: int) -> str:
    return f"55999{number:05d}"


def usual_share(education: float) -> float:
    """What the invented municipalities have on average, in per cent."""
    return 100 / (1 + math.exp(-(education - 35) / 20))


def background(number: int, period: str) -> dict[tuple[str, str], object]:
    return {(EDUCATION, period): 40.0 + number, (BACKGROUND, period): 10.0 + 17 * number % 30}


def forty(periods: tuple[str, ...] = ("2024/25",)) -> dict[str, dict[tuple[str, str], object]]:
    """Municipalities of 200 pupils, each a little over or under the line by turns."""
    everybody: dict[str, dict[tuple[str, str], object]] = {}
    for number in range(40):
        own = everybody.setdefault(municipality(number), {(PUPILS, "2024/25"): 1800.0})
        for period in periods:
            reached = round(2 * usual_share(40 + number) + (-1) ** (number // 2) * 12)
            own |= background(number, period) | {(YEAR_9, period): (round(100 * reached / 200, 1), 200)}
    return everybody


def landscape(
    everybody: Mapping[str, Figures],
    alike: tuple[str, ...] = (),
    elsewhere: Mapping[str, Figures] | None = None,
    ask: Ask = afresh,
) -> Landscape:
    """The landscape of principals by their ids, with what Siris says of them `elsewhere`.

    `alike` are the similar principals of everybody.
    """
    municipalities = [id_ for id_ in everybody if id_.startswith("212")]
    statistics = Statistics(
        table=table.join([tidied(everybody, BASIS), tidied(elsewhere or {}, SIRIS)]),
        entities=tuple(Entity(id_, id_, id_) for id_ in everybody if id_ != NATION),
        municipalities=tuple(
            Municipality(f"{number:04d}", id_, id_, "01", "Norra", "A1", "Stora")
            for number, id_ in enumerate(municipalities)
        ),
        register={},
        sources=(BASIS, SIRIS),
    )
    similar = Similar(FORM, "own", tuple(Peer(id_, id_, (), "") for id_ in alike), "")
    return Landscape(Country(statistics, SYSTEM), SYSTEM, METHOD, lambda _: (similar,), ask)


def tidied(everybody: Mapping[str, Figures], source: Source) -> pd.DataFrame:
    """The tidy table of one source."""
    rows = [(id_, *key, cell) for id_, figures in everybody.items() for key, cell in figures.items()]
    if not rows:
        return table.empty()
    cells = [cell if isinstance(cell, tuple) else (cell, None) for *_, cell in rows]
    return table.tidy(
        principal_id=[row[0] for row in rows],
        unit_id="",
        school_form=FORM,
        indicator=[row[1] for row in rows],
        period=[row[2] for row in rows],
        source=source.id,
        value=[None if isinstance(value, str) else value for value, _ in cells],
        status=[value if isinstance(value, str) else "exists" for value, _ in cells],
        n=[of for _, of in cells],
        raw="",
        file="a",
    )
