"""Does every link within the site lead to a page, and every anchor to a place on it?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from html import unescape
from itertools import chain, groupby
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from nulage_site.faults import Fault
from nulage_site.markdown.faults import ALIKE

ATTRIBUTES = [re.compile(rb'%s="([^"]*)' % name) for name in (b"href", b"src", b"action")]
ID = re.compile(rb' id="([^"]*)')
PLAIN = re.compile(r"(/[\w-]+)*(/|\.\w+)")
"""A path that says itself where it leads, as nearly all do."""


class Links:
    """Links seen on pages: each target once, with the first page that it stands on.

    `site_url` is the site's own address, so that full links to it are followed too; what begins with
    `service_url`, a path or a full address, is the form service's and is left alone.
    """

    def __init__(self, site_url: str, service_url: str) -> None:
        self.site_url = site_url
        self.elsewhere = urljoin(site_url, service_url)
        self.pages: dict[str, Iterable[str]] = {}
        self._targets: dict[bytes, str | None] = {}

    def collect(self, page: str, html: bytes) -> tuple[str, ...]:
        """Remember where a page links to, and give it in the order written; `page` is its address."""
        targets: dict[str | None, None] = {}
        here = ids(html)
        for written in attributes(html):
            if written in self._targets:
                targets[self._targets[written]] = None
            elif not (written.startswith(b"#") and written[1:] in here):
                target = self._target(page, written.decode())
                targets[target] = None
                if written.startswith((b"/", b"http")):  # leads to the same place from every page
                    self._targets[written] = target
        told = tuple(filter(None, targets))
        self.add(page, told)
        return told

    def add(self, page: str, targets: Iterable[str]) -> None:
        """Remember that a page links to these."""
        self.pages[page] = targets

    @property
    def seen(self) -> dict[str, str]:
        """Each target with the first page that it stands on; looked for only when a link is broken."""
        return {target: page for page in sorted(self.pages, reverse=True) for target in self.pages[page]}

    def _target(self, page: str, written: str) -> str | None:
        """Path and anchor of a link within the site; None for one that leads out of it."""
        path = written.removeprefix(self.site_url)
        if PLAIN.fullmatch(path):
            return None if f"{self.site_url}{path}".startswith(self.elsewhere) else path
        address = urljoin(f"{self.site_url}{page}", unescape(written))
        if not f"{address}/".startswith(f"{self.site_url}/") or address.startswith(self.elsewhere):
            return None
        parts = urlsplit(address)
        path = unquote(parts.path) or "/"
        return f"{path}#{unquote(parts.fragment)}" if parts.fragment else path

    def merge(self, other: "Links") -> None:
        """Take in what another worker has seen."""
        self.pages |= other.pages

    def broken(self, files: Mapping[str, str], site: Path, content: Path | None = None) -> Iterator[Fault]:
        """A fault for each target that no file answers; `files` are all addresses, with names in `site`.

        It names the line of `content` that an editor wrote the link in, or else a page that it stands on.
        """
        unanswered = list(self.unanswered(set().union(*self.pages.values()), files, site))
        first = self.seen if unanswered else {}
        for target in unanswered:
            path, _, anchor = target.partition("#")
            place = (content and written_in(content, target)) or (first[target], "")
            if path not in files:
                likely = get_close_matches(path, files, 1, ALIKE) if place[1] else []
                remedy = f"Menade ni {likely[0]}?" if likely else "Rätta länken."
                yield Fault(*place, f"en länk till {target}", "en adress på webbplatsen", remedy)
            else:
                expected = f"en rubrik eller annan del av sidan med id {anchor}"
                yield Fault(*place, f"en länk till {target}", expected, "Rätta länken eller rubriken.")

    def unanswered(self, told: Iterable[str], files: Mapping[str, str], site: Path) -> Iterator[str]:
        """Those targets that no file answers, or whose page lacks a place of that id. Each is read once."""
        for path, targets in groupby(sorted(told), key=lambda target: target.partition("#")[0]):
            anchors = {target: target.partition("#")[2].encode() for target in targets}
            if path not in files:
                yield from anchors
            elif any(anchors.values()) and (file := site / files[path]).is_file():
                there = ids(file.read_bytes())
                yield from (to for to, anchor in anchors.items() if anchor and anchor not in there)


def written_in(content: Path, target: str) -> tuple[str, str] | None:
    """The first file and line of content that holds an address; None when no editor wrote it."""
    anchor = target.partition("#")[2]
    own = rf"|\(#{re.escape(anchor)}\)" if anchor else ""
    written = re.compile(rf"{re.escape(target)}(?![\w/#-]){own}")
    for file in sorted([*content.glob("*/*.md"), *content.glob("*.md"), *content.rglob("*.toml")]):
        for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), start=1):
            if file.name != "README.md" and written.search(line):
                return str(file), f"rad {number}"
    return None


def attributes(html: bytes) -> dict[bytes, None]:
    """What attributes that lead somewhere say, each once: in half the time of one expression for all."""
    return dict.fromkeys(chain.from_iterable(attribute.findall(html) for attribute in ATTRIBUTES))


def ids(html: bytes) -> set[bytes]:
    """The ids of a page's elements, which anchors lead to."""
    return set(ID.findall(html))
