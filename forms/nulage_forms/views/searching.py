"""Which principals does somebody mean who types a part of a name or a number?"""

from functools import lru_cache

from nulage_forms.catalogue.published import PublishedPrincipal
from nulage_forms.swedish import fold

MOST_NAMES = 8192
"""How many names are kept in mind as they are ordered and searched: more than there are principals."""


def is_meant(principal: PublishedPrincipal, typed: str) -> bool:
    """Whether every typed word is found; numbers are, and names, with and without their hyphen."""
    text = _plain(f"{principal.name} {principal.organisation_number or principal.id}")
    return all(word in text for word in _plain(typed).split())


@lru_cache(MOST_NAMES)
def _plain(text: str) -> str:
    return fold(text).replace("-", "")
