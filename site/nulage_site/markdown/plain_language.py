"""Which sentences are too long for their reader, and which texts too hard?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nulage_site.faults import Fault, quoted
from nulage_site.markdown.faults import line_of
from nulage_site.markdown.readability import lix, sentences, words
from nulage_site.swedish import number


@dataclass(frozen=True, slots=True)
class Limits:
    """The highest index of a text, and the most words in one sentence of it."""

    lix: int
    words: int


PLAIN = Limits(lix=40, words=30)
EASY_READ = Limits(lix=30, words=20)
MEASURED_FROM = 50
"""Words of a text from which the index says something of it."""

SOUGHT = 4
"""How many words a sentence is sought by; further on it may go over to the next line."""

LINK = re.compile(r"\]\([^)\n]*\)")


def language_faults(file: Path, text: str, html: str, *, easy: bool) -> Iterator[Fault]:
    """A fault per sentence that is too long, with its line, and one when the text as a whole is too hard."""
    limits = EASY_READ if easy else PLAIN
    all_sentences = sentences(html)
    shown = LINK.sub("]", text)
    for sentence in all_sentences:
        if (count := len(words(sentence))) > limits.words:
            place = line_of(shown, r"[\W_]+".join(map(re.escape, words(sentence)[:SOUGHT])))
            found = f"en mening med {count} ord: {quoted(sentence)}"
            yield Fault(str(file), place, found, f"högst {limits.words} ord", "Dela meningen i två.")
    if sum(len(words(sentence)) for sentence in all_sentences) < MEASURED_FROM:
        return
    if (index := lix(all_sentences)) > limits.lix:
        found = f"texten har läsbarhetsindex (LIX) {number(index, 1)}"
        remedy = "Byt långa ord mot korta, och dela långa meningar."
        yield Fault(str(file), "", found, f"högst {limits.lix}", remedy)
