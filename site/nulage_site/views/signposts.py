"""How do search engines, feed readers and those who find a weakness find their way to us?"""

import mimetypes
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from typing import Any

from flask import Blueprint, Response, current_app, render_template, url_for

from nulage_site.library import Library
from nulage_site.views import ADDRESSES, library
from nulage_site.views.news import in_short

blueprint = Blueprint("signposts", __name__)

VALID = timedelta(days=365)
"""How long the word of security.txt holds; RFC 9116 advises no more than about a year."""

XML = "application/xml"
mimetypes.add_type(XML, ".xml")  # some machines call it text/xml


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ARG001  (a room's shape)
    """None: each file here has one address."""
    yield from ()


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """Every page and when it last changed. A sitemap holds 50,000; the whole of Sweden is half of that."""
    known = library()
    fixed = (rule.rule for rule in current_app.url_map.iter_rules() if not rule.arguments)
    variable = (url_for(endpoint, **values) for endpoint, values in current_app.extensions[ADDRESSES](known))
    newest = max([known.site.updated, *(source.fetched for source in known.country.sources)])
    written = {f"/{page.path}/": page.updated for page in known.listed}
    pages = sorted(address for address in {*fixed, *variable} if address.endswith("/"))
    return _xml("sitemap.xml", pages=[(address, written.get(address, newest)) for address in pages])


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Everything may be read, and where the list of it is."""
    return _text("User-agent: *", "Disallow:", "", f"Sitemap: {library().site.url}/sitemap.xml")


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell of a weakness, as RFC 9116 says."""
    site = library().site
    return _text(
        f"Contact: mailto:{site.security}",
        f"Expires: {site.updated + VALID}T00:00:00Z",
        "Preferred-Languages: sv, en",
        f"Canonical: {site.url}/.well-known/security.txt",
    )


@blueprint.get("/nytt/rss.xml")
def feed() -> Response:
    """The news as a feed: an item for each build that changed anything, at noon as only its day is known."""
    changes = library().history.changes
    noons = [format_datetime(datetime.combine(each.published, time(12), UTC)) for each in changes]
    return _xml("rss.xml", items=[(in_short(each), noon) for each, noon in zip(changes, noons, strict=True)])


def _xml(template: str, **shown: object) -> Response:
    return Response(render_template(f"signposts/{template}", **shown), mimetype=XML)


def _text(*lines: str) -> Response:
    return Response("".join(f"{line}\n" for line in lines), mimetype="text/plain")
