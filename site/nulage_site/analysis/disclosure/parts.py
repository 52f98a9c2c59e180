"""Into which parts does a country fall, such that what is found of one holds whatever the others say?

A principal's pupils are audited by themselves. So when one figure has changed, all parts but one are as they
were, and need not be audited again.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
import pandas as pd

from nulage_site.analysis.disclosure.cells import Columns, read_columns

PARTS = 64
"""With more of them the solver has less to do at once, and takes longer in all."""


class Part(NamedTuple):
    """The cells of some principals and their units, as columns.

    Those with a number of pupils; all that the source says of shares, the analysis basis first; and how many
    pupils each unit has in all.
    """

    numbered: Columns
    said: Columns
    totals: Columns


def parts(numbered: pd.DataFrame, said: pd.DataFrame, totals: pd.DataFrame) -> Iterator[Part]:
    """The parts in which there is any number of pupils. A principal is always in the same."""
    for each in map(Part, *(_apart(rows) for rows in (numbered, said, totals))):
        if any(each.numbered):
            yield each


def _apart(rows: pd.DataFrame) -> list[Columns]:
    """What each part says, in the order of the rows."""
    ids = rows["principal_id"].cat
    part_of = np.array([crc32(id_.encode()) % PARTS for id_ in ids.categories], dtype=np.intp)
    part = part_of[ids.codes]
    order = np.argsort(part, kind="stable")
    columns = read_columns(rows.iloc[order])
    ends = np.searchsorted(part[order], np.arange(PARTS + 1)).tolist()
    return [tuple(column[start:end] for column in columns) for start, end in pairwise(ends)]
