"""Which views does the site have, and how do they reach what they show?

A room of views is a module with a `blueprint` and a function `addresses(library)`, which yields an endpoint
and its values for every page whose address has a variable part: `yield "api.school_unit", {"code": code}`.
"""

from collections.abc import Callable
from typing import TypeVar, cast

from flask import abort, current_app

from nulage_site.library import Library

T = TypeVar("T")
LIBRARY = "nulage_library"
"""The key in `app.extensions` under which `create_app` puts the library."""

ADDRESSES = "nulage_addresses"
"""Likewise for the function that counts up every room's addresses."""


def library() -> Library:
    """Everything that the running app was made from."""
    return cast("Library", current_app.extensions[LIBRARY])


def found(ask: Callable[[str], T], id_: str) -> T:
    """What the country knows under an id or a code. Answers 404 when it knows nothing."""
    try:
        return ask(id_)
    except KeyError:
        abort(404)
