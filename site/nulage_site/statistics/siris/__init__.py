"""What do exports from Siris say of municipalities' own schools and of the nation?

Each file is one table, of one year or of several, for every municipality or every school.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from nulage_site.asking import Ask, afresh, lasting
from nulage_site.faults import Fault, FaultsFound
from nulage_site.model import QualitySystem
from nulage_site.statistics.account import Account
from nulage_site.statistics.layout import AT_ITS_SOURCE, Place
from nulage_site.statistics.siris.claims import claims_on
from nulage_site.statistics.siris.figures import Found, Owner, read_figures
from nulage_site.statistics.siris.gathering import Gathering
from nulage_site.statistics.siris.layout import find_layout
from nulage_site.statistics.siris.lines import Key, Line, lines_of
from nulage_site.statistics.siris.rows import read_body
from nulage_site.statistics.siris.sheets import read_all_sheets

HEADER = (
    "en rad med rubriker som börjar med Kommun eller Skola",
    "Hämta filen igen från Sök statistik, som CSV eller XLSX.",
)
ROWS = ("minst en rad med uppgifter", "Året kanske inte är publicerat ännu. Hämta filen igen senare.")
TITLE = ("en titel som ”Grundskola - Kostnader per kommun” ovanför tabellen", AT_ITS_SOURCE)


@dataclass(slots=True)
class Reading:
    """What one file gave: lines, an account of what it did not give, and everything that is wrong."""

    lines: list[tuple[Key, Line]] = field(default_factory=list)
    account: Account = field(default_factory=Account)
    faults: list[Fault] = field(default_factory=list)


@lasting
def read_siris(
    folder: Path,
    names: Sequence[str],
    source: str,
    system: QualitySystem,
    owners: Mapping[str, Owner],
    short: float | None,
    ask: Ask = afresh,
) -> tuple[pd.DataFrame, Account, list[Fault]]:
    """The tidy table of a dated folder, whose id is `source`; what its files did not give, and what is wrong.

    `names` are those of its files. Each is read through `ask`; see `read_file`.
    """
    account, faults = Account(), list[Fault]()
    gathering = Gathering(account, faults)
    for name in names:
        try:
            reading = ask(read_file, folder / name, f"{source}/{name}", system, owners, short)
            account.add(reading.account)
            faults += reading.faults
            gathering.add(reading.lines)
        except FaultsFound as unfit:
            faults += unfit.faults
    return gathering.tidy(source), account, faults


@lasting
def read_file(
    file: Path, told_as: str, system: QualitySystem, owners: Mapping[str, Owner], short: float | None
) -> Reading:
    """What one file says. Raises FaultsFound when it cannot be read, or has no table at all.

    `owners` are the municipalities by code, and `short` is how many `~100` may lack of the whole group.
    """
    reading = Reading()
    found = [*_read_tables(file, told_as, system, reading.account, reading.faults)]
    reading.lines += lines_of(found, owners, short, reading.account)
    return reading


def _read_tables(
    file: Path, told_as: str, system: QualitySystem, account: Account, faults: list[Fault]
) -> Iterator[Found]:
    """The figures of every table in a file; a workbook's sheet of definitions has none."""
    tables = 0
    for sheet in read_all_sheets(file, told_as):
        layout = find_layout(sheet, system.school_forms)
        if layout is None:
            continue
        tables += 1
        place = Place(told_as, sheet.name)
        if not layout.title:
            faults.append(place.fault(None, None, "ingen titel", *TITLE))
        elif claims := claims_on(system, layout.school_form, layout.title):
            wanted = {name for label, claim in claims.items() for name in (label, *claim.sizes)}
            body = read_body(sheet, layout, wanted, place, faults)
            if not body.labels:
                faults.append(place.fault(None, None, "inga rader under rubrikerna", *ROWS))
            account.unclaimed |= {
                f"{layout.title}: {name}": None for name in body.labels if name not in wanted
            }
            account.nameless |= dict.fromkeys(body.nameless)
            account.repeated += body.repeated
            yield from read_figures(sheet, layout, body, claims, place, faults)
        else:
            account.unknown_tables[layout.title] = None
    if not tables:
        raise FaultsFound([Fault(told_as, "", "ingen tabell", *HEADER)])
