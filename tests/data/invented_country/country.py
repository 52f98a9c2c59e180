"""Who is there in the country: principals of every kind, and their units?"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from math import log
from random import Random

from invented_country.codes import municipality_code, organisation_number, unit_code
from invented_country.model import (
    SCHOOL_YEARS,
    Background,
    Effect,
    InventedCountry,
    Municipality,
    Principal,
    SchoolKind,
    Unit,
)
from invented_country.names import LEGAL_NAMES, municipality_names, owner_name, school_names

SKR_GROUPS = (
    ("A2", "Pendlingskommun nära storstad"), ("B3", "Större stad"), ("B4", "Pendlingskommun nära större stad"),
    ("B5", "Lågpendlingskommun nära större stad"), ("C6", "Mindre stad/tätort"),
    ("C7", "Pendlingskommun nära mindre tätort"), ("C8", "Landsbygdskommun"),
    ("C9", "Landsbygdskommun med besöksnäring"),
)  # fmt: skip
MUNICIPAL: tuple[SchoolKind, ...] = (
    "preschool", "all_through", "primary", "preschool", "lower_secondary", "primary", "preschool",
    "upper_secondary", "primary", "preschool",
)  # fmt: skip
"""What a municipality opens, in this order and again from the start."""

INDEPENDENT: tuple[tuple[SchoolKind, ...], ...] = (
    ("preschool",), ("all_through",), ("preschool",), ("primary", "preschool"), ("preschool",),
    ("primary",), ("preschool",), ("all_through", "primary", "preschool", "all_through"), ("upper_secondary",),
    ("preschool",),
)  # fmt: skip
"""What independent owners run: half of them one preschool."""

GROUP_OF_FORTY: tuple[SchoolKind, ...] = ("all_through", "preschool", "primary", "upper_secondary") * 10
USUAL_SIZE = {"preschool": 13, "primary": 34, "lower_secondary": 90, "all_through": 50, "upper_secondary": 95}
"""Children in a year group of a public school; an independent one has half as many."""

ENOUGH = 40
"""So many municipalities, even in a small country, that what is usual among them can be reckoned."""

PUBLIC: tuple[tuple[str, str, tuple[SchoolKind, ...]], ...] = (
    ("municipal_association", "UTBILDNINGSFÖRBUNDET TRE ÅAR", ("upper_secondary",) * 3),
    ("region", "REGION LJUNGMARKEN", ("upper_secondary",)),
    ("state", "MYNDIGHETEN FÖR PÅHITTADE SKOLOR", ("all_through", "all_through")),
)


def found(principals: int, units: int, seed: int) -> InventedCountry:
    """A country of so many principals and about so many units; ValueError when that cannot be."""
    if not 30 <= principals <= 5600:
        raise ValueError(f"{principals} principals asked for: 30 to 5600 is what this can do")
    founder = Founder(Random(f"{seed}|people"))
    municipalities = founder.municipalities(
        min(max(3 * principals // 10, min(3 * principals // 5, ENOUGH)), 580)
    )
    public = list(founder.public(municipalities))
    private = founder.independents(principals - len(municipalities) - len(public), municipalities)
    others = [*public, *private]
    left = units - sum(len(principal.units) for principal in others)
    if left < 4 * len(municipalities):
        raise ValueError(f"{units} units asked for: {units - left + 4 * len(municipalities)} is the least")
    everybody = [*founder.municipal(municipalities, left), *others]
    return InventedCountry(seed, tuple(municipalities), tuple(everybody))


class Founder:
    """Draws people one after the other; every number is handed out once."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.serials = iter(random.sample(range(10_000), 10_000))
        self.unit_serials = iter(random.sample(range(100_000), 100_000))

    def municipalities(self, number: int) -> list[Municipality]:
        return [
            Municipality(
                municipality_code(serial),
                name,
                organisation_number("municipality", serial),
                serial % 10,
                self.random.choice(SKR_GROUPS),
            )
            for serial, name in enumerate(municipality_names()[:number])
        ]

    def municipal(self, municipalities: list[Municipality], units: int) -> Iterator[Principal]:
        """One principal for each municipality; they share `units` unevenly, with at least four each."""
        weights = [self.random.lognormvariate(0, 0.9) for _ in municipalities]
        spare = units - 4 * len(municipalities)
        for municipality, weight in zip(municipalities, weights, strict=True):
            extent = 4 + round(spare * weight / sum(weights))
            kinds = tuple(MUNICIPAL[turn % len(MUNICIPAL)] for turn in range(extent))
            genitive = municipality.name.upper().removesuffix("S") + "S"
            number = municipality.organisation_number
            yield self.principal("municipality", f"{genitive} KOMMUN", (municipality,), kinds, number)

    def public(self, municipalities: list[Municipality]) -> Iterator[Principal]:
        for legal_form, name, kinds in PUBLIC:
            yield self.principal(legal_form, name, tuple(municipalities[:3]), kinds)

    def independents(self, number: int, municipalities: list[Municipality]) -> Iterator[Principal]:
        """A group of forty first. One of the others has taken a school over from another."""
        group = self.principal("company", "KNOPP OCH BLAD AB", tuple(municipalities[:12]), GROUP_OF_FORTY)
        first, *others = group.units
        yield replace(group, units=(replace(first, name="KNOPPENS SKOLENHET 1"), *others))
        owners = [self.independent(turn, self.random.choice(municipalities)) for turn in range(number - 1)]
        old, new = [owner for owner in owners if owner.reports and owner.units[0].kind == "all_through"][:2]
        before, after = SCHOOL_YEARS[:-1], SCHOOL_YEARS[-1:]
        taken_over = old.units[0]
        for owner in owners:
            if owner is old:
                yield replace(owner, units=(replace(taken_over, years=before), *owner.units[1:]))
            elif owner is new:
                yield replace(owner, units=(*owner.units, replace(taken_over, years=after)))
            else:
                yield owner

    def independent(self, turn: int, municipality: Municipality) -> Principal:
        kinds = INDEPENDENT[turn % len(INDEPENDENT)]
        legal_form = ("company", "cooperative", "foundation")[turn % 7 % 3]
        if turn % 40 == 4:
            legal_form = "sole_trader"
        name = owner_name(turn, legal_form, municipality.name)
        if legal_form == "company" and turn % 4 == 3:
            name += " (SVB)"
        if turn % 30 == 3:
            name = name.replace(" ", "  ", 1)
        owner = self.principal(legal_form, name, (municipality,), kinds)
        reports = turn % len(INDEPENDENT) not in {0, 6}
        return replace(owner, reports=reports, registered=reports)

    def principal(
        self,
        legal_form: str,
        name: str,
        municipalities: tuple[Municipality, ...],
        kinds: tuple[SchoolKind, ...],
        number: str | None = None,
    ) -> Principal:
        draw = self.random
        education, foreign = draw.gauss(0.6, 0.1), draw.gauss(0.26, 0.12)
        background = Background(_within(education, 0.3, 0.88), _within(foreign, 0.06, 0.75))
        public = legal_form not in LEGAL_NAMES
        units = tuple(
            self.unit(unit_name, kind, background, place.code, public)
            for unit_name, kind, place in zip(
                school_names(draw, kinds), kinds, cycle(municipalities), strict=False
            )
        )
        effect = Effect(draw.gauss(0, 0.22), draw.gauss(0, 0.3))
        number = number or organisation_number(legal_form, next(self.serials))
        return Principal(number, name, legal_form, municipalities, units, effect, draw.random() < 0.5)

    def unit(self, name: str, kind: SchoolKind, owner: Background, municipality: str, public: bool) -> Unit:
        draw = self.random
        usual = USUAL_SIZE[kind] * (1 if public else 0.5)
        return Unit(
            unit_code(next(self.unit_serials)),
            name,
            kind,
            max(3, round(draw.lognormvariate(log(usual), 0.45))),
            Background(
                _within(owner.education + draw.gauss(0, 0.06), 0.2, 0.95),
                _within(owner.foreign + draw.gauss(0, 0.07), 0.03, 0.9),
            ),
            Effect(draw.gauss(0, 0.15), draw.gauss(0, 0.25)),
            municipality,
            has_adapted=public and draw.random() < 0.2,
        )


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
