"""Who are the similar principals of each one in a school form?"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from nulage_site.analysis.similar.facts import Facts
from nulage_site.analysis.similar.ladder import ladder, nearest
from nulage_site.analysis.similar.outlook import outlook
from nulage_site.analysis.similar.sayings import nobody, note, peer
from nulage_site.asking import lasting
from nulage_site.findings import Similar
from nulage_site.method import Similarity
from nulage_site.quality_system.similar import Words
from nulage_site.swedish import sort_key

Kolada = Mapping[tuple[str, str], tuple[str, ...]]
"""Ids of the municipalities that Kolada calls similar, by school form and principal."""


@lasting
def answers(facts: Facts, method: Similarity, words: Words, kolada: Kolada) -> dict[str, Similar]:
    """One answer for each principal, by its id.

    Those that Kolada names come before those reckoned here, if enough of them run the school form.
    """
    found: dict[str, Similar] = {}
    for sort in (facts.public, ~facts.public):
        if sort.any() and facts.variables:
            found.update(_of_sort(facts, np.flatnonzero(sort), method, words, kolada))
    return found


def _of_sort(
    facts: Facts, members: NDArray[np.int64], method: Similarity, words: Words, kolada: Kolada
) -> Iterator[tuple[str, Similar]]:
    view = outlook(facts, members, method)
    rungs = tuple(ladder(method.size_factors.value))
    form = facts.school_form
    places = {id_: place for place, id_ in enumerate(facts.ids)}
    for who, distance in zip(members.tolist(), view.distance, strict=True):
        id_ = facts.ids[who]
        theirs = [places[other] for other in kolada.get((form, id_), ()) if other in places]
        if len(theirs) < method.least_visible.value:
            theirs = []
        ours = () if theirs else nearest(facts, who, distance, rungs, int(method.seven.value))
        peers = tuple(
            peer(facts, other, view.placed[other] - view.placed[who], words, method)
            for other in theirs or ours
        )
        if theirs:
            by_name = tuple(sorted(peers, key=lambda each: sort_key(each.name)))
            yield id_, Similar(form, "kolada", by_name, words.kolada)
        elif ours:
            yield id_, Similar(form, "own", peers, note(facts, who, ours, words, method))
        else:
            yield id_, Similar(form, "none", (), nobody(facts, who, words))
