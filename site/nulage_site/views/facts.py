"""Who is a principal, in the few facts at the head of its page?"""

from collections.abc import Iterable, Iterator

from nulage_site.basis import AnalysisBasis, FormBasis
from nulage_site.model import Principal
from nulage_site.swedish import listed, number, value_text
from nulage_site.views.words import PRINCIPAL_TYPES

NAMED = 3
"""How many municipalities are named before they are counted instead."""


def facts(basis: AnalysisBasis) -> list[tuple[str, str]]:
    """Pairs of a label and what stands under it; what is not known is left out."""
    principal = basis.principal
    pairs = [
        ("Typ", PRINCIPAL_TYPES[principal.type]),
        ("Kommun", _municipalities(principal)),
        ("Län", _some(counties(principal), "län")),
        ("Skolenheter", number(len(principal.units), 0) if principal.units else ""),
        *_pupils(basis.forms),
    ]
    return [(label, text) for label, text in pairs if text]


def counties(principal: Principal) -> list[str]:
    """The counties where the principal runs schools, each once."""
    return list(dict.fromkeys(each.county for each in principal.municipalities))


def _pupils(forms: Iterable[FormBasis]) -> Iterator[tuple[str, str]]:
    """The number of pupils or children in each school form where it is published."""
    words = {"pupils": "Elever", "children": "Barn"}
    for form in forms:
        rows = [row for group in form.conditions for row in group.rows if row.figure.value is not None]
        for row in rows:
            if row.indicator.unit in words and row.indicator.kind == "count":
                label = f"{words[row.indicator.unit]} i {form.school_form.definite}"
                yield label, value_text(row.figure, row.indicator)


def _municipalities(principal: Principal) -> str:
    """Where the principal runs schools; a municipality's own name says it already."""
    names = [each.name for each in principal.municipalities]
    return "" if principal.type == "municipality" and len(names) == 1 else _some(names, "kommuner")


def _some(names: list[str], plural: str) -> str:
    return listed(names) if len(names) <= NAMED else f"{len(names)} {plural}"
