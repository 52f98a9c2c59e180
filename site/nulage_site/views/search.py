"""How does somebody find anything on the site: by words, or by its list of ways in?"""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, render_template

from nulage_site.library import Library
from nulage_site.views import library
from nulage_site.views.pages import SECTIONS

blueprint = Blueprint("search", __name__)


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ARG001  (a room's shape)
    """None: the page has one address."""
    yield from ()


@blueprint.get("/sok/")
def search() -> str:
    """The field to search by, and below it every way in for those whose browser runs no script."""
    pages = library().listed
    return render_template(
        "search.html",
        title="Sök",
        section="sok",
        crumbs=[],
        updated=library().site.updated,
        shelves=[
            (name, SECTIONS[name].title, [page for page in pages if page.section == name])
            for name in SECTIONS
        ],
        system=library().quality_system,
    )
