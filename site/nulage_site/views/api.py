"""Which facts does the site publish for other programs, and at which addresses?"""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from flask import Blueprint, Response

from nulage_site.findings import Expectation
from nulage_site.library import Library
from nulage_site.model import Figure, Principal
from nulage_site.views import found, library, shapes

CONTRACT = 1
"""The shape of the files. Raised only when a program that reads them would break."""

NOTHING: Mapping[Figure, Expectation] = {}

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The files of each principal and each school unit."""
    for principal in library.country.principals:
        yield "api.principal", {"principal_id": principal.id}
    for unit in library.country.school_units:
        yield "api.school_unit", {"code": unit.code}


def file(**parts: object) -> Response:
    """A published file: its parts under the contract and the edition. NaN and infinity are refused."""
    text = json.dumps(
        {"contract": CONTRACT, "edition": library().site.edition, **parts},
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    return Response(text + "\n", mimetype="application/json")


@blueprint.get("/quality-system.json")
def quality_system() -> Response:
    """What the questionnaire is made of: goals, indicators, factors, steps, tests, and questions of units."""
    system, site = library().quality_system, library().site
    return file(
        site={"name": site.name, "url": site.url, "service_url": site.service_url},
        school_forms=shapes.linked(system.school_forms, "/kvalitetssystem/{slug}/"),
        indicators=shapes.linked(system.indicators, "/indikatorer/{id}/"),
        success_factors=shapes.linked(system.success_factors, "/framgangsfaktorer/{id}/"),
        steps=shapes.plain(system.steps),
        tests=shapes.plain(system.tests),
        unit_questions=shapes.plain(system.unit_questions),
    )


@blueprint.get("/principals.json")
def principals() -> Response:
    """Every principal, in the order of the site's own lists, with how many questions it shares if it does."""
    shared = library().shared
    told = {owner: {"shared_questions": len(questions)} for owner, questions in shared.items()}
    return file(
        principals=[shapes.principal(one) | told.get(one.id, {}) for one in library().country.principals]
    )


@blueprint.get("/principals/<principal_id>.json")
def principal(principal_id: str) -> Response:
    """One principal with every figure that its page rests on, and the questions that it lets others read."""
    basis = found(library().country.basis, principal_id)
    findings = library().findings(principal_id)
    beside = {each.figure: each for each in findings.expectations}
    return file(
        principal=shapes.principal(basis.principal),
        figures=published(basis.figures, basis.principal, beside),
        units=[shapes.school_unit(unit) for unit in basis.principal.units],
        similar=[shapes.similar(one) for one in findings.similar],
        areas=[shapes.area(one, published(one.figures, basis.principal, beside)) for one in findings.areas],
        shared_questions=shapes.plain(library().shared.get(principal_id, ())),
    )


@blueprint.get("/school-units/<code>.json")
def school_unit(code: str) -> Response:
    """One school unit; each figure says under which principal it stands."""
    basis = found(library().country.unit_basis, code)
    by_id = {one.id: one for one in basis.principals}
    return file(
        unit=shapes.school_unit(basis.unit),
        principals=[shapes.principal(one) for one in basis.principals],
        figures=[
            shape | {"principal": owner}
            for owner, own in groupby(basis.figures, key=itemgetter(0))
            for shape in published([figure for _, figure in own], by_id[owner])
        ],
    )


@blueprint.get("/nation.json")
def nation() -> Response:
    """The whole country's figures."""
    return file(figures=published(library().country.nation, None))


@blueprint.get("/sources.json")
def sources() -> Response:
    """Where every figure was published, by whom, and when it was fetched."""
    country = library().country
    told = {"invented": True} if country.invented else {}
    return file(sources=[shapes.source(one) for one in country.sources], **told)


def published(
    figures: Sequence[Figure], owner: Principal | None, beside: Mapping[Figure, Expectation] = NOTHING
) -> list[dict[str, object]]:
    """A place's figures as every file shows them, with the reason in words where there is no value.

    `beside` is what the owner's page shows beside each, where it does.
    """
    reasons = library().country.reasons(figures, owner)
    return [shapes.figure(one, reason, beside.get(one)) for one, reason in zip(figures, reasons, strict=True)]
