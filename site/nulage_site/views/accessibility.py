"""What has been tried so that everybody can use the site, and what came of it?"""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, abort, render_template

from nulage_site.audited import Audit, Use
from nulage_site.library import Library
from nulage_site.views import library

blueprint = Blueprint("accessibility", __name__)

PATH = "om/tillganglighet"
MARKER = "<p>[[provat]]</p>"
"""Where the editor wants what was tried."""

SITUATIONS: Mapping[Use, tuple[str, str]] = {
    "unseen": ("Utan att se", "Namn, rubriker, ordning och språk, så som en skärmläsare får dem"),
    "contrast": ("Med nedsatt syn", "Kontrast mellan text och bakgrund, i ljust och mörkt läge"),
    "enlarged": ("Förstorat fyra gånger", "Inget rullas i sidled när skärmen är 320 punkter bred"),
    "keyboard": ("Utan mus", "Varje länk och fält nås med tabb, och det syns var ni är"),
    "without_scripts": ("Utan JavaScript", "Rubriken och varje stycke, lista och tabell finns ändå"),
}
"""Each situation of use: its name, and what was looked for in it."""


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ARG001  (a room's shape)
    """None: there is one such page, at one address."""
    yield from ()


@blueprint.get(f"/{PATH}/")
def show() -> str:
    """The accessibility statement: the editor's words, and what the last audit found."""
    page, audit = library().pages.get(PATH) or abort(404), library().audit
    before, _, after = page.html.partition(MARKER)
    return render_template(
        "accessibility.html",
        title=page.title,
        section="om",
        crumbs=[("/om/", "Om Nuläge")],
        updated=max(page.updated, audit.measured) if audit else page.updated,
        page=page,
        sources=(),
        easy=False,
        twin=None,
        told="",
        before=before,
        after=after,
        audit=audit,
        situations=list(_situations(audit)) if audit else [],
        full=", ".join(each.name for each in audit.pages if each.full) if audit else "",
        others=[each for each in audit.pages if not each.full] if audit else [],
    )


def _situations(audit: Audit) -> Iterator[tuple[str, str, str, str]]:
    """Name, what was looked for, on how many pages, and what was found."""
    for each in audit.situations:
        name, sought = SITUATIONS[each.id]
        yield name, sought, f"{each.pages} sidor", "; ".join(each.found) or "inget"
