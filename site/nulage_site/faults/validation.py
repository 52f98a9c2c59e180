"""What does pydantic find wrong with a value, in the words of the report?"""

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from pydantic_core import ErrorDetails

from nulage_site.faults import either, quoted

TEXT = "en text, inom citattecken"
WHOLE_NUMBER = "ett heltal, utan citattecken"
NUMBER = "ett tal, utan citattecken"
TRUE_OR_FALSE = "true eller false, utan citattecken"
DATE = "ett datum som 2026-11-21, utan citattecken"
LIST = "en lista, inom hakparenteser"
KEYS = "en grupp av nycklar med värden"

EXPECTED: Mapping[str, str] = {
    "string_type": TEXT,
    "string_too_short": "en text som inte är tom",
    "string_pattern_mismatch": "en adress som börjar med https:// eller http://",  # the one pattern
    "int_type": WHOLE_NUMBER,
    "int_parsing": WHOLE_NUMBER,
    "int_parsing_size": WHOLE_NUMBER,
    "int_from_float": WHOLE_NUMBER,
    "finite_number": WHOLE_NUMBER,
    "float_type": NUMBER,
    "float_parsing": NUMBER,
    "bool_type": TRUE_OR_FALSE,
    "bool_parsing": TRUE_OR_FALSE,
    "date_type": DATE,
    "date_parsing": DATE,
    "date_from_datetime_parsing": DATE,
    "date_from_datetime_inexact": DATE,
    "tuple_type": LIST,
    "dataclass_type": KEYS,
    "mapping_type": KEYS,
    "dict_type": KEYS,
    "invalid_key": "en nyckel som är en text",
}
"""What a value should have been, by the type of error; `literal_error` says itself which values there are."""


class Explained(NamedTuple):
    """The last three parts of a fault."""

    found: str
    expected: str
    remedy: str


def explained(detail: ErrorDetails, known: Collection[str], key: str = "") -> Explained:
    """What pydantic found; `known` are keys that a misspelt one may have been meant for.

    `key` is what to call the key, if more than its own name is needed to find it.
    """
    name = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "")
    key = key or name
    if detail["type"] == "missing":
        return Explained(f"nyckeln `{key}` saknas", f"en rad med `{key}` och ett värde", "Lägg till raden.")
    if detail["type"] == "unexpected_keyword_argument":
        likely = get_close_matches(name, known, 1)
        remedy = f"Menade ni `{likely[0]}`?" if likely else "Rätta stavningen eller ta bort raden."
        return Explained(f"nyckeln `{key}`, som ingen läser", "bara nycklar som hör hit", remedy)
    allowed = re.findall(r"'([^']*)'", detail.get("ctx", {}).get("expected", ""))
    expected = either(allowed) or EXPECTED.get(detail["type"], "ett värde av det slag som filen annars har")
    found = f"`{key}` är {quoted(detail['input'])}"
    return Explained(found, expected, "Rätta värdet.")
