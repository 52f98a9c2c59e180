"""What can be said of a country without a single figure?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nulage_site.model import Principal, SchoolUnit, Source


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Everyone who has a page, by id and by code, in alphabetical order. There is but one of it."""

    principals: Mapping[str, Principal]
    school_units: Mapping[str, SchoolUnit]


class Outline:
    """The sources, and everyone who has a page: little, where figures are much."""

    def __init__(self, sources: tuple[Source, ...], places: Places) -> None:
        self.sources, self.places = sources, places
        self.invented = any(source.invented for source in sources)
        self.principals: tuple[Principal, ...] = tuple(places.principals.values())
        self.school_units: tuple[SchoolUnit, ...] = tuple(places.school_units.values())


class OutlinedCountry(Outline):
    """A country known in outline, which reads its figures when it is asked for anything more."""

    def __init__(self, outline: Outline, whole: Callable[[], object]) -> None:
        super().__init__(outline.sources, outline.places)
        self._whole = whole

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole(), name)
