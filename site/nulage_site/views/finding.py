"""How does somebody find their principal: by searching, by region, by letter or by type?"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template

from nulage_site.library import Library
from nulage_site.model import Principal
from nulage_site.outline import Places
from nulage_site.swedish import slug, sort_key
from nulage_site.views import library
from nulage_site.views.words import PRINCIPAL_TYPES, TYPE_LISTS

blueprint = Blueprint("finding", __name__, url_prefix="/huvudman")

PAGE = 300
"""Principals on one list page, so that it stays far under 120 kB on a slow line."""

LETTERS = {"{": "Å", "|": "Ä", "}": "Ö"}
LETTER_SLUGS = {"Å": "aa", "Ä": "ae", "Ö": "oe"}
OTHER = "0–9"

UNKNOWN = "Okänt län"
"""The list, last of its kind, of those that no register places anywhere."""

Lists = Mapping[str, Mapping[str, tuple[Principal, ...]]]
"""Kind of list → its name → the principals on it, always in alphabetical order."""

KINDS = {"lan": "Län", "bokstav": "Bokstav", "typ": "Typ av huvudman"}


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every page of every list."""
    for kind, lists in _lists(library.country.places).items():
        for name, principals in lists.items():
            for page in range(1, _pages(principals) + 1):
                yield "finding.principals", {"kind": kind, "slug": _slug(kind, name), "page": page}


@blueprint.get("/")
def start() -> str:
    """Search, and the ways in to every list."""
    ways = {
        KINDS[kind]: [(_address(kind, name), name, len(found)) for name, found in lists.items()]
        for kind, lists in _lists(library().country.places).items()
    }
    return render_template(
        "finding.html",
        title="Huvudmän",
        section="huvudman",
        crumbs=[],
        updated=library().site.updated,
        ways=ways,
    )


@blueprint.get("/<any(lan,bokstav,typ):kind>/<slug>/", defaults={"page": 1})
@blueprint.get("/<any(lan,bokstav,typ):kind>/<slug>/<int:page>/")
def principals(kind: str, slug: str, page: int) -> str:
    """One page of one list."""
    named = _lists(library().country.places)[kind].items()
    lists = {_slug(kind, name): (name, found) for name, found in named}
    name, found = lists.get(slug) or abort(404)
    pages = [(_address(kind, name, number), number) for number in range(1, _pages(found) + 1)]
    shown = found[PAGE * (page - 1) : PAGE * page] or abort(404)
    return render_template(
        "principals.html",
        title=_title(kind, name, page),
        section="huvudman",
        crumbs=[("/huvudman/", "Huvudmän")],
        updated=library().site.updated,
        principals=[(each.id, each.name, note(each)) for each in shown],
        many=len(found),
        unplaced=(kind, name) == ("lan", UNKNOWN),
        pages=pages,
        page=page,
    )


@blueprint.get("/sok.json")
def search_list() -> Response:
    """What the search box looks through: places and types once, each principal with numbers into them."""
    everyone = sorted(library().country.principals, key=lambda each: sort_key(each.name))
    places = dict.fromkeys(each for principal in everyone for each in principal.municipalities)
    numbers = {place.code: number for number, place in enumerate(places)}
    types = list(PRINCIPAL_TYPES)
    content = {
        "places": [[place.name, place.county, place.group] for place in places],
        "types": [PRINCIPAL_TYPES[each] for each in types],
        "principals": [
            [each.id, each.name, types.index(each.type), *(numbers[m.code] for m in each.municipalities)]
            for each in everyone
        ],
    }
    return Response(current_app.json.dumps(content, separators=(",", ":")), mimetype="application/json")


def county_address(county: str) -> str:
    """The address of a county's list."""
    return _address("lan", county)


def _title(kind: str, name: str, page: int) -> str:
    heading = f"Huvudmän på {name}" if kind == "bokstav" else name
    return f"{heading}, sida {page}" if page > 1 else heading


def note(principal: Principal) -> str:
    """What tells two principals of one name apart: where they are, or else what they are."""
    places = [each.name for each in principal.municipalities]
    if principal.type == "municipality" or not places:
        return "" if principal.type == "municipality" else PRINCIPAL_TYPES[principal.type]
    return places[0] if len(places) == 1 else f"{len(places)} kommuner"


def _address(kind: str, name: str, page: int = 1) -> str:
    return f"/huvudman/{kind}/{_slug(kind, name)}/" + (f"{page}/" if page > 1 else "")


def _slug(kind: str, name: str) -> str:
    return LETTER_SLUGS.get(name) or slug(name) if kind == "bokstav" else slug(name)


def _pages(principals: tuple[Principal, ...]) -> int:
    return -(-len(principals) // PAGE)


@cache
def _lists(places: Places) -> Lists:
    everyone = sorted(places.principals.values(), key=lambda each: sort_key(each.name))
    lists: dict[str, dict[str, list[Principal]]] = {kind: {} for kind in KINDS}
    for principal in everyone:
        for county in dict.fromkeys(each.county for each in principal.municipalities) or [UNKNOWN]:
            lists["lan"].setdefault(county, []).append(principal)
        lists["bokstav"].setdefault(_letter(principal.name), []).append(principal)
    counties = sorted(lists["lan"], key=lambda county: (county == UNKNOWN, sort_key(county)))
    lists["lan"] = {county: lists["lan"][county] for county in counties}
    for each, name in TYPE_LISTS.items():
        if found := [principal for principal in everyone if principal.type == each]:
            lists["typ"][name] = found
    return {kind: {name: tuple(found) for name, found in each.items()} for kind, each in lists.items()}


def _letter(name: str) -> str:
    first = sort_key(name)[:1]
    return LETTERS.get(first) or (first.upper() if "a" <= first <= "z" else OTHER)
