"""How are figures, periods, moments and names written in Swedish on the service's pages?"""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from nulage_forms.catalogue.published import Indicator, PublishedFigure

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
# The same short units as on the site; what a count counts is said by the indicator's name.
SHORT_UNITS = {"percent": "%", "kr": "kr", "tkr": "tkr"}
SCALES = {"index": "0\N{EN DASH}10", "points": "0\N{EN DASH}20"}
"""From what to what a mean can be, which no reader can know of a bare `7,4`."""
NEARLY_ALL = "nästan alla"
"""What the site says in place of a share that is withheld because it is so large."""
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
COUNTS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
DECIMAL_COMMA = str.maketrans(",.-", f"{NO_BREAK_SPACE},\N{MINUS SIGN}")
# "{", "|" and "}" follow "z" in the order of code points.
ALPHABET = str.maketrans("åäöæø", "{|}|}")
FOLDED = str.maketrans({"æ": "ae", "ø": "o"})
_STOCKHOLM = ZoneInfo("Europe/Stockholm")


def number(value: float, decimals: int) -> str:
    """`value` with a decimal comma and a no-break space between thousands: `140 200`, `−8,5`."""
    return f"{value:,.{decimals}f}".translate(DECIMAL_COMMA)


def figure_text(figure: PublishedFigure, indicator: Indicator) -> str:
    """`76,3 %`, `96–100 %`, `nästan alla`, or an empty text when there is no value to show."""
    if figure.status == "withheld_majority":
        return NEARLY_ALL
    if figure.value is not None:
        return amount_text(figure.value, indicator)
    if figure.low is not None and figure.high is not None:
        low = number(figure.low, indicator.decimals)
        return f"{low}\N{EN DASH}{amount_text(figure.high, indicator)}"
    return ""


def amount_text(value: float, indicator: Indicator) -> str:
    """`76,3 %`: a value of the indicator with its unit."""
    shown = number(value, indicator.decimals)
    unit = SHORT_UNITS.get(indicator.unit)
    return f"{shown}{NO_BREAK_SPACE}{unit}" if unit else shown


def period_text(period: str) -> str:
    """`läsåret 2024/25`, `år 2024` or `våren 2025` for `2024/25`, `2024` and `VT 2025`."""
    term, _, year = period.partition(" ")
    if year:
        return f"{'våren' if term == 'VT' else 'hösten'} {year}"
    return f"läsåret {period}" if "/" in period else f"år {period}"


def clock_text(moment: datetime) -> str:
    """`14.32`, Swedish time."""
    return f"{moment.astimezone(_STOCKHOLM):%H.%M}"


def day_in_sweden(moment: datetime) -> date:
    """The day that it is in Sweden."""
    return moment.astimezone(_STOCKHOLM).date()


def date_text(moment: datetime) -> str:
    """`25 mars 2026`, the day that it is in Sweden."""
    return day_text(day_in_sweden(moment))


def day_text(day: date) -> str:
    """`25 mars 2026`."""
    return f"{day.day}{NO_BREAK_SPACE}{MONTHS[day.month - 1]} {day.year}"


def moment_text(moment: datetime) -> str:
    """`25 mars 2026 kl. 14.32`, Swedish time."""
    return f"{date_text(moment)} kl.{NO_BREAK_SPACE}{clock_text(moment)}"


def saved_text(moment: datetime, now: datetime) -> str:
    """`14.32` for what was saved today, `25 mars kl. 14.32` for what was saved before."""
    then, today = moment.astimezone(_STOCKHOLM), now.astimezone(_STOCKHOLM)
    if then.date() == today.date():
        return clock_text(moment)
    return f"{then.day}{NO_BREAK_SPACE}{MONTHS[then.month - 1]} kl.{NO_BREAK_SPACE}{clock_text(moment)}"


def round_name(number: int, held_at: datetime) -> str:
    """`Omgång 2, 2026`: which round of a principal's, and the year of its phone call."""
    return f"Omgång {number}, {day_in_sweden(held_at).year}"


def person_name(email: str) -> str:
    """`Bo Ek` for `bo.ek@kommun.example`; the whole address where a name cannot be read out of it."""
    parts = [part for part in email.partition("@")[0].replace("_", ".").split(".") if part]
    if not parts or not all(part.replace("-", "").isalpha() for part in parts):
        return email
    return " ".join("-".join(each.capitalize() for each in part.split("-")) for part in parts)


def person_and_address(email: str) -> str:
    """`Bo Ek (bo.ek@kommun.example)`, or the address alone."""
    name = person_name(email)
    return email if name == email else f"{name} ({email})"


def count_text(number_of: int) -> str:
    """`två` for 2; figures from thirteen on."""
    return COUNTS[number_of] if number_of < len(COUNTS) else str(number_of)


def listed(names: Sequence[str]) -> str:
    """`Anna`, `Anna och Bo`, `Anna, Bo och Cilla`."""
    *first, last = names
    return f"{', '.join(first)} och {last}" if first else last


def sort_key(text: str) -> str:
    """Orders as a Swedish list does: digits first, å, ä, ö last, case and other accents aside."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(ALPHABET)
    return "".join(x for x in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(x))


def fold(text: str) -> str:
    """The text as one searches for it: small letters without accents, dots and rings; `aker` for `Åker`."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(FOLDED))
    return "".join(x for x in plain if not unicodedata.combining(x))


def duration_text(minutes: int) -> str:
    """`40 minuter`, `1 timme` or `2 timmar 20 minuter`."""
    hours, rest = divmod(minutes, 60)
    whole = f"{hours}{NO_BREAK_SPACE}{'timme' if hours == 1 else 'timmar'}" if hours else ""
    part = f"{rest}{NO_BREAK_SPACE}minuter" if rest or not hours else ""
    return f"{whole} {part}".strip()
