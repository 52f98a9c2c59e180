"""Which views does the site have, and how do they reach what they show?

A room of views is a module with a `blueprint` and a function `addresses(library)`, which yields an endpoint
and its values for every page whose address has a variable part: `yield "api.school_unit", {"code": code}`.
"""

from typing import cast

from flask import current_app

from nulage_site.library import Library

LIBRARY = "nulage_library"
"""The key in `app.extensions` under which `create_app` puts the library."""


def library() -> Library:
    """Everything that the running app was made from."""
    return cast("Library", current_app.extensions[LIBRARY])
