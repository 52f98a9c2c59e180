"""Which figures does one table from Siris give, and whose are they?"""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from nulage_site.faults import Fault, quoted
from nulage_site.model import Indicator, Status
from nulage_site.statistics.cells import Cell
from nulage_site.statistics.entities import read_periods
from nulage_site.statistics.layout import AT_ITS_SOURCE, Place
from nulage_site.statistics.siris.cells import decimals_of, read_siris_cell
from nulage_site.statistics.siris.claims import Claim
from nulage_site.statistics.siris.layout import MUNICIPAL, Layout
from nulage_site.statistics.siris.rows import Body, Said, Who
from nulage_site.statistics.siris.sheets import Sheet

PERIOD = (
    "”Valt läsår: 2024/25” eller ”Valt år: 2024” ovanför tabellen, eller läsår i rubriken",
    AT_ITS_SOURCE,
)
CELL = ("ett tal, eller något av tecknen . .. ~100 *", AT_ITS_SOURCE)


class Owner(NamedTuple):
    """A municipality as the principal of its own schools: its organisation number, and its name."""

    number: str
    name: str


class Found(NamedTuple):
    """A figure of the municipal schools of a municipality, of all schools in it, or of a school unit.

    `weight` is the size of the group as the table gives it, in persons or positions, and NaN where it does
    not; `n` the same where it counts persons.
    """

    who: Who
    school_form: str
    indicator: Indicator
    period: str
    cell: Cell
    weight: float
    n: int | None
    decimals: int | None
    rank: int
    file: str

    def bounds(self, short: float | None) -> tuple[Status, float, float]:
        """The status, and in per cent the least and the most that `~100` can be.

        By the tables' footnote at most `short` are missing of the whole group; how many that is in per cent
        is not to be said without the group's size.
        """
        if self.cell.status != "approximate":
            return self.cell.status, math.nan, math.nan
        if short is None or not self.n:
            return "withheld_majority", math.nan, math.nan
        return "approximate", 100 * max(self.n - short, 0) / self.n, 100.0


def read_figures(
    sheet: Sheet, layout: Layout, body: Body, claims: Mapping[str, Claim], place: Place, faults: list[Fault]
) -> Iterator[Found]:
    """Every figure that an indicator claims; what cannot be read is added to `faults`."""
    heads = _that_count_heads(body, claims)
    decimals = _decimals(body, claims)
    unread: set[str] = set()
    for (who, period_text), said in body.said.items():
        periods = read_periods(period_text)
        if periods is None:
            unread |= {period_text} if claims.keys() & said.keys() else set()
            continue
        for label, cell in said.items():
            if (claim := claims.get(label)) is None:
                continue
            content = read_siris_cell(cell.content)
            if content is None:
                found = quoted(cell.content) if cell.content != "" else "en tom cell"
                faults.append(place.fault(sheet.lines[cell.row] - 1, cell.column, found, *CELL))
                continue
            size = next((name for name in claim.sizes if name in said), "")
            weight = _number(said.get(size))
            yield Found(
                who=who,
                school_form=layout.school_form,
                indicator=claim.indicator,
                period=periods[claim.indicator.period],
                cell=content,
                weight=weight,
                n=int(weight) if size in heads and math.isfinite(weight) else None,
                decimals=decimals.get((label, period_text)),
                rank=claim.rank,
                file=place.file,
            )
    for text in sorted(unread):
        found = f"perioden {quoted(text)}" if text else "ingen period"
        faults.append(place.fault(None, None, found, *PERIOD))


def principal_of(who: Who, owners: Mapping[str, Owner]) -> str | None:
    """The id of the principal that a row is published for: only a municipality's own schools have one."""
    if who.type != MUNICIPAL:
        return None
    if who.unit:
        return who.owner
    owner = owners.get(who.code)
    return owner.number if owner else None


def _that_count_heads(body: Body, claims: Mapping[str, Claim]) -> set[str]:
    """The labels of sizes that hold whole numbers alone; positions are counted in tenths."""
    sizes = {size for claim in claims.values() for size in claim.sizes}
    parts = {
        size for said in body.said.values() for size in sizes & said.keys() if _number(said[size]) % 1 > 0
    }
    return sizes - parts


def _decimals(body: Body, claims: Mapping[str, Claim]) -> Mapping[tuple[str, str], int]:
    """How many decimals a label has in a period, where that is fewer than its indicator's and can be seen."""
    most: dict[tuple[str, str], int] = {}
    for (_, period), said in body.said.items():
        for label, cell in said.items():
            if label in claims and (seen := decimals_of(cell.content)) is not None:
                most[label, period] = max(most.get((label, period), 0), seen)
    return {key: seen for key, seen in most.items() if seen < claims[key[0]].indicator.decimals}


def _number(said: Said | None) -> float:
    cell = read_siris_cell(said.content) if said else None
    return cell.value if cell else math.nan
