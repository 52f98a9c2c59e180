"""What can be searched for, and what is each thing called and of what kind?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from nulage_site.library import Library
from nulage_site.model import Principal, SchoolForm
from nulage_site.publish.search.synonyms import Synonym, beside
from nulage_site.views.words import PRINCIPAL_TYPES

SECTIONS = {"vagledning": "Vägledning", "lattlast": "Lättläst", "roster": "Röster", "om": "Om webbplatsen"}
"""The part of an address that a written page stands under → what its kind is called among hits."""

HOLE = re.compile(r"\{[^{}]*\}")
"""Where a page's view puts in a number or a table."""

FEW = 3
"""A unit is not looked for by its principal's municipalities where they are more: few are its own."""


@dataclass(frozen=True, slots=True)
class Record:
    """One thing to find. `text` is plain and `html` has headings; `beside` is what else it may be called."""

    kind: str
    url: str
    title: str
    text: str
    html: str = ""
    beside: tuple[str, ...] = ()


def text_records(library: Library, synonyms: Sequence[Synonym]) -> Iterator[Record]:
    """Everything that somebody has written, with the synonyms of what it says.

    In one index: what words weigh is reckoned by how common they are in it, and pages alone say them all.
    """
    yield from _named(chain(_pages(library), _terms(library), _quality_system(library)), synonyms)


def unit_records(library: Library, synonyms: Sequence[Synonym]) -> Iterator[Record]:
    """Every school unit, with the synonyms of what is said of it."""
    yield from _named(_units(library), synonyms)


def _named(found: Iterable[Record], synonyms: Sequence[Synonym]) -> Iterator[Record]:
    for each in found:
        said = f"{each.title} {each.text} {each.html}"
        yield replace(each, beside=(*each.beside, *beside(said, synonyms)))


def _pages(library: Library) -> Iterator[Record]:
    for page in library.pages.values():
        if page.section:
            kind = SECTIONS.get(page.section, page.section)
            yield Record(kind, f"/{page.path}/", page.title, page.summary, HOLE.sub("…", page.html))


def _terms(library: Library) -> Iterator[Record]:
    for term in library.glossary:
        yield Record("Ordlista", f"/ordlista/#{term.id}", term.name, term.meaning, beside=term.also)


def _quality_system(library: Library) -> Iterator[Record]:
    system = library.quality_system
    names = {form.id: form.name for form in system.school_forms}
    for form in system.school_forms:
        yield Record("Kvalitetssystemet", f"/kvalitetssystem/{form.slug}/", form.name, _text(_goals(form)))
    for factor in system.success_factors:
        text = _text([factor.text, *factor.questions])
        yield Record("Framgångsfaktorer", f"/framgangsfaktorer/{factor.id}/", factor.name, text)
    for each in system.indicators:
        forms = ", ".join(names[form] for form in each.school_forms)
        text = _text([each.definition, each.how_to_read, f"{forms}.", *each.questions])
        yield Record("Indikatorer", f"/indikatorer/{each.id}/", each.name, text)


def _goals(form: SchoolForm) -> Iterator[str]:
    yield from (form.goal, form.introduction)
    for goal in form.sub_goals:
        yield from (f"{goal.heading}:", goal.name, *goal.questions)


def principal_records(library: Library, synonyms: Sequence[Synonym]) -> Iterator[Record]:  # noqa: ARG001  (a shelf's shape)
    """Every principal, by its names and numbers alone."""
    for each in library.country.principals:
        text = _text([PRINCIPAL_TYPES[each.type] + ".", *_places(each), each.organisation_number or ""])
        own = tuple(place.name for place in each.municipalities) if each.type == "municipality" else ()
        yield Record("Huvudmän", f"/huvudman/{each.id}/", each.name, text, beside=own)


def _units(library: Library) -> Iterator[Record]:
    by_id = {each.id: each for each in library.country.principals}
    names = {form.id: form.name for form in library.quality_system.school_forms}
    for unit in library.country.school_units:
        owners = [by_id[id_] for id_ in unit.principals if id_ in by_id]
        places = dict.fromkeys(
            place for owner in owners if len(owner.municipalities) <= FEW for place in _places(owner)
        )
        forms = ", ".join(names[form] for form in unit.school_forms)
        text = _text([", ".join(owner.name for owner in owners) + ".", *places, f"{forms}.", unit.code])
        yield Record("Skolenheter", f"/skolenhet/{unit.code}/", unit.name, text)


def _places(principal: Principal) -> Iterator[str]:
    yield from (f"{place.name}, {place.county}." for place in principal.municipalities)


def _text(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))
