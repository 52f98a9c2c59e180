"""Does a condition stand out among principals with similar circumstances?"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from statistics import median as median_of

import numpy as np

from nulage_site.analysis.comparison.percentiles import percentiles
from nulage_site.analysis.disclosure.rules import may_average
from nulage_site.analysis.landscape.beside import differences
from nulage_site.analysis.landscape.everybody import NOWHERE, Everybody, Positions, question
from nulage_site.findings import Comparison, EvidenceClass, Similar, SimilarValues
from nulage_site.method import Method
from nulage_site.model import Figure

KEPT = 16
"""How many principals' similar ones are kept at hand: each of its figures asks for them."""

Peers = Callable[[str], Iterable[Similar]]
"""The similar principals of a principal, one answer for each of its school forms."""


class Conditions:
    """Compares staff and costs with a wide group and with the most similar principals; nothing is tested.

    Everybody is counted, so there is no chance in it: only how usual a value is.
    """

    def __init__(self, everybody: Everybody, peers: Peers, method: Method) -> None:
        self._everybody, self._method = everybody, method
        self._peers = lru_cache(KEPT)(
            lambda id_: {each.school_form: self._places(each) for each in peers(id_)}
        )
        self.wide = cache(self._find_wide)
        """What is usual in each wide group, by school form, indicator and period."""
        self._group = cache(self._find_group)

    def compared(self, principal_id: str, figure: Figure) -> Comparison:
        """The condition beside the median of the similar principals.

        Class C when there are too few of them, or too few teachers; class D when it does not stand out.
        """
        nation = self._everybody.nation(figure)
        similar = self.similar_values(principal_id, figure)
        if figure.value is None or similar is None:
            return Comparison(figure, "conditions", "C", nation=nation)
        return Comparison(
            figure,
            "conditions",
            self._class(principal_id, figure, figure.value, similar),
            nation=nation,
            reference="similar",
            expected=similar.median,
            usual=similar.usual,
            **differences(figure.value, similar.median, nation),
        )

    def _class(
        self, principal_id: str, figure: Figure, value: float, similar: SimilarValues
    ) -> EvidenceClass:
        if not self._enough_teachers(principal_id, figure):
            return "C"
        stands_out = (
            _outside(value, similar.usual)
            and _outside(value, self._wide_range(principal_id, figure))
            and abs(value - similar.median) >= self._step(principal_id, figure)
        )
        return "condition" if stands_out else "D"

    def similar_values(self, principal_id: str, figure: Figure) -> SimilarValues | None:
        """What similar principals have published of the same; None when too few of them have."""
        peers = self._peers(principal_id).get(figure.school_form, NOWHERE)
        values = sorted(self._everybody.values_of(peers, *question(figure)))
        if not may_average(len(values), self._method.similar.least_visible.value):
            return None
        return SimilarValues(tuple(values), median_of(values), _range(values, self._method))

    def _places(self, similar: Similar) -> Positions:
        """Where everybody's columns hold the similar principals of one school form."""
        return self._everybody.places(peer.id for peer in similar.peers)

    def _step(self, principal_id: str, figure: Figure) -> float:
        """The practical step in the figure's unit; infinite where the method gives none for the type."""
        settings = self._method.indicators[figure.indicator]
        step = settings.practical_step
        if self._everybody.principals[principal_id].type == "independent":
            step = settings.practical_step_independent or step
        return step if step is not None else float("inf")

    def _enough_teachers(self, principal_id: str, figure: Figure) -> bool:
        """Whether there are so many teachers that one of them does not make the figure."""
        measures = self._method.measures.teachers
        teachers = self._everybody.newest(principal_id, figure.school_form, measures)
        return (teachers or 0.0) >= self._method.conditions.least_teachers.value

    def _wide_range(self, principal_id: str, figure: Figure) -> tuple[float, float] | None:
        groups = self.wide(figure.school_form, figure.indicator, figure.period)
        return groups.get(self._group(principal_id, figure.school_form))

    def _find_wide(self, school_form: str, indicator: str, period: str) -> dict[str, tuple[float, float]]:
        """What is usual in each wide group that has enough principals."""
        groups: dict[str, list[float]] = {}
        for principal_id, value in self._everybody.values(school_form, indicator, period):
            groups.setdefault(self._group(principal_id, school_form), []).append(value)
        least = self._method.conditions.least_group.value
        return {
            group: _range(values, self._method) for group, values in groups.items() if len(values) >= least
        }

    def _find_group(self, principal_id: str, school_form: str) -> str:
        """SKR's main group for a municipality, else the type and a band of size."""
        principal = self._everybody.principals[principal_id]
        if principal.type == "municipality" and principal.municipalities:
            return f"municipality {principal.municipalities[0].group_code[:1]}"
        size = self._everybody.newest(principal_id, school_form, self._method.measures.pupils)
        if size is None:
            return f"{principal.type} of unknown size"
        return f"{principal.type} {np.searchsorted(self._method.conditions.size_bands.value, size, 'right')}"


def _range(values: list[float], method: Method) -> tuple[float, float]:
    low, high = percentiles(values, method.conditions.outside.value)
    return low, high


def _outside(value: float, usual: tuple[float, float] | None) -> bool:
    return usual is not None and not usual[0] <= value <= usual[1]
