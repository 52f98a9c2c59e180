"""Why was an area chosen: by which rule, on which numbers, from where and from when?"""

from collections.abc import Iterator

from nulage_site.analysis.areas.case import Case, Seen
from nulage_site.analysis.areas.wording import (
    among,
    amount,
    at_least_tenths,
    difference,
    pupils,
    step,
    tenths,
    wide,
)
from nulage_site.findings import EvidenceClass, Why
from nulage_site.model import Figure
from nulage_site.swedish import inside, number, period_text


def why(seen: Seen, class_: EvidenceClass, case: Case, *others: Seen, rule: str = "") -> Why:
    """The reason of an area that rests on a comparison, and perhaps on `others` beside it.

    `rule` stands in for the rule of the comparison's own class.
    """
    figure = seen.comparison.figure
    beside = [fact for other in others for fact in _beside(other, case)]
    return Why(
        rule=rule or rule_in_words(seen, class_, case),
        facts=(*_facts(seen, case), *beside),
        source=source_text(figure, case),
        period=figure.period,
    )


def rule_in_words(seen: Seen, class_: EvidenceClass, case: Case) -> str:
    """The rule by which something stands out, with its thresholds."""
    compared, rules, classes = seen.comparison, case.sentences.rules, case.method.classes
    kinds = {"share_only": rules.share_only, "survey": rules.survey, "conditions": rules.conditions}
    template = rules.clear if class_ == "A" else kinds.get(compared.kind, rules.suggests)
    times = {"share_only": classes.share_only_deltas, "survey": classes.survey_deltas}.get(compared.kind)
    rule = (rules.few if class_ == "F" else template).format(
        delta=step(seen.least, seen.indicator),
        step=step(seen.least, seen.indicator),
        tenths=at_least_tenths((classes.clear if class_ == "A" else classes.suggests).value),
        pupils=number(classes.clear_pupils.value, 0),
        n=number(classes.least_pupils.value, 0),
        wide=wide(case.principal, case.sentences),
        limit=step(times.value * seen.least, seen.indicator) if times else "",
    )
    stayed = compared.evidence_class == "D"
    return f"{rule} {case.sentences.parts.stays}" if stayed else rule


def source_text(figure: Figure, case: Case) -> str:
    """Who published the figure, and under which title."""
    source = case.sources[figure.source]
    return f"{source.publisher}, {source.title}"


def _facts(seen: Seen, case: Case) -> Iterator[tuple[str, str]]:
    """Each number that the rule looked at, with its label; of a condition nothing is expected, but usual."""
    compared, indicator, labels = seen.comparison, seen.indicator, case.sentences.labels
    figure = compared.figure
    if figure.value is not None:
        own = amount(figure.value, indicator)
        if compared.counts:
            own += f" ({number(compared.counts.reached, 0)} av {number(compared.counts.of, 0)})"
        yield labels.own, f"{own}, {period_text(figure.period)}"
    if compared.expected is not None:
        reference = inside(among(compared.reference, case.principal.type, case.sentences))
        label = labels.expected if indicator.sub_goal else labels.usual
        yield label, f"{amount(compared.expected, indicator)}, {reference}"
    if compared.reference == "background" and case.principal.type != "municipality":
        yield labels.borrowed, labels.borrowed_why
    if compared.nation is not None:
        yield labels.nation, amount(compared.nation, indicator)
    if compared.difference is not None:
        label = labels.difference if indicator.sub_goal else labels.difference_usual
        yield label, difference(compared.difference, indicator)
    if compared.counts and compared.pupils is not None:
        yield labels.pupils, pupils(compared.pupils, case)
    if seen.least:
        yield labels.least, step(seen.least, indicator)
    if compared.kind in {"counts", "few"} and compared.probability is not None:
        yield labels.how_sure, tenths(compared.probability, case.sentences)
    if compared.counts and compared.reliability is not None:
        yield labels.reliability, _reliability(compared.reliability, case)
    if compared.evidence_class == "A":
        yield labels.before, labels.before_same if compared.same_sign_before else labels.before_unknown
    if compared.counts and compared.counts.source != figure.source:
        yield labels.counted_by, case.sources[compared.counts.source].title


def _beside(other: Seen, case: Case) -> Iterator[tuple[str, str]]:
    """The second figure of a contrast: what it is, and beside what."""
    compared = other.comparison
    if compared.figure.value is not None and compared.expected is not None:
        reference = inside(among(compared.reference, case.principal.type, case.sentences))
        values = (
            amount(compared.figure.value, other.indicator),
            f"{reference} {amount(compared.expected, other.indicator)}",
        )
        yield other.indicator.name, ", ".join(values)


def _reliability(reliability: float, case: Case) -> str:
    """The weight of the own pupils in a word."""
    labels = case.sentences.labels
    low, high = case.method.certainty.reliability_words.value
    if reliability < low:
        return labels.reliability_low
    return labels.reliability_high if reliability > high else labels.reliability_middle
