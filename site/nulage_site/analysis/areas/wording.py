"""How are the numbers of a finding put into the sentences that the content gives?"""

import math
from collections.abc import Mapping

from nulage_site.analysis.areas.case import Case, Seen
from nulage_site.findings import Reference
from nulage_site.model import Indicator, Principal, PrincipalType, SchoolForm
from nulage_site.quality_system.sentences.shapes import Sentences, Told
from nulage_site.swedish import MINUS, NO_BREAK_SPACE, SHORT_UNITS, number

PERCENTAGE_POINTS = "procentenheter"
TENTHS = 10


def amount(value: float, indicator: Indicator) -> str:
    """A value of the indicator as a sentence writes it: `62,5 %`, `14,1`, `131 000 kr`."""
    unit = SHORT_UNITS.get(indicator.unit)
    text = number(value, indicator.decimals)
    return f"{text}{NO_BREAK_SPACE}{unit}" if unit else text


def step(value: float, indicator: Indicator) -> str:
    """A difference between two values: `2,5 procentenheter`, `0,25`, `1 000 kr`; no needless decimals."""
    text = f"{value:g}"
    decimals = len(text.partition(".")[2])
    written = number(value, decimals)
    return f"{written}{_unit_of_difference(indicator)}"


def difference(value: float, indicator: Indicator) -> str:
    """A difference with its sign: `+8,7 procentenheter`, `−0,4`."""
    written = number(value, indicator.decimals)
    sign = "" if written.startswith(MINUS) else "+"
    return f"{sign}{written}{_unit_of_difference(indicator)}"


def pupils(count: int, case: Case) -> str:
    """`ungefär 7 elever`; a large number is rounded, as it is an estimate."""
    parts, choice = case.sentences.parts, case.method.choice
    size = abs(count)
    if not size:
        return parts.under_one_pupil
    if size == 1:
        return parts.one_pupil
    if size >= choice.rounded_from.value:
        size = int(choice.rounded_to.value * round(size / choice.rounded_to.value))
    return parts.some_pupils.format(pupils=number(size, 0))


def tenths(probability: float, sentences: Sentences) -> str:
    """`ungefär 8 av 10`; never ten of ten, as nothing is that sure."""
    of_ten = round(probability * TENTHS)
    if of_ten >= TENTHS:
        return sentences.parts.over_nine_tenths
    return sentences.parts.tenths.format(tenths=of_ten)


def at_least_tenths(probability: float) -> str:
    """A threshold as `8 av 10`."""
    return f"{math.floor(probability * TENTHS + 1e-9)} av {TENTHS}"


def more(seen: Seen, sentences: Sentences) -> str:
    """`fler` or `färre` of what is counted, `högre` or `lägre` of anything else."""
    return way(seen, seen.comparison.sign == "more", sentences)


def way(seen: Seen, upwards: bool, sentences: Sentences) -> str:
    """The word for one of the two directions."""
    words = sentences.words
    if counted(seen):
        return words.more_pupils if upwards else words.fewer_pupils
    return words.more_value if upwards else words.fewer_value


def counted(seen: Seen) -> bool:
    """Whether it speaks of pupils, so that more is more of them."""
    of_results = seen.indicator.kind == "share" and seen.indicator.sub_goal is not None
    return of_results or seen.indicator.unit in {"pupils_per_position", "children_per_position", "pupils"}


def among(reference: Reference | None, type_: PrincipalType, sentences: Sentences) -> str:
    """With whom a figure is compared, as the beginning of a sentence."""
    references = sentences.references
    by_type: Mapping[PrincipalType, str] = {
        "municipality": references.municipalities,
        "independent": references.independents,
    }
    known: Mapping[Reference | None, str] = {
        "background": references.background,
        "similar": references.similar,
        "nation": references.nation,
    }
    return known.get(reference) or by_type.get(type_, references.same_type)


def wide(principal: Principal, sentences: Sentences) -> str:
    """The wide group that a condition is held against: a municipality's names SKR's main group in words."""
    references = sentences.references
    main_groups = {
        "A": references.wide_large_cities,
        "B": references.wide_larger_towns,
        "C": references.wide_small_towns,
    }
    own = principal.municipalities[:1] if principal.type == "municipality" else ()
    return next((main_groups.get(each.group_code[:1], "") for each in own), "") or references.wide_others


def fact(seen: Seen) -> str:
    """The figure itself in a sentence, in pupils where they are counted."""
    figure, counts = seen.comparison.figure, seen.comparison.counts
    if seen.comparison.kind == "few" and seen.phrase.few:
        return seen.phrase.few
    value = amount(figure.value, seen.indicator) if figure.value is not None else ""
    if counts and seen.phrase.counted:
        return seen.phrase.counted.format(value=value, n=number(counts.of, 0), k=number(counts.reached, 0))
    return seen.phrase.value.format(value=value)


def shown(seen: Seen, sentences: Sentences) -> str:
    """The figure's value, or that it is of nearly all where the source says no more."""
    value = seen.comparison.figure.value
    return amount(value, seen.indicator) if value is not None else sentences.parts.share_hidden


def slots(seen: Seen, case: Case) -> dict[str, str]:
    """What a statement about a figure may hold."""
    compared, words = seen.comparison, case.sentences.words
    nation = amount(compared.nation, seen.indicator) if compared.nation is not None else ""
    return {
        "fact": fact(seen),
        "subject": seen.phrase.subject,
        "value": shown(seen, case.sentences),
        "among": among(compared.reference, case.principal.type, case.sentences),
        "expected": amount(compared.expected, seen.indicator) if compared.expected is not None else "",
        "nation": nation,
        "beside": case.sentences.parts.nation_beside.format(nation=nation) if nation else "",
        "wide": wide(case.principal, case.sentences),
        "pupils": pupils(compared.pupils or 0, case),
        "more": more(seen, case.sentences),
        "higher": words.more_value if compared.sign == "more" else words.fewer_value,
    }


def other_slots(seen: Seen, case: Case) -> dict[str, str]:
    """The same for the second figure of a contrast."""
    return {f"other_{name}": text for name, text in slots(seen, case).items()}


def told(as_: Told, seen: Seen, case: Case) -> str:
    """The statement in the words of a strength, or of something to explore."""
    template = as_.strength if seen.kind == "strength" else as_.explore
    return template.format(**slots(seen, case))


def heading(text: str, school_form: SchoolForm, case: Case) -> str:
    """A heading; it names the school form where the principal has several."""
    return f"{school_form.name}: {text}" if len(case.basis.forms) > 1 else text


def opening(text: str) -> str:
    """The text with a capital first, as a sentence begins."""
    return text[:1].upper() + text[1:]


def _unit_of_difference(indicator: Indicator) -> str:
    if indicator.unit == "percent":
        return f" {PERCENTAGE_POINTS}"
    unit = SHORT_UNITS.get(indicator.unit)
    return f"{NO_BREAK_SPACE}{unit}" if unit else ""
