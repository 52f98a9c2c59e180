"""Which other principals work under circumstances like these?"""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from nulage_site.analysis.country import Country
from nulage_site.analysis.similar.facts import Facts, facts_of
from nulage_site.analysis.similar.ladder import ladder, nearest
from nulage_site.analysis.similar.outlook import outlook
from nulage_site.analysis.similar.sayings import nobody, note, peer
from nulage_site.findings import Similar
from nulage_site.method import Method
from nulage_site.quality_system.similar import Likeness
from nulage_site.swedish import sort_key

Kolada = Mapping[tuple[str, str], tuple[str, ...]]
"""Ids of the municipalities that Kolada calls similar, by school form and principal."""


class SimilarPrincipals:
    """The similar principals of everybody, found once; after that a question is a look-up.

    Those that Kolada names come before those that are reckoned here.
    """

    def __init__(self, country: Country, method: Method, likeness: Likeness, kolada: Kolada) -> None:
        self._method = method.similar
        self._words = likeness.words
        self._kolada = kolada
        self._forms = {each.id: each.school_forms for each in country.principals}
        self._known: dict[tuple[str, str], Similar] = {}
        for form in dict.fromkeys(form for forms in self._forms.values() for form in forms):
            facts = facts_of(country, form, likeness.variables, method)
            for sort in (facts.public, ~facts.public):
                if sort.any() and len(facts.variables):
                    self._known.update(self._found(form, facts, np.flatnonzero(sort)))

    def of(self, principal_id: str) -> tuple[Similar, ...]:
        """One answer for each of its school forms. Raises KeyError when there is no such principal."""
        nothing_known = self._words.too_few
        return tuple(
            self._known.get((form, principal_id), Similar(form, "none", (), nothing_known))
            for form in self._forms[principal_id]
        )

    def _found(
        self, form: str, facts: Facts, members: NDArray[np.int64]
    ) -> Iterator[tuple[tuple[str, str], Similar]]:
        """The answer for each principal of one sort, public or independent."""
        view = outlook(facts, members, self._method)
        rungs = tuple(ladder(self._method.size_factors.value))
        places = {each.id: place for place, each in enumerate(facts.principals)}
        for who, distance in zip(members.tolist(), view.distance, strict=True):
            key = form, facts.principals[who].id
            theirs = [places[id_] for id_ in self._kolada.get(key, ()) if id_ in places]
            ours = () if theirs else nearest(facts, who, distance, rungs, int(self._method.seven.value))
            peers = tuple(
                peer(facts, other, view.placed[other] - view.placed[who], self._words, self._method)
                for other in theirs or ours
            )
            if theirs:
                peers = tuple(sorted(peers, key=lambda each: sort_key(each.name)))
                yield key, Similar(form, "kolada", peers, self._words.kolada)
            elif ours:
                yield key, Similar(form, "own", peers, note(facts, who, ours, self._words, self._method))
            else:
                yield key, Similar(form, "none", (), nobody(facts, who, self._words))
