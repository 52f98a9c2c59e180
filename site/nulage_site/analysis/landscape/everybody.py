"""What are everybody's figures of one measure and one period, and of how many pupils?"""

from collections.abc import Iterable, Mapping
from itertools import groupby

from nulage_site.analysis.comparison.counts import recover
from nulage_site.analysis.country import Country
from nulage_site.analysis.disclosure.rules import may_count
from nulage_site.findings import Counts
from nulage_site.method import Method
from nulage_site.model import Figure, Indicator, Principal

Measure = tuple[str, str]
"""A school form and an indicator."""
Question = tuple[str, str, str]
"""A school form, an indicator and a period."""


class Everybody:
    """The principals' own figures, as their pages show them, gathered once."""

    def __init__(self, country: Country, indicators: Mapping[str, Indicator], method: Method) -> None:
        self.principals = {each.id: each for each in country.principals}
        self._indicators, self._method = indicators, method
        self._nation = {(each.school_form, each.indicator, each.period): each for each in country.nation}
        self._sizes_sources = [source.id for source in country.sources if source.format == "siris"]
        self._own: dict[str, dict[Measure, tuple[Figure, ...]]] = {}
        self._asked: dict[Question, dict[str, Figure]] = {}
        self._sizes: dict[tuple[str, str, str, str], int] = {}
        for principal in country.principals:
            self._take_in(principal, country.own_figures(principal.id))

    def _take_in(self, principal: Principal, figures: Iterable[Figure]) -> None:
        by_measure = groupby(figures, key=lambda each: (each.school_form, each.indicator))
        own = {measure: tuple(of_measure) for measure, of_measure in by_measure}
        self._own[principal.id] = own
        for (form, indicator), of_measure in own.items():
            settings = self._method.indicators.get(indicator)
            for figure in of_measure:
                self._asked.setdefault((form, indicator, figure.period), {})[principal.id] = figure
                if settings and settings.cohort and figure.n is not None:
                    self._sizes.setdefault((principal.id, form, settings.cohort, figure.period), figure.n)

    def own(self, principal_id: str) -> Mapping[Measure, tuple[Figure, ...]]:
        """A principal's figures by school form and indicator, newest first. Raises KeyError for nobody."""
        return self._own[principal_id]

    def figures(self, school_form: str, indicator: str, period: str) -> Mapping[str, Figure]:
        """Everybody's figures of one measure and period, by principal."""
        return self._asked.get((school_form, indicator, period), {})

    @property
    def measures(self) -> list[Measure]:
        """Each school form and indicator that anybody has a figure of."""
        return list(dict.fromkeys((form, indicator) for form, indicator, _ in self._asked))

    def periods(self, school_form: str, indicator: str) -> list[str]:
        """The periods that anybody has a figure of, newest first."""
        return sorted(
            (p for form, id_, p in self._asked if (form, id_) == (school_form, indicator)), reverse=True
        )

    def value(self, principal_id: str, school_form: str, indicator: str, period: str) -> float | None:
        """One figure's value, or None when there is no such figure or it has none."""
        figure = self.figures(school_form, indicator, period).get(principal_id)
        return figure.value if figure else None

    def nation(self, figure: Figure) -> float | None:
        """The nation's value of the same measure and period."""
        nation = self._nation.get((figure.school_form, figure.indicator, figure.period))
        return nation.value if nation else None

    def size(self, principal_id: str, figure: Figure) -> int | None:
        """How many pupils a figure speaks of: its own number, or that of its cohort in the same period."""
        settings = self._method.indicators.get(figure.indicator)
        if not settings or not settings.counts or figure.n is not None:
            return figure.n
        return self._sizes.get((principal_id, figure.school_form, settings.cohort or "", figure.period))

    def counts(self, principal_id: str, figure: Figure) -> Counts | None:
        """The pupils behind a share, when they can be counted and may be told."""
        of, settings = self.size(principal_id, figure), self._method.indicators.get(figure.indicator)
        if of is None or figure.value is None or not settings or not settings.counts:
            return None
        reached = recover(figure.value, of, self.decimals(figure))
        if reached is None or not may_count(reached, of, self._method.disclosure):
            return None
        return Counts(reached, of, self._counted_by(figure))

    def newest(self, principal_id: str, school_form: str, indicators: Iterable[str]) -> float | None:
        """The newest value of the first of the indicators that the principal has one of."""
        of_each = (self._own[principal_id].get((school_form, indicator), ()) for indicator in indicators)
        values = (figure.value for figures in of_each for figure in figures)
        return next((value for value in values if value is not None), None)

    def decimals(self, figure: Figure) -> int:
        """How many decimals the figure's source gives."""
        return figure.decimals if figure.decimals is not None else self._indicators[figure.indicator].decimals

    def _counted_by(self, figure: Figure) -> str:
        """The source of the number of pupils: only one kind of source gives such numbers."""
        return next(iter(self._sizes_sources), figure.source)
