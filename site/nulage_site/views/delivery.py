"""Which files does a web server need beside the pages?"""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, Response

from nulage_site.library import Library
from nulage_site.views.assets import KEPT, style

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

FOR_A_YEAR = "public, max-age=31536000, immutable"
"""How long a browser may keep what stands under a name that is made of its bytes."""


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ARG001  (a room's shape)
    """None: each file here has one address."""
    yield from ()


@blueprint.get("/tema/nulage.css")
def theme() -> Response:
    """The stylesheet at the address that the form service reads it by."""
    return Response(style(), mimetype="text/css")


@blueprint.get("/_headers")
def headers() -> Response:
    """Security headers for every path, and what may be kept, in the notation that static web servers read."""
    lines = "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
    kept = f"{KEPT}*\n  Cache-Control: {FOR_A_YEAR}\n"
    return Response(f"/*\n{lines}{kept}", mimetype="application/octet-stream")
