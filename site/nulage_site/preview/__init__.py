"""How does an editor see a page as it will be, as soon as a file is saved?"""

import socket
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rich.console import Console
from werkzeug.serving import WSGIRequestHandler, make_server

from nulage_site.faults import Fault, FaultsFound
from nulage_site.preview.pages import VERSION, Pages
from nulage_site.preview.watch import Watch
from nulage_site.publish.progress import Stages

HOST = "127.0.0.1"
"""Only who sits at this computer sees what is not yet published."""


class Preview:
    """The site as a WSGI app, made from the files as they are at each request. It writes nothing."""

    def __init__(
        self,
        content: Path,
        statistics: Path | None,
        edition: str | None = None,
        id_key: str | None = None,
        console: Console | None = None,
    ) -> None:
        console = console or Console(stderr=True)
        self._watch = Watch(
            content,
            statistics or content / "statistics",
            Pages().prepare,
            Stages(console).stage,
            lambda line: console.print(line, markup=False, highlight=False, soft_wrap=True),
            edition=edition,
            id_key=id_key.encode() if id_key else None,
        )
        self.version = self._watch.look()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ[VERSION] = self.version = self._watch.look()
        return self.version.app(environ, start_response)


class Quiet(WSGIRequestHandler):
    """Says nothing of each request: the terminal is for what has been read, and for faults."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None: ...


def serve(
    content: Path, statistics: Path | None, port: int, edition: str | None = None, id_key: str | None = None
) -> None:
    """Show the site on a port of this computer until Ctrl-C. Raises FaultsFound when it cannot be had."""
    door = _door(port)
    if door is None:
        found, expected = (
            "en port som är tagen, eller som inte får användas",
            "en ledig, från 1024 till 65535",
        )
        remedy = "Stäng det som använder den, eller välj en annan: --preview 8080."
        raise FaultsFound([Fault(HOST, f"port {port}", found, expected, remedy)])
    console = Console(stderr=True)
    with door:
        preview = Preview(content, statistics, edition, id_key, console)
        server = make_server(HOST, port, preview, threaded=True, request_handler=Quiet, fd=door.fileno())
        console.print(f"Förhandsvisning: http://{HOST}:{server.port}/ (Ctrl-C avslutar)", highlight=False)
        server.serve_forever()


def _door(port: int) -> socket.socket | None:
    """A socket that listens on the port; None where it cannot be had."""
    try:
        return socket.create_server((HOST, port)) if port in range(2**16) else None
    except OSError:
        return None
