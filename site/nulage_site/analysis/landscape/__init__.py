"""What does each figure of each principal look like beside those of the whole country?"""

from collections.abc import Iterable, Iterator, Mapping

from nulage_site.analysis.comparison.expected import Fit
from nulage_site.analysis.country import Country
from nulage_site.analysis.landscape.columns import Question
from nulage_site.analysis.landscape.conditions import Conditions, Peers
from nulage_site.analysis.landscape.everybody import NEARLY_ALL, Everybody
from nulage_site.analysis.landscape.shares import Shares
from nulage_site.analysis.landscape.surveys import Surveys
from nulage_site.analysis.landscape.usual import Usual
from nulage_site.asking import Ask, afresh
from nulage_site.findings import Comparison, Counts, SimilarValues
from nulage_site.lately import keep_last, last_of
from nulage_site.method import Method
from nulage_site.model import Figure, QualitySystem

__all__ = ["Landscape"]


class Landscape:
    """Everything national is reckoned once; after that the comparisons of one principal are cheap.

    `peers` gives the similar principals of a principal; without any, no condition stands out.
    Each line is drawn through `ask`.
    """

    def __init__(
        self,
        country: Country,
        quality_system: QualitySystem,
        method: Method,
        peers: Peers = lambda _: (),
        ask: Ask = afresh,
    ) -> None:
        self._indicators = {each.id: each for each in quality_system.indicators}
        self._method = method
        everybody = Everybody(country, self._indicators, method, last_of(Everybody))
        self._everybody = keep_last(Everybody, everybody)
        self._usual = Usual(self._everybody, method)
        self._shares = Shares(self._everybody, self._usual, method)
        self._surveys = Surveys(self._everybody, method)
        self._conditions = Conditions(self._everybody, peers, method)
        self._usual.draw(int(method.classes.earlier_years.value) + 1, ask)

    def comparisons(self, principal_id: str) -> tuple[Comparison, ...]:
        """The newest figure of every measure that the method speaks of, in the order of the page.

        Raises KeyError when there is no such principal.
        """
        return tuple(self._compared(principal_id))

    def comparisons_before(self, principal_id: str) -> tuple[Comparison, ...]:
        """The same of the figure before the newest, of each measure that has one."""
        return tuple(self._compared(principal_id, before=1))

    def counts(self, principal_id: str, figure: Figure) -> Counts | None:
        """The pupils behind a share, when they can be counted and may be told."""
        return self._everybody.counts(principal_id, figure)

    def counted(self, school_form: str, indicator: str) -> tuple[str, tuple[Counts, ...]]:
        """The newest period of a measure, and the pupils of everybody whose pupils can be counted in it."""
        period = next(iter(self._everybody.periods(school_form, indicator)), "")
        counted = self._everybody.counted(school_form, indicator, period)
        return period, tuple(sorted(counted, key=lambda each: (each.of, each.reached)))

    def nation(self, figure: Figure) -> float | None:
        """The nation's value of the same measure and period."""
        return self._everybody.nation(figure)

    def similar_values(self, principal_id: str, figure: Figure) -> SimilarValues | None:
        """What similar principals have published of the same; None when too few of them have."""
        return self._conditions.similar_values(principal_id, figure)

    def line(self, school_form: str, indicator: str, period: str) -> Fit | None:
        """The line of expected values with every covariate at hand, or None where too few are counted."""
        return self._usual.fullest(school_form, indicator, period)

    def over_the_years(self, principal_id: str, school_form: str, indicator: str) -> tuple[Comparison, ...]:
        """A share as it would have been compared each year, oldest first, with what was known then."""
        own = self._everybody.own(principal_id).get((school_form, indicator), ())
        return tuple(self._one(principal_id, own[number:]) for number in reversed(range(len(own))))

    @property
    def questions(self) -> list[Question]:
        """All that anybody can be compared in."""
        return [each for each in self._everybody.questions if each[1] in self._method.indicators]

    def behind(self) -> Mapping[Question, object]:
        """What the answers to each question are compared with: what is found of all of them, told exactly.

        A principal is compared with that, with similar principals and with the nation, and with nothing else.
        """
        return {question: self._behind(*question) for question in self.questions}

    def resting_on(self, questions: Iterable[Question]) -> set[str]:
        """The principals that are compared with others in any of these questions."""
        return self._everybody.answering(questions)

    def _behind(self, school_form: str, indicator: str, period: str) -> object:
        if self._indicators[indicator].conditions:
            return self._conditions.wide(school_form, indicator, period)
        if self._indicators[indicator].survey:
            return self._surveys.answers(school_form, indicator, period)
        return self._usual.told(school_form, indicator, period)

    def _compared(self, principal_id: str, before: int = 0) -> Iterator[Comparison]:
        for (_, indicator), own in self._everybody.own(principal_id).items():
            if indicator in self._method.indicators and len(own) > before:
                yield self._one(principal_id, own[before:])

    def _one(self, principal_id: str, own: tuple[Figure, ...]) -> Comparison:
        figure, indicator = own[0], self._indicators[own[0].indicator]
        nearly_all = figure.status in NEARLY_ALL
        if figure.value is None and not (nearly_all and indicator.kind == "share" and indicator.sub_goal):
            return Comparison(figure, "none", "E", nation=self._everybody.nation(figure))
        if indicator.conditions:
            return self._conditions.compared(principal_id, figure)
        if indicator.survey:
            return self._surveys.compared(principal_id, figure, indicator)
        return self._shares.compared(principal_id, own)
