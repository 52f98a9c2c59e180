"""Does every link within the site lead to a page, and every anchor to a place on it?"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from nulage_site.faults import Fault

ATTRIBUTE = re.compile(rb'[ \n](?:href|src|action)="([^"]*)"')


class Links:
    """Links seen on pages: each target once, with the first page that it stands on.

    `site_url` is the site's own address, so that full links to it are followed too; addresses that begin with
    `elsewhere` are the form service's and are left alone.
    """

    def __init__(self, site_url: str, elsewhere: str) -> None:
        self.site_url = site_url
        self.elsewhere = elsewhere
        self.seen: dict[str, str] = {}
        self._targets: dict[bytes, str | None] = {}

    def collect(self, page: str, html: bytes) -> None:
        """Remember where a page links to; `page` is its address."""
        for written in set(ATTRIBUTE.findall(html)):
            rooted = written.startswith(b"/")
            if rooted and written in self._targets:
                continue
            target = self._target(page, written.decode())
            if rooted:
                self._targets[written] = target
            if target:
                self.seen[target] = min(page, self.seen.get(target, page))

    def _target(self, page: str, written: str) -> str | None:
        """Path and anchor of a link within the site; None for one that leads out of it."""
        address = urljoin(f"{self.site_url}{page}", unescape(written))
        if not f"{address}/".startswith(f"{self.site_url}/"):
            return None
        parts = urlsplit(address)
        path = unquote(parts.path) or "/"
        if path.startswith(self.elsewhere):
            return None
        return f"{path}#{unquote(parts.fragment)}" if parts.fragment else path

    def merge(self, other: "Links") -> None:
        """Take in what another worker has seen."""
        for target, page in other.seen.items():
            self.seen[target] = min(page, self.seen.get(target, page))

    def broken(self, files: dict[str, Path]) -> Iterator[Fault]:
        """A fault for each target that no file answers; `files` are all addresses of the site."""
        for target, page in self.seen.items():
            path, _, anchor = target.partition("#")
            if path not in files:
                yield Fault(page, "", f"a link to {target}", "an address of the site", "Mend the link.")
            elif anchor and f' id="{anchor}"' not in files[path].read_text("utf-8"):
                yield Fault(
                    page, "", f"a link to {target}", f'an element with id="{anchor}"', "Mend the link."
                )
