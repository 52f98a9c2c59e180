"""How often would a municipality's areas have been others, had another cohort gone to the same schools?

Of every counted result, the number of pupils who reached it is drawn anew from what is believed of the municipality:
the posterior that its own statement stands on. Results of one cohort are drawn together, as the same pupils have them.
Surveys, conditions and shares alone stay as they are. The figures go to content/quality-system/stability.toml.
"""

from collections import Counter
from datetime import date

import numpy as np
import pandas as pd
from measured import FOLDER, METHOD, Found, Measured, analysed, real, say
from scipy.stats import betabinom, norm

from nulage_site.findings import Comparison

SEED, REDRAWS = 1, 10
TOGETHER = 0.75
"""The correlation between what one cohort reaches in two measures; between principals it is .48 to .94."""

Cell = tuple[str, str, str, str]
"""Principal, school form, indicator and period."""


def main() -> None:
    here = analysed(real())
    before = {each.id: here.found(each.id) for each in here.country.principals}
    drawn = {id_: found for id_, found in before.items() if any(one.counts for one in found.comparisons)}
    chance = np.random.default_rng(SEED)
    seen = Counter[str]()
    for _ in range(REDRAWS):
        again = here.with_table(redrawn(here.statistics.table, drawn, chance))
        for id_, found in drawn.items():
            compare(seen, found, again.found(id_))
    figures = {
        "same_areas": seen["same"] / seen["pages"],
        "areas_that_stay": seen["areas that stay"] / seen["areas"],
        "areas_on_counts_that_stay": seen["counted that stay"] / seen["counted"],
        "clear_that_stay_clear": seen["A A"] / seen["A"],
        "clear_that_stay_said": (seen["A A"] + seen["A B"]) / seen["A"],
        "clear_that_turn": seen["A turned"] / seen["A"],
        "strength_that_stays": seen["strength stays"] / seen["strength"],
    }
    print(f"{len(drawn)} principals with counted pupils, {REDRAWS} redrawn cohorts, seed {SEED}")
    for name, of in zip(figures, ("pages", "areas", "counted", "A", "A", "A", "strength"), strict=True):
        say(name.replace("_", " "), figures[name], seen[of])
    write(figures, here, len(drawn))


def redrawn(table: pd.DataFrame, drawn: dict[str, Found], chance: np.random.Generator) -> pd.DataFrame:
    """The table with another cohort in each counted result of the newest period."""
    shares: dict[Cell, float] = {}
    for id_, found in drawn.items():
        together: dict[tuple[str, str], float] = {}
        for one in found.comparisons:
            if one.counts and one.expected is not None and one.reliability:
                figure = one.figure
                cohort = METHOD.indicators[figure.indicator].cohort or figure.indicator
                common = together.setdefault((figure.school_form, cohort), chance.standard_normal())
                z = TOGETHER**0.5 * common + (1 - TOGETHER) ** 0.5 * chance.standard_normal()
                cell = (id_, figure.school_form, figure.indicator, figure.period)
                shares[cell] = round(100 * reached(one, float(norm.cdf(z))) / one.counts.of, 1)
    cells = zip(table["principal_id"], table["school_form"], table["indicator"], table["period"], strict=True)
    own = table["unit_id"].eq("") & table["status"].eq("exists")
    new = [
        shares.get(cell, value) if is_own else value
        for cell, value, is_own in zip(cells, table["value"], own, strict=True)
    ]
    return table.assign(value=np.asarray(new, dtype=float))


def reached(one: Comparison, chance: float) -> int:
    """The pupils of another cohort who reach the goal, at that quantile of what is believed."""
    of, expected = one.counts.of, (one.expected or 0.0) / 100
    kappa = of * (1 - one.reliability) / one.reliability
    believed = kappa * expected + one.counts.reached, kappa * (1 - expected) + of - one.counts.reached
    return int(betabinom(of, *believed).ppf(chance))


def compare(seen: Counter[str], before: Found, after: Found) -> None:
    """Count what of a page is still on it."""
    was, is_now = ({(a.id, a.kind) for a in found.areas if a.kind != "open"} for found in (before, after))
    counted = {one.figure.indicator for one in before.comparisons if one.kind == "counts"}
    of_counts = {(a.id, a.kind) for a in before.areas if a.indicator in counted and a.kind != "open"}
    seen["pages"] += 1
    seen["same"] += was == is_now
    seen["areas"] += len(was)
    seen["areas that stay"] += len(was & is_now)
    seen["counted"] += len(of_counts)
    seen["counted that stay"] += len(of_counts & is_now)
    if any(kind == "strength" for _, kind in was):
        seen["strength"] += 1
        seen["strength stays"] += any(kind == "strength" for _, kind in is_now)
    later = {(one.figure.school_form, one.figure.indicator): one for one in after.comparisons}
    for one in before.comparisons:
        if one.evidence_class == "A":
            now = later[one.figure.school_form, one.figure.indicator]
            seen["A"] += 1
            seen[f"A {now.evidence_class}" if now.sign == one.sign else "A other"] += 1
            seen["A turned"] += now.sign != one.sign and now.evidence_class in {"A", "B"}


def write(figures: dict[str, float], here: Measured, principals: int) -> None:
    """Leave the figures where the page about the method can show them."""
    newest = next(source for source in here.statistics.sources if source.format == "underlag")
    lines = [
        "# Skrivs av tests/benchmarks/stability.py. Andelar från 0 till 1. Ändra inte för hand.",
        f"measured = {date.today().isoformat()}",  # noqa: DTZ011  the day as people here have it
        f'source = "{newest.id}"',
        f"seed = {SEED}",
        f"redraws = {REDRAWS}",
        f"principals = {principals}",
        *(f"{name} = {share:.3f}" for name, share in figures.items()),
    ]
    (FOLDER / "stability.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
