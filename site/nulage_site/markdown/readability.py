"""How easily does a text read: how long are its sentences, and how many of its words are long?"""

import re
from collections.abc import Sequence
from html import unescape

BLOCK = re.compile(r"<(?:p|li)>(.*?)(?=</?(?:p|li|ul|ol)\b)", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SENTENCE_END = re.compile(r"[.!?:]+(?=\W|$)|\n\n")
WORD = re.compile(r"[^\W_]+(?:[’:][^\W_]+)*")
LONG = 6
"""A word of more letters than this is a long one."""


def sentences(html: str) -> list[str]:
    """The sentences of the running text; headings and tables would make it look easier than it is."""
    text = "\n\n".join(unescape(TAG.sub("", block.replace("<br>", " "))) for block in BLOCK.findall(html))
    return [part.strip() for part in SENTENCE_END.split(text) if WORD.search(part)]


def words(text: str) -> list[str]:
    """The words of a text; a compound that is split by hyphens counts as its parts."""
    return WORD.findall(text)


def lix(sentences: Sequence[str]) -> float:
    """Björnsson's index: words per sentence, and words of more than six letters per hundred.

    Björnsson, Läsbarhet (1968): 30 is easy and 40 is medium. Raises ZeroDivisionError without sentences.
    """
    all_words = [word for sentence in sentences for word in words(sentence)]
    long_words = [word for word in all_words if len(word) > LONG]
    return len(all_words) / len(sentences) + 100 * len(long_words) / len(all_words)
