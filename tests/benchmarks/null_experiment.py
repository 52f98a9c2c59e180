"""How often is something said where there is nothing to say, and does what is said point the right way?

Invented countries as large as the real one. In those without differences, only pupils' background and chance tell
principals apart. In the others the generator knows what each school adds, so what is said can be checked.
"""

from collections import Counter
from collections.abc import Iterator

from measured import FORM, SYSTEM, InventedCountry, Results, analysed, invented, say

from nulage_site.findings import Comparison

SEEDS = (1, 2, 3)
INDICATORS = {each.id: each for each in SYSTEM.indicators}


def main() -> None:
    null = Counter[str]()
    for seed in SEEDS:
        with invented(seed, differences=False) as (_, _, statistics):
            here = analysed(statistics)
            for principal in here.country.principals:
                found = here.found(principal.id)
                null["pages"] += 1
                null["pages with A"] += any(area.evidence_class == "A" for area in found.areas)
                null["areas"] += sum(area.kind != "open" for area in found.areas)
                null.update(cells(found.comparisons))
    print(f"No differences, seeds {SEEDS}, {null['pages']} pages")
    say("pages with an area of class A", null["pages with A"] / null["pages"], null["pages"], "under 0.01")
    share_only = null["share_only B"] / max(null["share_only"], 1)
    say("cells of shares alone that say `tyder på`", share_only, null["share_only"], "at most 0.02")
    for kind in ("counts", "survey"):
        for grade in ("A", "B"):
            say(f"{kind} of class {grade}", null[f"{kind} {grade}"] / max(null[kind], 1), null[kind])
    say("areas that are not open, a page", null["areas"] / null["pages"], null["pages"])

    true = Counter[str]()
    for seed in SEEDS:
        with invented(seed, differences=True) as (country, results, statistics):
            here = analysed(statistics)
            truth = truths(country, results)
            for principal in here.country.principals:
                for one in here.found(principal.id).comparisons:
                    number = principal.organisation_number or ""
                    made = truth.get((number, one.figure.indicator, one.figure.period))
                    if made is not None and one.sign and one.evidence_class in {"A", "B"}:
                        named = f"{one.kind} {one.evidence_class}"
                        true[named] += 1
                        true[f"{named} right"] += (made > 0) == (one.sign == "more")
    print(f"\nTrue differences, seeds {SEEDS}")
    for named, target in (("counts A", "at least 0.9"), ("counts B", ""), ("share_only B", "")):
        say(
            f"{named}: points the right way",
            true[f"{named} right"] / max(true[named], 1),
            true[named],
            target,
        )


def cells(comparisons: tuple[Comparison, ...]) -> Iterator[str]:
    """The kind of evidence of each figure that has something to be compared with, and its class."""
    for one in comparisons:
        if one.expected is not None:
            yield one.kind
            yield f"{one.kind} {one.evidence_class}"


def truths(country: InventedCountry, results: Results) -> dict[tuple[str, str, str], float]:
    """What the schools of each principal add to a result beyond what those of the country do, as a share."""
    measures = [each for each in INDICATORS.values() if FORM in each.school_forms and each.kind == "share"]
    made: dict[tuple[str, str, str], float] = {}
    for measure in (each for each in measures if each.sub_goal):
        added, year = {}, "2024/25"
        for owner in country.principals:
            tallies = [results.tally(owner, unit, measure, FORM, year) for unit in owner.units]
            people = sum(tally.people for tally in tallies if tally)
            if people:
                total = sum(results.made(owner, unit, measure, FORM, year) for unit in owner.units)
                added[owner.organisation_number] = (total / people, people)
        usual = sum(share * people for share, people in added.values()) / sum(n for _, n in added.values())
        made |= {(number, measure.id, year): share - usual for number, (share, _) in added.items()}
    return made


if __name__ == "__main__":
    main()
