"""Why is there no value, in words that the content gives?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from nulage_site.model import Figure, Indicator, PrincipalType, QualitySystem, SignText, Source, Status
from nulage_site.swedish import STATUS_WORDS

Answered = Collection[tuple[str, str | None, str]]
"""School forms, sub-goals and periods."""


class Reasons:
    """The texts of signs.toml, by the format that a figure comes from."""

    def __init__(self, system: QualitySystem, formats: Mapping[str, str]) -> None:
        """`formats` is the format of each source, by the source's id."""
        self._signs = system.signs
        self._formats = formats
        self._indicators = {indicator.id: indicator for indicator in system.indicators}
        self._surveys = {each.id: each.sub_goal for each in system.indicators if each.survey}
        self._narrowest = cache(self._find_narrowest)

    def of(
        self, figure: Figure, principal_type: PrincipalType | None, *, others_answered: bool = False
    ) -> str:
        """The reason why the figure has no value, or an empty text when it has one.

        Of the rows that fit, the one that narrows most is used. `principal_type` is None for the nation;
        `others_answered` if others of the same place answered the survey that the figure is of.
        """
        if figure.value is not None:
            return ""
        return self._narrowest(
            figure.indicator, figure.source, figure.status, principal_type, others_answered
        )

    def of_place(self, figures: Sequence[Figure], principal_type: PrincipalType | None) -> list[str]:
        """The reasons of all figures of one place, in their order."""
        answered = self.answered(figures)
        return [
            self.of(each, principal_type, others_answered=self.beside_answers(each, answered))
            for each in figures
        ]

    def answered(self, figures: Iterable[Figure]) -> Answered:
        """Which surveys somebody answered, of a place's figures."""
        surveys = self._surveys
        return {
            (each.school_form, surveys[each.indicator], each.period)
            for each in figures
            if each.indicator in surveys and each.status != "missing"
        }

    def beside_answers(self, figure: Figure, answered: Answered) -> bool:
        """Whether others answered the survey that nobody answered whom the figure is of."""
        if not answered or figure.status != "missing" or figure.indicator not in self._surveys:
            return False
        return (figure.school_form, self._surveys[figure.indicator], figure.period) in answered

    def _find_narrowest(
        self,
        indicator_id: str,
        source: str,
        status: Status,
        principal_type: PrincipalType | None,
        others_answered: bool,
    ) -> str:
        indicator = self._indicators[indicator_id]
        fitting = [
            sign
            for sign in self._signs
            if sign.format == self._formats[source]
            and sign.status == status
            and _fits(sign, indicator, principal_type, others_answered)
        ]
        return max(fitting, key=_narrowness).text if fitting else STATUS_WORDS[status].capitalize()


def formats(sources: tuple[Source, ...]) -> dict[str, str]:
    """The format of each source, by its id."""
    return {source.id: source.format for source in sources}


def _fits(
    sign: SignText, indicator: Indicator, principal_type: PrincipalType | None, others_answered: bool
) -> bool:
    return (
        sign.survey in (None, indicator.survey)
        and sign.conditions in (None, indicator.conditions)
        and sign.principal_type in (None, principal_type)
        and sign.others_answered in (None, others_answered)
    )


def _narrowness(sign: SignText) -> int:
    parts = sign.survey, sign.conditions, sign.principal_type, sign.others_answered
    return sum(part is not None for part in parts)
