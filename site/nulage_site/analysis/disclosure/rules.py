"""May this number of pupils stand on a page, when it is we who add it to what the sources print?"""

from collections.abc import Sequence

from nulage_site.method import Disclosure


def may_count(reached: int, of: int, limits: Disclosure) -> bool:
    """Whether `reached` of `of` pupils may be said, or anything from which it could be reckoned.

    The group must have least_group pupils. In a small group nobody may be one of a few on the short side.
    Raises ValueError when reached is no part.
    """
    if not 0 <= reached <= of:
        raise ValueError(f"{reached} of {of} pupils")
    few = 1 <= min(reached, of - reached) <= limits.short_side.value
    return of >= limits.least_group.value and not (few and of < limits.small_group.value)


def always_countable(limits: Disclosure) -> float:
    """The least group of which any number of pupils may be said, by may_count."""
    return max(limits.least_group.value, limits.small_group.value)


def may_pool(years: Sequence[tuple[int, int] | None], limits: Disclosure) -> bool:
    """Whether the years may be added up; each is pupils reached and pupils in all, or None where withheld.

    Never with exactly one withheld year: the sum would give it away. Nor with more: what is withheld is in no
    sum. Nor where a year that is shown could not be counted by itself.
    """
    known = [year for year in years if year is not None]
    return bool(known) and len(known) == len(years) and all(may_count(*year, limits) for year in known)


def may_average(visible: int, least: float) -> bool:
    """Whether a median or a mean of that many visible values may be told; fewer would point one out."""
    return visible >= least
