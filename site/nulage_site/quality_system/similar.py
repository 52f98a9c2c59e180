"""What are principals alike in, and in which words is it said?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from nulage_site.faults import Fault, FaultsFound, either
from nulage_site.method import Method
from nulage_site.model import QualitySystem
from nulage_site.quality_system.sentences import unknown_slots
from nulage_site.toml.entries import STRICT, Entry, Kind, read_part

Measure = Literal["size", "share", "units", "municipality_group"]


@dataclass(frozen=True, slots=True)
class Variable:
    """Something that two principals are compared in; `id` names its weight in the method.

    `size` and `share` are figures of the first of `indicators` that the school form has; `units` counts
    school units; `municipality_group` is SKR's main group, from large cities to countryside.
    """

    id: str
    measure: Measure
    name: str
    more: str
    fewer: str
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of those who are similar, and of why there are none."""

    little: str
    nothing: str
    kolada: str
    own: str
    widened: str
    larger: str
    other_years: str
    other_sort: str
    unknown: str
    no_size: str
    too_few: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """The variables in the order that they are spoken of, and the words."""

    variables: tuple[Variable, ...]
    words: Words


SLOTS: Mapping[str, tuple[str, ...]] = {
    "own": ("variables",),
    "larger": ("factor",),
    "unknown": ("variables",),
    "no_size": ("size",),
}
"""What can stand in braces in which of the words."""

LIKENESS = Kind("similar.toml", "", TypeAdapter(tuple[Likeness], config=STRICT))


def read_likeness(folder: Path, system: QualitySystem | None, method: Method | None) -> Likeness:
    """The content of similar.toml, checked against the indicators and the weights, if they could be read.

    Raises FaultsFound with all faults of the file.
    """
    faults: list[Fault] = []
    part = read_part(folder, LIKENESS, faults)
    for entry in part.entries:
        faults += _misfits(entry, system, method)
    if faults:
        raise FaultsFound(faults)
    return part.items[0]


def _misfits(entry: Entry[Likeness], system: QualitySystem | None, method: Method | None) -> Iterator[Fault]:
    """Variables without a weight, weights without a variable, and indicators that are not there."""
    known = {indicator.id for indicator in system.indicators} if system else None
    weights = method.similar.weights if method else None
    for number, variable in enumerate(entry.item.variables):
        where = ("variables", number)
        if weights is not None and variable.id not in weights:
            remedy = "Rätta `id`, eller lägg till en vikt i method.toml."
            yield entry.fault(
                (*where, "id"), f"`{variable.id}`, som saknar vikt", either(list(weights)), remedy
            )
        for id_ in variable.indicators:
            if known is not None and id_ not in known:
                remedy = "Rätta stavningen, eller ta bort måttet."
                expected = "ett mått som finns i indicators/"
                yield entry.fault((*where, "indicators"), f"måttet `{id_}`, som inte finns", expected, remedy)
    for field in fields(Words):
        text, known_slots = getattr(entry.item.words, field.name), SLOTS.get(field.name, ())
        yield from unknown_slots(entry, text, ("words", field.name), known_slots)
    named = {variable.id for variable in entry.item.variables}
    for id_ in weights or ():
        if id_ not in named:
            remedy = "Lägg till den, eller ta bort vikten ur method.toml."
            yield entry.fault((), f"inget med `id` {id_}, som har en vikt", f"en post med `{id_}`", remedy)
