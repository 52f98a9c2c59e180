"""Has anything else been found out of a principal than a page of it shows already?

One figure moves what all others are compared with, but hardly ever as far as anybody is told of. So what has
been found out is compared as it is told, with the figures of the similar principals that stand beside it. And
it is found out again only of those for whom anything that it rests on is another.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache, partial

from nulage_site.cores import shared_out
from nulage_site.findings import Similar
from nulage_site.library import Library
from nulage_site.publish.places import BESIDE_OF, FOUND, OWN_OF, PRINCIPAL, RULES, hash_of

GROUND = f"{FOUND}by "
"""How the names begin of what findings rest on: a principal's own, what all answer, and all else."""

LIKENESSES = 20_000
"""How many are remembered: what every principal of a country is told, in each of its school forms."""

FEW = 32
"""Principals of whom it is found out here: to share them would take longer."""

ALL = f"{GROUND}all"
NOTHING: Mapping[str, str] = {}


def parts_found(
    library: Library, known: Mapping[str, str], before: Mapping[str, str] = NOTHING
) -> Mapping[str, str]:
    """A hash for each principal of what has been found out of it, by all cores, and what it rests on.

    `known` are the parts that are figures or files, and `before` those of an earlier build.
    """
    now = grounds(library, known)
    again = _others(library, now, before)
    tell = partial(hash_of_found, library, known)
    found = dict(zip(again, shared_out(tell, again) if len(again) > FEW else map(tell, again), strict=True))
    told = {FOUND + each.id: found.get(each.id) for each in library.country.principals}
    return {**now, **{name: hash_ or before[name] for name, hash_ in told.items()}}


def grounds(library: Library, known: Mapping[str, str]) -> Mapping[str, str]:
    """A hash for each thing that what has been found out of anybody rests on."""
    analyst = library.analyst
    questions = {_name(each): hash_of(told) for each, told in analyst.landscape.behind().items()}
    own = {
        GROUND + each.id: hash_of(
            (
                known[PRINCIPAL + each.id],
                known[BESIDE_OF + each.id],
                _with_figures(analyst.similar(each.id), known),
            )
        )
        for each in library.country.principals
    }
    common = [*(known[name] for name in (RULES, "nation", "sources")), analyst.usual_dispersion]
    return {ALL: hash_of(common), **questions, **own}


def hash_of_found(library: Library, known: Mapping[str, str], principal_id: str) -> str:
    """The hash of what has been found out of one principal; `known` are the parts that are figures."""
    findings = library.findings(principal_id)
    return hash_of((findings, _with_figures(findings.similar, known)))


def _others(library: Library, now: Mapping[str, str], before: Mapping[str, str]) -> list[str]:
    """The principals of whom something else may have been found out than before."""
    ids = [each.id for each in library.country.principals]
    if now[ALL] != before.get(ALL):
        return ids
    landscape, moved = library.analyst.landscape, {name for name, _ in now.items() - before.items()}
    touched = landscape.resting_on([each for each in landscape.questions if _name(each) in moved])
    return [each for each in ids if each in touched or GROUND + each in moved or FOUND + each not in before]


def _name(question: Iterable[str]) -> str:
    return f"{GROUND}question {' '.join(question)}"


def _with_figures(similar: Iterable[Similar], known: Mapping[str, str]) -> object:
    """The similar principals, and hashes of their figures."""
    return [(_told(each), *(known[OWN_OF + peer.id] for peer in each.peers)) for each in similar]


@lru_cache(LIKENESSES)
def _told(similar: Similar) -> str:
    """The hash of what is told of who is similar, which hardly any figure changes."""
    return hash_of(similar)
