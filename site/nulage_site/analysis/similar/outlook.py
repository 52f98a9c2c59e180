"""How far away is everybody, as seen by principals of one sort?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nulage_site.analysis.similar.distances import Numbers, distances, enough_known, scale_of
from nulage_site.analysis.similar.facts import Facts
from nulage_site.method import Similarity


@dataclass(frozen=True, slots=True)
class Outlook:
    """`placed` has everybody's variables in standard deviations of the sort.

    `distance` has a row for each of the sort and a column for everybody; NaN where too little is known of
    both, or where it is further than nearly all distances within the sort.
    """

    placed: Numbers
    distance: Numbers


def outlook(facts: Facts, members: NDArray[np.int64], method: Similarity) -> Outlook:
    """The outlook of `members`, which are places in `facts`. Each variable is scaled by how they differ."""
    weights = np.array([method.weights[each.id].value for each in facts.variables])
    scale = scale_of(facts.values[members], method.winsorised.value)
    placed = scale.place(facts.values)
    distance = distances(placed[members], placed, weights)
    distance[~enough_known(placed[members], placed, weights, method.least_weight.value)] = np.nan
    within = distance[:, members][~np.eye(len(members), dtype=bool)]
    if (known := within[~np.isnan(within)]).size:
        distance[distance > np.quantile(known, method.furthest.value)] = np.nan
    return Outlook(placed, distance)
