"""Which of a measure's earlier figures may stand beside the newest?"""

import re
from collections.abc import Iterator, Sequence

from nulage_site.model import Figure

YEAR = re.compile(r"\d{4}")


def just_before(own: Sequence[Figure], breaks: Sequence[str], years: int) -> Iterator[Figure]:
    """The figures of the years just before the newest, newest first, from the same series.

    `own` is newest first. A period in `breaks` begins a new series, and nothing before it is given.
    """
    newest = own[0]
    for figure in own[1:]:
        broken = any(figure.period < break_ <= newest.period for break_ in breaks)
        if broken or _year(newest) - _year(figure) > years:
            return
        yield figure


def _year(figure: Figure) -> int:
    """The first year that the period names: 2024 of "2024/25", 2025 of "VT 2025"."""
    found = YEAR.search(figure.period)
    return int(found[0]) if found else 0
