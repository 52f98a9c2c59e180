"""What is there to choose areas from, for one principal?"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from nulage_site.basis import AnalysisBasis
from nulage_site.findings import AreaKind, Comparison, EvidenceClass, Sign
from nulage_site.fixed import fixed
from nulage_site.method import IndicatorMethod, Method
from nulage_site.model import Figure, Indicator, Principal, SchoolForm, Source
from nulage_site.quality_system.sentences.shapes import Phrase, Sentences

Key = tuple[str, str]
"""A school form and an indicator."""
Direction = tuple[str, str, Sign]
"""A school form, an indicator, and the way in which it differed."""


@fixed
class Seen:
    """A comparison with all that is known of its indicator; `order` is that of the content.

    `least` is the least difference worth talking about, in the indicator's unit; 0 where there is none.
    """

    comparison: Comparison
    indicator: Indicator
    school_form: SchoolForm
    phrase: Phrase
    settings: IndicatorMethod
    order: int
    least: float

    @property
    def key(self) -> Key:
        """What it is a comparison of."""
        return self.school_form.id, self.indicator.id

    @property
    def kind(self) -> AreaKind:
        """A strength when it differs the way that is sought, else something to explore."""
        sought: dict[str, Sign] = {"higher": "more", "lower": "fewer"}
        return (
            "strength"
            if sought.get(self.indicator.direction) == self.comparison.sign is not None
            else "explore"
        )

    @property
    def steps(self) -> float:
        """How many least differences worth talking about it differs by."""
        return abs(self.comparison.difference or 0.0) / (self.least or 1.0)

    @property
    def family(self) -> Hashable:
        """What is one finding together with this: a cohort, those who answered on a sub-goal, or itself."""
        if cohort := self.settings.cohort:
            return self.school_form.id, cohort
        if self.phrase.family:
            return self.school_form.id, self.phrase.family, self.indicator.sub_goal
        return self.key


@dataclass(frozen=True, slots=True)
class Gap:
    """How the distance to the nation has changed over the years of one series, oldest first."""

    key: Key
    first: Figure
    last: Figure
    nation_first: float
    nation_last: float


@dataclass(frozen=True, slots=True)
class Case:
    """All that is known of one principal when areas are chosen.

    `gaps` are the series whose distance to the nation has changed, `followed` those that were long enough to
    be looked at. `stays` is what stood as an area in the edition before.
    """

    basis: AnalysisBasis
    seen: tuple[Seen, ...]
    method: Method
    sentences: Sentences
    sources: Mapping[str, Source]
    gaps: tuple[Gap, ...] = ()
    followed: frozenset[Key] = field(default_factory=frozenset)
    stays: frozenset[Direction] = field(default_factory=frozenset)

    @property
    def principal(self) -> Principal:
        """Whose figures they are."""
        return self.basis.principal

    def flagged(self, seen: Seen) -> EvidenceClass | None:
        """The class under which something may become an area, or None when it does not stand out.

        What stood as an area in the edition before stays while it is more likely than not.
        """
        compared = seen.comparison
        if compared.sign is None:
            return None
        if compared.evidence_class in {"A", "B", "condition"}:
            return compared.evidence_class
        probability = compared.probability or 0.0
        if compared.evidence_class == "F" and probability >= self.method.classes.suggests.value:
            return "F"
        stood = (*seen.key, compared.sign) in self.stays
        lasting = compared.evidence_class == "D" and probability >= self.method.choice.stays.value
        return "B" if stood and lasting else None

    def results(self, school_form: str) -> Iterator[Seen]:
        """What was compared of the pupils' results in one school form."""
        return (
            each
            for each in self.seen
            if each.school_form.id == school_form and each.indicator.sub_goal and not each.indicator.survey
        )

    def compared_conditions(self) -> Iterator[Seen]:
        """The conditions that have been compared, and where more or fewer is something to strive for."""
        return (
            each
            for each in self.seen
            if each.indicator.conditions
            and each.indicator.direction != "neither"
            and each.comparison.expected is not None
        )

    def told_conditions(self) -> Iterator[Seen]:
        """Those of them that stand out."""
        return (each for each in self.compared_conditions() if self.flagged(each) == "condition")
