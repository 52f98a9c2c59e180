"""Which indicator does a label in a table of Siris feed, as the content says?"""

from collections.abc import Mapping
from dataclasses import dataclass

from nulage_site.model import Indicator, QualitySystem
from nulage_site.statistics.siris.layout import plain

FORMAT = "siris"


@dataclass(frozen=True, slots=True)
class Claim:
    """An indicator's claim to a label. Of tables that say the same thing the lowest `rank` is trusted."""

    indicator: Indicator
    rank: int
    sizes: tuple[str, ...]


def claims_on(system: QualitySystem, school_form: str, title: str) -> Mapping[str, Claim]:
    """The claims on one table, by plain label; empty when no indicator knows the table."""
    claims = {}
    for indicator in system.indicators:
        if school_form not in indicator.school_forms:
            continue
        for source in indicator.sources:
            tables = [plain(table) for table in source.tables]
            if source.format != FORMAT or (tables and plain(title) not in tables):
                continue
            rank = tables.index(plain(title)) if tables else 0
            claim = Claim(indicator, rank, tuple(plain(size) for size in source.sizes))
            claims.update(dict.fromkeys((plain(label) for label in source.labels), claim))
    return claims
