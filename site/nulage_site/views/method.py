"""How does the page about the method print every choice that comparisons rest on?"""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, render_template

from nulage_site.library import Library
from nulage_site.markdown import Page
from nulage_site.method import IndicatorMethod, Method, Threshold, Thresholds
from nulage_site.model import Indicator
from nulage_site.quality_system.stability import Stability
from nulage_site.swedish import NO_BREAK_SPACE, listed, number, period_text
from nulage_site.views import library
from nulage_site.views.funnel import between, percent, picture

if TYPE_CHECKING:
    from nulage_site.analysis.examples import Example

blueprint = Blueprint("method", __name__)

PATH = "om/metod"
PARTS = {
    "tratt": "funnel",
    "exempel": "examples",
    "stadighet": "stability",
    "formler": "formulas",
    "granser": "thresholds",
    "matt": "indicators",
}
"""What an editor writes between [[ and ]] on a line of its own, and the template that stands there."""

MARKER = re.compile(r"<p>\[\[(.*?)\]\]</p>")
END_TAG = re.compile(r"</(?:li|t[dhr])>")
"""HTML lets them be left out, as those of dt and dd; on this page they would be two kilobytes."""
CHOICE = re.compile(r"\{([a-z_.0-9]+)(:%)?\}")
GROUPS = {
    "evidence": "Vad siffrorna bär",
    "certainty": "Slumpen",
    "expectation": "Det väntade värdet",
    "classes": "När något är värt att säga",
    "conditions": "Förutsättningar",
    "trend": "Flera år",
    "choice": "Hur mycket en sida tar upp",
    "similar": "Liknande huvudmän",
    "disclosure": "Det som inte ska kunna räknas ut",
}
STEPS = {
    "percent": "procentenheter",
    "index": "steg",
    "kr": "kr",
    "pupils_per_position": "per heltidstjänst",
}
"""The unit of a difference, by the unit of the measure."""

SAID = {
    "A": "Tydligt {more} än väntat",
    "B": "Tyder på {more} än väntat",
    "C": "För litet underlag",
    "D": "I linje med det väntade",
}


