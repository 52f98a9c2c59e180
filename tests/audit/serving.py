"""How does a built site answer as it will in production: packed, kept by the browser, with its own headers?"""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKED = ("text/", "application/json", "application/xml", "image/svg+xml")
PLAIN_HTTP = "Strict-Transport-Security"  # nothing that a server without a certificate may say


def headers(said: list[str], path: str) -> Iterator[list[str]]:
    """Name and value of each header that the build says for a path."""
    applies = False
    for line in said:
        if not line.startswith(" "):
            applies = fnmatch(path, line)
        elif applies:
            yield line.strip().split(": ", 1)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of the site, while the block lasts."""
    said = (site / "_headers").read_text().splitlines()

    @cache
    def answer(path: str) -> tuple[int, str, bytes, bool]:
        file = site / path.lstrip("/")
        file = file / "index.html" if path.endswith("/") else file
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else site / "404.html"
        media_type = guess_type(file.name)[0] or "application/octet-stream"
        packed = media_type.startswith(PACKED)
        return status, media_type, gzip.compress(file.read_bytes()) if packed else file.read_bytes(), packed

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, media_type, body, packed = answer(unquote(urlsplit(self.path).path))
            self.send_response(status)
            for name, value in headers(said, urlsplit(self.path).path):
                if name != PLAIN_HTTP:
                    self.send_header(name, value)
            charset = "; charset=utf-8" if media_type.startswith("text/") else ""
            self.send_header("Content-Type", f"{media_type}{charset}")
            self.send_header("Content-Length", str(len(body)))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: the audit says what matters."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
