"""What has been found out about one principal, all of it together?"""

from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

from nulage_site.analysis.areas.case import Case, Direction, Key, Seen
from nulage_site.analysis.areas.choosing import choose
from nulage_site.analysis.country import Country
from nulage_site.analysis.gaps import Gaps
from nulage_site.analysis.landscape import Landscape
from nulage_site.analysis.similar import SimilarPrincipals
from nulage_site.analysis.since import Background, latest_before, movements
from nulage_site.findings import Comparison, Findings, Movement, Sign
from nulage_site.method import Method
from nulage_site.model import Figure, PrincipalType, QualitySystem
from nulage_site.quality_system.sentences.shapes import Sentences

KEPT = 64
"""How many principals' findings are kept at hand: those whose page and files are being written."""


class Analyst:
    """Asks country, landscape and similar principals, and puts what they say together.

    What is national is reckoned when it is made. `before` is the analyst of the edition before, if there is
    one: what stood there stays while it is more likely than not, and what has moved since is told.
    """

    def __init__(
        self,
        country: Country,
        landscape: Landscape,
        similar: SimilarPrincipals,
        quality_system: QualitySystem,
        method: Method,
        sentences: Sentences,
        before: "Analyst | None" = None,
    ) -> None:
        self._country, self._landscape, self._similar = country, landscape, similar
        self._method, self._sentences, self._before = method, sentences, before
        self._forms = {form.id: form for form in quality_system.school_forms}
        self._indicators = {each.id: (order, each) for order, each in enumerate(quality_system.indicators)}
        self._phrases = {phrase.indicator: phrase for phrase in sentences.phrases}
        self._sources = {source.id: source for source in country.sources}
        self._known = {principal.id for principal in country.principals}
        self._gaps = Gaps(
            {id_: self._years(id_) for id_ in self._known},
            landscape.counts,
            landscape.nation,
            method,
        )
        self.findings = lru_cache(KEPT)(self._findings)
        """All findings of a principal. Raises KeyError when there is no such principal."""

    def case(self, principal_id: str) -> Case:
        """What there is to choose areas from. Raises KeyError when there is no such principal."""
        basis = self._country.basis(principal_id)
        seen = self._seen(self._landscape.comparisons(principal_id), basis.principal.type)
        return Case(
            basis=basis,
            seen=tuple(sorted(seen, key=lambda each: each.order)),
            method=self._method,
            sentences=self._sentences,
            sources=self._sources,
            gaps=self._gaps.changed(principal_id),
            followed=self._gaps.followed(principal_id),
            stays=frozenset(self._before.standing(principal_id)) if self._before else frozenset(),
        )

    def figures(self, principal_id: str) -> tuple[Figure, ...]:
        """The principal's own figures in this edition; none when it was not there."""
        return self._country.own_figures(principal_id) if principal_id in self._known else ()

    def standing(self, principal_id: str) -> Iterator[Direction]:
        """What stood as an area by itself in this edition; nothing for a principal that it did not have."""
        if principal_id not in self._known:
            return
        signs: dict[str, Sign] = {"over": "more", "under": "fewer"}
        for area in self.findings(principal_id).areas:
            sign = signs.get(area.id.rpartition("-")[2])
            if area.indicator and area.evidence_class in {"A", "B"} and sign:
                yield area.school_form, area.indicator, sign

    def _findings(self, principal_id: str) -> Findings:
        case = self.case(principal_id)
        chosen = choose(case)
        return Findings(
            comparisons=tuple(seen.comparison for seen in case.seen),
            areas=chosen.areas,
            no_strength=chosen.no_strength,
            reviewed=chosen.reviewed,
            since=tuple(self._since(case)),
            similar=self._similar.of(principal_id),
            notes=chosen.notes,
        )

    def _seen(self, comparisons: Iterable[Comparison], type_: PrincipalType) -> Iterator[Seen]:
        """The comparisons that there are words for, with all that is known of their indicators."""
        for compared in comparisons:
            order, indicator = self._indicators[compared.figure.indicator]
            settings, phrase = self._method.indicators[indicator.id], self._phrases.get(indicator.id)
            step = settings.practical_step_independent if type_ == "independent" else None
            least = settings.delta or step or settings.practical_step or 0.0
            if phrase:
                form = self._forms[compared.figure.school_form]
                yield Seen(compared, indicator, form, phrase, settings, order, least)

    def _years(self, principal_id: str) -> dict[Key, tuple[Figure, ...]]:
        """Each measure's figures, oldest first, from its last break on."""
        series: dict[Key, list[Figure]] = {}
        for figure in reversed(self._country.own_figures(principal_id)):
            _, indicator = self._indicators[figure.indicator]
            if not any(figure.period < break_ for break_ in indicator.breaks):
                series.setdefault((figure.school_form, figure.indicator), []).append(figure)
        return {key: tuple(figures) for key, figures in series.items()}

    def _since(self, case: Case) -> Iterator[Movement]:
        """What has moved since the edition before, or the period before where no edition is."""
        id_ = case.principal.id
        figures = (*case.basis.figures, *(self._before.figures(id_) if self._before else ()))
        before = latest_before(figures, case.seen)
        counts = partial(self._landscape.counts, id_)
        return movements(
            case, before, Background(counts, self._landscape.nation, self._sizes(case.basis.figures))
        )

    def _sizes(self, figures: Iterable[Figure]) -> dict[str, float]:
        """How many pupils or children there are in each school form, as the newest figures say."""
        sizes: dict[str, float] = {}
        for figure in figures:
            if figure.indicator in self._method.measures.pupils and figure.value is not None:
                sizes.setdefault(figure.school_form, figure.value)
        return sizes
