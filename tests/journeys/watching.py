"""Does a browser do anything that nobody asked it to do?"""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Request, Response, WebError

ONLY_A_STATUS = "Failed to load resource: the server responded with a status of 4"


class Watch:
    """Notes every console message, script error, dialog, failed part of a page and request to another host.

    A page that itself answers with a status of 4xx is for the test to expect; Chromium's note of it is not a fault.
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
        if not (message.text.startswith(ONLY_A_STATUS) and message.location["url"] in self._refused):
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
        page = response.request.is_navigation_request()
        if response.status >= 500 or (response.status >= 400 and not page):
            self.faults.append(f"status {response.status}: {response.url}")
        elif response.status >= 400:
            self._refused.add(response.url)
