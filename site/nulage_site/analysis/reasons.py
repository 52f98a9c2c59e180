"""Why is there no value, in words that the content gives?"""

from collections.abc import Mapping
from functools import cache

from nulage_site.model import Figure, Indicator, PrincipalType, QualitySystem, SignText, Source, Status
from nulage_site.swedish import STATUS_WORDS


class Reasons:
    """The texts of signs.toml, by the format that a figure comes from."""

    def __init__(self, system: QualitySystem, formats: Mapping[str, str]) -> None:
        """`formats` is the format of each source, by the source's id."""
        self._signs = system.signs
        self._formats = formats
        self._indicators = {indicator.id: indicator for indicator in system.indicators}
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
