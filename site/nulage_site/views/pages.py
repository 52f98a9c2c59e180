"""Which pages are mostly text: the start, the guidance, about the site, and the page of lost readers?"""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, abort, render_template

from nulage_site.library import Library
from nulage_site.views import library

blueprint = Blueprint("pages", __name__)

SECTIONS = {"vagledning": "Vägledning", "om": "Om Nuläge"}


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each section, and every page that an editor has written but the start page."""
    yield from (("pages.index", {"section": section}) for section in SECTIONS)
    for page in library.pages.values():
        if page.section:
            yield "pages.show", {"section": page.section, "name": page.path.removeprefix(f"{page.section}/")}


@blueprint.get("/")
def start() -> str:
    """What this is, the way to one's own figures, and the whole process."""
    page = library().pages["start"]
    return render_template(
        "start.html", title=page.title, section="", crumbs=None, updated=page.updated, page=page, scales=[]
    )


@blueprint.get("/<any(vagledning,om):section>/")
def index(section: str) -> str:
    """What there is to read in a section."""
    pages = [page for page in library().pages.values() if page.section == section]
    return render_template(
        "section.html",
        title=SECTIONS[section],
        section=section,
        crumbs=[],
        updated=max([page.updated for page in pages], default=library().site.updated),
        pages=pages,
    )


@blueprint.get("/<any(vagledning,om):section>/<name>/")
def show(section: str, name: str) -> str:
    """One page of text."""
    page = library().pages.get(f"{section}/{name}") or abort(404)
    return render_template(
        "page.html",
        title=page.title,
        section=section,
        crumbs=[(f"/{section}/", SECTIONS[section])],
        updated=page.updated,
        page=page,
        sources=library().country.sources if page.path == "om/data" else (),
    )


@blueprint.get("/404.html")
def not_found() -> str:
    """What a web server shows when there is no page at an address."""
    return render_template(
        "404.html", title="Sidan finns inte", section="", crumbs=[], updated=library().site.updated
    )
