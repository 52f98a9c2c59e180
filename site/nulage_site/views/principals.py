"""Which pages show what is known of one principal, and of one school unit?"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import count
from typing import Any

from flask import Blueprint, abort, render_template

from nulage_site.basis import AnalysisBasis, FormBasis, Row
from nulage_site.charts import Strip
from nulage_site.library import Library
from nulage_site.model import Principal, Source
from nulage_site.swedish import listed, period_text
from nulage_site.views import found, library
from nulage_site.views.beside import beside
from nulage_site.views.conversation import conversation, moves, similar_by_form
from nulage_site.views.evidence import FormChapters, absences, form_chapters, scales
from nulage_site.views.facts import counties, facts
from nulage_site.views.finding import county_address
from nulage_site.views.units import side_by_side

blueprint = Blueprint("principals", __name__)

FORMS_TOGETHER = 3
"""With more school forms than this, each has a page of its own: one page would be too long to read."""

OPEN_AT_MOST = 20
"""More school units than this are folded from the start: on a phone they would be screens of links."""


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """One page for each principal, one for each school form of some, and one for each school unit."""
    slugs = {form.id: form.slug for form in library.quality_system.school_forms}
    for principal in library.country.principals:
        yield "principals.show", {"principal_id": principal.id}
        # no figure is asked for, or the addresses would have to be counted up again whenever one has moved
        if len(principal.school_forms) > FORMS_TOGETHER and principal.id in library.country.with_values:
            for form in principal.school_forms:
                yield "principals.school_form", {"principal_id": principal.id, "slug": slugs[form]}
    for unit in library.country.school_units:
        yield "principals.unit", {"code": unit.code}


@blueprint.get("/huvudman/<principal_id>/")
def show(principal_id: str) -> str:
    """A principal's analysis basis."""
    basis = found(library().country.basis, principal_id)
    apart, findings = _apart(basis), library().findings(principal_id)
    asked = frozenset(question for area in findings.areas for question in area.questions)
    return render_template(
        "principal.html",
        **_evidence(basis, () if apart else basis.forms, asked),
        title=basis.principal.name,
        crumbs=[("/huvudman/", "Huvudmän"), *_county(basis.principal)],
        facts=facts(basis),
        periods=listed([period_text(period) for period in _periods_with_values(basis)]),
        form_names=listed([form.school_form.definite for form in basis.forms]),
        conversation=conversation(findings, basis, library().quality_system, bool(apart)),
        moves=moves(findings, basis),
        apart=apart,
        absences=absences(_rows(basis.forms)),
        files=f"/huvudman/{principal_id}/underlag",
        data_address=f"/api/v1/principals/{principal_id}.json",
    )


@blueprint.get("/huvudman/<principal_id>/<slug>/")
def school_form(principal_id: str, slug: str) -> str:
    """One school form's part of the analysis basis, where the principal has many."""
    basis = found(library().country.basis, principal_id)
    form = next((each for each in _apart(basis) if each.school_form.slug == slug), None) or abort(404)
    return render_template(
        "principal_form.html",
        **_evidence(basis, [form]),
        title=f"{form.school_form.name} hos {basis.principal.name}",
        crumbs=[("/huvudman/", "Huvudmän"), (f"/huvudman/{principal_id}/", basis.principal.name)],
    )


@blueprint.get("/skolenhet/<code>/")
def unit(code: str) -> str:
    """A school unit's figures, under each principal that it stands under."""
    country, numbers = library().country, count(1)
    basis = found(country.unit_basis, code)
    forms = [
        (
            principal,
            form_chapters(form, country.axis, numbers, "Enheten", brief=True),
            absences(_rows([form])),
        )
        for principal, form in basis.forms
    ]
    owners = [one.name for one in basis.principals]
    return render_template(
        "school_unit.html",
        title=f"{basis.unit.name}, {listed(owners)}",
        owners=", ".join(owners),
        section="huvudman",
        crumbs=[
            ("/huvudman/", "Huvudmän"),
            *((f"/huvudman/{one.id}/", one.name) for one in basis.principals[:1]),
        ],
        updated=_updated(basis.sources),
        basis=basis,
        periods="",
        files="",
        who="Enheten",
        data_address=f"/api/v1/school-units/{code}.json",
        forms=forms,
        scales=scales(_strips(form for _, form, _ in forms)),
    )


def _periods_with_values(basis: AnalysisBasis) -> list[str]:
    seen = {figure.period for figure in basis.figures if figure.value is not None}
    return [period for period in basis.periods if period in seen]


def _apart(basis: AnalysisBasis) -> tuple[FormBasis, ...]:
    """The school forms that have pages of their own: all, or none."""
    return basis.forms if basis.has_values and len(basis.forms) > FORMS_TOGETHER else ()


def _evidence(
    basis: AnalysisBasis, shown: Collection[FormBasis], asked: Collection[str] = ()
) -> dict[str, Any]:
    """What a page shows of some school forms: their figures, their units and who is similar.

    `asked` are the questions that stand above them on the same page.
    """
    country, numbers = library().country, count(1)
    known = beside(library(), basis.principal.id)
    forms = [form_chapters(form, country.axis, numbers, "Ni", known, asked=asked) for form in shown]
    here = {form.school_form.id for form in shown}
    units = [side_by_side(each, country.axis, numbers) for each in basis.units if each.school_form.id in here]
    return {
        "section": "huvudman",
        "updated": _updated(basis.sources),
        "basis": basis,
        "who": "Ni",
        "forms": forms,
        "units": units,
        "open_at_most": OPEN_AT_MOST,
        "similar": similar_by_form(library().findings(basis.principal.id), shown),
        "scales": scales([*_strips(forms), *(line.strip for form in units for line in form.lines)]),
    }


def _county(principal: Principal) -> list[tuple[str, str]]:
    """The list that leads to the principal: that of its first county."""
    return [(county_address(name), name) for name in counties(principal)[:1]]


def _strips(forms: Iterable[FormChapters]) -> Iterator[Strip | None]:
    return (line.strip for form in forms for chapter in form.chapters for line in chapter.lines)


def _rows(forms: Iterable[FormBasis]) -> Iterator[Row]:
    return (row for form in forms for group in (*form.sub_goals, *form.conditions) for row in group.rows)


def _updated(sources: Iterable[Source]) -> date:
    return max([source.fetched for source in sources] + [library().site.updated])
