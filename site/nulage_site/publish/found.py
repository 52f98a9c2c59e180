"""Has anything else been found out of a principal than a page of it shows already?

One figure moves what all others are compared with, but hardly ever as far as anybody is told of. So what has
been found out is compared as it is told, with the figures of the similar principals that stand beside it.
"""

from collections.abc import Mapping
from functools import partial

from nulage_site.cores import shared_out
from nulage_site.library import Library
from nulage_site.publish.places import FOUND, hash_of


def parts_found(library: Library) -> Mapping[str, str]:
    """A hash for each principal of what has been found out of it, by all cores."""
    _ = library.analyst, library.country.hashes  # once for all, who share them
    ids = [each.id for each in library.country.principals]
    return dict(zip(map(FOUND.__add__, ids), shared_out(partial(hash_of_found, library), ids), strict=True))


def hash_of_found(library: Library, principal_id: str) -> str:
    """The hash of what has been found out of one principal."""
    findings, figures = library.findings(principal_id), library.country.hashes
    peers = (peer.id for similar in findings.similar for peer in similar.peers)
    return hash_of((findings, [figures.get((id_, "")) for id_ in peers]))
