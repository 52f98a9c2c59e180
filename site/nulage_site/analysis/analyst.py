"""What has been found out about one principal, all of it together?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial

from nulage_site.analysis.areas.case import Case, Key, Seen
from nulage_site.analysis.areas.choosing import choose, standing
from nulage_site.analysis.country import Country
from nulage_site.analysis.gaps import Gaps
from nulage_site.analysis.landscape import Landscape
from nulage_site.analysis.of_each import of_each
from nulage_site.analysis.similar import SimilarPrincipals
from nulage_site.analysis.similar.answers import Kolada
from nulage_site.analysis.since import Background, latest_before, since
from nulage_site.asking import Ask, afresh
from nulage_site.findings import Comparison, Expectation, Findings, Similar
from nulage_site.method import Method
from nulage_site.model import Figure, PrincipalType, QualitySystem
from nulage_site.quality_system.sentences.shapes import Sentences
from nulage_site.quality_system.similar import Likeness

KEPT = 64
"""How many principals' findings are kept at hand: those whose page and files are being written."""


class Analyst:
    """Asks country, landscape and similar principals, and puts what they say together.

    What is national is reckoned when it is made.
    """

    def __init__(
        self,
        country: Country,
        landscape: Landscape,
        similar: SimilarPrincipals,
        quality_system: QualitySystem,
        method: Method,
        sentences: Sentences,
    ) -> None:
        self.landscape, self._country, self._similar = landscape, country, similar
        self._method, self._sentences = method, sentences
        self._forms = {form.id: form for form in quality_system.school_forms}
        self._indicators = {each.id: (order, each) for order, each in enumerate(quality_system.indicators)}
        self._phrases = {phrase.indicator: phrase for phrase in sentences.phrases}
        self._sources = {source.id: source for source in country.sources}
        beside = country.nation, quality_system.indicators, method
        self._gaps = Gaps(
            self._years,
            landscape.counts,
            landscape.nation,
            method,
            lambda make: of_each("dispersions", country, make, *beside),
        )
        self.findings = lru_cache(KEPT)(self._findings)
        """All findings of a principal. Raises KeyError when there is no such principal."""

    @property
    def usual_dispersion(self) -> float:
        """How many times the variance of chance cohorts have, which trends are judged by; see Gaps."""
        return self._gaps.usual_dispersion

    def similar(self, principal_id: str) -> tuple[Similar, ...]:
        """The similar principals of each school form. Raises KeyError when there is no such principal."""
        return self._similar.of(principal_id)

    def case(self, principal_id: str) -> Case:
        """What there is to choose areas from. Raises KeyError when there is no such principal."""
        basis = self._country.basis(principal_id)
        now = Case(
            basis=basis,
            seen=self._seen(self.landscape.comparisons(principal_id), basis.principal.type),
            method=self._method,
            sentences=self._sentences,
            sources=self._sources,
            gaps=self._gaps.changed(principal_id),
            followed=self._gaps.followed(principal_id),
        )
        before = self._seen(self.landscape.comparisons_before(principal_id), basis.principal.type)
        return replace(now, stays=frozenset(standing(replace(now, seen=before, gaps=()))))

    def _findings(self, principal_id: str) -> Findings:
        case = self.case(principal_id)
        chosen = choose(case)
        moved, judged = since(case, *self._before(case))
        return Findings(
            expectations=tuple(map(_expectation, case.seen)),
            areas=chosen.areas,
            no_strength=chosen.no_strength,
            reviewed=chosen.reviewed,
            since=moved,
            similar=self.similar(principal_id),
            notes=chosen.notes,
            judged=judged,
        )

    def _seen(self, comparisons: Iterable[Comparison], type_: PrincipalType) -> tuple[Seen, ...]:
        """The comparisons that there are words for, in the order of the content."""
        return tuple(sorted(self._known(comparisons, type_), key=lambda seen: seen.order))

    def _known(self, comparisons: Iterable[Comparison], type_: PrincipalType) -> Iterator[Seen]:
        """The same with all that is known of their indicators."""
        for compared in comparisons:
            order, indicator = self._indicators[compared.figure.indicator]
            settings, phrase = self._method.indicators[indicator.id], self._phrases.get(indicator.id)
            step = settings.practical_step_independent if type_ == "independent" else None
            least = settings.delta or step or settings.practical_step or 0.0
            if phrase:
                form = self._forms[compared.figure.school_form]
                yield Seen(compared, indicator, form, phrase, settings, order, least)

    def _years(self, principal_id: str) -> dict[Key, tuple[Figure, ...]]:
        """The figures of each measure whose pupils may be counted, oldest first, from its last break on."""
        series: dict[Key, tuple[Figure, ...]] = {}
        for key, figures in reversed([*self._country.measured(principal_id).items()]):
            settings = self._method.indicators.get(key[1])
            if settings and settings.counts:
                last = max(self._indicators[key[1]][1].breaks, default="")
                series[key] = tuple([figure for figure in reversed(figures) if figure.period >= last])
        return series

    def _before(self, case: Case) -> tuple[dict[Key, Figure], Background]:
        """The figures of the period before, and what is known of them."""
        counts = partial(self.landscape.counts, case.principal.id)
        background = Background(counts, self.landscape.nation, self._sizes(case.basis.figures))
        return latest_before(case.basis.figures, case.seen), background

    def _sizes(self, figures: Iterable[Figure]) -> dict[str, float]:
        """How many pupils or children there are in each school form, as the newest figures say."""
        sizes: dict[str, float] = {}
        for figure in figures:
            if figure.indicator in self._method.measures.pupils and figure.value is not None:
                sizes.setdefault(figure.school_form, figure.value)
        return sizes


def _expectation(seen: Seen) -> Expectation:
    """What a page shows of a comparison."""
    compared, decimals = seen.comparison, seen.indicator.decimals
    expected, interval = compared.expected, compared.interval
    return Expectation(
        compared.figure,
        None if expected is None else round(expected, decimals),
        interval and (round(interval[0], decimals), round(interval[1], decimals)),
        compared.counts,
        compared.pooled,
    )


def analyst_of(
    country: Country,
    quality_system: QualitySystem,
    method: Method,
    sentences: Sentences,
    likeness: Likeness,
    kolada: Kolada,
    ask: Ask = afresh,
) -> Analyst:
    """The analyst of a country, with everything national reckoned once; it takes a few seconds."""
    similar = ask(SimilarPrincipals, country, method, likeness, kolada, ask)
    landscape = ask(Landscape, country, quality_system, method, similar.of, ask)
    return Analyst(country, landscape, similar, quality_system, method, sentences)
