"""Which parts of the library does a page ask for, and is each of them as it was?

A page is what the program makes of the parts that it asks for. So the library that pages are made from notes
what is asked of it: nobody has to say what a page depends on, and nobody can forget to. What a view keeps
from one page to the next must then be kept under the part that it was made from, or a later page would be
made of something that it never asked for.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, ValuesView
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any, cast

from nulage_site.cores import beside
from nulage_site.findings import Findings, SimilarValues
from nulage_site.lately import keep_last, last_of
from nulage_site.library import Library
from nulage_site.manifest import Manifest
from nulage_site.markdown.page import SECTIONS, Page
from nulage_site.model import NATION, Figure
from nulage_site.publish.found import grounds, parts_found
from nulage_site.publish.places import (
    BESIDE,
    FIGURES,
    FOUND,
    OWN,
    PRINCIPAL,
    RULES,
    Parted,
    WatchedCountry,
    hash_of,
    parts_of_country,
)
from nulage_site.still import Still

PROGRAM = "program"
"""The part that every page is made of: code, templates, looks, and the versions of what is installed."""

NOTHING: Mapping[str, str] = {}

RECKONED = {"country", "figured", "analyst", "still"}
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
        self.pages = WatchedPages(library.pages, asked)

    def findings(self, principal_id: str) -> Findings:
        """See Library, here and below."""
        self._asked.add(FOUND + principal_id)
        return self._library.findings(principal_id)

    def similar_values(self, principal_id: str, figure: Figure) -> SimilarValues | None:
        self._asked.add(FOUND + principal_id)
        return self._library.similar_values(principal_id, figure)

    def lines_told(
        self, address: str, principals: Sequence[str], make: Callable[[str], bytes]
    ) -> Iterator[bytes]:
        self._asked.update((*BESIDE, *map(PRINCIPAL.__add__, principals)))  # also of whom nothing is made
        return self._library.lines_told(address, principals, make)

    def __getattr__(self, name: str) -> Any:
        self._asked.add(FIGURES if name in RECKONED else name)
        return getattr(self._library, name)


class WatchedPages(Mapping[str, Page]):
    """Written pages that note in `asked` which of them are asked for."""

    def __init__(self, pages: Mapping[str, Page], asked: set[str]) -> None:
        self._pages, self._asked = pages, asked

    def __getitem__(self, path: str) -> Page:
        self._asked.add(f"page {path}" if path in self._pages else "paths")
        return self._pages[path]

    def __iter__(self) -> Iterator[str]:
        self._asked.add("paths")
        return iter(self._pages)

    def values(self) -> ValuesView[Page]:
        """All of them; see Mapping."""
        self._asked.add("pages")
        return self._pages.values()

    def __len__(self) -> int:
        self._asked.add("paths")
        return len(self._pages)


def watched(library: Library, asked: set[str]) -> Library:
    """The library itself to whoever asks it for something."""
    return cast("Library", Watched(library, asked))


def parts_read(made: Manifest) -> Mapping[str, str]:
    """The hashes of what is known by the files that it is made of."""
    files = {name: hash_ for name, (_, hash_) in made.files.items()}
    program = {name: hash_ for name, hash_ in files.items() if name.startswith("program/")}
    figures = {name: hash_ for name, hash_ in files.items() if not name.startswith(("program/", *TEXTS))}
    rules = {name: hash_ for name, hash_ in figures.items() if not name.startswith("statistics/")}
    return {
        PROGRAM: hash_of([sorted(program.items()), made.beside["python"]]),
        FIGURES: hash_of([sorted(figures.items()), made.beside["id_key"]]),
        RULES: hash_of([sorted(rules.items()), made.beside["id_key"]]),
    }


def parts_of_figures(
    library: Library, read: Mapping[str, str], before: Mapping[str, str] = NOTHING
) -> Mapping[str, str]:
    """A hash for each part that is figures, and less than all of them.

    `read` are those known by files, and `before` those of an earlier build: of the same figures by the same
    program, they are the same. By another program every page is made again, and what has been found out is
    told when its page is.
    """
    same = read[PROGRAM] == before.get(PROGRAM)
    if same and read[FIGURES] == before.get(FIGURES):
        return {name: hash_ for name, hash_ in before.items() if name.startswith((*OWN, FOUND))}
    own = _own_parts(library)
    known = {**read, **own}
    return {**own, **(parts_found(library, known, before) if same else grounds(library, known))}


def _own_parts(library: Library) -> Mapping[str, str]:
    """Those of the country, found out by another core or made of the last country's."""
    last: Parted | None = last_of(Parted)
    moved = last.moved(library) if last else None
    if last and moved:
        own = {**last.hashes, **parts_of_country(library, moved)}
    else:
        with beside(partial(parts_of_country, library)) as made:
            _ = library.analyst  # here, and not by each of the workers that there may be
            own = {**made()}
    keep_last(Parted, Parted(library.country, library.quality_system.indicators, own))
    return own


def parts_of(library: Library, known: Mapping[str, str]) -> Mapping[str, str]:
    """A hash for each part that a page can be made of; `known` are those that are figures, or files."""
    compared = {
        each.name: getattr(library, each.name) for each in fields(Library) if each.name not in RECKONED
    }
    pages = {f"page {path}": hash_of(page) for path, page in library.pages.items()}
    pages["paths"] = hash_of(tuple(library.pages))
    compared["listed"] = library.listed
    return {**known, **{name: hash_of(part) for name, part in compared.items()}, **pages}


def moved(
    library: Library, known: Mapping[str, str], before: Mapping[str, str] = NOTHING
) -> frozenset[str] | None:
    """Whose figures are not what they were in an earlier build, principals' ids and NATION.

    None when nobody can tell, as the program or the words that figures are told in are others.
    """
    words = hash_of(library.quality_system)
    if known[PROGRAM] != before.get(PROGRAM) or words != before.get("quality_system"):
        return None
    others = {name for name, _ in known.items() ^ before.items()}
    owners = {name.removeprefix(PRINCIPAL) for name in others if name.startswith(PRINCIPAL)}
    return frozenset(owners | ({NATION} if "nation" in others else set()))


def still(
    standing: Path | None, known: Mapping[str, str], before: Mapping[str, str], of: Collection[str] | None
) -> Still:
    """What the site that stands tells as it is to be told: all but `of` whom, where anybody can tell."""
    same = of is not None and all(known[name] == before.get(name) for name in ("sources", "places"))
    return Still(standing, of or ()) if same else Still()
