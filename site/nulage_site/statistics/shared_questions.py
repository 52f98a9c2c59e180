"""Which prioritised questions do principals let others read, in the form service's export?"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError, with_config

from nulage_site.faults import Fault, FaultsFound, quoted
from nulage_site.faults.validation import Explained, explained
from nulage_site.model import SharedQuestion
from nulage_site.statistics.csv_rows import read_text
from nulage_site.statistics.identity import mask

CONTRACT = 1
"""The shape of the file. The service that writes it names the same number."""
MOST_CHARACTERS, MOST_ROUNDS = 600, 99
AGAIN = "Skriv filen på nytt med `nulage-forms shared-questions`."
OF_ONES_OWN = {
    "principal": "huvudmannens id på webbplatsen, med siffror och små bokstäver",
    "text": f"en fråga med 1 till {MOST_CHARACTERS} tecken",
    "sent": "ett datum som 2026-11-21",
    "round": f"ett heltal från 1 till {MOST_ROUNDS}",
}

Shared = dict[str, tuple[SharedQuestion, ...]]
"""By principal id, the most important question first."""


@with_config(ConfigDict(extra="forbid", str_strip_whitespace=True))
@dataclass(frozen=True, slots=True)
class Entry:
    """One question in the file. `name` tells whoever reads the file whose it is."""

    principal: Annotated[str, StringConstraints(pattern=r"^[0-9a-z]{1,40}$")]
    name: str
    text: Annotated[str, StringConstraints(min_length=1, max_length=MOST_CHARACTERS)]
    sent: date
    round: Annotated[int, Field(ge=1, le=MOST_ROUNDS)]


def read_shared_questions(file: Path, told_as: str) -> Shared:
    """The questions of each principal. Raises FaultsFound with every question that cannot be."""
    shared: Shared = {}
    faults: list[Fault] = []
    for number, said in enumerate(_questions(file, told_as), 1):
        place = f"fråga {number}"
        try:
            entry = TypeAdapter(Entry).validate_python(said)
        except ValidationError as invalid:
            faults += [Fault(told_as, place, *_told(detail)) for detail in invalid.errors()]
            continue
        before = shared.get(entry.principal, ())
        if mask(entry.text) != entry.text:
            expected = "en fråga som inte pekar ut någon"
            faults.append(Fault(told_as, place, "något som kan vara ett personnummer", expected, AGAIN))
        elif entry.text in (one.text for one in before):
            found = f"samma fråga en gång till från {mask(entry.principal)}"
            faults.append(Fault(told_as, place, found, "varje fråga en gång", AGAIN))
        shared[entry.principal] = (*before, SharedQuestion(entry.text, entry.sent, entry.round))
    if faults:
        raise FaultsFound(faults)
    return shared


def _questions(file: Path, told_as: str) -> Iterator[Any]:
    try:
        content = json.loads(read_text(file, told_as))
    except ValueError:
        content = None
    said = content if isinstance(content, dict) else {}
    if said.get("contract") != CONTRACT or not isinstance(said.get("questions"), list):
        found = f"`contract` är {quoted(said.get('contract'))}" if said else "något annat än JSON med frågor"
        expected = f"`contract` {CONTRACT} och en lista `questions`"
        raise FaultsFound([Fault(told_as, "", found, expected, AGAIN)])
    yield from said["questions"]


def _told(detail: Any) -> Explained:
    """What pydantic found, with what is expected of a question rather than of content that people write."""
    told = explained(detail, [each.name for each in fields(Entry)])
    name = next((part for part in detail["loc"] if isinstance(part, str)), "")
    if detail["type"] in {"missing", "unexpected_keyword_argument"} or name not in OF_ONES_OWN:
        return told._replace(remedy=AGAIN)
    return Explained(mask(told.found), OF_ONES_OWN[name], AGAIN)
