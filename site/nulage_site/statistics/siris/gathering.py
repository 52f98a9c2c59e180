"""Which figure counts, where several tables of one folder give the same?"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pandas as pd

from nulage_site.faults import Fault, quoted
from nulage_site.model import NATION, Municipality, Status
from nulage_site.statistics import table
from nulage_site.statistics.account import Account
from nulage_site.statistics.siris.figures import Found, principal_of
from nulage_site.statistics.siris.nation import nations_figures

ONE_TRUTH = (
    "samma uppgift på båda ställena",
    "Ta bort den fil som är äldst. Hör uppgifterna till olika tabeller, låt den ena stå först i `tables`.",
)


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


@dataclass(slots=True)
class Gathering:
    """The figures of a folder, by what there is one of. `short` is how many `~100` may lack of the group."""

    municipalities: Mapping[str, Municipality]
    short: float | None
    account: Account
    faults: list[Fault]
    lines: dict[Key, Line] = field(default_factory=dict)

    def add(self, found: Collection[Found]) -> None:
        """Keep what may be published: municipalities' own schools, and the nation's sums and means."""
        for each in found:
            principal = principal_of(each.who, self.municipalities)
            if principal:
                self._keep(_key(each, principal), self._line(each))
                if each.cell.value == 0 and each.weight > 0:
                    self._doubt(each)
            elif not each.who.unit and each.who.code not in self.municipalities:
                self.account.nameless[f"kommunkoden {each.who.code}"] = None
        for each, value in nations_figures(found, self.municipalities):
            line = Line("exists", value, math.nan, math.nan, None, None, "", each.file, each.rank)
            self._keep(_key(each, NATION), line)

    def tidy(self, source: str) -> pd.DataFrame:
        """The tidy table of everything that has been kept."""
        if not self.lines:
            return table.empty()
        keys = zip(*self.lines, strict=True)
        lines = zip(*self.lines.values(), strict=True)
        columns = dict(zip(Key._fields, keys, strict=True)) | dict(zip(Line._fields, lines, strict=True))
        del columns["rank"]
        return table.tidy(source=source, **columns)

    def _line(self, found: Found) -> Line:
        status, low, high = found.bounds(self.short)
        cell = found.cell
        return Line(status, cell.value, low, high, found.n, found.decimals, cell.raw, found.file, found.rank)

    def _keep(self, key: Key, line: Line) -> None:
        before = self.lines.get(key)
        if before is None or line.rank < before.rank:
            self.lines[key] = line
        if before is None:
            return  # as nearly always
        if line.says_as(before):
            self.account.repeated += 1
        elif line.rank != before.rank:
            self.account.outdated += 1
        else:
            place = " ".join(filter(None, [key.indicator, key.period, key.principal_id, key.unit_id]))
            found = f"{_told(line)}, men {before.file} säger {_told(before)}"
            self.faults.append(Fault(line.file, place, found, *ONE_TRUTH))

    def _doubt(self, found: Found) -> None:
        """Tell of a zero where there are people, which is more often a mistake than a fact."""
        name = self.municipalities[found.who.code].name if found.who.code in self.municipalities else ""
        self.account.zeros[f"{found.indicator.id} {found.period} {name} {found.who.unit}".strip()] = None


def _key(found: Found, principal: str) -> Key:
    return Key(principal, found.who.unit, found.school_form, found.indicator.id, found.period)


def _told(line: Line) -> str:
    return quoted(line.raw or f"{line.value:.10g}".replace(".", ","))
