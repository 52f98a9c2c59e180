"""What may stand beside a place's own figures, as words and as marks in a picture?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from nulage_site.analysis.areas.wording import amount
from nulage_site.charts import ALONE, Around, Pictogram, Strip, pictogram
from nulage_site.findings import Expectation, SimilarValues
from nulage_site.fixed import fixed
from nulage_site.library import Library
from nulage_site.model import Figure, Indicator, Source
from nulage_site.swedish import EN_DASH, NO_BREAK_SPACE, SHORT_UNITS

Measure = tuple[str, str]
"""A school form and an indicator."""

RECKONED = "siris"
"""The format whose national values are the source's municipalities put together by us."""


@dataclass(frozen=True, slots=True)
class Beside:
    """All that is known beside a place's own figures. `reckoned` are sources whose nation we put together."""

    expectations: Mapping[Measure, Expectation]
    nation: Mapping[Measure, tuple[Figure, ...]]
    similar: Callable[[Figure], SimilarValues | None]
    reckoned: frozenset[str] = frozenset()


NOTHING = Beside({}, {}, lambda _: None)


@fixed
class Company:
    """What one figure stands beside: in the table `text` and below it `usual`, in the picture `around`."""

    text: str = ""
    usual: str = ""
    around: Around = ALONE
    similar: SimilarValues | None = None


@dataclass(frozen=True, slots=True)
class Pupils:
    """A few pupils as a picture, with the same in words: how many reached, and how many would be expected."""

    heading: str
    text: str
    drawn: Pictogram


def beside(library: Library, principal_id: str) -> Beside:
    """What is known beside a principal's figures. Raises KeyError when there is no such principal."""
    country = library.country
    expectations = library.findings(principal_id).expectations
    return Beside(
        {_measure(each.figure): each for each in expectations},
        country.years_of_nation,
        lambda figure: library.similar_values(principal_id, figure),
        reckoned(country.sources),
    )


def company(figure: Figure, indicator: Indicator, known: Beside) -> Company:
    """What the figure stands beside: the middle of similar principals for conditions, else the expected."""
    similar = known.similar(figure)
    if indicator.conditions:
        if similar is None or indicator.kind == "count" or indicator.unit == "tkr":
            return Company()
        return Company(
            amount(similar.median, indicator),
            _from_to(similar.usual, indicator),
            Around(median=similar.median),
        )
    compared = known.expectations.get(_measure(figure))
    values = similar.values if similar else ()
    if compared is None or compared.figure != figure:
        return Company(around=Around(similar=values), similar=similar)
    text = "" if compared.expected is None else amount(compared.expected, indicator)
    around = Around(compared.expected, compared.interval, values)
    return Company(text, around=around, similar=similar)


def picture_text(drawn: Strip, named: Iterable[tuple[str, str]], beside_it: Company, unit: Indicator) -> str:
    """What a strip shows in words, for those who do not see it; its scale is said beside.

    `named` are whose value each is and how it is written: one's own, and the nation's.
    """
    marks = (drawn.own, drawn.nation)
    said = [
        f"{name} {text}{' (utanför skalan)' if mark and mark.beyond else ''}"
        for (name, text), mark in zip(named, marks, strict=True)
        if text and (mark or name != "riket")
    ]
    if drawn.expected:
        said.append(f"väntat {beside_it.text}")
    if drawn.median:
        said.append(f"mitten av liknande huvudmän {beside_it.text}")
    if drawn.similar and beside_it.similar:
        values = beside_it.similar.values
        said.append(f"{len(values)} liknande huvudmän {_from_to((values[0], values[-1]), unit)}")
    if drawn.interval and beside_it.around.interval:
        said.append(f"slumpens spann {_from_to(beside_it.around.interval, unit)}")
    return ", ".join(said)


def pupils(figure: Figure, indicator: Indicator, known: Beside) -> Pupils | None:
    """The pupils behind a share one by one, where they are few and may be told; else None.

    Years that were too small to stand alone are drawn together.
    """
    compared = known.expectations.get(_measure(figure))
    counts = compared and (compared.pooled or compared.counts)
    if not compared or not counts or compared.figure != figure:
        return None
    expected = None
    if compared.expected is not None and counts is compared.counts:
        expected = counts.of * compared.expected / 100
    drawn = pictogram(counts.reached, counts.of, expected)
    if not drawn:
        return None
    text = f"{counts.reached} av {counts.of} elever"
    if compared.pooled:
        text += " under de senaste åren tillsammans"
    if expected is not None:
        text += f". Väntat är ungefär {expected:.0f}"
    return Pupils(indicator.name, f"{text}.", drawn)


def reckoned(sources: Iterable[Source]) -> frozenset[str]:
    """The ids of the sources whose national values are put together by us."""
    return frozenset(source.id for source in sources if source.format == RECKONED)


def reckoned_nation(figure: Figure | None, known: Beside) -> bool:
    """Whether the nation's value is not the source's own, but put together by us."""
    return figure is not None and figure.source in known.reckoned


def _from_to(ends: tuple[float, float], indicator: Indicator) -> str:
    """`59,1–76,2 %`: the unit said once."""
    low, high = (amount(end, indicator) for end in ends)
    unit = f"{NO_BREAK_SPACE}{SHORT_UNITS.get(indicator.unit, '')}"
    return high if low == high else f"{low.removesuffix(unit)}{EN_DASH}{high}"


def _measure(figure: Figure) -> Measure:
    return figure.school_form, figure.indicator
