"""Which principals and school units are there, and what are they?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from nulage_site.asking import lasting
from nulage_site.model import NATION, Municipality, Principal, SchoolUnit
from nulage_site.names import Spellings, display_name
from nulage_site.outline import Places
from nulage_site.statistics.entities import Entity
from nulage_site.statistics.register import RegisterEntry, type_by_number
from nulage_site.swedish import sort_key

Named = TypeVar("Named", Principal, SchoolUnit)
Forms = Mapping[tuple[str, str], tuple[str, ...]]
"""School forms in content order, by principal and unit; the unit is empty for a principal's own."""


@lasting
def find_places(
    entities: Iterable[Entity],
    municipalities: Sequence[Municipality],
    register: Mapping[str, RegisterEntry],
    forms: Forms,
    spellings: Spellings,
) -> Places:
    """The principals and units of the analysis basis, with what the registers know of them."""
    entities = [entity for entity in entities if entity.principal_id != NATION]
    units = {unit.code: unit for unit in _by_name(_units(entities, forms, spellings))}
    principals = _by_name(_principals(entities, units, forms, municipalities, register, spellings))
    return Places({each.id: each for each in principals}, units)


def _units(entities: list[Entity], forms: Forms, spellings: Spellings) -> Iterable[SchoolUnit]:
    """One unit for each code, which may stand under two principals in the year of a takeover."""
    by_code: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.unit_id:
            by_code.setdefault(entity.unit_id, []).append(entity)
    for code, same in by_code.items():
        owners = dict.fromkeys(entity.principal_id for entity in same)
        yield SchoolUnit(
            code=code,
            name=display_name(same[0].unit_name, spellings),
            principals=tuple(owners),
            school_forms=tuple(
                dict.fromkeys(form for owner in owners for form in forms.get((owner, code), ()))
            ),
        )


def _principals(
    entities: list[Entity],
    units: Mapping[str, SchoolUnit],
    forms: Forms,
    municipalities: Sequence[Municipality],
    register: Mapping[str, RegisterEntry],
    spellings: Spellings,
) -> Iterable[Principal]:
    by_id: dict[str, list[Entity]] = {}
    for entity in entities:
        by_id.setdefault(entity.principal_id, []).append(entity)
    own_units: dict[str, list[SchoolUnit]] = {}
    for unit in units.values():
        for owner in unit.principals:
            own_units.setdefault(owner, []).append(unit)
    by_code = {each.code: (place, each) for place, each in enumerate(municipalities)}
    by_number: dict[str, list[Municipality]] = {}
    for each in municipalities:
        by_number.setdefault(each.organisation_number, []).append(each)
    for id_, same in by_id.items():
        entry = register.get(id_)
        number = same[0].organisation_number
        yield Principal(
            id=id_,
            organisation_number=number,
            name=display_name(same[0].principal_name, spellings),
            type=entry.type if entry else type_by_number(number),
            municipalities=_municipalities(number, entry, by_number, by_code),
            school_forms=_forms_of(id_, own_units.get(id_, []), forms),
            units=tuple(own_units.get(id_, [])),
        )


def _forms_of(id_: str, units: list[SchoolUnit], forms: Forms) -> tuple[str, ...]:
    """The forms of the principal's own columns, and those of its units where it has none itself."""
    of_units = (form for unit in units for form in forms.get((id_, unit.code), ()))
    return tuple(dict.fromkeys([*forms.get((id_, ""), ()), *of_units]))


def _municipalities(
    number: str | None,
    entry: RegisterEntry | None,
    by_number: Mapping[str, list[Municipality]],
    by_code: Mapping[str, tuple[int, Municipality]],
) -> tuple[Municipality, ...]:
    """A municipality's own first, then those where the register says that the principal runs schools."""
    named = sorted(by_code[code] for code in (entry.municipalities if entry else ()) if code in by_code)
    return tuple(dict.fromkeys([*by_number.get(number or "", ()), *(each for _, each in named)]))


def _by_name(named: Iterable[Named]) -> list[Named]:
    return sorted(named, key=lambda each: sort_key(each.name))
