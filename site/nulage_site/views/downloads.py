"""Which files are there to take home, and at which addresses?"""

import mimetypes
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any

from flask import Blueprint, Response, abort, request

from nulage_site.downloads.catalogue import catalogue
from nulage_site.downloads.columns import (
    NATION,
    OF_INVENTED,
    ONE_PRINCIPAL,
    PRINCIPALS,
    UNITS,
    Columns,
    rows,
)
from nulage_site.downloads.datasets import CSV, Dataset, datasets, school_forms
from nulage_site.downloads.explanations import explanations
from nulage_site.downloads.grid import grid
from nulage_site.downloads.lines import Line, Lines
from nulage_site.downloads.separated import heading, separated, writer
from nulage_site.library import Library
from nulage_site.model import Principal, SchoolForm
from nulage_site.views import library
from nulage_site.views.words import CONDITIONS

blueprint = Blueprint("downloads", __name__)

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RDF = "application/rdf+xml"
for suffix, media_type in ((".xlsx", XLSX), (".rdf", RDF)):
    mimetypes.add_type(media_type, suffix)  # not every machine knows what these endings mean


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Two files for each principal, and two for each school form that anybody has."""
    for principal in library.country.principals:
        yield "downloads.principal_csv", {"principal_id": principal.id}
        yield "downloads.principal_xlsx", {"principal_id": principal.id}
    for form in school_forms(library.country, library.quality_system):
        yield "downloads.principals", {"slug": form.slug}
        yield "downloads.units", {"slug": form.slug}


@blueprint.app_template_global()
def data_files() -> tuple[Dataset, ...]:
    """The files of everybody, for the page that tells of them."""
    return tuple(datasets(library().country, library().quality_system))


@blueprint.get("/huvudman/<principal_id>/underlag.csv")
def principal_csv(principal_id: str) -> Response:
    """A principal's own figures and its units', for a spreadsheet."""
    columns = OF_INVENTED if library().country.invented else ONE_PRINCIPAL
    return _csv(columns, _own_lines(_principal(principal_id)))


@blueprint.get("/huvudman/<principal_id>/underlag.xlsx")
def principal_xlsx(principal_id: str) -> Response:
    """The same as a workbook, with what explains it."""
    from nulage_site.downloads.workbook import workbook  # noqa: PLC0415  (with it, forty modules to write XLSX)

    principal = _principal(principal_id)
    lines = list(_own_lines(principal))
    title = f"Underlag för samtal: {principal.name}"
    sections = explanations(library(), principal, lines)
    return Response(workbook(title, library().site.updated, grid(lines), sections), mimetype=XLSX)


@blueprint.get("/data/<slug>-huvudman.csv")
def principals(slug: str) -> Response:
    """Every principal's figures in one school form."""
    return _csv_of_everybody(PRINCIPALS, _lines().of_principal_in, _school_form(slug))


@blueprint.get("/data/<slug>-skolenheter.csv")
def units(slug: str) -> Response:
    """Every school unit's figures in one school form."""
    return _csv_of_everybody(UNITS, _lines().of_its_units, _school_form(slug))


@blueprint.get("/data/riket.csv")
def nation() -> Response:
    """The whole country's figures."""
    return _csv(NATION, _lines().of_nation())


@blueprint.get("/dcat.rdf")
def described() -> Response:
    """All of it described to data portals."""
    return Response(catalogue(library().site, library().country.sources, data_files()), mimetype=RDF)


def _csv(columns: Columns, lines: Iterator[Line]) -> Response:
    return Response(separated(columns, rows(columns, lines)), mimetype=CSV)


def _csv_of_everybody(
    columns: Columns, lines: Callable[[Principal, str], Iterator[Line]], form: SchoolForm
) -> Response:
    """The lines of each principal in the order of their ids: as they stand, or made where they are others."""
    principals = {each.id: each for each in library().country.principals}
    written = writer()

    def made(principal_id: str) -> bytes:
        return written(rows(columns, lines(principals[principal_id], form.id)))

    told = library().lines_told(request.path, sorted(principals), made)
    return Response(chain([heading(columns)], told), mimetype=CSV)


def _lines() -> Lines:
    return Lines(library().country, library().quality_system, CONDITIONS)


def _own_lines(principal: Principal) -> Iterator[Line]:
    """All of a principal's own, and what is known of its units."""
    lines = _lines()
    return chain(lines.of_principal(principal), lines.of_its_units(principal))


def _principal(principal_id: str) -> Principal:
    by_id = (each for each in library().country.principals if each.id == principal_id)
    return next(by_id, None) or abort(404)


def _school_form(slug: str) -> SchoolForm:
    forms = (form for form in school_forms(library().country, library().quality_system) if form.slug == slug)
    return next(forms, None) or abort(404)
