"""Which rules look for contrasts, and which of them have no figures to look at?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from nulage_site.analysis.areas import contrasts, open_topics, spreads
from nulage_site.analysis.areas.candidate import Candidate
from nulage_site.analysis.areas.case import Case


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its number in the method. `could` says whether a case has the figures that it looks at."""

    id: str
    finds: Callable[[Case], Iterator[Candidate]]
    could: Callable[[Case], bool]


def _none(_: Case) -> Iterator[Candidate]:
    """R6 speaks within the area of its figure, and R8 in the open topics."""
    return iter(())


RULES = (
    Rule(
        "R1",
        contrasts.strong_conditions,
        lambda case: any(case.compared_conditions()) and any(each.comparison.expected for each in case.seen),
    ),
    Rule("R2", contrasts.weak_conditions, lambda case: any(case.compared_conditions())),
    Rule("R3", spreads.units_differ, lambda case: any(True for _ in spreads.counted_units(case))),
    Rule("R4", spreads.girls_and_boys, lambda case: any(True for _ in spreads.counted_pairs(case))),
    Rule("R5", contrasts.survey_and_results, contrasts.has_both),
    Rule("R6", _none, lambda case: any(contrasts.two_sides(each) for each in case.seen)),
    Rule("R7", contrasts.gap_changed, lambda case: bool(case.followed)),
    Rule("R8", _none, lambda case: any(open_topics.without_figures(case))),
)


def contrasts_in(case: Case) -> Iterator[Candidate]:
    """Everything that the rules find in one principal's figures."""
    for rule in RULES:
        yield from rule.finds(case)


def never_could_fire(cases: Iterable[Case]) -> tuple[str, ...]:
    """The rules for which not one principal has the figures that they look at."""
    silent = {rule.id: rule for rule in RULES}
    for case in cases:
        for id_ in [id_ for id_, rule in silent.items() if rule.could(case)]:
            del silent[id_]
        if not silent:
            break
    return tuple(silent)
