"""Which figures did the site that stands publish, by the files that it lets everybody take home?"""

from collections.abc import Collection
from io import BytesIO
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

NOT_OF_A_PRINCIPAL = {"principal_id": NATION, "unit_id": ""}
"""What stands in the columns that some of the files do not have."""


def read_published(site: Path, of: Collection[str] | None = None) -> pd.DataFrame | None:
    """The figures with a value in `/data/*.csv`, a row each; None when the site has no such files.

    `school_form` and `name` are as people read them. `of` are the principals, or NATION, whose figures are
    wanted: everybody's when it is None. Raises OSError when a file cannot be read.
    """
    files = sorted((site / "data").glob("*.csv"))
    if not files:
        return None
    whole = pd.concat([_read(file, of) for file in files], ignore_index=True)
    values = whole[whole["status"].eq("exists")]
    return values.assign(value=values["value"].str.replace(",", ".").astype("float64"))


def _read(file: Path, of: Collection[str] | None) -> pd.DataFrame:
    whole = file.read_bytes()
    rows = pd.read_csv(
        BytesIO(whole if of is None else _lines_of(whole, of)),
        sep=";",
        encoding="utf-8-sig",
        dtype=str,
        keep_default_na=False,
        usecols=COLUMNS.__contains__,
    ).rename(columns=COLUMNS)
    absent = {column: text for column, text in NOT_OF_A_PRINCIPAL.items() if column not in rows}
    return rows.assign(**absent)[list(COLUMNS.values())]


def _lines_of(whole: bytes, of: Collection[str]) -> bytes:
    """A file's heading and the lines of those who are wanted, before all the others are made a table."""
    head = whole[: whole.find(b"\n") + 1]
    if OWNER not in head.partition(b";")[0]:
        return whole if NATION in of else head
    return b"".join([head, *(whole[block(whole, each)] for each in sorted(of))])
