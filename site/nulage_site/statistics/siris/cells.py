"""What does one cell of an export from Siris say?"""

import math
import re
from functools import lru_cache
from typing import Any

from nulage_site.statistics.cells import Cell, read_cell

NEARLY_ALL = re.compile(r"~\s*100(?:,0)?")
EXCLUDED = "*"
DECIMALS = re.compile(r"\d(?:,(\d+))?$")


@lru_cache(maxsize=65_536)
def read_siris_cell(content: Any) -> Cell | None:
    """What a cell says, or None when it is neither a number nor a sign.

    Siris has two signs of its own: `~100` is nearly all, and `*` something that its rules leave out.
    """
    text = content.strip() if isinstance(content, str) else ""
    if NEARLY_ALL.fullmatch(text):
        return Cell("approximate", math.nan, text)
    if text == EXCLUDED:
        return Cell("excluded", math.nan, text)
    return read_cell(content)


def decimals_of(content: Any) -> int | None:
    """How many decimals a number is written with; None for what is no number, or is not written out."""
    if not isinstance(content, str) or content.startswith("~"):
        return None
    found = DECIMALS.search(content.strip())
    return len(found[1] or "") if found else None
