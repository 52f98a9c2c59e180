"""Which figure counts, where several tables of one folder give the same?"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from nulage_site.faults import Fault, quoted
from nulage_site.statistics import table
from nulage_site.statistics.account import Account
from nulage_site.statistics.siris.lines import Key, Line

ONE_TRUTH = (
    "samma uppgift på båda ställena",
    "Ta bort den fil som är äldst. Hör uppgifterna till olika tabeller, låt den ena stå först i `tables`.",
)


@dataclass(slots=True)
class Gathering:
    """The figures of a folder, by what there is one of."""

    account: Account
    faults: list[Fault]
    lines: dict[Key, Line] = field(default_factory=dict)

    def add(self, lines: Iterable[tuple[Key, Line]]) -> None:
        """Keep what one more file says, where no table that is trusted more says it."""
        for key, line in lines:
            before = self.lines.setdefault(key, line)
            if before is not line:
                self._choose(key, before, line)

    def tidy(self, source: str) -> pd.DataFrame:
        """The tidy table of everything that has been kept."""
        if not self.lines:
            return table.empty()
        keys = zip(*self.lines, strict=True)
        lines = zip(*self.lines.values(), strict=True)
        columns = dict(zip(Key._fields, keys, strict=True)) | dict(zip(Line._fields, lines, strict=True))
        del columns["rank"]
        return table.tidy(source=source, **columns)

    def _choose(self, key: Key, before: Line, line: Line) -> None:
        if line.rank < before.rank:
            self.lines[key] = line
        if line.says_as(before):
            self.account.repeated += 1
        elif line.rank != before.rank:
            self.account.outdated += 1
        else:
            place = " ".join(filter(None, [key.indicator, key.period, key.principal_id, key.unit_id]))
            found = f"{_told(line)}, men {before.file} säger {_told(before)}"
            self.faults.append(Fault(line.file, place, found, *ONE_TRUTH))


def _told(line: Line) -> str:
    return quoted(line.raw or f"{line.value:.10g}".replace(".", ","))
