"""Which parts of the library does a page ask for, and is each of them as it was?

A page is what the program makes of the parts that it asks for. So the library that pages are made from notes
what is asked of it: nobody has to say what a page depends on, and nobody can forget to. What a view keeps
from one page to the next must then be kept under the part that it was made from, or a later page would be
made of something that it never asked for.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, cast

from nulage_site.library import Library
from nulage_site.manifest import Manifest
from nulage_site.markdown.page import SECTIONS
from nulage_site.publish.places import FIGURES, WatchedCountry, hash_of, parts_of_country

PROGRAM = "program"
"""The part that every page is made of: code, templates, looks, and the versions of what is installed."""

RECKONED = {"country", "statistics", "clearance", "analyst", "findings"}
"""What of the library is figures: too large to compare, it is the same when the files it is read from are."""

TEXTS = tuple(
    f"content/{name}"
    for name in ("start.md", "glossary.toml", "search.toml", *(f"{each}/" for each in SECTIONS))
)
"""What no figure is reckoned from: pages and words, small enough to compare, or on no page at all."""


class Watched:
    """A library that notes in `asked` which parts are asked for."""

    def __init__(self, library: Library, asked: set[str]) -> None:
        self._library, self._asked = library, asked
        self.country = WatchedCountry(library.country, asked)

    def __getattr__(self, name: str) -> Any:
        self._asked.add(FIGURES if name in RECKONED else name)
        return getattr(self._library, name)


def watched(library: Library, asked: set[str]) -> Library:
    """The library itself to whoever asks it for something."""
    return cast("Library", Watched(library, asked))


def parts_of(library: Library, made: Manifest) -> Mapping[str, str]:
    """A hash for each part that a page can be made of; `made` tells which files the library was read from."""
    files = {name: hash_ for name, (_, hash_) in made.files.items()}
    program = {name: hash_ for name, hash_ in files.items() if name.startswith("program/")}
    figures = {name: hash_ for name, hash_ in files.items() if not name.startswith(("program/", *TEXTS))}
    compared = {
        each.name: getattr(library, each.name) for each in fields(Library) if each.name not in RECKONED
    }
    return {
        PROGRAM: hash_of([sorted(program.items()), made.beside["python"]]),
        FIGURES: hash_of([sorted(figures.items()), made.beside["id_key"]]),
        **{name: hash_of(part) for name, part in compared.items()},
        **parts_of_country(library.country, library.quality_system),
    }
