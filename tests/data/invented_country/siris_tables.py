"""Which tables does Siris have, and what stands in each row of them?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from invented_country.model import SCHOOL_YEARS
from invented_country.municipal import FEW_TEACHERS, Year, belonging, missed, reached, size
from invented_country.secrecy import Cell
from nulage_site.model import Indicator

WHOLE_PER_CENT_UNTIL = "2021/22"
KEYS = ("Kommun", "Kommun-kod", "Län", "Läns-kod", "Typ av huvudman")
YEAR_6 = "Grundskola - Betyg årskurs 6, andel som fått godkänt betyg (A-E), samtliga elever"
COSTS = {
    "Totalt per elev": "kostnad-per-elev",
    "Undervisning per elev": "kostnad-undervisning-per-elev",
    "Lokaler per elev": "kostnad-lokaler-per-elev",
    "Måltider per elev": "kostnad-skolmaltider-per-elev",
    "Lärverktyg per elev": "kostnad-larverktyg-per-elev",
    "Elevhälsa per elev": "kostnad-elevhalsa-per-elev",
    "Övrigt per elev": "kostnad-ovrigt-per-elev",
}
Measures = Mapping[str, Indicator]
Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """One export: what stands above the header, the header in one or two rows, the rows, what stands below."""

    title: str
    above: tuple[str, ...]
    header: tuple[str, ...]
    rows: Callable[[Year], Iterator[Row]]
    below: str
    over: tuple[str, ...] = ()
    keys: tuple[str, ...] = KEYS
    types: tuple[str, ...] = ()
    """The only types of principal in it; all when empty."""


def pupils(measures: Measures, year: str) -> Table:
    """The shares stand last in the oldest year and first since then, with a decimal since 2022/23."""
    shares = {
        "Andel (%) flickor, årskurs 1-9": "andel-flickor",
        "Andel (%) elever med utländsk bakgrund, åk 1-9": "utlandsk-bakgrund",
        "Andel (%) elever med föräldrar med eftergymnasial utb., åk 1-9": "foraldrars-utbildning",
    }
    sizes = [*(f"Elever, årskurs {grade}" for grade in range(1, 10)), "Elever, årskurs 1-9"]
    shares_last = year == SCHOOL_YEARS[-5]

    def rows(of: Year) -> Iterator[Row]:
        backgrounds: list[Cell] = []
        for id_ in shares.values():
            tally = of.total(measures[id_])
            share = belonging(tally.amount, tally.people) if tally else "."
            whole = of.year <= WHOLE_PER_CENT_UNTIL and not isinstance(share, str)
            backgrounds.append(round(float(share)) if whole else share)
        people: list[Cell] = [of.pupils(grade) or "." for grade in (*range(1, 10), None)]
        yield [*people, *backgrounds] if shares_last else [*backgrounds, *people]

    header = (*sizes, *shares) if shares_last else (*shares, *sizes)
    below = "Rapporten visar elever i oktober det valda året.\n \nFlickor;Andel flickor av samtliga elever.;"
    return Table(
        "Grundskola - Antal elever per årskurs", (f"Valt läsår: {year}",), tuple(header), rows, below
    )


def year_6(measures: Measures, year: str) -> Table:
    def rows(of: Year) -> Iterator[Row]:
        all_subjects = measures["lagst-e-alla-amnen-ak-6"]
        tally, people, below = of.total(all_subjects), of.pupils(6), of.hidden_below
        amount = round(tally.amount) if tally else 0
        failed = people - amount
        in_one = of.part(6, 0.4, "failed in one", missing=all_subjects)
        subjects: Cell = round(
            17 - 4 * of.results.chance(of.group.municipality.code, "subjects").random() ** 6, 1
        )
        yield (
            size(people, below),
            subjects if people >= below else size(people, below),
            reached(amount, people, below),
            missed(in_one, failed, people, below),
            missed(failed - in_one, failed, people, below),
        )

    header = (
        "Antal elever", "Antal ämnesbetyg (genomsnitt)", "Andel (%) elever som fått godkänt betyg i alla ämnen",
        "Andel (%) elever som ej fått godkänt betyg i ett ämne",
        "Andel (%) elever som ej fått godkänt betyg i fler, alternativt alla ämnen",
    )  # fmt: skip
    below = (
        "Färre än fem elever som inte fått godkänt i alla ämnen visas som ~100.\n \n"
        "Antal elever;Elever som avslutat årskurs 6;"
    )
    return Table(YEAR_6, (f"Valt läsår: {year}",), header, rows, below)


def staff(measures: Measures, year: str) -> Table:
    """Two rows of header, with the same words in both blocks."""

    def rows(of: Year) -> Iterator[Row]:
        teachers, share = of.total(measures["larare"]), of.total(measures["legitimation-och-behorighet"])
        if not teachers or not share:
            yield ["."] * 8
        elif year >= "2024/25" and teachers.amount < FEW_TEACHERS:
            yield [".."] * 8
        else:
            positions, qualified = round(teachers.amount, 1), share.amount / share.of
            leading = 0.0 if year >= "2024/25" else round(0.11 * positions, 1)
            heads, licensed = round(1.15 * positions), min(1.0, 1.12 * qualified)
            yield (
                positions, round(qualified * positions, 1), round(100 * qualified, 1), leading,
                heads, round(licensed * heads), round(100 * licensed, 1), round(0.12 * heads),
            )  # fmt: skip

    spring = int(year[:4]) + 1
    above = (
        f"Valt läsår: {year}", f"Valt uttag: {spring}-02-12", "",
        "Från och med läsåret 2024/25 visas ingenting om färre än tre heltidstjänster.", "",
    )  # fmt: skip
    first = (
        "Totalt antal",
        "Antal med lärarlegitimation och behörighet",
        "Andel med lärarlegitimation och behörighet",
    )
    header = (
        *first,
        "Förstelärare",
        *(f"{text} i minst ett ämne" if text != first[0] else text for text in first),
    )
    return Table(
        "Grundskola - Personalstatistik med lärarlegitimation och behörighet",
        above,
        (*header, "Förstelärare"),
        rows,
        "Rapporten visar anställda den 15 oktober.\n \n\nHeltidstjänster, Totalt antal;Lärarnas tjänster tillsammans.;",
        over=("#Heltidstjänster",) * 4 + ("#Tjänstgörande lärare",) * 4,
    )


def costs(measures: Measures, year: str) -> Table:
    """Of municipalities alone, by calendar year; one meal's cost is below zero, after a correction."""

    def rows(of: Year) -> Iterator[Row]:
        own = [unit for owner, unit in of.schools if owner.legal_form == "municipality"]
        total, teaching = of.total(measures["kostnad-totalt"]), of.total(measures["kostnad-undervisning"])
        if not own or not total or not teaching:
            return
        each: list[Cell] = []
        for id_ in COSTS.values():
            tally = of.total(measures[id_]) if id_ in measures else None
            each.append(_hundreds(tally.amount / tally.people) if tally else ".")
        if of.year == SCHOOL_YEARS[-5] and of.group.municipality.code == "9001":
            each[3] = "-1 500"
        yield of.pupils(), f"{total.amount:.0f}", round(teaching.amount), *each

    header = ("Genomsnittligt elevantal", "Totalt", "Undervisning", *COSTS)
    above = (f"Valt år: {year[:4]}", "Endast kommunal huvudman")
    below = "Bara kommunala skolors kostnader visas.\n \n\n" + "\n".join(
        f"{text};Kostnaden i kronor för valt år, delad med antalet elever.;" for text in header[3:]
    )
    keys = ("Kommun", "Kommunkod", *KEYS[2:])
    return Table(
        "Grundskola - Kostnader per kommun", above, header, rows, below, keys=keys, types=("Kommunal",)
    )


