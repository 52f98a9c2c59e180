"""What does a reader see of a page: in each of its tables, and in all?"""

import re
from html import unescape

TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
CELL = re.compile(r"</(?:caption|th|td)>")
UNSEEN = re.compile(r"<(title|desc|head)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")

Table = list[str]
"""The text of its caption and of each cell, in order."""


def tables(page: str) -> list[Table]:
    """The tables of a page, in order. What a picture says to those who do not see it is left out."""
    return [[text(cell) for cell in CELL.split(table)] for table in TABLE.findall(UNSEEN.sub("", page))]


def text(html: str) -> str:
    """What is written in a piece of a page, with each row of spaces as one, wherever a line may break."""
    return " ".join(unescape(TAG.sub(" ", UNSEEN.sub("", html))).split())
