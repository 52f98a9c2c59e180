"""Where on a page does a word of the glossary stand first, so that it can lead to what it means?"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from nulage_site.markdown.glossary import Term, plain

WORD = re.compile(r"[^\W_]+(?:[-:’][^\W_]+)*")
RUNNING = {"p", "li"}
PASSED_OVER = {"a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table"}
AFTER_INLINE = 15
"""Python-Markdown makes links and code of the text at 20; what is text then, stays text."""


def phrases(glossary: Collection[Term]) -> Mapping[str, str]:
    """Each form of each term as `plain` writes it, and the term's id."""
    return {plain(form): term.id for term in glossary for form in term.forms}


class TermLinks(Extension):
    """Makes a link of the first place in running text where each term stands; `address` is the glossary's."""

    def __init__(self, phrases: Mapping[str, str], address: str) -> None:
        super().__init__()
        self.phrases = phrases
        self.address = address

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's own name)
        """Called by Python-Markdown."""
        md.treeprocessors.register(_Linker(self.phrases, self.address), "terms", AFTER_INLINE)


class _Linker(Treeprocessor):
    """Walks a page in reading order, once."""

    def __init__(self, phrases: Mapping[str, str], address: str) -> None:
        super().__init__()
        self.phrases = phrases
        self.address = address
        self.longest = max((phrase.count(" ") + 1 for phrase in phrases), default=0)
        self.linked: set[str] = set()

    def run(self, root: Element) -> None:
        self._walk(root, running=False)

    def _walk(self, element: Element, *, running: bool) -> None:
        if element.tag in PASSED_OVER:
            return
        running = running or element.tag in RUNNING
        children = list(element)
        if running and element.text:
            element.text, links = self._split(element.text)
            for place, link in enumerate(links):
                element.insert(place, link)
        for child in children:
            self._walk(child, running=running)
            if running and child.tail:
                child.tail, links = self._split(child.tail)
                for place, link in enumerate(links, start=list(element).index(child) + 1):
                    element.insert(place, link)

    def _split(self, text: str) -> tuple[str, list[Element]]:
        """The text up to the first link, and each link with the text after it."""
        before, start, links = text, 0, list[Element]()
        for first, end, term in self._found(text):
            if term in self.linked:
                continue
            self.linked.add(term)
            link = Element("a", {"class": "term", "href": f"{self.address}#{term}"})
            link.text, link.tail = text[first:end], text[end:]
            if links:
                links[-1].tail = text[start:first]
            else:
                before = text[:first]
            links.append(link)
            start = end
        return before, links

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each phrase begins and ends, and its term: the longest one, and none inside another."""
        words, place = list(WORD.finditer(text)), 0
        while place < len(words):
            length, term = self._longest(text, words[place : place + self.longest])
            if term:
                yield words[place].start(), words[place + length - 1].end(), term
            place += length

    def _longest(self, text: str, words: Sequence[re.Match[str]]) -> tuple[int, str]:
        """How many of the words are one phrase, and its term; one word and nothing when none is."""
        for length in range(len(words), 0, -1):
            phrase = plain(text[words[0].start() : words[length - 1].end()])
            if term := self.phrases.get(phrase):
                return length, term
        return 1, ""
