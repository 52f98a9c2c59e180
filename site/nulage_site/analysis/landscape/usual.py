"""What is usual for a principal whose pupils have this background, in each measure and period?"""

from functools import cache, lru_cache

from nulage_site.analysis.comparison.expected import Expected, Fit, fit
from nulage_site.analysis.landscape.everybody import Everybody
from nulage_site.asking import Ask, afresh
from nulage_site.method import Method

Point = tuple[tuple[float, float], tuple[float, ...]]
"""How many pupils of a principal reached of how many, and what is known of their background."""
Line = tuple[str, str, str, int]
"""A school form, an indicator and a period, and how many covariates are looked at."""


class Usual:
    """Lines drawn once for each measure and period, through all principals whose pupils are counted.

    A measure has a line for each beginning of its list of covariates: a principal whose last covariate is
    withheld is compared on the line that goes without it.
    """

    def __init__(self, everybody: Everybody, method: Method) -> None:
        self._everybody, self._method = everybody, method
        self._lines: dict[Line, Fit | None] = {}
        self._points = lru_cache(1)(self._find_points)  # one measure's lines are drawn one after another
        self._at_hand = cache(self._find_at_hand)
        self._drawn_first: frozenset[Line] = frozenset()

    def draw(self, periods: int, ask: Ask) -> None:
        """Draw every line of the newest so many periods, so that later questions are cheap.

        It is drawn through `ask`: most figures are on few lines.
        """
        for school_form, indicator in self._everybody.measures:
            for period in self._everybody.periods(school_form, indicator)[:periods]:
                for covariates in range(len(self._at_hand(school_form, indicator, period))):
                    line = school_form, indicator, period, covariates + 1
                    self._lines[line] = self._drawn(*line, ask)
        self._drawn_first = frozenset(self._lines)

    def told(self, school_form: str, indicator: str, period: str) -> tuple[object, ...]:
        """All lines of a measure and period, to the last bit; of an old one, seldom drawn, its points."""
        at_hand = self._at_hand(school_form, indicator, period)
        lines = [(school_form, indicator, period, number + 1) for number in range(len(at_hand))]
        if self._drawn_first.issuperset(lines):
            return at_hand, *(line and line.exactly for line in map(self._lines.__getitem__, lines))
        return at_hand, self._points(school_form, indicator, period)

    def line(self, school_form: str, indicator: str, period: str, covariates: int) -> Fit | None:
        """The line with the first so many covariates, or None when too few principals are on it."""
        line = school_form, indicator, period, covariates
        if line not in self._lines:
            self._lines[line] = self._drawn(*line, afresh)
        return self._lines[line]

    def expected(self, principal_id: str, school_form: str, indicator: str, period: str) -> Expected | None:
        """What is usual, 0 to 1; None without covariates, or outside the range that the line was drawn in."""
        background = self.background(principal_id, school_form, indicator, period)
        line = self.line(school_form, indicator, period, len(background)) if background else None
        return line.expected(background) if line else None

    def fullest(self, school_form: str, indicator: str, period: str) -> Fit | None:
        """The line with every covariate at hand."""
        return self.line(school_form, indicator, period, len(self._at_hand(school_form, indicator, period)))

    def background(
        self, principal_id: str, school_form: str, indicator: str, period: str
    ) -> tuple[float, ...]:
        """The principal's covariates in the order of the method, up to the first that is not known."""
        known = []
        for covariate in self._at_hand(school_form, indicator, period):
            value = self._everybody.value(principal_id, school_form, covariate, period)
            if value is None:
                break
            known.append(value)
        return tuple(known)

    def absent(self, school_form: str, indicator: str, period: str) -> tuple[str, ...]:
        """The covariates that the method wishes for and that no source carries."""
        settings = self._method.indicators[indicator]
        at_hand = self._at_hand(school_form, indicator, period)
        return tuple(each for each in settings.covariates if each not in at_hand)

    def _find_at_hand(self, school_form: str, indicator: str, period: str) -> tuple[str, ...]:
        settings = self._method.indicators.get(indicator)
        wished = settings.covariates if settings else ()
        return tuple(each for each in wished if self._everybody.has(school_form, each, period))

    def _drawn(self, school_form: str, indicator: str, period: str, covariates: int, ask: Ask) -> Fit | None:
        points = [
            (weight, background[:covariates])
            for weight, background in self._points(school_form, indicator, period)
            if len(background) >= covariates
        ]
        if len(points) < self._method.expectation.least_principals.value:
            return None
        reached, of = zip(*(weight for weight, _ in points), strict=True)
        return ask(fit, reached, of, [background for _, background in points])

    def _find_points(self, school_form: str, indicator: str, period: str) -> list[Point]:
        """Everybody whose pupils are counted."""
        return [
            (weight, self.background(id_, school_form, indicator, period))
            for id_, weight in self._everybody.weights(school_form, indicator, period)
        ]
