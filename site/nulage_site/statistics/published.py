"""Which figures did the site that stands publish, by the files that it lets everybody take home?"""

from pathlib import Path

import pandas as pd

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

NOT_OF_A_PRINCIPAL = {"principal_id": NATION, "unit_id": ""}
"""What stands in the columns that some of the files do not have."""


def read_published(site: Path) -> pd.DataFrame | None:
    """The figures with a value in `/data/*.csv`, a row each; None when the site has no such files.

    `school_form` and `name` are as people read them. Raises OSError when a file cannot be read.
    """
    files = sorted((site / "data").glob("*.csv"))
    if not files:
        return None
    whole = pd.concat([_read(file) for file in files], ignore_index=True)
    values = whole[whole["status"].eq("exists")]
    return values.assign(value=values["value"].str.replace(",", ".").astype("float64"))


def _read(file: Path) -> pd.DataFrame:
    rows = pd.read_csv(
        file, sep=";", encoding="utf-8-sig", dtype=str, keep_default_na=False, usecols=COLUMNS.__contains__
    ).rename(columns=COLUMNS)
    absent = {column: text for column, text in NOT_OF_A_PRINCIPAL.items() if column not in rows}
    return rows.assign(**absent)[list(COLUMNS.values())]
