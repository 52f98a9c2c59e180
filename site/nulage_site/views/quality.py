"""Which pages show the quality system: its school forms, its indicators and its success factors?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Blueprint, abort, render_template

from nulage_site.analysis.areas.wording import amount
from nulage_site.basis import IndicatorBasis
from nulage_site.charts import Histogram, histogram
from nulage_site.library import Library
from nulage_site.model import Conditions, Indicator, QualitySystem, SchoolForm, SubGoal
from nulage_site.swedish import period_text, value_text
from nulage_site.views import library
from nulage_site.views.beside import reckoned
from nulage_site.views.words import AREAS, CONDITIONS, DIRECTIONS

blueprint = Blueprint("quality", __name__)

FORMATS = {
    "underlag": "Underlag för analys (Skolverket)",
    "siris": "Sök statistik, Siris (Skolverket)",
    "kolada": "Kolada (RKA)",
}
"""What readers of a page call the files that the formats are named after."""

PERIODS = {"läsåret": "Läsår", "år": "År", "våren": "Vårtermin", "hösten": "Hösttermin"}
"""What heads a column of periods of one kind, by the word that each would begin with."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The indicators of one sub-goal, or of one kind of conditions, in one school form."""

    heading: str
    sub_goal: SubGoal | None
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Country:
    """What an indicator's page shows of the country in one school form, already in words.

    `years` are each a period, the value and whether we put it together, and `heading` what the periods are;
    `bins` are pairs of lower bound and number of principals.
    """

    school_form: SchoolForm
    basis: IndicatorBasis
    period: str
    heading: str
    years: tuple[tuple[str, str, bool], ...]
    bins: tuple[tuple[str, int], ...]
    histogram: Histogram | None


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """One page for each school form, indicator and success factor."""
    system = library.quality_system
    yield from (("quality.school_form", {"slug": form.slug}) for form in system.school_forms)
    yield from (("quality.indicator", {"indicator_id": each.id}) for each in system.indicators)
    yield from (("quality.success_factor", {"factor_id": each.id}) for each in system.success_factors)


def _page(template: str, title: str, crumbs: list[tuple[str, str]], **shown: object) -> str:
    updated = library().site.updated
    return render_template(
        template, title=title, section="kvalitetssystem", crumbs=crumbs, updated=updated, **shown
    )


@blueprint.get("/kvalitetssystem/")
def start() -> str:
    """What the quality system is made of."""
    return _page("quality_system.html", "Kvalitetssystemet", [], system=library().quality_system, areas=AREAS)


@blueprint.get("/kvalitetssystem/<slug>/")
def school_form(slug: str) -> str:
    """A school form's goal, sub-goals and indicators."""
    system = library().quality_system
    form = next((each for each in system.school_forms if each.slug == slug), None) or abort(404)
    crumbs = [("/kvalitetssystem/", "Kvalitetssystemet")]
    return _page("school_form.html", form.name, crumbs, form=form, shelves=shelves(system, form), areas=AREAS)


@blueprint.get("/indikatorer/")
def indicators() -> str:
    """Every indicator, by school form and sub-goal."""
    system = library().quality_system
    forms = [(form, shelves(system, form)) for form in system.school_forms]
    return _page("indicators.html", "Indikatorer", [("/kvalitetssystem/", "Kvalitetssystemet")], forms=forms)


@blueprint.get("/indikatorer/<indicator_id>/")
def indicator(indicator_id: str) -> str:
    """What an indicator says and does not say, the nation over time and the spread in the country."""
    system = library().quality_system
    found = _by_id(system.indicators, indicator_id) or abort(404)
    forms = [form for form in system.school_forms if form.id in found.school_forms]
    return _page(
        "indicator.html",
        found.name,
        [("/kvalitetssystem/", "Kvalitetssystemet"), ("/indikatorer/", "Indikatorer")],
        indicator=found,
        direction=DIRECTIONS[found.direction],
        place=CONDITIONS[found.conditions] if found.conditions else "",
        sub_goal=next((goal for form in forms for goal in form.sub_goals if goal.id == found.sub_goal), None),
        formats=FORMATS,
        factors=[each for each in system.success_factors if each.id in found.success_factors],
        countries=[_country(found, form) for form in forms],
        forms=forms,
    )


@blueprint.get("/framgangsfaktorer/")
def success_factors() -> str:
    """Every success factor."""
    factors, crumbs = library().quality_system.success_factors, [("/kvalitetssystem/", "Kvalitetssystemet")]
    return _page("success_factors.html", "Framgångsfaktorer", crumbs, factors=factors)


@blueprint.get("/framgangsfaktorer/<factor_id>/")
def success_factor(factor_id: str) -> str:
    """A success factor, its questions and the indicators that it is tied to."""
    system = library().quality_system
    factor = _by_id(system.success_factors, factor_id) or abort(404)
    crumbs = [("/kvalitetssystem/", "Kvalitetssystemet"), ("/framgangsfaktorer/", "Framgångsfaktorer")]
    tied = [each for each in system.indicators if factor.id in each.success_factors]
    return _page("success_factor.html", factor.name, crumbs, factor=factor, indicators=tied)


def shelves(system: QualitySystem, form: SchoolForm) -> list[Shelf]:
    """A school form's indicators: every sub-goal's, then those of each kind of conditions that has any."""
    own = [each for each in system.indicators if form.id in each.school_forms]
    goals = [
        Shelf(goal.heading, goal, tuple(each for each in own if each.sub_goal == goal.id))
        for goal in form.sub_goals
    ]
    kinds: Iterable[tuple[Conditions, str]] = CONDITIONS.items()
    rest = [Shelf(name, None, tuple(each for each in own if each.conditions == kind)) for kind, name in kinds]
    return [*goals, *(shelf for shelf in rest if shelf.indicators)]


def _country(indicator: Indicator, form: SchoolForm) -> Country:
    country = library().country
    basis = country.indicator_basis(indicator.id, form.id)
    ours = reckoned(country.sources)
    heading, periods = _periods([period_text(figure.period) for figure in basis.nation])
    newest = next((figure for figure in basis.nation if figure.period == basis.period), None)
    return Country(
        form,
        basis,
        period_text(basis.period) if basis.period else "",
        heading,
        tuple(
            (period, value_text(figure, indicator), figure.source in ours)
            for period, figure in zip(periods, basis.nation, strict=True)
        ),
        tuple(_bins(basis.spread, indicator)),
        histogram(basis.spread, newest),
    )


def _bins(spread: Sequence[tuple[float, int]], indicator: Indicator) -> Iterator[tuple[str, int]]:
    """Each interval's lower bound in words, without decimals where none of them needs any."""
    whole = all(bound.is_integer() for bound, _ in spread)
    written = replace(indicator, decimals=0) if whole else indicator
    yield from ((amount(bound, written), many) for bound, many in spread)


def _periods(texts: list[str]) -> tuple[str, list[str]]:
    """What heads a column of periods, and the periods: bare years where the heading says their kind."""
    kinds = {text.partition(" ")[0] for text in texts}
    if len(kinds) > 1:
        return "Period", texts
    return "".join(PERIODS[kind] for kind in kinds), [text.partition(" ")[2] for text in texts]


def _by_id(things: Iterable[Any], wanted: str) -> Any:
    return next((each for each in things if each.id == wanted), None)
