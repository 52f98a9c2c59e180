"""What are everybody's figures of one measure and one period, and of how many pupils?"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from nulage_site.analysis.comparison.counts import TOLERANCE, recover
from nulage_site.analysis.country import Country
from nulage_site.analysis.disclosure.rules import may_count
from nulage_site.analysis.landscape.columns import Columns, Numbers, Question
from nulage_site.analysis.moved import Moved
from nulage_site.analysis.rows import Measure, series, since_break
from nulage_site.findings import Counts
from nulage_site.method import Method
from nulage_site.model import Figure, Indicator

Positions = NDArray[np.intp]
NOWHERE: Positions = np.array([], dtype=np.intp)

NEARLY_ALL = ("withheld_majority", "approximate")
"""Statuses of a share that is not told, of which it is known that few did not reach it."""

question: Callable[[Figure], Question] = attrgetter("school_form", "indicator", "period")
"""What a figure answers, whoever's it is."""

KEPT = 64
"""How many principals' own figures are kept at hand: those whose pages are being made."""


class Everybody:
    """The principals' own figures, as their pages show them, gathered once.

    With the `last` that there was, whoever's figures have not moved since is not gathered again.
    """

    def __init__(
        self,
        country: Country,
        indicators: Mapping[str, Indicator],
        method: Method,
        last: "Everybody | None" = None,
    ) -> None:
        self.principals = {each.id: each for each in country.principals}
        self._country, self._indicators, self._method = country, indicators, method
        self._nation = {question(each): each for each in country.nation}
        self._sizes_source = next((each.id for each in country.sources if each.format == "siris"), "")
        self._places = {id_: place for place, id_ in enumerate(self.principals)}
        self._telling_size = {*method.measures.pupils, *method.measures.teachers}
        self._cohorts = {id_: settings.cohort for id_, settings in method.indicators.items()}
        self.own = lru_cache(KEPT)(self._own)
        """A principal's figures by school form and indicator, newest first. Raises KeyError for nobody."""
        moved = last.moved(country, indicators, method) if last else None
        whose = [id_ for id_ in self.principals if moved is None or id_ in moved.principals]
        self.columns = Columns(len(self.principals))
        if last and moved:
            self.columns = last.columns.without([self._places[id_] for id_ in whose])
        for principal_id in whose:
            self._gather(principal_id)

    def moved(self, country: Country, indicators: Mapping[str, Indicator], method: Method) -> Moved | None:
        """What figures of a country are others than these; None where nobody can tell."""
        same = (self._indicators, self._method) == (indicators, method)
        return country.moved_since(self._country) if same else None

    def _own(self, principal_id: str) -> Mapping[Measure, tuple[Figure, ...]]:
        if principal_id not in self.principals:
            raise KeyError(principal_id)
        known = self._country.measured(principal_id)
        return {key: since_break(figures, self._indicators[key[1]]) for key, figures in known.items()}

    def _gather(self, principal_id: str) -> None:
        """Put what a principal has in the columns."""
        place, shown = self._places[principal_id], self._country.own_figures(principal_id)
        columns = self.columns
        keys = [*map(question, shown)]
        counted = dict(zip(keys, shown, strict=True))
        self._size_cohorts(principal_id, shown)
        for figure in self._country.beside(principal_id):
            if self._as_good(counted[question(figure)], figure):
                counted[question(figure)] = figure
                self._size_cohorts(principal_id, (figure,))
        for key, figure in zip(keys, shown, strict=True):
            values = columns.numbers(columns.values, key)
            if figure.value is not None or figure.status in NEARLY_ALL:
                columns.answers(key, place)
            if figure.value is not None:
                values[place] = figure.value
                if pupils := self._count(principal_id, counted[key]):
                    columns.counts(key, place, pupils)
        of_size = [each for each in shown if each.indicator in self._telling_size]
        for measure, figures in series(of_size).items():
            known = since_break(figures, self._indicators[measure[1]])
            newest = next((figure.value for figure in known if figure.value is not None), None)
            if newest is not None:
                columns.numbers(columns.newest, measure)[place] = newest

    def _size_cohorts(self, principal_id: str, figures: Iterable[Figure]) -> None:
        sizes = self.columns.sizes.setdefault(self._places[principal_id], {})
        for figure in figures:
            if figure.n is not None and (name := self._cohorts.get(figure.indicator)):
                sizes.setdefault((figure.school_form, name, figure.period), figure.n)

    def _as_good(self, shown: Figure, other: Figure) -> bool:
        """Whether another source's share of a large group is near enough to count the pupils by."""
        if shown.n is not None or other.n is None or shown.value is None or other.value is None:
            return False
        apart, evidence = abs(shown.value - other.value), self._method.evidence
        return other.n >= evidence.large_group.value and apart <= evidence.close_share.value + TOLERANCE

    def _count(self, principal_id: str, figure: Figure) -> tuple[int, int] | None:
        """How many reached of how many, when they can be counted and may be told."""
        settings = self._method.indicators.get(figure.indicator)
        of = self.size(principal_id, figure) if settings and settings.counts else None
        if of is None or figure.value is None:
            return None
        reached = recover(figure.value, of, self.decimals(figure))
        if reached is None or not may_count(reached, of, self._method.disclosure):
            return None
        return reached, of

    def answering(self, questions: Iterable[Question]) -> set[str]:
        """Whoever has a figure of any of them that can be compared with others."""
        answers = [self.columns.answering[each] for each in questions if each in self.columns.answering]
        asked = np.logical_or.reduce(answers or [np.zeros(0, dtype=np.bool_)])
        return {id_ for id_, has in zip(self.principals, asked.tolist(), strict=False) if has}

    def has(self, school_form: str, indicator: str, period: str) -> bool:
        """Whether anybody has a figure of that measure and period, also one without a value."""
        return (school_form, indicator, period) in self.columns.values

    def values(self, school_form: str, indicator: str, period: str) -> Iterator[tuple[str, float]]:
        """Everybody who has a value of one measure and period, and what it is."""
        if (values := self.columns.values.get((school_form, indicator, period))) is not None:
            pairs = zip(self.principals, values.tolist(), strict=True)
            yield from ((id_, value) for id_, value in pairs if not math.isnan(value))

    def places(self, principal_ids: Iterable[str]) -> Positions:
        """Where the columns hold those of the principals that there are."""
        return np.array([self._places[id_] for id_ in principal_ids if id_ in self._places], dtype=np.intp)

    def values_of(self, places: Positions, school_form: str, indicator: str, period: str) -> list[float]:
        """The values of one measure and period that those at these places have."""
        column = self.columns.values.get((school_form, indicator, period))
        values: list[float] = [] if column is None else column[places].tolist()
        return [value for value in values if not math.isnan(value)]

    @property
    def questions(self) -> list[Question]:
        """All that anybody has a figure of."""
        return list(self.columns.values)

    @property
    def measures(self) -> list[Measure]:
        """Each school form and indicator that anybody has a figure of."""
        return list(dict.fromkeys((form, indicator) for form, indicator, _ in self.columns.values))

    def periods(self, school_form: str, indicator: str) -> list[str]:
        """The periods that anybody has a figure of, newest first."""
        return sorted(
            (p for form, id_, p in self.columns.values if (form, id_) == (school_form, indicator)),
            reverse=True,
        )

    def value(self, principal_id: str, school_form: str, indicator: str, period: str) -> float | None:
        """One figure's value, or None when there is no such figure or it has none."""
        return self._at(self.columns.values.get((school_form, indicator, period)), principal_id)

    def _at(self, column: Numbers | None, principal_id: str) -> float | None:
        """The principal's number in a column, or None where it has none."""
        if column is None or (place := self._places.get(principal_id)) is None:
            return None
        value = float(column[place])
        return None if math.isnan(value) else value

    def nation(self, figure: Figure) -> float | None:
        """The nation's value of the same measure and period."""
        nation = self._nation.get(question(figure))
        return nation.value if nation else None

    def size(self, principal_id: str, figure: Figure) -> int | None:
        """How many pupils a figure speaks of: its own number, or that of its cohort in the same period."""
        settings = self._method.indicators.get(figure.indicator)
        if not settings or not settings.counts or figure.n is not None:
            return figure.n
        cohort = figure.school_form, settings.cohort or "", figure.period
        return self.columns.sizes[self._places[principal_id]].get(cohort)

    def counts(self, principal_id: str, figure: Figure) -> Counts | None:
        """The pupils behind a share that its page shows, when they can be counted and may be told.

        Where another source's share is nearly the same, its pupils are counted, and it is named.
        """
        counted = self.columns.counted.get(question(figure))
        if counted is None:
            return None
        reached, of = counted[self._places[principal_id]].tolist()
        return Counts(reached, of, self._sizes_source or figure.source) if of else None

    def counted(self, school_form: str, indicator: str, period: str) -> Iterator[Counts]:
        """The pupils of everybody whose pupils can be counted in that measure and period."""
        if (counted := self.columns.counted.get((school_form, indicator, period))) is not None:
            yield from (Counts(reached, of, self._sizes_source) for reached, of in counted.tolist() if of)

    def weights(
        self, school_form: str, indicator: str, period: str
    ) -> Iterator[tuple[str, tuple[float, float]]]:
        """How many reached of how many, of everybody on the line that is drawn.

        Where a cohort's size is never published, a municipality's is taken for an even part of its pupils.
        """
        counted, places = self.columns.counted.get((school_form, indicator, period)), self._places
        grades, measures = self._method.indicators[indicator].grades, self._method.measures.pupils
        for id_, value in self.values(school_form, indicator, period):
            reached, of = counted[places[id_]].tolist() if counted is not None else (0, 0)
            is_municipality = self.principals[id_].type == "municipality"
            if of:
                yield id_, (reached, of)
            elif grades and is_municipality and (pupils := self.newest(id_, school_form, measures)):
                yield id_, (value / 100 * (pupils / grades), pupils / grades)

    def newest(self, principal_id: str, school_form: str, indicators: Iterable[str]) -> float | None:
        """The newest value of the first of the indicators that the principal has one of.

        They are such as tell how large a principal is.
        """
        columns = (self.columns.newest.get((school_form, indicator)) for indicator in indicators)
        values = (self._at(column, principal_id) for column in columns)
        return next((value for value in values if value is not None), None)

    def decimals(self, figure: Figure) -> int:
        """How many decimals the figure's source gives."""
        return figure.decimals if figure.decimals is not None else self._indicators[figure.indicator].decimals
