"""How do the pages of an app become files: every one, once, and on every core?"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from sys import intern
from typing import Any
from warnings import catch_warnings, simplefilter

from flask import Flask, Response
from flask_frozen import Freezer, FrozenFlaskWarning
from werkzeug.test import EnvironBuilder

from nulage_site.faults import Fault, FaultsFound
from nulage_site.publish.frozen import Frozen
from nulage_site.publish.ground import Ground, remove
from nulage_site.publish.links import Links
from nulage_site.publish.origins import (
    ALWAYS,
    WRITTEN,
    Origin,
    Origins,
    file_of,
    known_by,
    stamp_of,
    unchanged,
)
from nulage_site.publish.overview import Overview
from nulage_site.publish.places import FOUND, least
from nulage_site.publish.pouring import pour

ADDRESSES = "addresses"
"""Under which name a build keeps what its addresses are known by."""

A_PAGE = "en sida som går att visa"

SOMETIMES = {"principals.school_form"}
"""Views that a country of principals with few school forms has no page for."""

NOTHING = Origins()
NO_GROUND = Ground()
NO_PARTS: Mapping[str, str] = {}
"""What is known where there is no build before."""

NOBODY: Callable[[str], str] = str
"""Tells the hash of what has been found out of a principal, where nothing has."""

Addresses = Callable[[], Iterable[tuple[str, Mapping[str, Any]] | str]]
"""Yields an endpoint and its values, or a path, for each page that Frozen-Flask cannot find by itself."""


class SiteFreezer(Freezer):  # type: ignore[misc]  # Frozen-Flask says nothing of its types
    """Frozen-Flask's sense of which addresses there are and which files they become, with quicker hands.

    The app is asked directly, without a client or a server between. A file that is the same as in the build
    before is that very file, by a hard link; any other is written new, so that no earlier build ever changes.
    What was made of nothing else than now, as `before` tells of the build that stands, is kept without being
    made: `parts` are the hashes of what there is to make pages of, `found` gives that of what has been found
    out of a principal where they do not, and `asked` is where the app and the addresses note which they ask
    for. Addresses that were made of the same as those before are not counted up again. Of the build that
    stands nothing is kept but what its `ground` says is whole.
    Every warning of Frozen-Flask is a fault. Raises FaultsFound when a view has no address, or two addresses
    are one file.
    """

    def __init__(
        self,
        app: Flask,
        addresses: Addresses,
        links: Links,
        fresh: Path,
        standing: Path | None,
        before: Origins = NOTHING,
        parts: Mapping[str, str] = NO_PARTS,
        asked: set[str] | None = None,
        found: Callable[[str], str] = NOBODY,
        ground: Ground = NO_GROUND,
        overview: Overview | None = None,
    ) -> None:
        app.config.update(
            FREEZER_DESTINATION=str(fresh.absolute()),
            FREEZER_STATIC_IGNORE=["css/", "*.js"],  # read by pages under /fast/ alone (views/assets.py)
            PROPAGATE_EXCEPTIONS=True,
        )
        super().__init__(app, log_url_for=False)
        self.register_generator(addresses)
        self.fresh, self.standing = fresh, standing
        self.frozen = Frozen(links)
        self.before, self.asked = before, set() if asked is None else asked
        self.known = before.parts.get(ADDRESSES, "")
        """By which parts of the library the addresses are known, for the next build."""
        self._overview: Overview | None = None
        if unchanged(self.known, parts):
            self._overview = overview
            self.files = overview.files if overview else {url: file_of(url) for url in sorted(before.pages)}
        else:
            self.asked.clear()
            self.files = self._files()
            self.known = known_by(least(self.asked) | ALWAYS, parts)
        self._ground = ground
        self.due = self._due(parts)
        self._parts, self._found = parts, found
        self._environ = EnvironBuilder(base_url=links.site_url).get_environ()
        self._folders: set[str] = set()

    def _files(self) -> dict[str, str]:
        """Every address, sorted, with the path of its file inside the destination."""
        try:
            with catch_warnings():
                simplefilter("error", FrozenFlaskWarning)
                found = list(self._generate_all_urls())
                self._check_endpoints({endpoint for _, endpoint, _ in found} | SOMETIMES)
        except FrozenFlaskWarning as warning:
            said, remedy = f"sidor utan adress ({warning})", "Låt addresses() i deras vy räkna upp dem."
            raise FaultsFound([Fault("webbplatsen", "", said, "en adress till varje sida", remedy)]) from None
        files = {url: self.urlpath_to_filepath(url) for url in sorted({url for url, _, _ in found})}
        owners: dict[str, str] = {}
        doubled = [
            Fault(url, "", f"samma fil som {owners[path]}", "en egen fil", "Ge den en annan adress.")
            for url, path in files.items()
            if owners.setdefault(path, url) != url
        ]
        if doubled:
            raise FaultsFound(doubled)
        return files

    def _due(self, parts: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
        """Every address whose file must be made, with the reasons."""
        same, due = self.before.same(parts), {}
        for url in self._overview.touched(same) if self._overview else self.files:
            whole = self.files[url] in self._ground.whole
            if why := self.before.why(url, same) or (() if whole else (WRITTEN,)):
                due[url] = why
        return due

    def clear(self) -> None:
        """Leave nothing where the site is made that no address leads to any more. Raises OSError."""
        if self._overview:  # all addresses are those before
            return
        remove(self.fresh, self._ground.there.difference(self.files.values()))

    def keep(self) -> None:
        """Take over the files of the build before that need not be made. Raises OSError."""
        if self._overview:  # they are here
            self._count(self._overview)
            return
        for url in self._kept():
            name, origin = self.files[url], self.before.pages[url]
            if name not in self._ground.there:
                self._place(name).hardlink_to((self.standing or self.fresh) / name)
            self.frozen.origins[url] = origin
            self.frozen.links.add(url, origin.targets)
            self.frozen.files += 1
            self.frozen.pages += name.endswith(".html")
            self.frozen.unchanged += 1
            self.frozen.bytes += origin.stamp[1]

    def _count(self, kept: Overview) -> None:
        """Count in all but the files that have been made, of what can be looked up of the build before."""
        gone = [(self.files[url], self.before.pages[url].stamp[1]) for url in self.due]
        self.frozen.origins = {**self.before.pages, **self.frozen.origins}
        self.frozen.links.pages = {**kept.targets, **self.frozen.links.pages}
        self.frozen.files += len(self.files) - len(gone)
        self.frozen.unchanged += len(self.files) - len(gone)
        self.frozen.pages += kept.html - sum(name.endswith(".html") for name, _ in gone)
        self.frozen.bytes += kept.size - sum(size for _, size in gone)

    def broken(self, content: Path) -> Iterable[Fault]:
        """A fault for each link that leads nowhere.

        Where those before were whole, only links from and to what was made again can be broken. If one of
        them seems to be, all are followed: nobody may lead there any more.
        """
        links = self.frozen.links
        if self._overview:
            near = {*self._overview.near(self.due)}.union(*(links.pages[url] for url in self.due))
            if not any(links.unanswered(near, self.files, self.fresh)):
                return ()
        return links.broken(self.files, self.fresh, content)

    def _kept(self) -> Iterable[str]:
        """The addresses whose files need not be made."""
        return self.files.keys() - self.due.keys()

    def freeze(self, urls: Iterable[str]) -> None:
        """Make the files of some addresses, or remember why they cannot be made. Raises OSError.

        First all of them are asked for, and then all are written: what does the one and what does the other
        both fill a processor's caches, and to go to and fro takes a fifth more time. What comes piece by
        piece asks the library while it comes, and is written at once.
        """
        waiting = []
        for url in urls:
            self.asked.clear()
            if (response := self._ask(url)) is None:
                continue
            if response.is_sequence:
                waiting.append((url, response, self.asked.copy()))
            else:
                self._write(url, response, self.asked)
        for each in waiting:
            self._write(*each)

    def _ask(self, url: str) -> Response | None:
        """What the app answers, None where it raises."""
        try:
            with self.app.request_context(self._environ | {"PATH_INFO": url.encode().decode("latin-1")}):
                answer: Response = self.app.full_dispatch_request()
        except Exception as problem:  # noqa: BLE001  # whatever a page raises, the other pages are tried too
            self._raised(url, problem)
            return None
        return answer

    def _write(self, url: str, response: Response, asked: set[str]) -> None:
        """Make an answer a file, and remember of what it was made; `asked` may grow until it is written."""
        expected = guess_type(url if not url.endswith("/") else "index.html")[0] or "application/octet-stream"
        if response.status_code != HTTPStatus.OK:
            self.frozen.fail(url, "", f"svaret {response.status}", A_PAGE)
            return
        if response.mimetype != expected:
            self.frozen.fail(url, "", f"typen {response.mimetype}", f"{expected}, som namnet säger")
            return
        name, body = self.files[url], response.get_data() if response.is_sequence else None
        path = self._pour(name, self._pieces(url, response)) if body is None else self._put(name, body)
        stamp = stamp_of(path)
        self.frozen.files += 1
        self.frozen.bytes += stamp[1]
        targets: tuple[str, ...] = ()
        if response.mimetype == "text/html":
            self.frozen.pages += 1
            targets = self.frozen.links.collect(url, path.read_bytes() if body is None else body)
        made_of = tuple(map(intern, sorted(least(asked) | ALWAYS)))  # written once for all pages
        for part in made_of:
            if part.startswith(FOUND) and part not in self._parts and part not in self.frozen.found:
                self.frozen.found[part] = self._found(part.removeprefix(FOUND))
        self.frozen.origins[url] = Origin(made_of, stamp, targets)

    def _pieces(self, url: str, response: Response) -> Iterator[bytes]:
        """What comes of an address piece by piece, as far as it can be made."""
        try:
            with closing(response):
                yield from response.iter_encoded()
        except Exception as problem:  # noqa: BLE001  # as above
            self._raised(url, problem)

    def _raised(self, url: str, problem: Exception) -> None:
        self.frozen.fail(url, raised_at(problem), f"{type(problem).__name__}: {problem}", A_PAGE)

    def _put(self, name: str, body: bytes) -> Path:
        """Put the body in its file: the one of the build before when that says the same, a new one if not."""
        path = self._place(name)
        before = self.standing / name if self.standing else None
        if before and before.is_file() and before.read_bytes() == body:
            path.hardlink_to(before)
            self.frozen.unchanged += 1
        else:
            path.write_bytes(body)
        return path

    def _pour(self, name: str, pieces: Iterator[bytes]) -> Path:
        """The same of what is too large to be held in memory."""
        path = self._place(name)
        if pour(path, self.standing / name if self.standing else None, pieces):
            self.frozen.unchanged += 1
        return path

    def _place(self, name: str) -> Path:
        """Where a file goes, in a folder that is there, with nothing in its place."""
        folder, path = name.rpartition("/")[0], self.fresh / name
        if name in self._ground.there:
            path.unlink()
        elif folder not in self._folders:
            (self.fresh / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return path


def raised_at(problem: Exception) -> str:
    """File and line of the innermost of our own frames, most often a line of a template."""
    frames = [
        frame for frame in traceback.extract_tb(problem.__traceback__) if "nulage_site" in frame.filename
    ]
    return f"{Path(frames[-1].filename).name}, rad {frames[-1].lineno}" if frames else ""
