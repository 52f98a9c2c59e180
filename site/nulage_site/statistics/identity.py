"""Which id does a principal get, so that no sole trader's identity number is ever shown?"""

import base64
import hashlib
import hmac
import re

FIRST_DIGITS_OF_A_MONTH = "01"
ID_LENGTH = 10
# Ten digits, or twelve with the century; people write them with and without a sign before the last four.
IDENTITY_NUMBER = re.compile(r"(?<!\d)(?:(?:1[6-9]|20)\d\d|\d\d)[01]\d{3}[-+]?\d{4}(?!\d)")

# What was expected and what to do when there is no key.
KEY = (
    "webbplatsens egen hemliga nyckel i NULAGE_ID_KEY",
    "Ange i NULAGE_ID_KEY den nyckel som har använts tidigare, och bygg igen.",
)


class KeyMissing(Exception):
    """A sole trader's number was met and there is no key to make an id with."""


def is_sole_trader(number: str) -> bool:
    """Whether `number` (ten digits) is a person's identity number.

    Its third digit is the first of a month. A legal person's number has at least 2 there, by the Act
    (1974:174) on identity designations of legal persons.
    """
    return number[2] in FIRST_DIGITS_OF_A_MONTH


def no_key(count: int) -> str:
    """What was found, with the number of places in a file where a key was needed."""
    return f"personnummer för enskilda näringsidkare (antal: {count}), och ingen nyckel att dölja dem med"


def principal_id(number: str, key: bytes | None) -> str:
    """The organisation number itself, or ten made-up letters and digits for a sole trader.

    A plain hash could be reversed by trying every number, so the id is made with a secret key.
    Raises KeyMissing when a key is needed and there is none.
    """
    if not is_sole_trader(number):
        return number
    if not key:
        raise KeyMissing
    digest = hmac.new(key, number.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:ID_LENGTH].lower()


def mask(text: str) -> str:
    """`text` with every number that may be a person's replaced by stars, so that it can stand in a report."""
    return IDENTITY_NUMBER.sub("**********", text)
