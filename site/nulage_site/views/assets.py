"""At which addresses does a browser fetch style, scripts and signs, so that it never asks twice for the same?

Each stands under `/fast/`, and a part of its name is made of its bytes. So what an address answers never
changes, and a web server may tell browsers to keep it for a year (`views/delivery.py`). What others know the
address of, the form service and the content, stands under `/tema/` and `/static/` as well.
"""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort

from nulage_site.library import Library

blueprint = Blueprint("assets", __name__)

STATIC = Path(__file__).parents[1] / "static"
STYLE = "nulage.css"
KEPT = "/fast/"
DIGITS = 10
"""Of the digest, in sixteens: enough that a file never gets the address of another that it once was."""

LEFT_OUT = re.compile(r"/\*.*?\*/\s*|(?<=[{};])\s+|\s+(?=[{}])", re.DOTALL)


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ARG001  (a room's shape)
    """Every file that pages fetch."""
    for address in kept().values():
        yield "assets.asset", {"name": address.removeprefix(KEPT)}


def style() -> bytes:
    """The one stylesheet: every static/css/*.css by order of name, without comments and needless space."""
    sources = sorted((STATIC / "css").glob("*.css"))
    return LEFT_OUT.sub("", "".join(file.read_text("utf-8") for file in sources)).encode()


def kept() -> dict[str, str]:
    """The address of each file by its own name: `search.js` → `/fast/search.4f1c09ab3e.js`."""
    return {name: f"{KEPT}{_stamped(name, body)}" for name, body in _bodies()}


def with_assets(app: Flask) -> None:
    """Let templates ask `{{ asset["search.js"] }}`, and give the pictures of written texts such addresses."""
    known = kept()
    app.jinja_env.globals["asset"] = known
    app.jinja_env.filters["with_assets"] = partial(_readdressed, known)


@blueprint.get(f"{KEPT}<name>")
def asset(name: str) -> Response:
    """A file under the name that its bytes give it."""
    body = {_stamped(own, body): body for own, body in _bodies()}.get(name) or abort(404)
    return Response(body, mimetype=guess_type(name)[0])


def _bodies() -> Iterator[tuple[str, bytes]]:
    yield STYLE, style()
    for file in sorted(STATIC.glob("*.*")):
        yield file.name, file.read_bytes()


def _stamped(name: str, body: bytes) -> str:
    file = Path(name)
    return f"{file.stem}.{sha256(body).hexdigest()[:DIGITS]}{file.suffix}"


def _readdressed(known: Mapping[str, str], html: str) -> str:
    for name, address in known.items():
        html = html.replace(f' src="/static/{name}', f' src="{address}')
    return html
