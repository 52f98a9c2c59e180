"""How does the build tell which questions principals share, and which of them it has left out?"""

from collections.abc import Iterator

from nulage_site.library import Library
from nulage_site.publish.account import counted
from nulage_site.statistics.identity import mask


def shared_lines(library: Library) -> Iterator[str]:
    """How many are published, and each principal whose questions are not, as it has no page."""
    known = {principal.id for principal in library.country.principals}
    shared = library.shared
    if shared:
        published = sum(len(questions) for owner, questions in shared.items() if owner in known)
        yield counted(published, "fråga som huvudmän delar", "frågor som huvudmän delar")
    for owner in sorted(set(shared) - known):
        left_out = counted(len(shared[owner]), "delad fråga", "delade frågor")
        yield f"  utelämnat: {left_out} från {mask(owner)}, en huvudman som inte finns i underlaget"
