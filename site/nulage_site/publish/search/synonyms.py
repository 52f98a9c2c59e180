"""What else may somebody call what a text is about, and search for?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from nulage_site.faults import Fault, FaultsFound
from nulage_site.toml.entries import STRICT, Kind, read_part


@dataclass(frozen=True, slots=True)
class Synonym:
    """Words that stand in texts, each as it may begin, and what else their readers may search for.

    The words are folded, so that no text need be asked for small letters and capitals.
    """

    words: tuple[str, ...]
    also: tuple[str, ...]


SYNONYMS = Kind("search.toml", "synonym", TypeAdapter(tuple[Synonym], config=STRICT))


def read_synonyms(content: Path) -> tuple[Synonym, ...]:
    """The synonyms of content/search.toml. Raises FaultsFound with every fault of the file."""
    faults: list[Fault] = []
    entries = read_part(content, SYNONYMS, faults).entries
    if faults:
        raise FaultsFound(faults)
    return tuple(replace(entry.item, words=tuple(map(str.casefold, entry.item.words))) for entry in entries)


def beside(text: str, synonyms: Sequence[Synonym]) -> Iterator[str]:
    """What else the text may be searched for by; `text` may hold HTML."""
    plain = " ".join(re.sub(r"<[^>]*>", " ", text).casefold().split())
    for synonym in synonyms:
        if any(word in plain and _begins_a_word(word, plain) for word in synonym.words):
            yield from synonym.also


def _begins_a_word(start: str, plain: str) -> bool:
    """Whether some word of the text begins so; that most texts do not hold it at all is told sooner."""
    return re.search(rf"\b{re.escape(start)}", plain) is not None
