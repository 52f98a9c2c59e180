"""Which of the principal's own figures stand beside a question about a sub-goal?"""

from collections.abc import Iterable
from dataclasses import dataclass

from nulage_forms.catalogue.published import Edition, PublishedFigure
from nulage_forms.model import ShownFigure
from nulage_forms.swedish import NEARLY_ALL, SCALES, amount_text, figure_text, period_text


@dataclass(frozen=True, slots=True)
class Absence:
    """Indicators that have no value for one and the same reason; `period` is empty unless they share it."""

    reason: str
    period: str
    indicators: tuple[str, ...]

    @property
    def text(self) -> str:
        """`8 indikatorer, våren 2025: enkäten gjordes inte det här året`."""
        count = len(self.indicators)
        about = f"{count} indikatorer" if count > 1 else self.indicators[0]
        period = f", {self.period}" if self.period else ""
        return f"{about}{period}: {self.reason[:1].lower()}{self.reason[1:]}"


def absences(figures: Iterable[ShownFigure]) -> tuple[Absence, ...]:
    """The figures without a value, gathered by their reason, so that it is said once."""
    missing = [figure for figure in figures if not figure.value]
    return tuple(
        _absence(reason, [figure for figure in missing if figure.reason == reason])
        for reason in dict.fromkeys(figure.reason for figure in missing)
    )


def _absence(reason: str, figures: list[ShownFigure]) -> Absence:
    periods = {figure.period for figure in figures}
    return Absence(
        reason, periods.pop() if len(periods) == 1 else "", tuple(figure.name for figure in figures)
    )


def beside(
    edition: Edition, figures: Iterable[PublishedFigure], school_form: str, sub_goal: str
) -> tuple[ShownFigure, ...]:
    """The latest figure of each of the sub-goal's indicators, in the quality system's order."""
    indicators = edition.quality_system.indicators
    own: dict[str, list[PublishedFigure]] = {each.id: [] for each in indicators if each.sub_goal == sub_goal}
    for figure in figures:
        if figure.school_form == school_form and figure.indicator in own:
            own[figure.indicator].append(figure)
    return tuple(shown(edition, _latest(found)) for found in own.values() if found)


def _latest(figures: list[PublishedFigure]) -> PublishedFigure:
    """The figure of the last period; where two sources speak of it, one that has a value."""
    return max(figures, key=lambda figure: (figure.period, figure.value is not None))


def shown(edition: Edition, figure: PublishedFigure) -> ShownFigure:
    """A figure of one of the edition's indicators in words, with what is expected and the nation's then.

    Of staff and costs nothing is expected: what is published there is the middle of similar principals.
    """
    indicator = edition.indicators[figure.indicator]
    expected = figure.expected if indicator.sub_goal else None
    nation = edition.nation.get(figure.place)
    value = figure_text(figure, indicator)
    return ShownFigure(
        name=indicator.name,
        value=value,
        period=period_text(figure.period),
        nation=figure_text(nation, indicator) if nation else "",
        expected=amount_text(expected, indicator) if expected is not None else "",
        reason="" if value not in ("", NEARLY_ALL) else figure.reason or "Det finns ingen uppgift.",
        scale=SCALES.get(indicator.unit, ""),
    )