STEADY = {
    "areas_that_stay": "Områden som hade stått kvar",
    "areas_on_counts_that_stay": "Områden på kända antal elever som hade stått kvar",
    "same_areas": "Sidor som hade haft precis samma områden",
    "clear_that_stay_clear": "Tydliga skillnader som hade varit tydliga igen",
    "clear_that_stay_said": "Tydliga skillnader som åtminstone hade tytt på samma sak",
    "clear_that_turn": "Tydliga skillnader som hade pekat åt andra hållet",
    "strength_that_stays": "Sidor med en styrka som hade haft en styrka igen",
}


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ARG001  (a room's shape)
    """None: there is one such page, at one address."""
    yield from ()


@blueprint.get("/om/metod/")
def show() -> str:
    """How figures are compared, in plain words, a picture, examples, formulas and every threshold."""
    page = library().pages.get(PATH) or abort(404)
    method = library().method
    return render_template(
        "method.html",
        title=page.title,
        section="om",
        crumbs=[("/om/", "Om Nuläge")],
        updated=page.updated,
        page=page,
        sources=(),
        easy=False,
        twin=None,
        told="",
        pieces=list(pieces(page.html, method)),
        groups=list(_groups(method)),
        indicators=list(_indicators(library())),
        stability=library().stability,
        steady=list(_steady(library().stability)),
        percent=percent,
        **_funnel(page, library()),
        **_examples(page, method),
    )


def pieces(html: str, method: Method) -> Iterator[tuple[str, str]]:
    """The page's own text with the numbers of the method in it, and the template to show after each piece.

    `{classes.clear}` is the number as it is, `{classes.clear:%}` in per cent. Raises LookupError when there
    is no such threshold, or no such part.
    """
    texts = dict(_written_out(method))

    def chosen(found: re.Match[str]) -> str:
        if found[0].strip("{}") not in texts:
            raise LookupError(f"{found[0]} i content/about/metod.md finns inte i method.toml")
        return texts[found[0].strip("{}")]

    *most, last = MARKER.split(CHOICE.sub(chosen, END_TAG.sub("", html)))
    for text, part in zip_longest(most[::2], most[1::2]):
        if part not in PARTS:
            raise LookupError(f"[[{part}]] i content/about/metod.md är inget av {', '.join(PARTS)}")
        yield text, f"method/{PARTS[part]}.html"
    yield last, ""


def written(value: float) -> str:
    """A number as short as it can be written: `0,8`, `500`."""
    return number(value, len(f"{value:.10g}".partition(".")[2]))


def value_of(threshold: Threshold | Thresholds) -> str:
    """What was chosen, with its unit: `0,3 procentenheter`, `65, 130 och 250 elever`."""
    values = threshold.value if isinstance(threshold, Thresholds) else (threshold.value,)
    return f"{listed([written(value) for value in values])}{NO_BREAK_SPACE}{threshold.unit}".rstrip()


def _written_out(method: Method) -> Iterator[tuple[str, str]]:
    for way, threshold in method.thresholds():
        values = threshold.value if isinstance(threshold, Thresholds) else (threshold.value,)
        yield way, listed([written(value) for value in values])
        yield f"{way}:%", listed([percent(value) for value in values])
        yield from ((f"{way}.{place}", written(value)) for place, value in enumerate(values))


def _groups(method: Method) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Each group with its thresholds: what it is called, what was chosen, and why."""
    for group, heading in GROUPS.items():
        own = [each for way, each in method.thresholds() if way.startswith(f"{group}.")]
        yield heading, [(each.name, value_of(each), each.why) for each in own]


def _indicators(library: Library) -> Iterator[tuple[str, list[tuple[Indicator, str, str]]]]:
    """The measures that share a reason, in content order, each with its least difference and its chance."""
    known = library.method.indicators
    measures = [each for each in library.quality_system.indicators if each.id in known]
    for why in dict.fromkeys(known[each.id].why for each in measures):
        own = [(each, known[each.id]) for each in measures if known[each.id].why == why]
        yield why, [(each, _least(each, settings), _chance(settings)) for each, settings in own]


def _chance(settings: IndicatorMethod) -> str:
    return written(settings.survey_c) if settings.survey_c is not None else ""


def _least(indicator: Indicator, settings: IndicatorMethod) -> str:
    least = settings.delta if settings.delta is not None else settings.practical_step
    if least is None:
        return ""
    text = f"{written(least)}{NO_BREAK_SPACE}{STEPS.get(indicator.unit, '')}".rstrip()
    if settings.practical_step_independent is not None:
        text += f", enskilda {written(settings.practical_step_independent)}"
    if settings.least_steps is not None:
        text += f", minst {settings.least_steps} steg i källan"
    return text


def _steady(stability: Stability | None) -> Iterator[tuple[str, str]]:
    """What was measured, in words and per cent."""
    if stability:
        yield from ((text, percent(getattr(stability, name))) for name, text in STEADY.items())


def _funnel(page: Page, library: Library) -> dict[str, Any]:
    """The picture of the measure that the page names, and the words around it."""
    from nulage_site.analysis.funnel import funnel  # noqa: PLC0415 (a second to import, for one page)

    indicator = _named(page, library)
    period, counts = library.analyst.landscape.counted(indicator.school_forms[0], indicator.id)
    drawn = funnel(counts, library.method)
    return {
        "funnel": drawn and picture(drawn),
        "measure": indicator,
        "measured": {
            "period": period and period_text(period),
            "principals": number(len(counts), 0),
            "levels": [percent(2 * each - 1, 1).replace(",0", "") for each in drawn.levels] if drawn else [],
            "spread": number(100 * drawn.spread, 1) if drawn else "",
        },
    }


def _examples(page: Page, method: Method) -> dict[str, Any]:
    """The invented cohorts that the page names, each compared as a real one is."""
    from nulage_site.analysis.comparison.expected import Expected  # noqa: PLC0415 (likewise)
    from nulage_site.analysis.examples import example  # noqa: PLC0415

    given = page.extra["examples"]
    expected = Expected(given["expected"] / 100, (given["spread"] / 100) ** 2)
    delta = method.indicators[page.extra["funnel"]].delta or 0.0
    cohorts = [example(reached, of, expected, delta / 100, method) for reached, of in given["cohorts"]]
    return {
        "given": {name: written(given[name]) for name in ("expected", "spread")} | {"delta": written(delta)},
        "cohorts": [f"{number(each.of, 0)} elever" for each in cohorts],
        "rows": list(zip(*map(_told, cohorts), strict=True)),
    }


def _told(one: "Example") -> Iterator[tuple[str, str]]:
    """What an example's column says, row by row, each with the heading of its row."""
    more = "fler" if one.gap > 0 else "färre"
    yield "Når målet", f"{number(one.reached, 0)}, {percent(one.reached / one.of)}"
    yield "Osäkerhet av slump", between(one.interval)
    yield "Skillnad i elever", f"{number(abs(one.gap), 0)} {more}"
    yield "Det väntade väger som", f"{number(one.belief.kappa, 0)} elever"
    yield "Tillförlitlighet", number(one.belief.reliability, 2)
    yield "Så säkert är det", percent(one.belief.probability)
    yield "Det sidan säger", SAID[one.evidence_class].format(more=more)


def _named(page: Page, library: Library) -> Indicator:
    wanted = page.extra["funnel"]
    for indicator in library.quality_system.indicators:
        if indicator.id == wanted:
            return indicator
    raise LookupError(f"måttet {wanted} i content/about/metod.md finns inte")
