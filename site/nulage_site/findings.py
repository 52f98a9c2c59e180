"""What has been found out about a principal's figures, and on what does each finding stand?"""

from dataclasses import dataclass
from typing import Literal

from nulage_site.fixed import fixed
from nulage_site.model import Conditions, Figure

EvidenceKind = Literal["counts", "share_only", "few", "survey", "conditions", "none"]
"""What a statement can stand on: pupils counted, a share alone, `...`, a survey mean, a census, nothing."""

EvidenceClass = Literal["A", "B", "C", "D", "E", "F", "condition", "contrast", "open"]
"""A clear, B suggests, C too little to go by, D in line, E withheld or missing, F few did not reach it."""

AreaKind = Literal["strength", "explore", "open"]
Sign = Literal["more", "fewer"]
Reference = Literal["background", "type_median", "similar", "nation"]


@fixed
class Counts:
    """Pupils counted: `reached` of `of`, and the `Source.id` that says so."""

    reached: int
    of: int
    source: str


@fixed
class Comparison:
    """One figure of one principal beside what it may be compared with.

    Shares are in per cent, survey means 0 to 10. `interval` is Wilson's of 95 per cent. `expected` is what
    the `reference` gives; `difference` is value minus expected; `pupils` the same in whole pupils, rounded
    towards zero; `probability` that the true difference is at least `delta` in the direction seen, 0 to 1;
    `reliability` n/(n+κ), 0 to 1. `usual` is between which values most similar principals lie, and
    `same_sign_before` whether a year just before pointed the same way, None when none is known. `pooled` are
    the pupils of the last years together, where one of the years was too small to stand alone.
    """

    figure: Figure
    kind: EvidenceKind
    evidence_class: EvidenceClass
    counts: Counts | None = None
    interval: tuple[float, float] | None = None
    nation: float | None = None
    reference: Reference | None = None
    expected: float | None = None
    difference: float | None = None
    sign: Sign | None = None
    pupils: int | None = None
    probability: float | None = None
    reliability: float | None = None
    delta: float | None = None
    against_nation: float | None = None
    usual: tuple[float, float] | None = None
    same_sign_before: bool | None = None
    pooled: Counts | None = None


@fixed
class Expectation:
    """What a page shows beside one figure, as exactly as it tells it: other numbers would be the same page.

    `expected` and the ends of `interval` have the indicator's decimals; see Comparison for the rest.
    """

    figure: Figure
    expected: float | None = None
    interval: tuple[float, float] | None = None
    counts: Counts | None = None
    pooled: Counts | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """Why an area was chosen: the rule's name, what it saw as label and text, from where and when."""

    rule: str
    facts: tuple[tuple[str, str], ...]
    source: str
    period: str


@dataclass(frozen=True, slots=True)
class Area:
    """Something worth talking about: an observation, its reason, and open questions. Never a verdict.

    `id` is a–z, 0–9 and hyphens, the same in every edition where the same thing is found.
    """

    id: str
    kind: AreaKind
    evidence_class: EvidenceClass
    school_form: str
    heading: str
    statement: str
    questions: tuple[str, ...]
    why: Why
    sub_goal: str | None = None
    conditions: Conditions | None = None
    indicator: str | None = None
    success_factor: str | None = None
    also: tuple[str, ...] = ()
    """What else of the same family points the same way, a sentence each."""
    figures: tuple[Figure, ...] = ()


@fixed
class Peer:
    """A similar principal: what matches most, and what differs most, in words."""

    id: str
    name: str
    alike: tuple[str, ...]
    differs: str


@fixed
class Similar:
    """The similar principals of one school form: Kolada's own, ours, or a note that there are too few."""

    school_form: str
    origin: Literal["kolada", "own", "none"]
    peers: tuple[Peer, ...]
    note: str


@fixed
class SimilarValues:
    """What similar principals have published of one measure and period: from low to high, so never whose.

    `usual` is between which values most of them lie.
    """

    values: tuple[float, ...]
    median: float
    usual: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Movement:
    """What moved since the edition before, more than chance gives, in a sentence."""

    indicator: str
    school_form: str
    before: Figure
    now: Figure
    sentence: str


@dataclass(frozen=True, slots=True)
class Judged:
    """The periods of the values that the newest were held against, school years and years before terms.

    `by_chance` says in a sentence which differences are large in themselves, but what few pupils may explain.
    """

    periods: tuple[str, ...] = ()
    by_chance: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of one principal; `no_strength` says why no strength stands first, where none does."""

    expectations: tuple[Expectation, ...]
    areas: tuple[Area, ...]
    no_strength: str
    reviewed: tuple[str, ...]
    """Names of indicators that were looked at and found in line."""
    since: tuple[Movement, ...]
    similar: tuple[Similar, ...]
    notes: tuple[str, ...] = ()
    """What a reader must know of the areas as a whole, a sentence or two each."""
    judged: Judged = Judged()
    """What `since` was chosen from."""