def eligible(measures: Measures, year: str) -> Table:
    """A row for girls, one for boys and one for both."""

    def rows(of: Year) -> Iterator[Row]:
        people, below = of.pupils(9), of.hidden_below
        girls = of.part(9, 0.49, "girls")
        tally = of.total(measures["behoriga-till-gymnasieskolan"])
        amount = round(tally.amount) if tally else 0
        share_of_girls = (
            min(amount, max(amount - (people - girls), round(amount * girls / people))) if people else 0
        )
        few = min(girls, people - girls) < below
        for sex, whole, those in (
            ("Flickor", girls, share_of_girls),
            ("Pojkar", people - girls, amount - share_of_girls),
            ("Samtliga", people, amount),
        ):
            hidden = few and sex != "Samtliga" and people > 0
            programmes = [
                ".." if hidden else reached(max(those - step * whole // 60, 0), whole, below)
                for step in range(4)
            ]
            yield sex, ".." if hidden else size(whole, below), *programmes

    above = (
        f"Valt läsår: {year}", "", "För att vara behörig till ett yrkesprogram krävs godkänt betyg i åtta ämnen;",
        "för övriga program krävs fler, och det finns tre olika krav.", "",
    )  # fmt: skip
    header = (
        "Antal elever", "Andel (%) elever behöriga till yrkesprog.",
        "Andel elever (%) behöriga till estetiskt program",
        "Andel elever (%) behöriga till Ekonomi-, humanistiska och samhällsvetenskaps- program",
        "Andel elever (%) behöriga till Naturvetenskapligt och tekniskt program",
    )  # fmt: skip
    return Table(
        "Grundskola - Behörighet till gymnasieskolan, fr.o.m. 2011",
        above,
        header,
        rows,
        "Om en till fyra inte är behöriga visas ~100.\n \nAntal elever;Elever som avslutat årskurs 9.;",
        keys=(*KEYS, "Kön"),
    )


def _hundreds(kronor: float) -> int:
    return int(round(kronor, -2) if kronor > 9999 else round(kronor, -1))
