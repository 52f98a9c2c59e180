"""What does a principal's workbook say of its own figures: what they are, and why some are not there?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nulage_site.downloads.lines import Line
from nulage_site.library import Library
from nulage_site.model import Indicator, Principal, Source
from nulage_site.swedish import date_text, unit_text

INVENTED = "Alla siffror och namn här är påhittade."
READING = (
    "På bladet Siffror har varje mått och period en rad: först riket, sedan huvudmannen och varje skolenhet.",
    "Står det ord i stället för ett tal finns det ingen siffra att visa. Det betyder aldrig noll.",
    "En tom ruta betyder att källan inte har någon uppgift om skolenheten.",
    "Siffran säger vad, aldrig varför. Jämför bara det som mäter samma sak i samma period.",
)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sheet of explanations: a heading, and rows of which the first may name the columns."""

    heading: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def explanations(library: Library, principal: Principal, lines: Iterable[Line]) -> Sequence[Section]:
    """Everything that a reader of the file needs to know when the site is not at hand."""
    lines = list(lines)
    indicators = {line.indicator.id: line.indicator for line in lines}.values()
    used = {line.figure.source for line in lines}
    sources = [source for source in library.country.sources if source.id in used]
    site = library.site
    return (
        Section(
            f"Underlag för samtal: {principal.name}",
            (f"Utgåva {site.edition}",),
            (
                *(((INVENTED,),) if library.country.invented else ()),
                (f"Samma siffror med bilder och frågor: {site.url}/huvudman/{principal.id}/",),
                *((text,) for text in READING),
            ),
        ),
        Section(
            "Indikatorer",
            ("Indikator", "Enhet", "Vad den visar", "Så läser ni den"),
            tuple(_indicator(each) for each in indicators),
        ),
        Section(
            "Ord i stället för en siffra",
            ("På bladet Siffror", "Kod i andra filer", "Källa"),
            tuple(_signs(library, sources)),
        ),
        Section(
            "Källor",
            ("Källa", "Utgivare", "Titel", "Adress", "Hämtad", "Villkor"),
            tuple(_source(each) for each in sources),
        ),
    )


def _indicator(each: Indicator) -> tuple[str, ...]:
    return each.name, unit_text(each), each.definition, each.how_to_read


def _source(each: Source) -> tuple[str, ...]:
    return each.id, each.publisher, each.title, each.url, date_text(each.fetched), each.licence


def _signs(library: Library, sources: Sequence[Source]) -> Iterator[tuple[str, ...]]:
    """What each sign of the file's sources means; a sign belongs to its source's format."""
    for format_ in dict.fromkeys(source.format for source in sources):
        titles = "; ".join(dict.fromkeys(source.title for source in sources if source.format == format_))
        for sign in library.quality_system.signs:
            if sign.format == format_:
                yield sign.text, sign.status, titles
