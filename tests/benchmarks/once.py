"""What does one cold build cost, step by step? Runs as a process of its own, and prints JSON about each step.

What is read and reckoned is also kept on disk, as a build does it. Nothing else is kept from one step to the next but
the library: each freeze forks workers that have found out nothing yet, as those of a build have. What the program itself takes to start is what the whole process takes beside its steps.
"""

import argparse
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from multiprocessing import Value
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TypeVar
from warnings import catch_warnings

from flask import Flask, url_for
from flask_frozen import Freezer, MissingURLGeneratorWarning

from nulage_site.analysis.analyst import analyst_of
from nulage_site.analysis.country import Country
from nulage_site.analysis.disclosure.clearance import clear
from nulage_site.app import addresses, create_app, subjects
from nulage_site.cores import beside
from nulage_site.kept import Kept
from nulage_site.library import Library, read_library
from nulage_site.publish import KEPT
from nulage_site.publish.found import hash_of_found
from nulage_site.publish.freezer import SiteFreezer
from nulage_site.publish.links import Links
from nulage_site.publish.places import parts_of_country
from nulage_site.publish.workers import freeze
from nulage_site.views import principals

T = TypeVar("T")
KEY = b"only for measuring"
CONTENT = Path(__file__).parents[2] / "content"
ANALYSING = (clear, Country, analyst_of)
WRITING = Value("d")
"""Seconds that all workers together have spent on putting bytes in files."""
FINDING = Value("d")
"""Likewise, in work, on finding out what there is to say of each principal: analysis, and not rendering."""


class TimedFreezer(SiteFreezer):
    """Says how long its workers took to write."""

    def _put(self, name: str, body: bytes) -> Path:
        return timed(WRITING, perf_counter, super()._put)(name, body)


def timed(spent: Any, clock: Callable[[], float], work: Callable[..., T]) -> Callable[..., T]:
    """The work, which adds the seconds that it takes by a clock to what all workers have spent."""

    def work_and_add(*given: Any) -> T:
        start = clock()
        done = work(*given)
        with spent.get_lock():
            spent.value += clock() - start
        return done

    return work_and_add


class Parts(Kept):
    """Asks for each part of the library as a build does, and tells how long reading took and how long analysing."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.seconds = {"reading": 0.0, "analysing": 0.0}
        self._within = False

    def __call__(self, make: Callable[..., Any], /, *given: Any, **named: Any) -> Any:
        if self._within:
            return super().__call__(make, *given, **named)
        self._within, start = True, perf_counter()
        try:
            return super().__call__(make, *given, **named)
        finally:
            self._within = False
            self.seconds["analysing" if make in ANALYSING else "reading"] += perf_counter() - start


def main() -> None:
    """Read, analyse and freeze each kind that is asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--statistics", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--freeze", nargs="*", default=[], choices=("analysis", "published", "all", "plain"))
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    wish = parser.parse_args()
    parts = Parts(wish.out / KEPT)
    with step("library") as told:
        library = read_library(CONTENT, wish.statistics, None, KEY, ask=parts)
        with beside(partial(parts_of_country, library)) as own:
            _ = library.analyst
            known = own()  # which a build makes before it writes
        told.update(parts.seconds)
    library.analyst.findings = timed(FINDING, process_time, library.analyst.findings)
    for kind in wish.freeze:
        app, fresh = create_app(library), wish.out / kind
        fresh.mkdir(parents=True)
        links = Links(library.site.url, library.site.service_url)
        with step(f"{kind}: addresses"):
            found = partial(hash_of_found, library, known)
            freezer = TimedFreezer(app, lambda: addresses(library), links, fresh, None, found=found)
            pages = set(analysis_addresses(library, app))
        WRITING.value = FINDING.value = 0.0
        os.sync()  # what has been written already would be put on the disk while this is measured
        with step(kind) as told:
            if kind == "plain":
                as_it_comes(create_app(library), sorted(pages), fresh)
                told["files"] = len(pages)
            else:
                freezer.due = {url: why for url, why in freezer.due.items() if belongs(kind, url, pages)}
                frozen = freeze(freezer, wish.workers, lambda _: None, subjects(library))
                told |= {
                    "files": frozen.files,
                    "bytes": frozen.bytes,
                    "writing": WRITING.value / wish.workers,
                    "finding": FINDING.value,
                    "workers": wish.workers,
                }


@contextmanager
def step(name: str) -> Iterator[dict[str, Any]]:
    """Say that a step begins, and when it has ended, what it took; the block may add to what is said."""
    print(json.dumps({"begins": name}), flush=True)
    told: dict[str, Any] = {"step": name}
    start, before = perf_counter(), sum(os.times()[:4])
    yield told
    told.update(seconds=perf_counter() - start, cpu=sum(os.times()[:4]) - before)
    print(json.dumps(told), flush=True)


def analysis_addresses(library: Library, app: Flask) -> Iterator[str]:
    """The address of every page of a principal or of a unit."""
    with app.test_request_context():
        for endpoint, values in principals.addresses(library):
            yield url_for(endpoint, **values)


def belongs(kind: str, url: str, pages: set[str]) -> bool:
    """Whether a file is an analysis page, or one of what is `published` to be read: all pages and all JSON."""
    if kind == "analysis":
        return url in pages
    return kind == "all" or url.endswith(("/", ".json"))


def as_it_comes(app: Flask, urls: list[str], fresh: Path) -> None:
    """Frozen-Flask without anything of ours, in one process, as it knows no other way."""
    app.config["FREEZER_DESTINATION"] = str(fresh.absolute())
    freezer = Freezer(app, with_no_argument_rules=False, with_static_files=False)
    freezer.register_generator(lambda: urls)
    with catch_warnings(action="ignore", category=MissingURLGeneratorWarning):  # of what is not asked for
        freezer.freeze()


if __name__ == "__main__":
    main()
