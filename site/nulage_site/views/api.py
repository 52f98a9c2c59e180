"""Which facts does the site publish for other programs, and in which shape?"""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint

from nulage_site.library import Library

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The files of each principal and each school unit."""
    for principal in library.country.principals:
        yield "api.principal", {"principal_id": principal.id}
    for unit in library.country.school_units:
        yield "api.school_unit", {"code": unit.code}
