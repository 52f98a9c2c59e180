"""What does content/quality-system/sentences.toml say, and can every sentence in it be told?"""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from difflib import get_close_matches
from pathlib import Path
from string import Formatter
from typing import Any

from pydantic import TypeAdapter

from nulage_site.faults import Fault, FaultsFound, either
from nulage_site.method import Method
from nulage_site.model import QualitySystem
from nulage_site.quality_system.sentences.shapes import Phrase, Sentences
from nulage_site.toml.entries import STRICT, Entry, Kind, read_part
from nulage_site.toml.text import Location

SENTENCES = Kind("sentences.toml", "", TypeAdapter(tuple[Sentences], config=STRICT))
NEAREST = 3


def read_sentences(folder: Path, system: QualitySystem | None, method: Method | None) -> Sentences:
    """Every sentence, checked against the indicators and the method, if they could be read.

    Raises FaultsFound with all faults of the file.
    """
    faults: list[Fault] = []
    part = read_part(folder, SENTENCES, faults)
    for entry in part.entries:
        faults += _slots(entry, entry.item, ())
        faults += _phrases(entry, system, method)
    if faults:
        raise FaultsFound(faults)
    return part.items[0]


def _slots(entry: Entry[Sentences], value: Any, way: Location) -> Iterator[Fault]:
    """Every text that holds something in braces that nothing can be put in for."""
    for field in fields(value):
        inner, text = (*way, field.name), getattr(value, field.name)
        for number, each in enumerate(text if isinstance(text, tuple) else (text,)):
            if not isinstance(each, str):
                yield from _slots(entry, each, (*inner, number) if isinstance(text, tuple) else inner)
            elif field.name != "indicator":
                yield from unknown_slots(entry, each, inner, value.SLOTS)


def unknown_slots(entry: Entry[Any], text: str, way: Location, known: Sequence[str]) -> Iterator[Fault]:
    """What stands in braces in a text and is not `known`, or braces that do not match."""
    expected = either([f"{{{name}}}" for name in known]) or "en text utan klamrar"
    remedy = "Rätta det som står inom klamrarna."
    try:
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        yield entry.fault(way, "en klammer som inte stängs, eller som inte öppnas", expected, remedy)
        return
    for name in names:
        if name not in known:
            yield entry.fault(way, f"`{{{name}}}`, som inte går att byta ut", expected, remedy)


def _phrases(entry: Entry[Sentences], system: QualitySystem | None, method: Method | None) -> Iterator[Fault]:
    """Phrases of indicators that are not there or stand twice, and compared indicators without a phrase."""
    spoken: dict[str, Phrase] = {}
    known = {indicator.id for indicator in system.indicators} if system else None
    for number, phrase in enumerate(entry.item.phrases):
        way, id_ = ("phrases", number, "indicator"), phrase.indicator
        if known is not None and id_ not in known:
            nearest = get_close_matches(id_, sorted(known), NEAREST, 0)
            remedy = "Rätta stavningen, eller ta bort posten."
            yield entry.fault(
                way, f"måttet `{id_}`, som inte finns", f"till exempel {either(nearest)}", remedy
            )
        if id_ in spoken:
            yield entry.fault(way, f"måttet `{id_}` en gång till", "varje mått en gång", "Ta bort den ena.")
        spoken[id_] = phrase
    for id_, settings in (method.indicators if method else {}).items():
        if id_ not in spoken:
            remedy = "Lägg till en [[phrases]] för måttet, eller ta bort det ur method.toml."
            yield entry.fault((), f"inga ord för `{id_}`, som jämförs", "en post för varje mått", remedy)
        elif settings.counts and not spoken[id_].counted:
            remedy = "Lägg till raden, med {n} och {k}."
            yield entry.fault((), f"`counted` saknas för `{id_}`", "en mening med antalet elever", remedy)
