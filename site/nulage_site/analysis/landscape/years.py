"""Which of a measure's earlier figures may stand beside the newest?"""

import re
from collections.abc import Iterator, Sequence

from nulage_site.model import Figure

YEAR = re.compile(r"\d{4}")


def just_before(own: Sequence[Figure], years: int) -> Iterator[Figure]:
    """The figures of so many years just before the newest; `own` is one series, newest first."""
    return (figure for figure in own[1:] if _year(own[0]) - _year(figure) <= years)


def _year(figure: Figure) -> int:
    """The first year that the period names: 2024 of "2024/25", 2025 of "VT 2025"."""
    found = YEAR.search(figure.period)
    return int(found[0]) if found else 0
