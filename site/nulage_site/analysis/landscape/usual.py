"""What is usual for a principal whose pupils have this background, in each measure and period?"""

from collections.abc import Callable
from functools import cache

from nulage_site.analysis.comparison.expected import Expected, Fit, fit
from nulage_site.analysis.landscape.everybody import Everybody
from nulage_site.method import Method


class Usual:
    """Lines drawn once for each measure and period, through all principals whose pupils are counted.

    A measure has a line for each beginning of its list of covariates: a principal whose last covariate is
    withheld is compared on the line that goes without it.
    """

    def __init__(self, everybody: Everybody, method: Method) -> None:
        self._everybody, self._method = everybody, method
        self.line: Callable[[str, str, str, int], Fit | None] = cache(self._line)

    def draw(self, periods: int) -> None:
        """Draw every line of the newest so many periods, so that later questions are cheap."""
        for school_form, indicator in self._everybody.measures:
            for period in self._everybody.periods(school_form, indicator)[:periods]:
                for covariates in range(len(self._at_hand(school_form, indicator, period))):
                    self.line(school_form, indicator, period, covariates + 1)

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

    def _at_hand(self, school_form: str, indicator: str, period: str) -> tuple[str, ...]:
        settings = self._method.indicators.get(indicator)
        wished = settings.covariates if settings else ()
        return tuple(each for each in wished if self._everybody.figures(school_form, each, period))

    def _line(self, school_form: str, indicator: str, period: str, covariates: int) -> Fit | None:
        """The line with the first so many covariates, or None when too few principals are on it."""
        points: list[tuple[tuple[float, float], tuple[float, ...]]] = []
        for principal_id, figure in self._everybody.figures(school_form, indicator, period).items():
            weight = self._everybody.weight(principal_id, figure)
            background = self.background(principal_id, school_form, indicator, period)
            if weight and len(background) >= covariates:
                points.append((weight, background[:covariates]))
        if len(points) < self._method.expectation.least_principals.value:
            return None
        reached, of = zip(*(weight for weight, _ in points), strict=True)
        return fit(reached, of, [background for _, background in points])
