"""What is one principal with comparisons made by hand, in the words and with the thresholds that ship?"""

from datetime import date
from pathlib import Path
from typing import Any

from nulage_site.analysis.areas.case import Case, Seen
from nulage_site.basis import AnalysisBasis, FormBasis, Group, Row, UnitComparison, UnitRow
from nulage_site.findings import Comparison, Counts
from nulage_site.model import Figure, Principal, SchoolUnit, Source
from nulage_site.quality_system import read_quality_system
from nulage_site.quality_system.method import read_method
from nulage_site.quality_system.sentences import read_sentences

FOLDER = Path(__file__).parents[2] / "content/quality-system"
SYSTEM = read_quality_system(FOLDER)
METHOD = read_method(FOLDER, SYSTEM)
SENTENCES = read_sentences(FOLDER, SYSTEM, METHOD)
BASIS = Source(
    "basis",
    "Underlag för analys",
    "Skolverket",
    "https://a.example",
    date(2026, 3, 25),
    "CC0",
    "underlag",
    (),
)
COUNTED = Source(
    "counted", "Betyg i årskurs 9", "Skolverket", "https://a.example", date(2026, 3, 25), "CC0", "siris", ()
)
FORM = next(form for form in SYSTEM.school_forms if form.id == "compulsory_school")
INDICATORS = {indicator.id: indicator for indicator in SYSTEM.indicators}

YEAR_6, YEAR_9 = "lagst-e-alla-amnen-ak-6", "lagst-e-alla-amnen-ak-9"
ELIGIBLE, MATHS = "behoriga-till-gymnasieskolan", "matematik-ak-9"
SAFETY, STIMULUS = "trygghet-ak-8", "stimulans-ak-8"
TEACHERS, RATIO = "legitimation-och-behorighet", "elever-per-larare"


def figure(indicator: str, value: float | None, period: str = "2024/25", **more: Any) -> Figure:
    status = more.pop("status", "exists" if value is not None else "withheld")
    return Figure(indicator, FORM.id, period, status, "basis", value, **more)


def counted(
    indicator: str, reached: int, of: int, expected: float, class_: str = "A", **more: Any
) -> Comparison:
    """A share whose pupils are counted; the surest kind of evidence."""
    value = round(100 * reached / of, 1)
    wanted: dict[str, Any] = {
        "figure": figure(indicator, value),
        "kind": "counts",
        "evidence_class": class_,
        "counts": Counts(reached, of, "counted"),
        "nation": 71.9,
        "reference": "background",
        "expected": expected,
        "difference": value - expected,
        "sign": "more" if value > expected else "fewer",
        "pupils": int(of * (value - expected) / 100),
        "probability": {"A": 0.87, "B": 0.66}.get(class_, 0.3),
        "reliability": 0.55,
        "delta": METHOD.indicators[indicator].delta,
        "against_nation": value - 71.9,
    }
    return Comparison(**{**wanted, **more})


def compared(
    indicator: str, value: float | None, expected: float | None, kind: str, class_: str, **more: Any
) -> Comparison:
    """A figure of any other kind of evidence."""
    known = value is not None and expected is not None
    difference = value - expected if value is not None and expected is not None else None
    wanted: dict[str, Any] = {
        "figure": more.pop("figure", figure(indicator, value)),
        "kind": kind,
        "evidence_class": class_,
        "expected": expected,
        "difference": difference,
        "sign": ("more" if difference and difference > 0 else "fewer") if known else None,
        "reference": {"survey": "type_median", "conditions": "similar"}.get(kind, "background"),
        "delta": METHOD.indicators[indicator].delta or METHOD.indicators[indicator].practical_step,
    }
    return Comparison(**{**wanted, **more})


def seen(comparison: Comparison) -> Seen:
    order = list(INDICATORS)
    id_ = comparison.figure.indicator
    phrase = next(phrase for phrase in SENTENCES.phrases if phrase.indicator == id_)
    settings = METHOD.indicators[id_]
    least = settings.delta or settings.practical_step or 0.0
    return Seen(comparison, INDICATORS[id_], FORM, phrase, settings, order.index(id_), least)


def rows_of(sub_goal: str, comparisons: tuple[Comparison, ...], reason: str) -> tuple[Row, ...]:
    return tuple(
        Row(
            INDICATORS[each.figure.indicator],
            each.figure,
            None,
            (),
            "" if each.figure.value is not None else reason,
        )
        for each in comparisons
        if INDICATORS[each.figure.indicator].sub_goal == sub_goal
    )


def case(
    *comparisons: Comparison,
    type_: Any = "municipality",
    reason: str = "Skyddad uppgift (sekretess)",
    units: tuple[Figure, ...] = (),
    **more: Any,
) -> Case:
    """The principal with these comparisons; `units` are its own units' figures of one indicator."""
    principal = Principal("2129900003", "2129900003", "Östångs kommun", type_, (), (FORM.id,), ())
    groups = tuple(Group(goal, None, rows_of(goal.id, comparisons, reason)) for goal in FORM.sub_goals)
    places = tuple(SchoolUnit(str(number), str(number), (), ()) for number in range(len(units)))
    row = tuple(UnitRow(INDICATORS[each.indicator], units, None) for each in units[:1])
    figures = tuple(each.figure for each in comparisons)
    basis = AnalysisBasis(
        principal=principal,
        figures=figures,
        forms=(FormBasis(FORM, groups, ()),),
        units=(UnitComparison(FORM, places, row),),
        periods=(),
        sources=(BASIS,),
        has_values=True,
    )
    ordered = sorted(map(seen, comparisons), key=lambda each: each.order)
    return Case(basis, tuple(ordered), METHOD, SENTENCES, {"basis": BASIS, "counted": COUNTED}, **more)
