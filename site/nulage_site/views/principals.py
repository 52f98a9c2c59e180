"""Which pages show what is known of one principal, and of one school unit?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import count
from typing import Any

from flask import Blueprint, abort, render_template

from nulage_site.basis import AnalysisBasis, FormBasis, Row
from nulage_site.charts import Strip
from nulage_site.library import Library
from nulage_site.model import Principal, Source
from nulage_site.swedish import period_text
from nulage_site.views import found, library
from nulage_site.views.beside import beside
from nulage_site.views.conversation import conversation, moves, similar_by_form
from nulage_site.views.evidence import FormChapters, absences, form_chapters, scales
from nulage_site.views.facts import counties, facts
from nulage_site.views.finding import county_address
from nulage_site.views.units import side_by_side
from nulage_site.views.words import enumeration

blueprint = Blueprint("principals", __name__)

FORMS_WITH_UNITS = 3
"""With more school forms than this, the tables of units have a page of their own: one would be too large."""


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """One page for each principal, one for the units of some, and one for each school unit."""
    for principal in library.country.principals:
        yield "principals.show", {"principal_id": principal.id}
        if _has_page_of_units(principal):
            yield "principals.units", {"principal_id": principal.id}
    for unit in library.country.school_units:
        yield "principals.unit", {"code": unit.code}


@blueprint.get("/huvudman/<principal_id>/")
def show(principal_id: str) -> str:
    """A principal's analysis basis."""
    basis, numbers = found(library().country.basis, principal_id), count(1)
    axis, findings = library().country.axis, library().findings(principal_id)
    known = beside(library(), principal_id)
    forms = [form_chapters(form, axis, numbers, "Ni", known) for form in basis.forms]
    elsewhere = _has_page_of_units(basis.principal)
    units = [] if elsewhere else [side_by_side(each, axis, numbers) for each in basis.units]
    return render_template(
        "principal.html",
        **_head(basis),
        title=basis.principal.name,
        crumbs=[("/huvudman/", "Huvudmän"), *_county(basis.principal)],
        facts=facts(basis),
        periods=enumeration([period_text(period) for period in _periods_with_values(basis)]),
        form_names=enumeration([form.school_form.definite for form in basis.forms]),
        conversation=conversation(findings, basis, library().quality_system),
        moves=moves(findings, basis),
        similar=similar_by_form(findings, basis),
        who="Ni",
        forms=forms,
        units=units,
        units_elsewhere=elsewhere,
        scales=scales([*_strips(forms), *(line.strip for form in units for line in form.lines)]),
        absences=absences(_rows(basis.forms)),
        data_address=f"/api/v1/principals/{principal_id}.json",
    )


@blueprint.get("/huvudman/<principal_id>/skolenheter/")
def units(principal_id: str) -> str:
    """The units of a principal with many school forms beside each other."""
    basis, numbers = found(library().country.basis, principal_id), count(1)
    if not _has_page_of_units(basis.principal):
        abort(404)
    units = [side_by_side(each, library().country.axis, numbers) for each in basis.units]
    return render_template(
        "principal_units.html",
        **_head(basis),
        title=f"Skolenheter hos {basis.principal.name}",
        crumbs=[("/huvudman/", "Huvudmän"), (f"/huvudman/{principal_id}/", basis.principal.name)],
        units=units,
        scales=scales(line.strip for form in units for line in form.lines),
    )


@blueprint.get("/skolenhet/<code>/")
def unit(code: str) -> str:
    """A school unit's figures, under each principal that it stands under."""
    country, numbers = library().country, count(1)
    basis = found(country.unit_basis, code)
    forms = [
        (principal, form_chapters(form, country.axis, numbers, "Enheten"), absences(_rows([form])))
        for principal, form in basis.forms
    ]
    return render_template(
        "school_unit.html",
        title=basis.unit.name,
        section="huvudman",
        crumbs=[
            ("/huvudman/", "Huvudmän"),
            *((f"/huvudman/{one.id}/", one.name) for one in basis.principals[:1]),
        ],
        updated=_updated(basis.sources),
        basis=basis,
        periods="",
        who="Enheten",
        data_address=f"/api/v1/school-units/{code}.json",
        forms=forms,
        scales=scales(_strips(form for _, form, _ in forms)),
    )


def _periods_with_values(basis: AnalysisBasis) -> list[str]:
    seen = {figure.period for figure in basis.figures if figure.value is not None}
    return [period for period in basis.periods if period in seen]


def _head(basis: AnalysisBasis) -> dict[str, Any]:
    """What every page of a principal has in common."""
    return {"section": "huvudman", "updated": _updated(basis.sources), "basis": basis}


def _county(principal: Principal) -> list[tuple[str, str]]:
    """The list that leads to the principal: that of its first county."""
    return [(county_address(name), name) for name in counties(principal)[:1]]


def _has_page_of_units(principal: Principal) -> bool:
    return len(principal.school_forms) > FORMS_WITH_UNITS and len(principal.units) > 1


def _strips(forms: Iterable[FormChapters]) -> Iterator[Strip | None]:
    return (line.strip for form in forms for chapter in form.chapters for line in chapter.lines)


def _rows(forms: Iterable[FormBasis]) -> Iterator[Row]:
    return (row for form in forms for group in (*form.sub_goals, *form.conditions) for row in group.rows)


def _updated(sources: Iterable[Source]) -> date:
    return max([source.fetched for source in sources] + [library().site.updated])
