"""What is known of every principal, every school unit and the whole country?"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from operator import itemgetter

import pandas as pd

from nulage_site.analysis.axis import axis_of, spread
from nulage_site.analysis.figures import read_figures
from nulage_site.analysis.moved import Moved
from nulage_site.analysis.places import Forms, find_places
from nulage_site.analysis.reasons import Reasons, formats
from nulage_site.analysis.rows import PageRows, Series, series, since_break
from nulage_site.asking import Ask, afresh
from nulage_site.basis import AnalysisBasis, FormBasis, IndicatorBasis, UnitBasis, UnitComparison
from nulage_site.model import NATION, Figure, Principal, QualitySystem, Source
from nulage_site.names import Spellings
from nulage_site.outline import Outline
from nulage_site.statistics.sources import Statistics

KEPT, UNITS_KEPT = 8, 512
"""How many principals, and units of theirs, are kept at hand: each has several pages and files."""


class Country(Outline):
    """All figures with their places, ready to be asked for one page at a time.

    Built once; a page's question then takes about a millisecond. `spellings` are the words of names.toml;
    without them names stay much as the sources write them. `school_forms` are those of all places, also where
    the figures are not shown; without them those of the figures. The places are found through `ask`.
    """

    def __init__(
        self,
        statistics: Statistics,
        quality_system: QualitySystem,
        spellings: Spellings | None = None,
        school_forms: Forms | None = None,
        ask: Ask = afresh,
    ) -> None:
        self._forms = {form.id: form for form in quality_system.school_forms}
        self._indicators = {indicator.id: indicator for indicator in quality_system.indicators}
        self.figures = read_figures(statistics.table, quality_system, statistics.sources)
        forms = school_forms or self.figures.school_forms
        places = ask(
            find_places,
            statistics.entities,
            statistics.municipalities,
            statistics.register,
            forms,
            spellings or {},
        )
        super().__init__(statistics.sources, places)
        self.nation: tuple[Figure, ...] = self.figures.of(NATION)
        self._reasons = Reasons(quality_system, formats(self.sources))
        self._rows = PageRows(quality_system, self.nation, self._reasons)
        self.axis = cache(self._axis)
        """The two ends of the axis that every picture of an indicator, by its id, shares."""
        self.basis = lru_cache(KEPT)(self._basis)
        """Everything that the principal's page shows. Raises KeyError when there is no such principal."""
        self.measured = lru_cache(KEPT)(lambda principal_id: series(self.own_figures(principal_id)))
        """A principal's figures by school form and indicator, newest first; none where there are none."""
        self._of_unit = lru_cache(UNITS_KEPT)(lambda *place: series(self.figures.of(*place)))
        self.unit_basis = lru_cache(UNITS_KEPT)(self._unit_basis)
        """Everything that the school unit's page shows. Raises KeyError when there is no such unit."""

    def moved_since(self, before: "Country") -> Moved | None:
        """What figures are others than in a country that was made before; None where nobody can tell."""
        same = self.places is before.places and self.sources == before.sources
        return self.figures.moved_since(before.figures) if same else None

    def hashes(self, of: Container[str] | None = None) -> Mapping[tuple[str, str], str]:
        """A hash of the figures of every place, by principal and unit, the nation's too.

        `of` are the principals whose places are wanted: everybody's when it is None.
        """
        return self.figures.hashes(of)

    def hashes_beside(self, of: Container[str] | None = None) -> Mapping[tuple[str, str], str]:
        """The same of what other sources say beside them."""
        return self.figures.hashes_beside(of)

    def own_figures(self, principal_id: str) -> tuple[Figure, ...]:
        """What the principal's page shows of itself, newest first."""
        return self.figures.of(principal_id)

    def unit_figures(self, principal_id: str, code: str) -> tuple[Figure, ...]:
        """What the school unit's page shows of it under one of its principals."""
        return self.figures.of(principal_id, code)

    def shown(self, of: Collection[str] | None = None) -> pd.DataFrame:
        """Every figure of the nation and of whoever has a page, a row each, as `Slices.table` gives it.

        `of` are principals, or NATION, whose figures and units are wanted: everybody's when it is None.
        """
        theirs = [each for each in self.principals if of is None or each.id in of]
        places = {(each.id, "") for each in theirs}
        places |= {(each.id, unit.code) for each in theirs for unit in each.units}
        return self.figures.table(places | {(NATION, "")} if of is None or NATION in of else places)

    def years(self, principal_id: str) -> Mapping[tuple[str, str], tuple[Figure, ...]]:
        """A principal's figures by school form and indicator, oldest first, of the newest series alone.

        A change of what is measured begins a new series. A period without a value has its figure, which says
        why. `NATION` gives the country's.
        """
        return {
            key: since_break(figures, self._indicators[key[1]])[::-1]
            for key, figures in self.measured(principal_id).items()
        }

    @cached_property
    def years_of_nation(self) -> Mapping[tuple[str, str], tuple[Figure, ...]]:
        """The country's own, found once, as every principal's page has them."""
        return self.years(NATION)

    @cached_property
    def with_values(self) -> frozenset[str]:
        """The principals that have any value of their own."""
        return self.figures.shown.with_values() & self.places.principals.keys()

    def series(self, principal_id: str, school_form: str, indicator: str) -> tuple[Figure, ...]:
        """One measure's figures, oldest first, as in `years`; empty where there are none."""
        return self.years(principal_id).get((school_form, indicator), ())

    def beside(self, principal_id: str) -> tuple[Figure, ...]:
        """What other sources say of figures that the analysis basis shows. It is never shown itself.

        There is nothing of a figure that the analysis basis withholds.
        """
        return self.figures.beside(principal_id)

    def _basis(self, principal_id: str) -> AnalysisBasis:
        principal = self.places.principals[principal_id]
        figures = self.own_figures(principal_id)
        known = self.measured(principal_id)
        forms = tuple(
            self._rows.form_basis(self._forms[form], known, principal.type) for form in principal.school_forms
        )
        return AnalysisBasis(
            principal=principal,
            figures=figures,
            forms=forms,
            units=self._comparisons(principal, known),
            periods=_periods(forms),
            sources=self._sources_of(figures),
            has_values=principal.id in self.with_values,
        )

    def _unit_basis(self, code: str) -> UnitBasis:
        unit = self.places.school_units[code]
        principals = tuple(self.places.principals[each] for each in unit.principals)
        figures = [(owner, self.figures.of(owner.id, code)) for owner in principals]
        forms = tuple(
            (owner, self._rows.form_basis(self._forms[form], known, owner.type))
            for owner in principals
            for known in [self._of_unit(owner.id, code)]
            for form in unit.school_forms
            if any(of_form == form for of_form, _ in known)
        )
        return UnitBasis(
            unit=unit,
            principals=principals,
            figures=tuple((owner.id, figure) for owner, own in figures for figure in own),
            forms=forms,
            sources=self._sources_of(figure for _, own in figures for figure in own),
        )

    def indicator_basis(self, indicator_id: str, school_form: str) -> IndicatorBasis:
        """The nation over the periods, and how the principals' newest values spread, without names.

        `period` is empty when no file gives the indicator. Raises KeyError when there is no such indicator.
        """
        indicator = self._indicators[indicator_id]
        nation = tuple(
            each for each in self.nation if (each.indicator, each.school_form) == (indicator_id, school_form)
        )
        rows = self.figures.of_principals(indicator_id)
        rows = rows[rows["school_form"].eq(school_form)]
        period = max([*rows["period"], *(figure.period for figure in nation[:1])], default="")
        rows = rows[rows["period"].eq(period)]
        values = rows["value"].dropna().tolist()
        return IndicatorBasis(
            indicator=indicator,
            nation=nation,
            principals_with_value=len(values),
            principals_nearly_all=int(rows["status"].eq("withheld_majority").sum()),
            principals_in_all=len(rows),
            period=period,
            spread=spread(values, self.axis(indicator_id)),
        )

    def everyones(self, indicator_id: str) -> list[object]:
        """What the spreads of an indicator are made of, column by column, told exactly."""
        rows = self.figures.of_principals(indicator_id)
        labels = [rows[name].array for name in ("school_form", "period", "status")]
        told = [(each.categories.tolist(), each.codes.tobytes()) for each in labels]
        return [*told, rows["value"].to_numpy().tobytes()]

    def _axis(self, indicator_id: str) -> tuple[float, float]:
        values = self.figures.of_principals(indicator_id)["value"].dropna().tolist()
        return axis_of(self._indicators[indicator_id], values)

    def reasons(self, figures: Sequence[Figure], principal: Principal | None) -> list[str]:
        """Why each of a place's figures has no value, in words, or an empty text.

        `principal` is whose place it is, None for the nation.
        """
        return self._reasons.of_place(figures, principal.type if principal else None)

    def _comparisons(self, principal: Principal, own: Series) -> tuple[UnitComparison, ...]:
        """One comparison for each school form in which the principal has at least two units."""
        of_units = [(unit, self._of_unit(principal.id, unit.code)) for unit in principal.units]
        forms = [{*map(itemgetter(0), known)} for _, known in of_units]
        compared = []
        for form in principal.school_forms:
            units = [each for each, runs in zip(of_units, forms, strict=True) if form in runs]
            if len(units) > 1:
                compared.append(self._rows.compare(self._forms[form], own, units))
        return tuple(compared)

    def _sources_of(self, figures: Iterable[Figure]) -> tuple[Source, ...]:
        used = {figure.source for figure in figures}
        return tuple(source for source in self.sources if source.id in used)


def _periods(forms: Iterable[FormBasis]) -> tuple[str, ...]:
    """The periods that the latest figures speak of: school years, then calendar years, then terms."""
    groups = [group for form in forms for group in (*form.sub_goals, *form.conditions)]
    periods = {row.figure.period for group in groups for row in group.rows}
    return tuple(sorted(periods, key=lambda period: (" " in period, "/" not in period, period)))
