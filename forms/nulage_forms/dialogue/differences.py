"""What has changed between two states of a text, word by word?"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that are in both states, or only in the one after (`added`) or before (`removed`)."""

    kind: Literal["kept", "added", "removed"]
    text: str

    @property
    def words(self) -> int:
        """How many words the piece has."""
        return len(self.text.split())


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The text after in pieces, with what was taken out where it stood."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    pieces: list[Piece] = []
    # Words that are very common in a long text are no anchors, so that the time stays short.
    for kind, from_old, to_old, from_new, to_new in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("kept", "".join(new[from_new:to_new])))
            continue
        removed, added = "".join(old[from_old:to_old]), "".join(new[from_new:to_new])
        pieces += [Piece("removed", removed)] if removed else []
        pieces += [Piece("added", added)] if added else []
    return tuple(pieces)
