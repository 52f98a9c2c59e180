"""Whose distance to the nation has changed over the years, more than cohorts that differ would make it?"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from statistics import median

import numpy as np

from nulage_site.analysis.areas.case import Gap, Key
from nulage_site.analysis.comparison.trend import cochran_armitage, two_sided
from nulage_site.findings import Counts
from nulage_site.method import Method
from nulage_site.model import Figure

Years = Mapping[Key, tuple[Figure, ...]]
"""A principal's figures of each measure whose pupils may be counted, oldest first.

What came before a break is not there.
"""


@dataclass(frozen=True, slots=True)
class Followed:
    """A series of counted pupils, with the nation's share, 0 to 1, of each year."""

    figures: tuple[Figure, ...]
    years: tuple[int, ...]
    reached: tuple[int, ...]
    of: tuple[int, ...]
    nation: tuple[float, ...]

    @property
    def dispersion(self) -> float:
        """How many times the variance of chance the cohorts have around a steady change of their distance."""
        t, k, n, p = (
            np.asarray(each, dtype=np.float64) for each in (self.years, self.reached, self.of, self.nation)
        )
        line = np.polynomial.Polynomial.fit(t, k / n - p, 1, w=np.sqrt(n))
        usual = np.clip(p + line(t), 1 / n.sum(), 1 - 1 / n.sum())
        return float((np.square(k - n * usual) / (n * usual * (1 - usual))).sum() / (len(k) - 2))


class Gaps:
    """The trends of everybody's distance to the nation, with one measure of how much cohorts differ.

    `years` gives a principal's series; `counts` and `nation` what is known of one figure; `of_each` what is
    made of each principal.
    """

    def __init__(
        self,
        years: Callable[[str], Years],
        counts: Callable[[str, Figure], Counts | None],
        nation: Callable[[Figure], float | None],
        method: Method,
        of_each: Callable[[Callable[[str], list[float]]], Mapping[str, list[float]]],
    ) -> None:
        self._years, self._counts, self._nation, self._method = years, counts, nation, method
        self._followed = lru_cache(1)(lambda id_: tuple(self._find_followed(id_)))  # asked for twice in a row
        spreads = [*chain.from_iterable(of_each(self._dispersions).values())]
        self.usual_dispersion = median(spreads) if spreads else 1.0

    def followed(self, principal_id: str) -> frozenset[Key]:
        """The measures of which there are years enough to see a trend."""
        return frozenset(key for key, _ in self._followed(principal_id))

    def changed(self, principal_id: str) -> tuple[Gap, ...]:
        """The measures of which the distance to the nation has changed one way, as far as is worth a word."""
        return tuple(gap for key, one in self._followed(principal_id) if (gap := self._changed(key, one)))

    def _dispersions(self, principal_id: str) -> list[float]:
        return [one.dispersion for _, one in self._followed(principal_id)]

    def _changed(self, key: Key, one: Followed) -> Gap | None:
        dispersion = max(1.0, self.usual_dispersion, one.dispersion)
        z = cochran_armitage(one.years, one.reached, one.of, one.nation, dispersion)
        first, last = (one.reached[at] / one.of[at] - one.nation[at] for at in (0, -1))
        least = (self._method.indicators[key[1]].delta or 0.0) / 100
        change = last - first
        if two_sided(z) >= self._method.trend.level.value or abs(change) < least or change * z < 0:
            return None
        return Gap(key, one.figures[0], one.figures[-1], 100 * one.nation[0], 100 * one.nation[-1])

    def _find_followed(self, principal_id: str) -> Iterator[tuple[Key, Followed]]:
        """Each series that ends in its newest figure, and has as many counted years as a trend needs."""
        least = self._method.trend.least_years.value
        for key, figures in self._years(principal_id).items():
            if len(figures) < least or not self._counts(principal_id, figures[-1]):
                continue
            known = [
                (figure, counts, nation / 100)
                for figure in figures
                if (counts := self._counts(principal_id, figure))
                and (nation := self._nation(figure)) is not None
            ]
            if len(known) >= least and known[-1][0] is figures[-1]:
                yield (
                    key,
                    Followed(
                        figures=tuple(figure for figure, _, _ in known),
                        years=tuple(int(figure.period[:4]) for figure, _, _ in known),
                        reached=tuple(counts.reached for _, counts, _ in known),
                        of=tuple(counts.of for _, counts, _ in known),
                        nation=tuple(nation for _, _, nation in known),
                    ),
                )
