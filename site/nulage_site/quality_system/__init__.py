"""What is the national quality system, as content/quality-system writes it down?"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from nulage_site.asking import lasting
from nulage_site.faults import Fault, FaultsFound
from nulage_site.model import (
    AnalysisStep,
    Indicator,
    PriorityTest,
    QualitySystem,
    SchoolForm,
    SignText,
    SuccessFactor,
    UnitQuestion,
)
from nulage_site.quality_system.checks import Content, faults_in
from nulage_site.toml.entries import STRICT, Kind, Part, read_part

SCHOOL_FORMS = Kind("school-forms/*.toml", "", TypeAdapter(tuple[SchoolForm], config=STRICT))
INDICATORS = Kind("indicators/*/*.toml", "indicator", TypeAdapter(tuple[Indicator], config=STRICT))
FACTORS = Kind("success-factors.toml", "success_factor", TypeAdapter(tuple[SuccessFactor], config=STRICT))
STEPS = Kind("steps.toml", "step", TypeAdapter(tuple[AnalysisStep], config=STRICT))
TESTS = Kind("tests.toml", "test", TypeAdapter(tuple[PriorityTest], config=STRICT))
SIGNS = Kind("signs.toml", "sign", TypeAdapter(tuple[SignText], config=STRICT))
UNITS = Kind("units.toml", "unit_question", TypeAdapter(tuple[UnitQuestion], config=STRICT))
"""The one file that may be left out: then no principal is offered to ask its head teachers."""

READ_HERE = tuple(kind.pattern for kind in (SCHOOL_FORMS, INDICATORS, FACTORS, STEPS, TESTS, SIGNS, UNITS))
READ_ELSEWHERE = ("method.toml", "publication.toml", "sentences.toml", "similar.toml", "stability.toml")
"""Thresholds and switches for those who compare figures, words to tell findings in, and what was measured."""


@lasting
def read_quality_system(folder: Path) -> QualitySystem:
    """The quality system in the order of its school forms and, within them, of its files.

    What a file says before its first entry holds for each entry in it that does not say otherwise. A line
    break inside a text is a space. Raises FaultsFound with all faults of all files.
    """
    faults = list(_stray_files(folder))
    content = Content(
        school_forms=read_part(folder, SCHOOL_FORMS, faults),
        indicators=read_part(folder, INDICATORS, faults),
        success_factors=read_part(folder, FACTORS, faults),
        steps=read_part(folder, STEPS, faults),
        tests=read_part(folder, TESTS, faults),
        signs=read_part(folder, SIGNS, faults),
        unit_questions=_unit_questions(folder, faults),
    )
    faults += faults_in(content)
    if faults:
        raise FaultsFound(set(faults))
    order = [form.id for form in content.school_forms.items]
    return QualitySystem(
        school_forms=content.school_forms.items,
        indicators=tuple(
            sorted(content.indicators.items, key=lambda each: order.index(each.school_forms[0]))
        ),
        success_factors=content.success_factors.items,
        steps=content.steps.items,
        tests=content.tests.items,
        signs=content.signs.items,
        unit_questions=content.unit_questions.items,
    )


def indicator_by_label(system: QualitySystem, format_: str, school_form: str) -> dict[str, Indicator]:
    """The indicator behind each label that files of one format use in one school form."""
    return {
        label: indicator
        for indicator in system.indicators
        if school_form in indicator.school_forms
        for source in indicator.sources
        if source.format == format_
        for label in source.labels
    }


def example_texts(system: QualitySystem) -> tuple[str, ...]:
    """What still stands in our own words, named in Swedish as the build's report lists it."""
    sub_goals = tuple(goal for form in system.school_forms for goal in form.sub_goals)
    named: tuple[tuple[str, tuple[Any, ...], Callable[[Any], str]], ...] = (
        ("skolform", system.school_forms, lambda form: form.slug),
        ("delmål", sub_goals, lambda goal: goal.id),
        ("indikator", system.indicators, lambda indicator: indicator.id),
        ("framgångsfaktor", system.success_factors, lambda factor: factor.id),
        ("analyssteg", system.steps, lambda step: step.id),
        ("prövning", system.tests, lambda test: test.id),
        ("fråga till rektorer", system.unit_questions, lambda question: question.id),
    )
    return tuple(
        f"{kind} {name(item)}"
        for kind, items, name in named
        for item in items
        if item.status == "exempeltext"
    )


def _unit_questions(folder: Path, faults: list[Fault]) -> Part[UnitQuestion]:
    if not (folder / UNITS.pattern).exists():
        return Part((), whole=True)
    return read_part(folder, UNITS, faults)


def _stray_files(folder: Path) -> Iterator[Fault]:
    known = {path for pattern in (*READ_HERE, *READ_ELSEWHERE) for path in folder.glob(pattern)}
    for path in sorted(set(folder.rglob("*.toml")) - known):
        expected = f"bara {', '.join(READ_HERE)}"
        yield Fault(
            path.as_posix(), "", "en fil som ingen läser", expected, "Flytta den eller byt namn på den."
        )
