"""Which figures did the site that stands publish, by the files that it lets everybody take home?"""

import re
from collections.abc import Collection
from io import BytesIO
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pandas as pd

from nulage_site.blocks import block
from nulage_site.model import NATION

COLUMNS = {
    "huvudman_id": "principal_id",
    "skolenhetskod": "unit_id",
    "skolform": "school_form",
    "indikator_id": "indicator",
    "indikator": "name",
    "period": "period",
    "värde": "value",
    "status": "status",
    "källa": "source",
}
"""The files' own names of the columns that tell one figure from another, and what it says."""

OWNER = b"huvudman_id"
"""What stands first in the files that are not the nation's."""

LINE = re.compile(rb"\n([^;\n]+);")
"""How a line begins, after the first one: with whose it is."""

NOT_OF_A_PRINCIPAL = {"principal_id": NATION, "unit_id": ""}
"""What stands in the columns that some of the files do not have."""


def has_published(site: Path) -> bool:
    """Whether the site lets anybody take figures home."""
    return bool(_files(site))


def owners(site: Path) -> set[str]:
    """The principals of whom `/data/*.csv` says anything, and NATION. Raises OSError."""
    told = {NATION.encode()}
    for file in _files(site):
        whole = _contents(file)
        told |= {line[1] for line in LINE.finditer(whole)} if _is_of_owners(whole) else set()
    return {each.decode() for each in told}


def read_published(site: Path, of: Collection[str]) -> pd.DataFrame:
    """The figures with a value in `/data/*.csv`, a row each, of some principals or of NATION.

    `school_form` and `name` are as people read them. Raises OSError when a file cannot be read.
    """
    whole = pd.concat([_read(file, of) for file in _files(site)], ignore_index=True)
    values = whole[whole["status"].eq("exists")]
    return values.assign(value=values["value"].str.replace(",", ".").astype("float64"))


def _files(site: Path) -> list[Path]:
    return sorted((site / "data").glob("*.csv"))


def _read(file: Path, of: Collection[str]) -> pd.DataFrame:
    rows = pd.read_csv(
        BytesIO(_lines_of(_contents(file), of)),
        sep=";",
        encoding="utf-8-sig",
        dtype=str,
        keep_default_na=False,
        usecols=COLUMNS.__contains__,
    ).rename(columns=COLUMNS)
    absent = {column: text for column, text in NOT_OF_A_PRINCIPAL.items() if column not in rows}
    return rows.assign(**absent)[list(COLUMNS.values())]


def _contents(file: Path) -> bytes | mmap:
    """The bytes of a file, of which only those that are looked at are read."""
    with file.open("rb") as opened:
        return mmap(opened.fileno(), 0, access=ACCESS_READ) if file.stat().st_size else b""


def _lines_of(whole: bytes | mmap, of: Collection[str]) -> bytes:
    """A file's heading and the lines of those who are wanted, before all the others are made a table."""
    head = whole[: whole.find(b"\n") + 1]
    if not _is_of_owners(whole):
        return whole[:] if NATION in of else head
    return b"".join([head, *(whole[block(whole, each)] for each in sorted(of))])


def _is_of_owners(whole: bytes | mmap) -> bool:
    return OWNER in whole[: whole.find(b";")]
