"""Does a survey's mean differ from the usual one by more than answers do by chance?"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import ndtri

from nulage_site.analysis.landscape.beside import differences
from nulage_site.analysis.landscape.everybody import Everybody
from nulage_site.findings import Comparison, EvidenceClass
from nulage_site.method import Method
from nulage_site.model import Figure, Indicator


@dataclass(frozen=True, slots=True)
class Answers:
    """One survey question: the median of each type of principal, and a variance for one pupil."""

    medians: dict[str, float]
    variance_of_one: float


class Surveys:
    """Compares survey means, 0 to 10, with the median of principals of the same type.

    The nation would be the wrong reference: staff of independent principals answer otherwise throughout.
    """

    def __init__(self, everybody: Everybody, method: Method) -> None:
        self._everybody, self._method = everybody, method
        self.answers = cache(self._find_answers)
        """What there is to compare one question with, by school form, indicator and period."""
        self._z = float(ndtri(method.classes.survey_level.value))

    def compared(self, principal_id: str, figure: Figure, indicator: Indicator) -> Comparison:
        """The mean beside the median of its type; class D when nothing says that they differ."""
        settings = self._method.indicators[figure.indicator]
        delta = settings.delta or 0.0
        nation = self._everybody.nation(figure)
        answers = self.answers(figure.school_form, figure.indicator, figure.period)
        median = answers.medians.get(self._everybody.principals[principal_id].type)
        pupils = self._pupils(principal_id, figure.school_form)
        if median is None or figure.value is None:
            return Comparison(figure, "survey", "C", nation=nation, delta=delta)
        class_: EvidenceClass = "C"
        if pupils:
            chance = self._z * math.sqrt(answers.variance_of_one / pupils)
            steps = (settings.least_steps or 0) * 10.0**-indicator.decimals
            least = max(self._method.classes.survey_deltas.value * delta, chance, steps)
            class_ = "B" if abs(figure.value - median) >= least - 1e-9 else "D"
        return Comparison(
            figure,
            "survey",
            class_,
            nation=nation,
            delta=delta,
            reference="type_median",
            expected=median,
            **differences(figure.value, median, nation),
        )

    def _pupils(self, principal_id: str, school_form: str) -> float | None:
        """All pupils of the school form in the latest school year; how many answered is not published."""
        return self._everybody.newest(principal_id, school_form, self._method.measures.pupils)

    def _find_answers(self, school_form: str, indicator: str, period: str) -> Answers:
        types: dict[str, list[float]] = {}
        squares: list[tuple[float, float]] = []
        given = list(self._everybody.values(school_form, indicator, period))
        for principal_id, value in given:
            types.setdefault(self._everybody.principals[principal_id].type, []).append(value)
        least = self._method.conditions.least_group.value
        medians = {type_: float(np.median(values)) for type_, values in types.items() if len(values) >= least}
        for principal_id, value in given:
            median = medians.get(self._everybody.principals[principal_id].type)
            pupils = self._pupils(principal_id, school_form)
            if median is not None and pupils:
                squares.append((1 / pupils, (value - median) ** 2))
        return Answers(medians, self._variance(squares, indicator))

    def _variance(self, squares: Sequence[tuple[float, float]], indicator: str) -> float:
        """The slope of squared differences over one by pupils; the method's own where that says nothing."""
        stated = self._method.indicators[indicator].survey_c or 0.0
        if len(squares) < self._method.expectation.least_principals.value:
            return stated
        of_one, square = np.array(squares).T
        slope = float(np.polyfit(of_one, square, 1)[0]) if np.ptp(of_one) else 0.0
        return slope if slope > 0 else stated
