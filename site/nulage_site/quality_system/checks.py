"""Does the content of the quality system hold together?"""

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from typing import Any

from nulage_site.faults import Fault, either
from nulage_site.model import (
    AnalysisStep,
    Indicator,
    PriorityTest,
    SchoolForm,
    SignText,
    SuccessFactor,
    UnitQuestion,
)
from nulage_site.toml.entries import Entry, Part
from nulage_site.toml.text import Location

ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CODE = re.compile(r"[a-z]+(_[a-z]+)*")
NEAREST = 5
"""How many of the known ids a report lists, the most alike first."""


@dataclass(frozen=True, slots=True)
class Content:
    """The quality system as it was read, before anybody relies on it."""

    school_forms: Part[SchoolForm]
    indicators: Part[Indicator]
    success_factors: Part[SuccessFactor]
    steps: Part[AnalysisStep]
    tests: Part[PriorityTest]
    signs: Part[SignText]
    unit_questions: Part[UnitQuestion]


Mark = tuple[Hashable, Entry[Any], Location]
"""Something that may be said only once, and where it is said."""


def faults_in(content: Content) -> Iterator[Fault]:
    """Every fault that no single table shows: odd or doubled ids, loose references, hidden rows."""
    return chain(
        _ids(content),
        _doubled_labels(content),
        _references(content),
        _belonging(content),
        _hidden_signs(content),
    )


def _ids(content: Content) -> Iterator[Fault]:
    forms, steps = content.school_forms.entries, content.steps.entries
    sub_goals: list[Mark] = [
        (goal.id, form, ("sub_goals", n, "id"))
        for form in forms
        for n, goal in enumerate(form.item.sub_goals)
    ]
    questions: list[Mark] = [
        (asked.id, step, ("questions", n, "id"))
        for step in steps
        for n, asked in enumerate(step.item.questions)
    ]
    addresses: list[list[Mark]] = [
        [(form.item.slug, form, ("slug",)) for form in forms],
        sub_goals,
        questions,
        [(entry.item.id, entry, ("id",)) for entry in content.indicators.entries],
        [(entry.item.id, entry, ("id",)) for entry in content.success_factors.entries],
        [(entry.item.id, entry, ("id",)) for entry in steps],
        [(entry.item.id, entry, ("id",)) for entry in content.tests.entries],
        [(entry.item.id, entry, ("id",)) for entry in content.unit_questions.entries],
    ]
    codes: list[Mark] = [(form.item.id, form, ("id",)) for form in forms]
    names: list[Mark] = [
        (name.casefold(), form, ("source_names",)) for form in forms for name in form.item.source_names
    ]
    numbers: list[Mark] = [
        ((form.item.id, goal.number), form, ("sub_goals", n, "number"))
        for form in forms
        for n, goal in enumerate(form.item.sub_goals)
    ]
    for marks in addresses:
        yield from _misspelt(marks, ADDRESS, "a–z, 0–9 och enkla bindestreck, eftersom det blir en adress")
    yield from _misspelt(codes, CODE, "a–z och enkla understreck")
    for marks in (*addresses, codes, names, numbers):
        yield from _doubled(marks)


def _misspelt(marks: Iterable[Mark], pattern: re.Pattern[str], expected: str) -> Iterator[Fault]:
    for value, entry, inner in marks:
        if not pattern.fullmatch(str(value)):
            remedy = "Skriv utan å, ä, ö, stora bokstäver och mellanslag."
            yield entry.fault(inner, f"`{value}`", expected, remedy)


def _doubled(marks: Iterable[Mark]) -> Iterator[Fault]:
    first: dict[Hashable, str] = {}
    for value, entry, inner in marks:
        where = ", ".join(filter(None, [entry.file.name, entry.file.place(entry.location, inner)]))
        if value in first:
            shown = " ".join(map(str, value)) if isinstance(value, tuple) else value
            expected = f"bara på ett ställe; det står redan i {first[value]}"
            yield entry.fault(inner, f"`{shown}` en gång till", expected, "Ändra eller ta bort det ena.")
        first.setdefault(value, where)


def _doubled_labels(content: Content) -> Iterator[Fault]:
    return _doubled(
        ((source.format, form, *filter(None, [table]), label), entry, ("sources",))
        for entry in content.indicators.entries
        for form in entry.item.school_forms
        for source in entry.item.sources
        for table in source.tables or ("",)
        for label in source.labels
    )


def _references(content: Content) -> Iterator[Fault]:
    forms = {form.id for form in content.school_forms.items}
    factors = {factor.id for factor in content.success_factors.items}
    sub_goals = {goal.id for form in content.school_forms.items for goal in form.sub_goals}
    for entry in content.indicators.entries:
        indicator = entry.item
        if content.school_forms.whole:
            yield from _unknown(entry, "school_forms", indicator.school_forms, forms)
            yield from _unknown(entry, "sub_goal", filter(None, [indicator.sub_goal]), sub_goals)
        if content.success_factors.whole:
            yield from _unknown(entry, "success_factors", indicator.success_factors, factors)
    asked = {question.id for step in content.steps.items for question in step.questions}
    for question in content.unit_questions.entries if content.steps.whole else ():
        yield from _unknown(question, "into", [question.item.into], asked)


def _unknown(entry: Entry[Any], key: str, ids: Iterable[str], known: set[str]) -> Iterator[Fault]:
    for id_ in ids:
        if id_ not in known:
            expected = (
                f"något som finns, till exempel {either(get_close_matches(id_, sorted(known), NEAREST, 0))}"
            )
            remedy = "Rätta stavningen, eller lägg till det som saknas."
            yield entry.fault((key,), f"`{id_}` i `{key}`, som inte finns", expected, remedy)


def _belonging(content: Content) -> Iterator[Fault]:
    """An indicator belongs to one sub-goal of its one school form, or to the conditions of any forms."""
    home = {goal.id: form.id for form in content.school_forms.items for goal in form.sub_goals}
    for entry in content.indicators.entries:
        indicator = entry.item
        if (indicator.sub_goal is None) == (indicator.conditions is None):
            words = "varken `sub_goal` eller" if indicator.sub_goal is None else "både `sub_goal` och"
            remedy = "Ange bara den som indikatorn hör till."
            yield entry.fault((), f"{words} `conditions`", "en av `sub_goal` och `conditions`", remedy)
        elif indicator.sub_goal in home and indicator.school_forms != (home[indicator.sub_goal],):
            found = f"delmålet `{indicator.sub_goal}` för {either(indicator.school_forms)}"
            expected = f"bara {home[indicator.sub_goal]}, som delmålet hör till"
            yield entry.fault(("sub_goal",), found, expected, "Gör en indikator för varje skolform.")


def _hidden_signs(content: Content) -> Iterator[Fault]:
    rows = content.signs.entries
    for number, row in enumerate(rows):
        if any(_covers(earlier.item, row.item) for earlier in rows[:number]):
            found = (
                f"en förklaring av `{row.item.status}` som aldrig används, för en tidigare gäller fler fall"
            )
            expected = "den som gäller färre fall före den som gäller fler"
            yield row.fault((), found, expected, "Flytta upp den, eller ta bort en av dem.")


def _covers(wide: SignText, narrow: SignText) -> bool:
    return (wide.format, wide.status) == (narrow.format, narrow.status) and all(
        getattr(wide, key) in (None, getattr(narrow, key))
        for key in ("survey", "others_answered", "conditions", "principal_type")
    )
