"""Which pages are mostly text: the start, the guidance, its easy-read twins, the voices and the words?"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from flask import Blueprint, abort, render_template

from nulage_site.library import Library
from nulage_site.markdown import Page, PageSource
from nulage_site.markdown.glossary import ADDRESSES
from nulage_site.markdown.page import Voice
from nulage_site.markdown.twins import EASY, TWINS
from nulage_site.swedish import date_text, sort_key
from nulage_site.views import library
from nulage_site.views.finding import LETTER_SLUGS

blueprint = Blueprint("pages", __name__)


class Section(NamedTuple):
    """What a section is called and holds, and what else its readers may want: address, name, why."""

    title: str
    lede: str
    beside: tuple[tuple[str, str, str], ...] = ()


SECTIONS = {
    "vagledning": Section(
        "Vägledning",
        "Så går dialogen till, från inbjudan till det ni gör efteråt. Läs det ni behöver just nu.",
        (
            ("/om/metod/", "Så jämför vi", "Vad ett väntat värde är, och vilka som är liknande huvudmän."),
            ("/roster/", "Röster", "Vad huvudmän har berättat om dialoger."),
            ("/ordlista/", "Ordlista", "Vad orden betyder, från A till Ö."),
        ),
    ),
    EASY: Section(
        "Lättläst",
        "Här finns all vägledning på lätt svenska.",
        ((ADDRESSES[True], "Ord-lista", "Här kan ni läsa vad orden betyder."),),
    ),
    "roster": Section(
        "Röster", "Det här har huvudmän berättat om dialoger. Uppgifterna är deras och orden är våra."
    ),
    "om": Section("Om Nuläge", "Hur siffrorna är räknade, varifrån de kommer och vad som inte visas."),
}
GROUPS = {"steg": "Steg för steg", "roll": "Efter er roll", "amne": "Efter ämne"}


class Twin(NamedTuple):
    """The same page in easy Swedish, or in plain: address, title, the words of the link, and sources."""

    address: str
    title: str
    link: str
    sources: tuple[PageSource, ...] = ()


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each section, every page that an editor has written but the start page, and the words."""
    yield from (("pages.index", {"section": section}) for section in SECTIONS)
    yield from (("pages.glossary", {"easy": easy}) for easy in ADDRESSES)
    for path in library.pages:
        section, _, name = path.partition("/")
        if name:
            yield "pages.show", {"section": section, "name": name}


@blueprint.get("/")
def start() -> str:
    """What this is, the way to one's own figures, and the whole process."""
    page = library().pages["start"]
    return render_template(
        "start.html", title=page.title, section="", crumbs=None, updated=page.updated, page=page, scales=[]
    )


@blueprint.get("/<any(vagledning,lattlast,roster,om):section>/")
def index(section: str) -> str:
    """What there is to read in a section."""
    pages = [page for page in library().listed if page.section == section]
    other = TWINS.get(section)
    return render_template(
        "section.html",
        **SECTIONS[section]._asdict(),
        section=_menu(section),
        crumbs=_above(section),
        updated=max([page.updated for page in pages], default=library().site.updated),
        pages=pages,
        shelves=list(_shelves(pages)),
        easy=section == EASY,
        twin=_twin(other, f"/{other}/", SECTIONS[other].title) if other else None,
    )


@blueprint.get("/<any(vagledning,lattlast,roster,om):section>/<name>/")
def show(section: str, name: str) -> str:
    """One page of text."""
    page = library().pages.get(f"{section}/{name}") or abort(404)
    twin = library().pages.get(f"{TWINS.get(section)}/{name}")
    return render_template(
        "page.html",
        title=page.title,
        section=_menu(section),
        crumbs=[*_above(section), (f"/{section}/", SECTIONS[section].title)],
        updated=page.updated,
        page=page,
        sources=library().country.sources if page.path == "om/data" else (),
        easy=section == EASY,
        twin=_twin(twin.section, f"/{twin.path}/", twin.title, twin.sources) if twin else None,
        told=_told(page.voice) if page.voice else "",
    )


@blueprint.get(ADDRESSES[False], defaults={"easy": False})
@blueprint.get(ADDRESSES[True], defaults={"easy": True})
def glossary(*, easy: bool) -> str:
    """Every word that the site explains, from A to Ö, in plain or in easy Swedish."""
    terms = sorted(library().glossary, key=lambda term: sort_key(term.name))
    by_letter = groupby(terms, key=lambda term: term.name[0].upper())
    return render_template(
        "glossary.html",
        title="Ord-lista" if easy else "Ordlista",
        section="vagledning",
        crumbs=[(f"/{EASY}/", SECTIONS[EASY].title)] if easy else [],
        updated=library().site.updated,
        letters=[(letter, LETTER_SLUGS.get(letter, letter.lower()), list(own)) for letter, own in by_letter],
        easy=easy,
        twin=_twin("" if easy else EASY, ADDRESSES[not easy], "Ordlista"),
    )


@blueprint.get("/404.html")
def not_found() -> str:
    """What a web server shows when there is no page at an address."""
    return render_template(
        "404.html", title="Sidan finns inte", section="", crumbs=[], updated=library().site.updated
    )


def _menu(section: str) -> str:
    """Which entry of the menu a section stands under."""
    return "om" if section == "om" else "vagledning"


def _above(section: str) -> list[tuple[str, str]]:
    return [("/vagledning/", SECTIONS["vagledning"].title)] if section == "roster" else []


def _shelves(pages: Iterable[Page]) -> Iterator[tuple[str, list[Page]]]:
    """Each group of pages with its heading; first, and without one, those whose editor named no group.

    An easy-read page stands where its twin does.
    """
    groups: dict[str | None, list[Page]] = {}
    for page in pages:
        twin = library().pages.get(page.path.replace(f"{EASY}/", f"{TWINS[EASY]}/"), page)
        groups.setdefault(twin.group, []).append(page)
    for group in (None, *GROUPS):
        if group in groups:
            yield GROUPS.get(group or "", ""), groups[group]


def _twin(section: str, address: str, title: str, sources: tuple[PageSource, ...] = ()) -> Twin:
    link = "Läs på lätt svenska" if section == EASY else "Läs den vanliga texten"
    return Twin(address, title, link, sources)


def _told(voice: Voice) -> str:
    """Who has said what a page retells, where, and when: `Grundskolechef, Sollentuna kommun, 25 maj 2023`."""
    when = date_text(voice.said) if voice.said else "odaterad"
    return f"{voice.role}, {voice.place}, {when}"
