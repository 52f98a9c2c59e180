"""What stands out by itself, one area for each family of figures that are one finding?"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from nulage_site.analysis.areas.candidate import PRECEDENCE, Candidate
from nulage_site.analysis.areas.case import Case, Seen
from nulage_site.analysis.areas.contrasts import both_ways
from nulage_site.analysis.areas.reasons import why
from nulage_site.analysis.areas.wording import heading, opening, slots, told, way
from nulage_site.findings import Area, EvidenceClass, Sign
from nulage_site.quality_system.sentences.shapes import Told
from nulage_site.swedish import slug

DIRECTIONS: dict[Sign, str] = {"more": "over", "fewer": "under"}


def singles(case: Case) -> Iterator[Candidate]:
    """One candidate for each family; what is surest in it leads, and names the others."""
    standing = [(seen, class_) for seen in case.seen if (class_ := case.flagged(seen))]
    ordered = sorted(standing, key=lambda pair: str(pair[0].family))
    for _, members in groupby(ordered, key=lambda pair: str(pair[0].family)):
        family = sorted(members, key=_lead_first)
        lead, class_ = family[0]
        others = sorted(
            (seen for seen, _ in family[1:]), key=lambda seen: seen.comparison.sign != lead.comparison.sign
        )
        yield Candidate(
            area=_area(lead, class_, others, case),
            family=lead.family,
            steps=lead.steps,
            order=lead.order,
            conditions=frozenset({lead.key}) if class_ == "condition" else frozenset(),
            ways=tuple((*seen.key, sign) for seen in (lead, *others) if (sign := seen.comparison.sign)),
        )


def _lead_first(pair: tuple[Seen, EvidenceClass]) -> tuple[int, float, float, int]:
    seen, class_ = pair
    return PRECEDENCE[class_], -(seen.comparison.probability or 0.0), -seen.steps, seen.order


def _area(lead: Seen, class_: EvidenceClass, others: Sequence[Seen], case: Case) -> Area:
    compared, indicator = lead.comparison, lead.indicator
    return Area(
        id=f"{slug(lead.school_form.slug)}-{indicator.id}-{DIRECTIONS[compared.sign or 'more']}",
        kind=lead.kind,
        evidence_class=class_,
        school_form=lead.school_form.id,
        heading=heading(indicator.name, lead.school_form, case),
        statement=" ".join(_sentences(lead, class_, case)),
        questions=_questions(lead, class_, case),
        why=why(lead, class_, case),
        sub_goal=indicator.sub_goal,
        conditions=indicator.conditions,
        indicator=indicator.id,
        success_factor=next(iter(indicator.success_factors), None),
        also=tuple(_also(lead, others, case)),
        figures=tuple(seen.comparison.figure for seen in (lead, *others)),
    )


def _questions(lead: Seen, class_: EvidenceClass, case: Case) -> tuple[str, ...]:
    """The indicator's own question for the way that it differs, and one that goes on where more is sure."""
    own = lead.phrase.more if lead.comparison.sign == "more" else lead.phrase.fewer
    words = case.sentences.questions
    if both_ways(lead):
        return own, case.sentences.contrasts.two_pictures.question
    if class_ == "condition":
        return own, words.conditions
    if class_ == "A":
        return own, words.strength if lead.kind == "strength" else words.explore
    return (own,)


def _sentences(lead: Seen, class_: EvidenceClass, case: Case) -> Iterator[str]:
    """The statement, and what the nation has where that says something else or more."""
    parts = case.sentences.parts
    yield told(_statement(lead, class_, case), lead, case)
    otherwise = _nation_otherwise(lead)
    if both_ways(lead) or otherwise == "opposite":
        words = slots(lead, case)
        words["more"] = way(lead, (lead.comparison.against_nation or 0.0) > 0, case.sentences)
        yield parts.two_pictures.format(**{name: words[name] for name in ("nation", "more")})
    if otherwise == "alike":
        yield parts.nation_alike
    if otherwise:
        yield parts.counted_alike


def _nation_otherwise(lead: Seen) -> Literal["", "alike", "opposite"]:
    """How the nation stands, where a survey's mean differs from it otherwise than from its type's middle."""
    raw, apart = lead.comparison.against_nation, lead.comparison.difference
    if lead.comparison.reference != "type_median" or raw is None or apart is None:
        return ""
    if abs(raw) < lead.least:
        return "alike"
    return "opposite" if raw * apart < 0 else ""


def _statement(lead: Seen, class_: EvidenceClass, case: Case) -> Told:
    """In which words: by what the statement stands on, and how sure it is."""
    statements, compared = case.sentences.statements, lead.comparison
    if class_ == "A":
        return statements.clear
    if class_ == "F":
        return statements.few
    if compared.kind == "share_only":
        return statements.share_only
    if compared.kind == "survey":
        return statements.survey
    if compared.kind == "conditions":
        return statements.conditions
    high = case.method.certainty.reliability_words.value[-1]
    return statements.real_for_cohort if (compared.reliability or 0.0) >= high else statements.small_cohort


def _also(lead: Seen, others: Sequence[Seen], case: Case) -> Iterator[str]:
    """Which way the other figures of the same family point; those that point alike come after each other."""
    parts, told = case.sentences.parts, None
    for other in others:
        sign, words = other.comparison.sign, slots(other, case)
        way_of_lead = parts.same_way if sign == lead.comparison.sign else parts.other_way
        template = parts.that_way_too if sign == told else way_of_lead
        told = sign
        yield opening(template.format(**{name: words[name] for name in ("subject", "value", "expected")}))
