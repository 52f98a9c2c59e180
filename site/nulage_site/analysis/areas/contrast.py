"""What area is there to talk about when two figures say different things?"""

from nulage_site.analysis.areas.case import Case, Seen
from nulage_site.analysis.areas.reasons import why
from nulage_site.analysis.areas.wording import heading
from nulage_site.findings import Area, AreaKind
from nulage_site.model import Figure
from nulage_site.quality_system.sentences.shapes import Contrast


def contrast_area(
    id_: str,
    lead: Seen,
    words: Contrast,
    statement: str,
    figures: tuple[Figure, ...],
    case: Case,
    *,
    kind: AreaKind = "explore",
    other: Seen | None = None,
) -> Area:
    """The area of a contrast; it belongs where `lead` does, and touches what `other` does where there is one.

    `id_` is added to the school form's, so that the area goes by the same name in every edition.
    """
    touched = (other or lead).indicator.success_factors
    return Area(
        id=f"{lead.school_form.slug}-{id_}",
        kind=kind,
        evidence_class="contrast",
        school_form=lead.school_form.id,
        heading=heading(words.heading, lead.school_form, case),
        statement=statement,
        questions=(words.question,),
        why=why(lead, "contrast", case, *([other] if other else []), rule=words.rule),
        sub_goal=lead.indicator.sub_goal,
        indicator=lead.indicator.id,
        success_factor=next(iter(touched), None),
        figures=figures,
    )
