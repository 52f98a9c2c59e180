"""Does a browser do anything that nobody asked it to do?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Response,
    WebError,
)

SAVED_IN_PASSING = "/svar"  # a page that saves what is typed expects to be refused, and tells its reader
PATIENCE = 20_000  # milliseconds; two cores may have much else to do
ONLY_A_STATUS = "Failed to load resource: the server responded with a status of 4"
QUICK_HANDS = "Autofocus processing was blocked because a document already has a focused element."

Visit = Callable[..., Page]


class Watch:
    """Notes every console message, script error, dialog, failed part of a page and request to another host.

    A page that itself answers with a status of 4xx is for the test to expect; Chromium's note of it is not a fault.
    Neither is its note that somebody was in a field before a page was first drawn: they keep their place, and that
    those who wait are led to what is wrong is asked by tests of its own.
    """

    def __init__(self, context: BrowserContext, host: str) -> None:
        self.faults: list[str] = []
        self._host = urlsplit(host).netloc
        self._refused: set[str] = set()
        context.on("console", self._said)
        context.on("weberror", self._script_failed)
        context.on("dialog", self._opened)
        context.on("request", self._asked)
        context.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        refused = (
            message.text.startswith(ONLY_A_STATUS) and urldefrag(message.location["url"]).url in self._refused
        )
        if not refused and message.text != QUICK_HANDS:
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def _script_failed(self, fault: WebError) -> None:
        self.faults.append(f"script: {fault.error}")

    def _opened(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).netloc != self._host:
            self.faults.append(f"another host: {request.url}")

    def _answered(self, response: Response) -> None:
        page = response.request.is_navigation_request() or response.url.endswith(SAVED_IN_PASSING)
        if response.status >= 500 or (response.status >= 400 and not page):
            self.faults.append(f"status {response.status}: {response.url}")
        elif response.status >= 400:
            self._refused.add(response.url)


@contextmanager
def visitors(browser: Browser) -> Iterator[Visit]:
    """Whoever comes to a host, and is watched until the end."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def visit(host: str, **options: Any) -> Page:
        context = browser.new_context(base_url=host, locale="sv-SE", reduced_motion="reduce", **options)
        context.set_default_timeout(PATIENCE)
        opened.append((context, Watch(context, host)))
        return context.new_page()

    yield visit
    for context, _ in opened:
        context.close()
    faults = dict.fromkeys(fault for _, watch in opened for fault in watch.faults)
    assert not faults, "\n".join(faults)
