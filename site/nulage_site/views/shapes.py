"""What does each thing look like in the published files? A key with nothing to say is left out."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from nulage_site.findings import Area, Expectation, Peer, Similar
from nulage_site.model import (
    Figure,
    Indicator,
    IndicatorSource,
    Principal,
    SchoolForm,
    SchoolUnit,
    Source,
    SuccessFactor,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ON_PAGES_ONLY = {
    SchoolForm: {"source_names", "similar_areas", "introduction"},
    IndicatorSource: {"tables", "sizes"},
    Indicator: {"definition", "how_to_read"},
}
"""What is long, or speaks to the reader of a page, or only to the reader of a source file."""


def plain(thing: object) -> object:
    """A thing of the model as JSON can hold it: dates as ISO text, whole numbers without decimals."""
    if thing is None or isinstance(thing, str):
        return thing
    if isinstance(thing, float):
        return number(thing)
    if isinstance(thing, date):
        return thing.isoformat()
    if isinstance(thing, tuple):
        return [plain(part) for part in thing]
    if is_dataclass(thing) and not isinstance(thing, type):
        return record(thing)
    return thing


def record(thing: "DataclassInstance") -> dict[str, object]:
    """A thing of the model with every field that has something to say."""
    pairs = ((name, getattr(thing, name)) for name in _published(type(thing)))
    return {name: plain(value) for name, value in pairs if value is not None}


@cache
def _published(kind: "type[DataclassInstance]") -> tuple[str, ...]:
    """The fields of a thing that the files have."""
    return tuple(field.name for field in fields(kind) if field.name not in ON_PAGES_ONLY.get(kind, ()))


def linked(things: Iterable[SchoolForm | Indicator | SuccessFactor | Peer], address: str) -> list[object]:
    """Each thing with the address of its page; `address` names the keys that it is made of in braces."""
    return [shape | {"url": address.format(**shape)} for shape in map(record, things)]


def number(value: float) -> float | int:
    """The same number, without decimals when it is whole: the source's 98 is never 98.0."""
    return int(value) if value == int(value) else value


def figure(one: Figure, reason: str, beside: Expectation | None = None) -> dict[str, object]:
    """A figure; `reason` says in words why there is no value, and is empty when there is one.

    A value leaves only under the status `exists`, and what the page shows `beside` it only with a value;
    bounds leave only under `approximate`. `n` is what a source has published beside the share, `counts` the
    pupils that the page tells, also where a source has their number beside another share.
    """
    shape: dict[str, object] = {
        "indicator": one.indicator,
        "school_form": one.school_form,
        "period": one.period,
        "status": one.status,
        "source": one.source,
    }
    if one.status == "exists" and one.value is not None:
        shape["value"] = number(one.value)
        if beside and beside.expected is not None:
            shape["expected"] = number(beside.expected)
        if beside and beside.counts:
            shape["counts"] = record(beside.counts)
    if one.status == "approximate" and one.low is not None and one.high is not None:
        shape["low"], shape["high"] = number(one.low), number(one.high)
    if one.n is not None:
        shape["n"] = one.n
    if reason:
        shape["reason"] = reason
    return shape


def principal(one: Principal) -> dict[str, object]:
    """A principal; `units` is how many it has.

    `municipality` and `county` are there when it runs schools in one alone.
    """
    shape: dict[str, object] = {
        "id": one.id,
        "name": one.name,
        "type": one.type,
        "municipalities": [{"code": m.code, "name": m.name, "county": m.county} for m in one.municipalities],
        "school_forms": list(one.school_forms),
        "units": len(one.units),
        "url": f"/huvudman/{one.id}/",
    }
    if one.organisation_number:
        shape["organisation_number"] = one.organisation_number
    for key, names in (
        ("municipality", {m.name for m in one.municipalities}),
        ("county", {m.county for m in one.municipalities}),
    ):
        if len(names) == 1:
            shape[key] = names.pop()
    return shape


def school_unit(one: SchoolUnit) -> dict[str, object]:
    """A school unit as its principal's file lists it."""
    return {"code": one.code, "name": one.name, "url": f"/skolenhet/{one.code}/"}


def area(one: Area, figures: list[dict[str, object]]) -> dict[str, object]:
    """An area to talk about, with its figures as every file shows them; each text is plain."""
    why = record(one.why) | {"facts": [{"label": label, "text": text} for label, text in one.why.facts]}
    return record(one) | {"why": why, "figures": figures}


def similar(one: Similar) -> dict[str, object]:
    """The similar principals of one school form, each with the address of its page."""
    return record(one) | {"peers": linked(one.peers, "/huvudman/{id}/")}


def source(one: Source) -> dict[str, object]:
    """A dated folder of files. `invented` is there only when its figures are made up."""
    shape = record(one)
    return shape if one.invented else {key: value for key, value in shape.items() if key != "invented"}
