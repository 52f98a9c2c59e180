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
from nulage_site.swedish import number, period_text, value_text
from nulage_site.views import library
from nulage_site.views.evidence import FormChapters, absences, form_chapters, scales
from nulage_site.views.finding import county_address
from nulage_site.views.units import side_by_side
from nulage_site.views.words import PRINCIPAL_TYPES, enumeration

blueprint = Blueprint("principals", __name__)

NAMED = 3
"""How many municipalities are named before they are counted instead."""


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """One page for each principal and one for each school unit."""
    for principal in library.country.principals:
        yield "principals.show", {"principal_id": principal.id}
    for unit in library.country.school_units:
        yield "principals.unit", {"code": unit.code}


@blueprint.get("/huvudman/<principal_id>/")
def show(principal_id: str) -> str:
    """A principal's analysis basis."""
    country, numbers = library().country, count(1)
    try:
        basis = country.basis(principal_id)
    except KeyError:
        abort(404)
    county = _counties(basis.principal)[:1]
    forms = [form_chapters(form, country.axis, numbers, "Ni") for form in basis.forms]
    units = [side_by_side(each, country.axis, numbers) for each in basis.units]
    return render_template(
        "principal.html",
        title=basis.principal.name,
        section="huvudman",
        crumbs=[("/huvudman/", "Huvudmän"), *((county_address(name), name) for name in county)],
        updated=_updated(basis.sources),
        basis=basis,
        facts=facts(basis),
        periods=enumeration([period_text(period) for period in _periods_with_values(basis)]),
        form_names=enumeration([form.school_form.definite for form in basis.forms]),
        who="Ni",
        forms=forms,
        units=units,
        scales=scales([*_strips(forms), *(line.strip for form in units for line in form.lines)]),
        absences=absences(_rows(basis.forms)),
        data_address=f"/api/v1/principals/{principal_id}.json",
    )


@blueprint.get("/skolenhet/<code>/")
def unit(code: str) -> str:
    """A school unit's figures, under each principal that it stands under."""
    country, numbers = library().country, count(1)
    try:
        basis = country.unit_basis(code)
    except KeyError:
        abort(404)
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


def facts(basis: AnalysisBasis) -> list[tuple[str, str]]:
    """Who the principal is, as pairs of a label and what stands under it; what is not known is left out."""
    principal = basis.principal
    pairs = [
        ("Typ", PRINCIPAL_TYPES[principal.type]),
        ("Kommun", _municipalities(principal)),
        ("Län", _some(_counties(principal), "län")),
        ("Skolformer", enumeration([form.school_form.name for form in basis.forms]).capitalize()),
        ("Skolenheter", number(len(principal.units), 0) if principal.units else ""),
        *_pupils(basis.forms),
    ]
    return [(label, text) for label, text in pairs if text]


def _pupils(forms: Iterable[FormBasis]) -> Iterator[tuple[str, str]]:
    """The number of pupils or children in each school form where it is published."""
    words = {"pupils": "Elever", "children": "Barn"}
    for form in forms:
        rows = [row for group in form.conditions for row in group.rows if row.figure.value is not None]
        for row in rows:
            if row.indicator.unit in words and row.indicator.kind == "count":
                label = f"{words[row.indicator.unit]} i {form.school_form.definite}"
                yield label, value_text(row.figure, row.indicator)


def _municipalities(principal: Principal) -> str:
    """Where the principal runs schools; a municipality's own name says it already."""
    names = [each.name for each in principal.municipalities]
    return "" if principal.type == "municipality" and len(names) == 1 else _some(names, "kommuner")


def _counties(principal: Principal) -> list[str]:
    return list(dict.fromkeys(each.county for each in principal.municipalities))


def _some(names: list[str], plural: str) -> str:
    return enumeration(names) if len(names) <= NAMED else f"{len(names)} {plural}"


def _strips(forms: Iterable[FormChapters]) -> Iterator[Strip | None]:
    return (line.strip for form in forms for chapter in form.chapters for line in chapter.lines)


def _rows(forms: Iterable[FormBasis]) -> Iterator[Row]:
    return (row for form in forms for group in (*form.sub_goals, *form.conditions) for row in group.rows)


def _updated(sources: Iterable[Source]) -> date:
    return max([source.fetched for source in sources] + [library().site.updated])
