"""Principals that can be seen at a glance, and thresholds that no editor can change under the tests."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log2, nan
from typing import Any

import numpy as np
import pytest

from nulage_site.analysis.similar.facts import Facts
from nulage_site.method import Similarity, Threshold, Thresholds
from nulage_site.model import PrincipalType
from nulage_site.quality_system.similar import Variable, Words

VARIABLES = (
    Variable("pupils", "size", "antal elever", "har fler elever", "har färre elever", ("antal-elever",)),
    Variable("abroad", "share", "bakgrund", "har större andel", "har mindre andel", ("utlandsk-bakgrund",)),
    Variable("units", "units", "antal enheter", "har fler enheter", "har färre enheter"),
)
WORDS = Words(
    little="skiljer sig lite",
    nothing="går inte att jämföra",
    kolada="Ur Kolada.",
    own="Lika i {variables}.",
    widened="Längre bort.",
    larger="Någon är {factor} gånger så stor.",
    other_years="Någon har andra årskurser.",
    other_sort="Någon är en annan sort.",
    unknown="Utan {variables}.",
    no_size="Vet inte {size}.",
    too_few="För få.",
)


MakeFacts = Callable[..., Facts]
MakeMethod = Callable[..., Similarity]


@dataclass(frozen=True)
class Who:
    """A principal: how many pupils, share with foreign background, units, cohorts with results."""

    pupils: float = 100
    abroad: float = 20.0
    units: int = 1
    years: int = 0b111
    type: PrincipalType = "independent"
    name: str = ""


def _doublings(size: float) -> float:
    return log2(size) if size else nan


@pytest.fixture(scope="session")
def facts() -> MakeFacts:
    """The facts of principals, each a dict of what is special to it; their ids are 0000, 0001 and so on."""

    def make(*special: dict[str, Any]) -> Facts:
        everybody = [Who(**each) for each in special]
        return Facts(
            school_form="compulsory_school",
            ids=tuple(f"{place:04}" for place in range(len(everybody))),
            names=tuple(who.name or f"Nr {place:04}" for place, who in enumerate(everybody)),
            variables=VARIABLES,
            values=np.array(
                [[_doublings(who.pupils), who.abroad, _doublings(who.units)] for who in everybody]
            ),
            years=np.array([who.years for who in everybody]),
            public=np.array([who.type != "independent" for who in everybody]),
        )

    return make


@pytest.fixture(scope="session")
def method() -> MakeMethod:
    """The thresholds: three peers, and neither outermost values nor outermost distances, unless said."""

    def make(**values: float) -> Similarity:
        chosen = {
            "seven": 3,
            "least_visible": 1,
            "least_weight": 0.6,
            "furthest": 1.0,
            "winsorised": 0.0,
            "worth_saying": 0.25,
            **values,
        }
        weights = {"pupils": 2.0, "abroad": 1.0, "units": 1.0}
        return Similarity(
            size_factors=Thresholds("", (3.0, 5.0), ""),
            weights={id_: Threshold("", value, "") for id_, value in weights.items()},
            **{name: Threshold("", value, "") for name, value in chosen.items()},
        )

    return make


@pytest.fixture(scope="session")
def words() -> Words:
    return WORDS
