"""How do content and statistics become pages at addresses?"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import ModuleType
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined

from nulage_site.library import Library
from nulage_site.markdown.external import host
from nulage_site.swedish import date_text, inside, unit_text
from nulage_site.templating import QuickEnvironment
from nulage_site.views import (
    ADDRESSES,
    LIBRARY,
    accessibility,
    api,
    assets,
    delivery,
    downloads,
    finding,
    method,
    news,
    pages,
    pieces,
    principals,
    quality,
    search,
    signposts,
)
from nulage_site.views.together import kept_together
from nulage_site.views.words import first_sentence, licence_text

ROOMS: tuple[ModuleType, ...] = (
    pages,
    method,
    accessibility,
    finding,
    principals,
    quality,
    news,
    search,
    api,
    downloads,
    assets,
    delivery,
    signposts,
)


def create_app(library: Library, rooms: Flask | None = None) -> Flask:
    """A Flask app with every page and file of the site; it reads nothing but the library.

    It becomes of the `rooms`, which are for one library alone.
    """
    app = rooms or empty_rooms()
    app.extensions[LIBRARY] = library
    assets.with_assets(app)
    app.context_processor(lambda: {"library": library, "site": library.site})
    return app


def empty_rooms() -> Flask:
    """An app that knows every address and no library yet; to learn the addresses takes most of the time."""
    app = Flask(__name__)
    app.jinja_environment = QuickEnvironment
    app.jinja_options = {"cache_size": -1}  # all templates: to count their use takes longer than to find them
    app.extensions[ADDRESSES] = addresses
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {
        "date_text": date_text,
        "first_sentence": first_sentence,
        "host": host,
        "inside": inside,
        "licence_text": licence_text,
        "unit_text": unit_text,
    }
    pieces.with_pieces(app)
    app.after_request(kept_together)
    for room in ROOMS:
        app.register_blueprint(room.blueprint)
    return app


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Endpoint and values of every page whose address has a variable part, in the order of the rooms."""
    for room in ROOMS:
        pairs: Iterable[tuple[str, Mapping[str, Any]]] = room.addresses(library)
        yield from pairs


def subjects(library: Library) -> Callable[[str], str]:
    """Tells by its address whose figures a page rests on: a principal's id, also for its units, or nothing.

    Pages of one subject are best made one after another: what they rest on is then put together once.
    """
    owners = {unit.code: unit.principals[0] for unit in library.country.school_units}
    owners |= {principal.id: principal.id for principal in library.country.principals}

    def subject(address: str) -> str:
        return next((owners[part] for part in re.split("[/.]", address) if part in owners), "")

    return subject
