"""Can the person be reached who is to be called, by what has been written?

What cannot be right is told where it was written. It is kept all the same: a draft may lack anything.
"""

from nulage_forms.messages import message, of_address
from nulage_forms.model import Assessment, NotAnAddress, normal_email

NAME, EMAIL, PHONE = "samtal/name", "samtal/email", "samtal/phone"

FEWEST_DIGITS = 6
"""The shortest numbers that are called from another place, without the area code."""


def odd(key: str, text: str) -> str:
    """What is to be mended in an address or a number, as an instruction; empty when nothing is.

    A number may be written with anything around its digits: `+46 (0)8-465 004 00, ankn. 12`.
    """
    written = text.strip()
    if key == EMAIL and written:
        try:
            normal_email(written)
        except NotAnAddress as fault:
            return of_address(fault)
    if key == PHONE and written and sum(map(str.isdecimal, written)) < FEWEST_DIGITS:
        return message("odd_phone")
    return ""


def missing_contact(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """The key of each answer that is wanting before anybody can be called, with an instruction."""
    texts = {key: assessment.value(key).text for key in (NAME, EMAIL, PHONE)}
    reachable = texts[EMAIL].strip() or texts[PHONE].strip()
    wanting = {
        NAME: "" if texts[NAME].strip() else message("no_contact"),
        EMAIL: odd(EMAIL, texts[EMAIL]),
        PHONE: odd(PHONE, texts[PHONE]) if reachable else message("no_way_to_reach"),
    }
    return tuple((key, told) for key, told in wanting.items() if told)
