"""What is made of each principal's own figures alone, and again only of those whose figures have moved?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from nulage_site.analysis.country import Country
from nulage_site.lately import keep_last, last_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class OfEach:
    """What was made of each principal of a country, by id, and what else it was made of."""

    country: Country
    beside: tuple[object, ...]
    made: Mapping[str, Any]


def of_each(kind: str, country: Country, make: Callable[[str], T], *beside: object) -> Mapping[str, T]:
    """What is made of each principal, by id.

    It is made of what the country says of the principal and of nothing else than what stands `beside`. `kind`
    is the name of what it is.
    """
    last: OfEach | None = last_of((OfEach, kind))
    moved = country.moved_since(last.country) if last and last.beside == beside else None
    known = {} if last is None or moved is None else {**last.made}
    for id_ in moved.principals if moved else ():
        known.pop(id_, None)
    made = {one.id: known[one.id] if one.id in known else make(one.id) for one in country.principals}
    keep_last((OfEach, kind), OfEach(country, beside, made))
    return made
