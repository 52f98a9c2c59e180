"""Do clear statements about one year of the real municipalities hold in the year after?

The years are taken one at a time, as if nothing later were known, from Siris alone. Year 9 is followed for ten years
with the background of each cohort, and year 6 with it for five, with that of the whole school form, as on the pages.
"""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from measured import METHOD, SYSTEM, Country, Landscape, real, say

from nulage_site.findings import Comparison
from nulage_site.model import Indicator, IndicatorSource, QualitySystem
from nulage_site.statistics.sources import Statistics

YEAR_9 = ("lagst-e-alla-amnen-ak-9", "behoriga-till-gymnasieskolan")
YEAR_6 = ("lagst-e-alla-amnen-ak-6",)
OF_THE_COHORT = {
    "foraldrars-utbildning": "- andel (%) med föräldrar med eftergymnasial utbildning",
    "utlandsk-bakgrund": "- andel (%) elever med utländsk bakgrund",
}
OPPOSITE = 3.0
"""So many percentage points the other way is a statement that was wrong."""

Compared = dict[tuple[str, str], Comparison]
"""By principal and indicator."""


def main() -> None:
    follow("Year 9, ten years, each cohort's background", real(with_cohorts()), YEAR_9, with_cohorts())
    follow("Years 6 and 9, the school form's background", real(), (*YEAR_6, *YEAR_9), SYSTEM)


def follow(heading: str, statistics: Statistics, indicators: tuple[str, ...], system: QualitySystem) -> None:
    """Print how statements of each year and class turned out in the year after."""
    wanted = {*indicators, *OF_THE_COHORT}
    rows = statistics.table
    rows = rows[rows["source"].str.startswith("siris/") & rows["indicator"].isin(wanted)]
    rows = rows[rows["unit_id"].eq("")]
    years = sorted(rows["period"].astype(str).unique())
    compared = [
        as_of(replace(statistics, table=rows[rows["period"].astype(str) <= year]), year, system)
        for year in years
    ]
    spoken = [year for year, of_year in zip(years, compared, strict=True) if of_year]
    print(f"\n{heading}, {spoken[0]} to {spoken[-1]}")
    seen = Counter[str]()
    for now, after in pairwise(compared):
        for key, one in now.items():
            following = after.get(key)
            if following is None or following.difference is None or not one.difference:
                continue
            known = "with" if one.same_sign_before is not None else "without"
            for group in (
                one.evidence_class,
                f"{one.evidence_class} {key[1]}",
                f"{one.evidence_class} {known}",
            ):
                way = following.difference * one.difference
                seen[group] += 1
                seen[f"{group} same"] += way > 0
                seen[f"{group} opposite"] += way < 0 and abs(following.difference) >= OPPOSITE
    for group in ("A", *(f"A {each}" for each in indicators), "A with", "A without", "B", "D"):
        told = f"{group} an earlier year" if group in {"A with", "A without"} else group
        targets = ("at least 0.85", "at most 0.05") if group == "A" else ("", "")
        say(
            f"{told}: same sign next year",
            seen[f"{group} same"] / max(seen[group], 1),
            seen[group],
            targets[0],
        )
        opposite = seen[f"{group} opposite"] / max(seen[group], 1)
        say(f"{told}: opposite by three points", opposite, seen[group], targets[1])


def as_of(statistics: Statistics, year: str, system: QualitySystem) -> Compared:
    """All results of that year, as the pages would compare them knowing nothing later."""
    country = Country(statistics, system)
    landscape = Landscape(country, system, METHOD)
    return {
        (principal.id, one.figure.indicator): one
        for principal in country.principals
        for one in landscape.comparisons(principal.id)
        if one.kind == "counts" and one.figure.period == year and one.expected is not None
    }


def with_cohorts() -> QualitySystem:
    """The quality system in which background is that of those who leave year 9, which Siris has for ten years."""
    over_time = ("Jämförelse av betygsresultat över tid",)

    def of_the_cohort(label: str, indicator: Indicator) -> Indicator:
        others = tuple(source for source in indicator.sources if source.format != "siris")
        return replace(indicator, sources=(*others, IndicatorSource("siris", (label,), over_time)))

    return replace(
        SYSTEM,
        indicators=tuple(
            of_the_cohort(label, each) if (label := OF_THE_COHORT.get(each.id)) else each
            for each in SYSTEM.indicators
        ),
    )


if __name__ == "__main__":
    main()
