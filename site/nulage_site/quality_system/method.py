"""What does content/quality-system/method.toml say of how figures are compared?"""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from pydantic import TypeAdapter

from nulage_site.faults import Fault, FaultsFound, either
from nulage_site.method import IndicatorMethod, Method
from nulage_site.model import Indicator, QualitySystem
from nulage_site.toml.entries import STRICT, Entry, Kind, read_part

METHOD = Kind("method.toml", "", TypeAdapter(tuple[Method], config=STRICT))
NEAREST = 3


def read_method(folder: Path, system: QualitySystem | None) -> Method:
    """Every threshold, checked against the indicators of the quality system, if it could be read.

    Raises FaultsFound with all faults of the file.
    """
    faults: list[Fault] = []
    part = read_part(folder, METHOD, faults)
    for entry in part.entries:
        if system:
            faults += _misfits(entry, {indicator.id: indicator for indicator in system.indicators})
    if faults:
        raise FaultsFound(faults)
    return part.items[0]


def _misfits(entry: Entry[Method], indicators: dict[str, Indicator]) -> Iterator[Fault]:
    """What the file says of indicators that are not there, or are of another kind than it takes them for."""
    method = entry.item
    sizes = [(("measures", "pupils"), id_) for id_ in method.measures.pupils]
    sizes += [(("measures", "teachers"), id_) for id_ in method.measures.teachers]
    for where, id_ in (*sizes, *((("indicators", id_), id_) for id_ in method.indicators)):
        if id_ not in indicators:
            nearest = get_close_matches(id_, sorted(indicators), NEAREST, 0)
            expected = f"till exempel {either(nearest)}"
            yield entry.fault(where, f"måttet `{id_}`, som inte finns", expected, "Rätta eller ta bort det.")
    for id_, settings in method.indicators.items():
        if id_ not in indicators:
            continue
        where = ("indicators", id_)
        for key in _missing(indicators[id_], settings):
            remedy = "Lägg till raden, eller ta bort måttet ur filen."
            yield entry.fault(where, f"`{key}` saknas för `{id_}`", f"en rad med `{key}` och ett tal", remedy)


def _missing(indicator: Indicator, settings: IndicatorMethod) -> Iterator[str]:
    """A condition needs a practical step, a result a least difference, a survey the size of chance too."""
    if indicator.conditions:
        needed = {"practical_step": settings.practical_step}
    elif indicator.survey:
        needed = {"delta": settings.delta, "survey_c": settings.survey_c}
    else:
        needed = {"delta": settings.delta}
    return (key for key, value in needed.items() if value is None)
