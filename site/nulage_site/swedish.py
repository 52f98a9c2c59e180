"""How is a number, a period, a date or a name written and ordered in Swedish?"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from nulage_site.model import Figure, Indicator, Status, Unit

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
ALL = 100.0
"""A share of all, in per cent."""
AT_LEAST = "minst"
EN_DASH = "\N{EN DASH}"

DECIMAL_COMMA = str.maketrans(",.-", f"{NO_BREAK_SPACE},{MINUS}")

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
SHORT_UNITS: Mapping[Unit, str] = {"percent": "%", "kr": "kr", "tkr": "tkr"}
UNIT_WORDS: Mapping[Unit, str] = {
    "percent": "procent",
    "index": f"medelvärde på skalan 0{EN_DASH}10",
    "points": f"poäng på skalan 0{EN_DASH}20",
    "pupils": "antal elever",
    "children": "antal barn",
    "positions": "heltidstjänster",
    "kr": "kronor",
    "tkr": "tusental kronor",
    "pupils_per_position": "elever per heltidstjänst",
    "children_per_position": "barn per heltidstjänst",
}
NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
STATUS_WORDS: Mapping[Status, str] = {
    "exists": "",
    "approximate": "ungefär",
    "missing": "saknas",
    "withheld": "skyddas",
    "withheld_majority": "nästan alla",
    "not_reported": "redovisas inte",
    "excluded": "räknas inte",
}
LETTERS_THAT_ARE_WORDS = ("I", "Å", "Ö")
# A Swedish alphabet ends in å, ä, ö; "{", "|" and "}" follow "z" in the order of code points.
ALPHABET = str.maketrans("åäöæø", "{|}|}")


@lru_cache(4096)
def number(value: float, decimals: int) -> str:
    """`value` with a decimal comma and a no-break space between thousands: `140 200`, `−8,5`."""
    text = f"{value:,.{decimals}f}"
    if float(text.replace(",", "")) == 0:
        text = text.removeprefix("-")  # a rounded −0,04 is 0,0
    return text.translate(DECIMAL_COMMA)


def number_word(number: int) -> str:
    """A small number in a sentence: `en`, `två`; in digits above twelve."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def value_text(figure: Figure, indicator: Indicator) -> str:
    """What a table says: `76,3 %`, `140 200 kr`, `8,2`, `minst 96 %`, or a word for why there is none."""
    if figure.value is None and figure.low is not None and figure.high == ALL:
        return f"{AT_LEAST}{NO_BREAK_SPACE}{number(figure.low, indicator.decimals)}{NO_BREAK_SPACE}%"
    return bounds_text(figure, indicator)


def bounds_text(figure: Figure, indicator: Indicator) -> str:
    """The same, with both bounds of what is nearly known: `96–100 %`."""
    decimals = indicator.decimals if figure.decimals is None else figure.decimals
    if figure.value is not None:
        text = number(figure.value, decimals)
    elif figure.low is not None and figure.high is not None:
        text = f"{number(figure.low, indicator.decimals)}{EN_DASH}{number(figure.high, indicator.decimals)}"
    else:
        return STATUS_WORDS[figure.status]
    unit = SHORT_UNITS.get(indicator.unit)
    return f"{text}{NO_BREAK_SPACE}{unit}" if unit else text


def unit_text(indicator: Indicator) -> str:
    """The indicator's unit in words, for a column's heading or a picture's description."""
    return UNIT_WORDS[indicator.unit]


def period_text(period: str) -> str:
    """`läsåret 2024/25`, `år 2024` or `våren 2025` for the periods `2024/25`, `2024` and `VT 2025`."""
    term, _, year = period.partition(" ")
    if year:
        return f"{'våren' if term == 'VT' else 'hösten'} {year}"
    return f"läsåret {period}" if "/" in period else f"år {period}"


def date_text(day: date) -> str:
    """`25 mars 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def listed(names: Sequence[str], joint: str = "och") -> str:
    """`a, b och c`; empty when there are none."""
    return f" {joint} ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


@lru_cache(1024)
def inside(text: str) -> str:
    """A name or a heading within a sentence: `minst E i svenska` of `Minst E i svenska`.

    What is not a word in small letters behind its first one, as a grade or an abbreviation, is left as it is.
    """
    first = re.split(r"\W", text, maxsplit=1)[0]
    return text[:1].lower() + text[1:] if first[1:].islower() or first in LETTERS_THAT_ARE_WORDS else text


def sort_key(text: str) -> str:
    """A key that orders texts as a Swedish list does: digits first, å, ä, ö last, case and accents aside."""
    return _without_accents(unicodedata.normalize("NFC", text).casefold().translate(ALPHABET))


def slug(text: str) -> str:
    """`text` as a part of an address: a–z, digits and single hyphens, empty when nothing of it is left."""
    return re.sub(r"[^a-z0-9]+", "-", _without_accents(text.casefold().replace("ø", "o"))).strip("-")


def _without_accents(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text)
    if letters.isascii():  # nearly always, and none of them combines
        return letters
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
