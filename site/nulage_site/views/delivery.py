"""Which files does a web server need beside the pages?"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, current_app

from nulage_site.library import Library

blueprint = Blueprint("delivery", __name__)

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
"""What the web server says of every file, so that a page can load and reach nothing but its own site."""

COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ARG001  (a room's shape)
    """None: each file here has one address."""
    yield from ()


@blueprint.get("/tema/nulage.css")
def theme() -> Response:
    """The one stylesheet: every static/css/*.css in the order of their names, without its comments."""
    sources = sorted(Path(current_app.static_folder or "", "css").glob("*.css"))
    style = "".join(file.read_text("utf-8") for file in sources)
    return Response(COMMENT.sub("", style), mimetype="text/css")


@blueprint.get("/_headers")
def headers() -> Response:
    """Security headers for every path, in the notation that static web servers read."""
    lines = "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
    return Response(f"/*\n{lines}", mimetype="application/octet-stream")
