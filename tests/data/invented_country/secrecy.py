"""What is printed of what has been counted, so that nobody can be made out?"""

from collections.abc import Sequence

from invented_country.model import Principal
from invented_country.results import Tally
from nulage_site.model import Indicator

MISSING, WITHHELD, MAJORITY, NOT_REPORTED = ".", "..", "...", "-"
FEW_PUPILS = 10
FEW_ANSWERS = 5
FEW_FOR_STAFF = 20
"""Units with fewer pupils than this have so few teachers that nothing is printed of them."""

Cell = int | float | str


def cell(tally: Tally | None, indicator: Indicator, owner: Principal | None) -> Cell:
    """A number with the decimals that the source gives, or the sign that stands in its place.

    `owner` is None for the nation. The limits are those that the real files show: no share with fewer than ten
    pupils on either side, no costs of independent principals, no survey with fewer than five answers.
    """
    if indicator.conditions == "costs" and owner and owner.independent and owner.reports:
        return WITHHELD
    if tally is None:
        return MISSING
    if owner and (sign := _sign(tally, indicator)):
        return sign
    return printed(tally.value(indicator), indicator)


def printed(value: float, indicator: Indicator) -> int | float:
    """`value` with the indicator's decimals; kronor for each child in whole hundreds."""
    if indicator.unit == "kr":
        return round(value, -2) if value > 9999 else round(value, -1)
    return round(value, indicator.decimals) if indicator.decimals else round(value)


def protect_the_only_one(cells: Sequence[Cell], tallies: Sequence[Tally | None], own: Cell) -> list[Cell]:
    """`cells` of one principal's units, and where exactly one of them is hidden, the next smallest too.

    Otherwise the hidden one could be had from the principal's own number (`own`) and those of the others.
    """
    protected = list(cells)
    hidden = [cell in {WITHHELD, MAJORITY} for cell in cells]
    shown = [place for place, cell in enumerate(cells) if not isinstance(cell, str)]
    if sum(hidden) == 1 and shown and not isinstance(own, str):
        smallest = min(shown, key=lambda place: tally.of if (tally := tallies[place]) else 0.0)
        protected[smallest] = WITHHELD
    return protected


def _sign(tally: Tally, indicator: Indicator) -> str:
    if indicator.survey:
        return NOT_REPORTED if tally.people < FEW_ANSWERS else ""
    if indicator.conditions == "staff":
        return WITHHELD if tally.people < FEW_FOR_STAFF else ""
    if indicator.kind == "share":
        if tally.amount < FEW_PUPILS:
            return WITHHELD
        return MAJORITY if tally.of - tally.amount < FEW_PUPILS else ""
    few = indicator.kind == "mean" and tally.people < FEW_PUPILS
    return WITHHELD if few else ""
