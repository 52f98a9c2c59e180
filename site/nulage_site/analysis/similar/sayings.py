"""In which words are principals alike, and in which do they differ?"""

import math
from collections.abc import Iterator, Sequence

import numpy as np

from nulage_site.analysis.similar.distances import ROUNDING, Flags, Numbers
from nulage_site.analysis.similar.facts import Facts
from nulage_site.findings import Peer
from nulage_site.method import Similarity
from nulage_site.quality_system.similar import Words
from nulage_site.swedish import listed, number

LIKENESSES = 2
"""So many likenesses are told of each peer, and one difference: why similar, and what differs."""


def peer(facts: Facts, other: int, apart: Numbers, words: Words, method: Similarity) -> Peer:
    """The other principal, in what it is most alike, in content order, and in what it differs most.

    `apart` is how much more it has of each variable, in standard deviations; NaN where that is not known.
    """
    order = [column for column in np.argsort(np.abs(apart), kind="stable") if not math.isnan(apart[column])]
    differs = words.little if order else words.nothing
    if order and abs(apart[order[-1]]) >= method.worth_saying.value:
        variable = facts.variables[order[-1]]
        differs = variable.more if apart[order.pop()] > 0 else variable.fewer
    alike = tuple(facts.variables[column].name for column in sorted(order[:LIKENESSES]))
    return Peer(facts.ids[other], facts.names[other], alike, differs)


def note(facts: Facts, who: int, peers: Sequence[int], words: Words, method: Similarity) -> str:
    """What the peers were chosen by, and what had to be let in to find so many."""
    known = ~np.isnan(facts.values)
    same_sort = facts.public == facts.public[who]
    has_group = [each.measure == "municipality_group" for each in facts.variables]
    lacking = known[same_sort].any(axis=0) & ~known[who] & ~np.array(has_group)
    sentences = [words.own.format(variables=listed(_names(facts, known[who])))]
    if widened := list(_widened(facts, who, list(peers), words, method)):
        sentences += [words.widened, *widened]
    if lacking.any():
        sentences.append(words.unknown.format(variables=listed(_names(facts, lacking))))
    return " ".join(sentences)


def nobody(facts: Facts, who: int, words: Words) -> str:
    """Why there are no similar principals."""
    sizes = [each.name for each in facts.variables if each.measure == "size"]
    if sizes and np.isnan(facts.size[who]):
        return words.no_size.format(size=sizes[0])
    return words.too_few


def _widened(facts: Facts, who: int, peers: list[int], words: Words, method: Similarity) -> Iterator[str]:
    """What at least one of the peers does not have in common with the one asking."""
    doublings = np.abs(facts.size[peers] - facts.size[who]).max()
    if passed := [each for each in method.size_factors.value if doublings > math.log2(each) + ROUNDING]:
        yield words.larger.format(factor=number(passed[-1], 0))
    if (facts.years[peers] != facts.years[who]).any():
        yield words.other_years
    if (facts.public[peers] != facts.public[who]).any():
        yield words.other_sort


def _names(facts: Facts, chosen: Flags) -> list[str]:
    return [each.name for each, is_chosen in zip(facts.variables, chosen, strict=True) if is_chosen]
