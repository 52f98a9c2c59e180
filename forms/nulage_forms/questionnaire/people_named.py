"""Does a text seem to hold somebody's personal identity number, or to name a pupil?

It is a reason to look once more and never more than that: a text may well be right as it stands. So few false
alarms are worth more than finding everything. Each pattern is of bounded length, and so the time is in
proportion to the text's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nulage_forms.questionnaire.first_names import FIRST_NAMES

MASK = "ÅÅMMDD-••••"
CO_ORDINATION = 60
"""What is added to the day in a samordningsnummer (folkbokföringslagen 18 a §)."""

_NUMBER = re.compile(
    r"(?<![0-9A-Za-zÅÄÖåäö:/.+-])"
    r"(?P<century>19|20)?(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?P<between>\s?[-+–]\s?|\s)?(?P<last>[0-9]{4})(?![0-9A-Za-zÅÄÖåäö:/]|[.,-][0-9])"
)
_REGISTERED = re.compile(r"(?:dnr|diarienr|diarienummer|ärende|ärendenummer)[.:]?\s?\Z", re.IGNORECASE)
_NAME = r"[A-ZÅÄÖÉ][a-zåäöéü]{1,20}(?:-[A-ZÅÄÖÉ][a-zåäöéü]{1,20})?"
_PUPIL = re.compile(
    rf"\b(?:[Ee]leven|[Ee]leverna|[Bb]arnet|[Pp]ojken|[Ff]lickan)\s{{1,3}}(?P<name>{_NAME})\b"
)
_IN_CLASS = re.compile(
    rf"\b(?P<name>{_NAME})(?:\s{{1,3}}[A-ZÅÄÖ](?:\b|[a-zåäö]{{1,20}}))?"
    r"(?:\s{1,3}(?:(?:som\s)?går\s)?i\s(?:klass\s|åk\s|årskurs\s)?|,?\s{1,3}\(?(?:klass\s|åk\s|årskurs\s)?)"
    r"[1-9]\s?[A-Fa-f]\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """Where in a text somebody seems to be pointed out, and by what."""

    kind: Literal["number", "pupil"]
    text: str
    start: int
    end: int


def people_named(text: str) -> tuple[Found, ...]:
    """The places in the text's order: date-valid numbers with the right check digit, and pupils by name."""
    return tuple(sorted((*_numbers(text), *_pupils(text)), key=lambda found: found.start))


def masked(text: str) -> str:
    """The text with every personal identity number hidden, its date of birth as well."""
    shown, at = "", 0
    for found in _numbers(text):
        shown += text[at : found.start] + MASK
        at = found.end
    return shown + text[at:]


def _numbers(text: str) -> Iterator[Found]:
    for match in _NUMBER.finditer(text):
        if _is_personal(match) and not _REGISTERED.search(text[max(match.start() - 16, 0) : match.start()]):
            yield Found("number", match[0], match.start(), match.end())


def _is_personal(match: re.Match[str]) -> bool:
    """An organisation number has 20 or more where the month stands, and so is none."""
    digits = match["year"] + match["month"] + match["day"] + match["last"]
    # 070 begins most mobile numbers; written in one go it is one of those rather than somebody born in 2007.
    is_phone = not match["century"] and not match["between"] and digits.startswith("070")
    return _is_date(match) and _has_check_digit(digits) and not is_phone


def _is_date(match: re.Match[str]) -> bool:
    day = int(match["day"])
    centuries = (match["century"],) if match["century"] else ("19", "20")
    return any(
        _exists(
            int(century + match["year"]), int(match["month"]), day - CO_ORDINATION * (day > CO_ORDINATION)
        )
        for century in centuries
    )


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _has_check_digit(digits: str) -> bool:
    """Luhn's sum: every other digit doubled, the digits of all products added (SKV 704)."""
    products = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(product // 10 + product % 10 for product in products) % 10 == 0


def _pupils(text: str) -> Iterator[Found]:
    for match in _PUPIL.finditer(text):
        yield Found("pupil", match["name"], match.start("name"), match.end("name"))
    for match in _IN_CLASS.finditer(text):
        # Any noun may begin a sentence with a capital; only what is a first name is taken for one.
        if match["name"] in FIRST_NAMES:
            yield Found("pupil", match["name"], match.start("name"), match.end("name"))
