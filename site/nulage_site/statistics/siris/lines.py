"""Which lines of the tidy table does one file give?"""

import math
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from nulage_site.model import NATION, Status
from nulage_site.statistics.account import Account
from nulage_site.statistics.siris.figures import Found, Owner, principal_of
from nulage_site.statistics.siris.nation import nations_figures


class Key(NamedTuple):
    """What there is one figure of."""

    principal_id: str
    unit_id: str
    school_form: str
    indicator: str
    period: str


class Line(NamedTuple):
    """A figure as the tidy table has it, and how far its table is trusted."""

    status: Status
    value: float
    low: float
    high: float
    n: int | None
    decimals: int | None
    raw: str
    file: str
    rank: int

    def says_as(self, other: "Line") -> bool:
        """Whether both have the same value, or none for the same reason."""
        return self.status == other.status and (self.value == other.value or self.status != "exists")


def lines_of(
    found: Collection[Found], owners: Mapping[str, Owner], short: float | None, account: Account
) -> Iterator[tuple[Key, Line]]:
    """What may be published: municipalities' own schools, and the nation's sums and means.

    `owners` are by municipal code, and `short` is how many `~100` may lack of the group. What is odd or left
    aside is added to `account`.
    """
    for each in found:
        principal = principal_of(each.who, owners)
        if principal:
            status, low, high = each.bounds(short)
            cell = each.cell
            yield (
                _key(each, principal),
                Line(status, cell.value, low, high, each.n, each.decimals, cell.raw, each.file, each.rank),
            )
            # A zero where there are people is more often a mistake than a fact.
            if cell.value == 0 and each.weight > 0:
                name = owners[each.who.code].name if each.who.code in owners else ""
                account.zeros[f"{each.indicator.id} {each.period} {name} {each.who.unit}".strip()] = None
        elif not each.who.unit and each.who.code not in owners:
            account.nameless[f"kommunkoden {each.who.code}"] = None
    for each, value in nations_figures(found, owners):
        line = Line("exists", value, math.nan, math.nan, None, None, "", each.file, each.rank)
        yield _key(each, NATION), line


def _key(found: Found, principal: str) -> Key:
    return Key(principal, found.who.unit, found.school_form, found.indicator.id, found.period)
