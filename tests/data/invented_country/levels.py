"""Around which level does each measure lie in the whole country, and whom does it speak of?"""

import re

from nulage_site.model import Indicator

PUPILS_PER_TEACHER, PUPILS_PER_COUNSELLOR, CHILDREN_PER_POSITION = 12.0, 1400, 5.2
"""Of how many there are for each, two measures tell: so many positions, and so many children for each of them."""

LEVELS: tuple[tuple[str, float], ...] = (
    ("flickor", 0.487),
    ("utländsk bakgrund", 0.26),
    ("eftergymnasial", 0.6),
    ("per syv", PUPILS_PER_COUNSELLOR),
    ("per lärare", PUPILS_PER_TEACHER),
    ("elever per årsarbetare", 20.0),
    ("per årsarbetare", CHILDREN_PER_POSITION),
    ("per barngrupp", 14.0),
    ("per avdelning", 34.0),
    ("totalt (heltid", 0.107),
    ("totalt (tkr)", 140.0),
    ("undervisning (tkr)", 77.0),
    ("totalt (årsarbetare", 1 / CHILDREN_PER_POSITION),
    ("lärare (heltid", 1 / PUPILS_PER_TEACHER),
    ("rektor", 0.0032),
    ("vägledare", 1 / PUPILS_PER_COUNSELLOR),
    ("kvinnor", 0.75),
    ("speciallärare", 0.3),
    ("tillsvidare", 0.89),
    ("förstelärare", 0.1),
    ("förskollärarlegitimation", 0.42),
    ("legitimation", 0.73),
    ("lokaler", 24_900),
    ("för undervisning", 77_500),
    ("skolmåltider", 8_000),
    ("lärverktyg", 6_100),
    ("elevhälsa", 4_900),
    ("för övrigt", 18_700),
    ("per barn", 178_000),
    ("per elev", 140_000),
    ("samtliga ämnen", 0.71),
    ("kravnivån", 0.68),
    ("behöriga till", 0.84),
    ("inom tre år", 0.72),
    ("betygspoäng", 14.2),
    ("högskoleexamen", 0.4),
    ("examen", 0.72),
    ("matematik", 0.865),
    ("svenska", 0.89),
    ("studiero", 5.8),
    ("trygghet", 7.8),
    ("kränkningar", 5.9),
    ("stimulans", 6.2),
    ("stöd", 6.6),
)
"""Words of a label and the level: children's chance for shares, means as they are, positions and thousands of
kronor for each child, kronor. The first that fits counts; they follow what the country as a whole shows."""

USUAL = {"share": 0.6, "mean": 6.5, "ratio": 10.0, "count": 0.1, "cost": 10_000.0}
"""The level of a measure that no words above fit, by kind: a new indicator needs no line here."""

ANSWERING = (("personal", 1 / 15), ("vårdnadshavare", 0.5), ("", 0.8))
"""Answers to a survey for each child, by words of the label: one teacher has about twelve pupils."""

GRADES = (("behöriga till", 9), ("inom tre år", 3), ("examen", 3), ("betygspoäng", 3))


def level(indicator: Indicator) -> float:
    """The country's level, on the scale that `LEVELS` says."""
    words = label(indicator).lower()
    usual = USUAL[indicator.kind] / (1000 if indicator.unit == "tkr" else 1)
    return next((number for fragment, number in LEVELS if fragment in words), usual)


def grade(indicator: Indicator) -> int | None:
    """The one year group that the measure speaks of; None when it speaks of everybody."""
    words = label(indicator).lower()
    named = re.search(r"årskurs (\d)|\bår (\d)", words)
    if named:
        return int(named[1] or named[2])
    return next((number for fragment, number in GRADES if fragment in words), None)


def answering(indicator: Indicator) -> float:
    """How many answer the measure's survey, for each child that it speaks of."""
    words = label(indicator).lower()
    return next(share for fragment, share in ANSWERING if fragment in words)


def label(indicator: Indicator) -> str:
    """What the files of the analysis basis call it; the empty text when they do not have it."""
    return next((source.labels[0] for source in indicator.sources if source.format == "underlag"), "")
