"""What are everybody's figures of one measure and one period, and of how many pupils?"""

from collections.abc import Iterable, Mapping

from nulage_site.analysis.comparison.counts import TOLERANCE, recover
from nulage_site.analysis.country import Country
from nulage_site.analysis.disclosure.rules import may_count
from nulage_site.analysis.rows import series, since_break
from nulage_site.findings import Counts
from nulage_site.method import Method
from nulage_site.model import Figure, Indicator

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
        self._elsewhere: dict[tuple[str, Question], Figure] = {}
        for principal_id in self.principals:
            shown = country.own_figures(principal_id)
            self._own[principal_id] = {
                key: since_break(figures, indicators[key[1]]) for key, figures in series(shown).items()
            }
            for figure in shown:
                self._asked.setdefault(question(figure), {})[principal_id] = figure
                self._size_cohort(principal_id, figure)
            for figure in country.beside(principal_id):
                if self._as_good(principal_id, figure):
                    self._elsewhere[principal_id, question(figure)] = figure
                    self._size_cohort(principal_id, figure)

    def _size_cohort(self, principal_id: str, figure: Figure) -> None:
        settings = self._method.indicators.get(figure.indicator)
        if settings and settings.cohort and figure.n is not None:
            cohort = (principal_id, figure.school_form, settings.cohort, figure.period)
            self._sizes.setdefault(cohort, figure.n)

    def _as_good(self, principal_id: str, other: Figure) -> bool:
        """Whether another source's share of a large group is near enough to count the pupils by."""
        shown, evidence = self._asked[question(other)][principal_id], self._method.evidence
        if shown.n is not None or other.n is None or shown.value is None or other.value is None:
            return False
        apart = abs(shown.value - other.value)
        return other.n >= evidence.large_group.value and apart <= evidence.close_share.value + TOLERANCE

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
        nation = self._nation.get(question(figure))
        return nation.value if nation else None

    def size(self, principal_id: str, figure: Figure) -> int | None:
        """How many pupils a figure speaks of: its own number, or that of its cohort in the same period."""
        settings = self._method.indicators.get(figure.indicator)
        if not settings or not settings.counts or figure.n is not None:
            return figure.n
        return self._sizes.get((principal_id, figure.school_form, settings.cohort or "", figure.period))

    def counts(self, principal_id: str, figure: Figure) -> Counts | None:
        """The pupils behind a share, when they can be counted and may be told.

        Where another source's share is nearly the same, its pupils are counted, and it is named.
        """
        settings = self._method.indicators.get(figure.indicator)
        figure = self._elsewhere.get((principal_id, question(figure)), figure)
        of = self.size(principal_id, figure)
        if of is None or figure.value is None or not settings or not settings.counts:
            return None
        reached = recover(figure.value, of, self.decimals(figure))
        if reached is None or not may_count(reached, of, self._method.disclosure):
            return None
        return Counts(reached, of, next(iter(self._sizes_sources), figure.source))

    def weight(self, principal_id: str, figure: Figure) -> tuple[float, float] | None:
        """How many reached of how many, for the line that everybody is on.

        Where a cohort's size is never published, a municipality's is taken for an even part of its pupils.
        """
        if counts := self.counts(principal_id, figure):
            return counts.reached, counts.of
        settings, principal = self._method.indicators[figure.indicator], self.principals[principal_id]
        pupils = self.newest(principal_id, figure.school_form, self._method.measures.pupils)
        if not settings.grades or principal.type != "municipality" or figure.value is None or not pupils:
            return None
        of = pupils / settings.grades
        return figure.value / 100 * of, of

    def newest(self, principal_id: str, school_form: str, indicators: Iterable[str]) -> float | None:
        """The newest value of the first of the indicators that the principal has one of."""
        of_each = (self._own[principal_id].get((school_form, indicator), ()) for indicator in indicators)
        values = (figure.value for figures in of_each for figure in figures)
        return next((value for value in values if value is not None), None)

    def decimals(self, figure: Figure) -> int:
        """How many decimals the figure's source gives."""
        return figure.decimals if figure.decimals is not None else self._indicators[figure.indicator].decimals


def question(figure: Figure) -> Question:
    """What the figure answers, whoever's it is."""
    return figure.school_form, figure.indicator, figure.period
