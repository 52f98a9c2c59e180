"""How does a share compare with what is usual, and how sure is that?"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from nulage_site.analysis.comparison.counts import smallest_n
from nulage_site.analysis.comparison.expected import Expected
from nulage_site.analysis.comparison.gap import pupils
from nulage_site.analysis.comparison.intervals import wilson
from nulage_site.analysis.comparison.shrinkage import Posterior
from nulage_site.analysis.disclosure.rules import may_pool
from nulage_site.analysis.landscape.belief import believed, counted_class
from nulage_site.analysis.landscape.beside import differences
from nulage_site.analysis.landscape.everybody import Everybody
from nulage_site.analysis.landscape.usual import Usual
from nulage_site.analysis.landscape.years import just_before
from nulage_site.findings import Comparison, Counts, EvidenceClass
from nulage_site.method import Method
from nulage_site.model import Figure


class Shares:
    """Compares shares of pupils, on whatever evidence there is."""

    def __init__(self, everybody: Everybody, usual: Usual, method: Method) -> None:
        self._everybody, self._usual, self._method = everybody, usual, method

    def compared(self, principal_id: str, own: Sequence[Figure]) -> Comparison:
        """The newest figure of a series beside what is usual; `own` is newest first."""
        figure = own[0]
        expected, nation = self._expected(principal_id, figure), self._everybody.nation(figure)
        bare = partial(
            Comparison,
            figure,
            nation=nation,
            delta=self._delta(figure),
            reference="background" if expected else None,
            expected=100 * expected.share if expected else None,
        )
        if figure.value is None:
            return self._few(principal_id, figure, bare, expected)
        apart = differences(figure.value, 100 * expected.share if expected else None, nation)
        compared = partial(bare, **apart)
        counts = self._everybody.counts(principal_id, figure)
        if counts:
            return self._counted(principal_id, own, counts, compared, expected)
        if not expected:
            return compared(kind="share_only", evidence_class="C")
        return compared(kind="share_only", evidence_class=self._class(figure, figure.value, expected))

    def _counted(
        self,
        principal_id: str,
        own: Sequence[Figure],
        counts: Counts,
        compared: Callable[..., Comparison],
        expected: Expected | None,
    ) -> Comparison:
        low, high = wilson(counts.reached, counts.of, self._method.certainty.interval_level.value)
        counted = partial(
            compared,
            kind="counts",
            counts=counts,
            pooled=self._pooled(principal_id, own),
            interval=(100 * low, 100 * high),
        )
        if not expected:
            return counted(evidence_class="C")
        belief = self._belief(counts.reached, counts.of, expected, own[0])
        gap = pupils(counts.reached / counts.of, expected.share, counts.of)
        more = counts.reached / counts.of > expected.share
        before = just_before(own, int(self._method.classes.earlier_years.value))
        same_sign = self._same_sign(principal_id, before, more=more)
        return counted(
            evidence_class=counted_class(counts.of, gap, belief, self._method.classes, same_sign=same_sign),
            pupils=gap,
            probability=belief.probability,
            reliability=belief.reliability,
            same_sign_before=same_sign,
        )

    def _class(self, figure: Figure, value: float, expected: Expected) -> EvidenceClass:
        """Only a difference that even the smallest group the share can stand for would carry."""
        classes = self._method.classes
        least = smallest_n(
            value, int(self._method.evidence.source_limit.value), self._everybody.decimals(figure)
        )
        belief = self._belief(value / 100 * least, least, expected, figure)
        apart = abs(value - 100 * expected.share)
        far = apart >= classes.share_only_deltas.value * self._delta(figure)
        return "B" if far and belief.probability >= classes.suggests.value else "D"

    def _few(
        self,
        principal_id: str,
        figure: Figure,
        bare: Callable[..., Comparison],
        expected: Expected | None,
    ) -> Comparison:
        """The exact share is withheld because few did not reach it; said only when both ends agree."""
        few = partial(bare, kind="few", evidence_class="F")
        of = self._everybody.size(principal_id, figure)
        if not expected or not of:
            return few()
        evidence, exact = self._method.evidence, figure.status == "withheld_majority"
        missing = (evidence.source_limit.value - 1, 1) if exact else (evidence.approximate_short.value, 0)
        ends = [of - short for short in missing]
        if ends[0] / of <= expected.share:
            return few()
        beliefs = [self._belief(reached, of, expected, figure) for reached in ends]
        return few(sign="more", probability=min(belief.probability for belief in beliefs))

    def _same_sign(self, principal_id: str, before: Iterable[Figure], *, more: bool) -> bool | None:
        """Whether any of the years just before pointed the same way; None when none of them is known."""
        known = [
            (figure.value / 100 > expected.share) == more
            for figure in before
            if figure.value is not None and (expected := self._expected(principal_id, figure))
        ]
        return any(known) if known else None

    def _pooled(self, principal_id: str, own: Sequence[Figure]) -> Counts | None:
        """The last years together, where any of them is small; None where one of them cannot be counted."""
        certainty, needed = self._method.certainty, int(self._method.certainty.pooled_years.value)
        figures = (own[0], *just_before(own, needed - 1))
        years = [self._everybody.counts(principal_id, figure) for figure in figures]
        known = [year for year in years if year]
        pairs = [(year.reached, year.of) if year else None for year in years]
        small = any(year.of < certainty.pooled_below.value for year in known)
        if not small or len(known) < needed or not may_pool(pairs, self._method.disclosure):
            return None
        return Counts(sum(year.reached for year in known), sum(year.of for year in known), known[0].source)

    def _expected(self, principal_id: str, figure: Figure) -> Expected | None:
        return self._usual.expected(principal_id, figure.school_form, figure.indicator, figure.period)

    def _belief(self, reached: float, of: int, expected: Expected, figure: Figure) -> Posterior:
        return believed(reached, of, expected, self._delta(figure) / 100, self._method.certainty)

    def _delta(self, figure: Figure) -> float:
        return self._method.indicators[figure.indicator].delta or 0.0
