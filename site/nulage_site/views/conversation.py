"""What does a principal's page say is worth talking about, what has moved, and who is similar?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from nulage_site.basis import AnalysisBasis, FormBasis
from nulage_site.findings import Area, AreaKind, Findings, Movement, Similar
from nulage_site.model import QualitySystem, SuccessFactor
from nulage_site.swedish import listed, number_word, period_text
from nulage_site.views.words import CONDITIONS

KINDS: Mapping[AreaKind, str] = {"strength": "Styrka", "explore": "Att utforska", "open": "Öppen fråga"}

NO_FIGURES = (
    "Det finns inga siffror att visa för er i den här utgåvan. Det säger ingenting om er verksamhet. "
    "Era styrkor känner ni själva, och frågorna här går att svara på med det ni ser och hör."
)


@dataclass(frozen=True, slots=True)
class Topic:
    """One area as it stands on the page: its kind in a word, its period, and where its figures are.

    `period` is empty where no figure speaks. `evidence` is the address and the heading of its figures.
    """

    area: Area
    kind: str
    period: str
    factor: SuccessFactor | None
    evidence: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """What to talk about: how much there is in a sentence, what to know of it, and the topics in order."""

    opening: str
    notes: tuple[str, ...]
    topics: tuple[Topic, ...]
    reviewed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moves:
    """What has moved, by school form; the form's name is empty when there is but one to speak of.

    `judged` says from when the values are that the newest were held against, and is empty where none was;
    `by_chance` what looks like a difference, and may be no more than few pupils.
    """

    by_form: tuple[tuple[str, tuple[Movement, ...]], ...]
    has_earlier: bool
    judged: str
    by_chance: str


def conversation(
    findings: Findings, basis: AnalysisBasis, system: QualitySystem, apart: bool = False
) -> Conversation:
    """The areas of a principal as its page tells them; `apart` if its school forms have their own pages."""
    factors = {factor.id: factor for factor in system.success_factors}
    return Conversation(
        opening=_opening(findings.areas) if basis.has_values else NO_FIGURES,
        notes=tuple(filter(None, (findings.no_strength, *findings.notes))) if basis.has_values else (),
        topics=tuple(
            Topic(
                area=area,
                kind=KINDS[area.kind],
                period=period_text(area.why.period) if area.kind != "open" and area.why.period else "",
                factor=factors.get(area.success_factor or ""),
                evidence=_evidence(area, basis, apart),
            )
            for area in findings.areas
        ),
        reviewed=findings.reviewed,
    )


def moves(findings: Findings, basis: AnalysisBasis) -> Moves:
    """What has moved since the edition before, and whether there was anything to compare with."""
    names = {form.school_form.id: form.school_form.name for form in basis.forms}
    groups = groupby(findings.since, key=lambda move: move.school_form)
    rows = (
        row for form in basis.forms for group in (*form.sub_goals, *form.conditions) for row in group.rows
    )
    known = (row.earlier for row in rows if row.figure.value is not None)
    return Moves(
        by_form=tuple((names[form] if len(names) > 1 else "", tuple(found)) for form, found in groups),
        has_earlier=any(figure.value is not None for earlier in known for figure in earlier),
        judged=listed([period_text(period) for period in findings.judged.periods]),
        by_chance=findings.judged.by_chance,
    )


def similar_by_form(findings: Findings, forms: Iterable[FormBasis]) -> tuple[tuple[str, Similar], ...]:
    """The similar principals of each of the school forms, with the form's name."""
    names = {form.school_form.id: form.school_form.name for form in forms}
    return tuple((names[each.school_form], each) for each in findings.similar if each.school_form in names)


def _opening(areas: Iterable[Area]) -> str:
    """How many things the figures point to, and how many are open."""
    kinds = [area.kind for area in areas]
    open_ = kinds.count("open")
    found = len(kinds) - open_
    questions = f"{number_word(open_)} {'öppen fråga' if open_ == 1 else 'öppna frågor'}"
    if not found:
        return f"Inget sticker ut i era siffror. Här är {questions} att börja med." if open_ else ""
    things = f"{number_word(found).capitalize()} {'sak' if found == 1 else 'saker'} sticker ut i era siffror"
    return f"{things}. Dessutom finns {questions}." if open_ else f"{things}."


def _evidence(area: Area, basis: AnalysisBasis, apart: bool) -> tuple[str, str] | None:
    """Where the area's own figures stand, if there are any to see."""
    if all(figure.value is None for figure in area.figures):
        return None
    form = next(form.school_form for form in basis.forms if form.school_form.id == area.school_form)
    page = f"/huvudman/{basis.principal.id}/{form.slug}/" if apart else ""
    if area.conditions:
        return f"{page}#{form.slug}-{area.conditions}", CONDITIONS[area.conditions]
    goals = (goal for goal in form.sub_goals if goal.id == area.sub_goal)
    return next(((f"{page}#{goal.id}", goal.heading) for goal in goals), None)
