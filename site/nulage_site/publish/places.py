"""Which places does a page ask the country for, and are they and their figures as they were?

A page is made of the figures of its places alone, with the nation's beside; a principal's also of what has
been found out (`publish/found.py`). The country that pages are made from notes which places these are.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from nulage_site.analysis.moved import Moved
from nulage_site.basis import AnalysisBasis, IndicatorBasis, UnitBasis
from nulage_site.library import Library
from nulage_site.model import NATION, Figure, Indicator, Principal, SchoolUnit
from nulage_site.outline import Places

if TYPE_CHECKING:
    from nulage_site.analysis.country import Country

FIGURES = "figures"
"""The part that everything reckoned is."""

RULES = "rules"
"""The part that is all that figures are reckoned by, and that is no statistics."""

FOUND = "found "
"""How the names of what has been found out of each principal begin."""

PRINCIPAL = "principal "
"""Likewise of the figures of each."""

OWN_OF, BESIDE_OF = "own ", "beside "
"""Likewise of a principal's own figures alone, and of what other sources say beside them."""

BESIDE = ("nation", "quality_system", "sources")
"""What stands beside any place's own figures."""


class WatchedCountry:
    """A country that notes in `asked` what it is asked for: all of it, where nothing less is known to do."""

    def __init__(self, country: "Country", asked: set[str]) -> None:
        self._country, self._asked = country, asked

    def __getattr__(self, name: str) -> Any:
        self._asked.add(FIGURES)
        return getattr(self._country, name)

    def __hash__(self) -> int:
        """What is kept under the country as a key may be made of all of it."""
        self._asked.add(FIGURES)
        return id(self)

    @property
    def sources(self) -> object:
        """See Country, here and below."""
        self._asked.add("sources")
        return self._country.sources

    @property
    def invented(self) -> bool:
        self._asked.add("sources")
        return self._country.invented

    @property
    def nation(self) -> tuple[Figure, ...]:
        self._asked.add("nation")
        return self._country.nation

    @property
    def years_of_nation(self) -> Mapping[tuple[str, str], tuple[Figure, ...]]:
        self._asked.add("nation")
        return self._country.years_of_nation

    @property
    def places(self) -> Places:
        self._asked.add("places")
        return self._country.places

    @property
    def principals(self) -> tuple[Principal, ...]:
        self._asked.add("places")
        return self._country.principals

    @property
    def school_units(self) -> tuple[SchoolUnit, ...]:
        self._asked.add("places")
        return self._country.school_units

    @property
    def with_values(self) -> frozenset[str]:
        self._asked.add("with_values")
        return self._country.with_values

    def axis(self, indicator_id: str) -> tuple[float, float]:
        self._asked.add(f"axis {indicator_id}")
        return self._country.axis(indicator_id)

    def reasons(self, figures: Sequence[Figure], principal: Principal | None) -> list[str]:
        self._asked.update(BESIDE)
        return self._country.reasons(figures, principal)

    def basis(self, principal_id: str) -> AnalysisBasis:
        self._asked.update((PRINCIPAL + principal_id, *BESIDE))
        return self._country.basis(principal_id)

    def own_figures(self, principal_id: str) -> tuple[Figure, ...]:
        self._asked.add(PRINCIPAL + principal_id)
        return self._country.own_figures(principal_id)

    def unit_figures(self, principal_id: str, code: str) -> tuple[Figure, ...]:
        self._asked.add(PRINCIPAL + principal_id)
        return self._country.unit_figures(principal_id, code)

    def unit_basis(self, code: str) -> UnitBasis:
        self._asked.update((f"unit {code}", *BESIDE))
        return self._country.unit_basis(code)

    def indicator_basis(self, indicator_id: str, school_form: str) -> IndicatorBasis:
        self._asked.update((f"measure {indicator_id}", "nation", f"axis {indicator_id}"))
        return self._country.indicator_basis(indicator_id, school_form)


OWN = (
    "nation",
    "sources",
    "shared",
    "places",
    "with_values",
    PRINCIPAL,
    OWN_OF,
    BESIDE_OF,
    "unit ",
    "axis ",
    "measure ",
)
"""How the names of a country's parts begin."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A country with the hashes of its parts, of which those of the next can be made."""

    country: "Country"
    indicators: tuple[Indicator, ...]
    hashes: Mapping[str, str]

    def moved(self, library: Library) -> Moved | None:
        """What is another in the country of that library; None where nobody can tell."""
        same = library.quality_system.indicators == self.indicators
        return library.country.moved_since(self.country) if same else None


def parts_of_country(library: Library, moved: Moved | None = None) -> Mapping[str, str]:
    """A hash for each part of a country that a page can ask for and that is less than all of it.

    Where it is known what has `moved`, it is of the parts that may be others than they were.
    """
    country, indicators = library.country, [each.id for each in library.quality_system.indicators]
    moved = moved or Moved(frozenset([NATION, *country.places.principals]), frozenset(indicators))
    own = [one for one in country.principals if one.id in moved.principals]
    units = [one for one in country.school_units if moved.principals.intersection(one.principals)]
    owners = moved.principals.union(*(one.principals for one in units))
    figures, beside = country.hashes(owners | {NATION}), country.hashes_beside(moved.principals)
    told = {one.id: hash_of(one) for one in country.principals if one.id in owners}
    parts = {
        **{
            PRINCIPAL + one.id: [told[one.id], *(figures.get((one.id, code)) for code in _codes(one))]
            for one in own
        },
        **{
            f"unit {one.code}": [
                hash_of(one),
                *((told.get(id_), figures.get((id_, one.code))) for id_ in one.principals),
            ]
            for one in units
        },
        **{f"axis {each}": country.axis(each) for each in indicators if each in moved.indicators},
        **{f"measure {each}": country.everyones(each) for each in indicators if each in moved.indicators},
        "sources": country.sources,
        "shared": library.shared,
        "with_values": sorted(country.with_values),
    }
    return {
        **{OWN_OF + one.id: figures.get((one.id, ""), "") for one in own},
        **{BESIDE_OF + one.id: beside.get((one.id, ""), "") for one in own},
        "nation": figures.get((NATION, ""), ""),
        "places": _hash_of_places(country.places),
        **{name: hash_of(part) for name, part in parts.items()},
    }


@lru_cache(1)
def _hash_of_places(places: Places) -> str:
    """There is but one of it, and to tell all of it takes some hundredths of a second."""
    return hash_of([*places.principals.values(), *places.school_units.values()])


def least(asked: set[str]) -> set[str]:
    """The parts that were asked for without those that all figures or all pages hold, if these are."""
    held = (*((*OWN, FOUND) if FIGURES in asked else ()), *(("page ", "paths") if "pages" in asked else ()))
    return {part for part in asked if not part.startswith(held)}


def _codes(principal: Principal) -> tuple[str, ...]:
    """The principal's own place, which has no code, and its units'."""
    return "", *(unit.code for unit in principal.units)


def hash_of(part: object) -> str:
    """A hash of all that a part says of itself: unlike a pickle's the same, read now or kept."""
    return hashlib.sha256(repr(part).encode()).hexdigest()
