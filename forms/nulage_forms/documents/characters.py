"""Which characters can a file not hold, and how are they written so that they come back?

Word and Excel are XML, which has no room for control characters. Office writes such a one as `_x0001_`, and
an underscore that would be mistaken for the beginning of that as `_x005F_`. So does this.
"""

import re

_LOOKS_WRITTEN = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_LOOKS_A_CODE = re.compile(r"^(\s*)\[(?=[a-z0-9]+(?:[-/][a-z0-9]+)+\])", re.MULTILINE)
_NO_ROOM = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WRITTEN = re.compile(r"_x(?!0000|[Dd][89A-Fa-f])([0-9A-Fa-f]{4})_")
"""Neither nothing at all nor half a character is ever made of what somebody else has put in a file."""


def written(text: str) -> str:
    """The text with every character that XML cannot hold written out."""
    return _NO_ROOM.sub(lambda odd: f"_x{ord(odd[0]):04X}_", _LOOKS_WRITTEN.sub("_x005F_x", text))


def written_in_box(text: str) -> str:
    """The text with nothing left in it that could be mistaken for the code over a box."""
    return _LOOKS_A_CODE.sub(r"\1_x005B_", written(text))


def read(text: str) -> str:
    """The text as it was before it was written."""
    return _WRITTEN.sub(lambda code: chr(int(code[1], 16)), text)


def visible(text: str) -> str:
    """The text for paper: what cannot be printed is shown as �."""
    return _NO_ROOM.sub("\N{REPLACEMENT CHARACTER}", text)
