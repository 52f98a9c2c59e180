"""What do the pages of all real principals take up? Areas by class, kind, evidence, type and size."""

from collections import Counter

from measured import FORM, METHOD, Found, analysed, real, say

from nulage_site.analysis.areas.check import unsupported
from nulage_site.analysis.areas.rules import never_could_fire
from nulage_site.findings import Area
from nulage_site.model import Principal

FALSE_DISCOVERIES = 0.05
BANDS = (100, 500, 2000, 10_000)


def main() -> None:
    here = analysed(real())
    pages = [(each, here.found(each.id)) for each in here.country.principals]
    sizes = {each.id: size_of(here.country.own_figures(each.id)) for each in here.country.principals}
    print(f"{len(pages)} principals")
    table("areas on a page", Counter(str(len(found.areas)) for _, found in pages), len(pages))
    areas = [(principal, found, area) for principal, found in pages for area in found.areas]
    table(
        "class of strengths and areas to explore",
        Counter(a.evidence_class for *_, a in areas if a.kind != "open"),
        len(areas),
    )
    table("kind", Counter(area.kind for *_, area in areas), len(areas))
    table("evidence", Counter(evidence(found, area) for _, found, area in areas), len(areas))
    table("rule", Counter(area.why.rule.split(":")[0] for *_, area in areas), len(areas))
    for heading, of in (("type", lambda one: one.type), ("pupils", lambda one: band(sizes[one.id]))):
        print(f"\nby {heading}: pages, areas a page, A, B, F, contrast, condition, open, with a strength")
        for group, members in sorted(grouped(pages, of).items()):
            classes = Counter(
                "open" if area.kind == "open" else area.evidence_class
                for found in members
                for area in found.areas
            )
            shares = [
                classes[each] / len(members) for each in ("A", "B", "F", "contrast", "condition", "open")
            ]
            strong = sum(any(area.kind == "strength" for area in found.areas) for found in members)
            average = sum(len(found.areas) for found in members) / len(members)
            cells = "".join(f"{share:>7.2f}" for share in (average, *shares, strong / len(members)))
            print(f"  {group:<24}{len(members):>5}{cells}")
    print()
    compared = [one for _, found in pages for one in found.comparisons]
    table("figures compared, by class", Counter(one.evidence_class for one in compared), len(compared))
    table("figures compared, by evidence", Counter(one.kind for one in compared), len(compared))
    clear = [one for one in compared if one.evidence_class == "A"]
    say("most areas on any page", max(len(found.areas) for _, found in pages), len(pages), "at most 6")
    together = sum(unsupported(found.comparisons, FALSE_DISCOVERIES) for _, found in pages)
    say("clear statements that would not stand among all tests of a page", together, len(clear))
    least = METHOD.classes.least_pupils.value
    too_few = sum(one.counts is None or one.counts.of < least for one in clear)
    say("clear statements on fewer than 30 pupils", too_few, len(clear), "0")
    say("smallest group of a clear statement", min(one.counts.of for one in clear if one.counts), len(clear))
    cases = (here.analyst.case(each.id) for each in here.country.principals)
    print("rules that never could fire:", ", ".join(never_could_fire(cases)) or "none")


def size_of(figures: object) -> float | None:
    """Pupils of the compulsory school, by the newest figure that says."""
    return next(
        (
            one.value
            for one in figures
            if one.school_form == FORM and one.indicator in METHOD.measures.pupils and one.value is not None
        ),
        None,
    )


def band(size: float | None) -> str:
    if size is None:
        return "0 not known"
    place = sum(size >= each for each in BANDS)
    return ("1 under 100", "2 100-499", "3 500-1999", "4 2000-9999", "5 10000 and more")[place]


def grouped(pages: list[tuple[Principal, Found]], of) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = {}
    for principal, found in pages:
        groups.setdefault(of(principal), []).append(found)
    return groups


def evidence(found: Found, area: Area) -> str:
    """What the area's own figure stands on."""
    return next(
        (
            one.kind
            for one in found.comparisons
            if (one.figure.indicator, one.figure.school_form) == (area.indicator, area.school_form)
        ),
        "no figure",
    )


def table(heading: str, counted: Counter[str], of: int, most: int = 12) -> None:
    print(f"\n{heading}")
    for name, number in counted.most_common(most):
        print(f"  {name[:90]:<92}{number:>7}{100 * number / of:>7.1f} %")


if __name__ == "__main__":
    main()
