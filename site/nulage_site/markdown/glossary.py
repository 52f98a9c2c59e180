"""Which words does the site explain, and does each of them stand once in content/glossary.toml?"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pydantic import TypeAdapter

from nulage_site.faults import Fault, FaultsFound, quoted
from nulage_site.markdown.faults import dead_path
from nulage_site.markdown.page import page_files, path_of
from nulage_site.model import ContentStatus
from nulage_site.swedish import slug
from nulage_site.toml.entries import STRICT, Entry, Kind, read_part

ADDRESSES = {False: "/ordlista/", True: "/lattlast/ordlista/"}
"""Where the words are explained: in plain Swedish, and in easy Swedish."""

LINK = re.compile(r"/ordlista/#([^\s\"')]*)")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field. `id` is its anchor, `forms` are how it stands in texts, `also` other names of it.

    `meaning` is in plain Swedish and `easy` in easy Swedish. `more` is a page of the site. `status` is
    told where there is an official definition somewhere.
    """

    id: str
    name: str
    forms: tuple[str, ...]
    meaning: str
    easy: str
    also: tuple[str, ...] = ()
    more: str | None = None
    status: ContentStatus | None = None


TERMS = Kind("glossary.toml", "term", TypeAdapter(tuple[Term], config=STRICT))


def plain(form: str) -> str:
    """A form as it is looked up: `huvud-män` is `huvudmän`, and capitals and line breaks say nothing."""
    return " ".join(form.casefold().replace("-", "").split())


def read_glossary(content: Path) -> tuple[Term, ...]:
    """The words of content/glossary.toml. Raises FaultsFound with every fault of the file."""
    faults: list[Fault] = []
    entries = read_part(content, TERMS, faults).entries
    addresses = {f"/{path_of(file, section)}/" for file, section in page_files(content).items()}
    faults += [*_doubled(entries), *_addresses(entries, addresses | set(ADDRESSES.values()))]
    if faults:
        raise FaultsFound(faults)
    return tuple(entry.item for entry in entries)


def loose_term_faults(file: Path, text: str, ids: Collection[str]) -> Iterator[Fault]:
    """A fault per link to a word that the glossary does not explain."""
    for number, line in enumerate(text.splitlines(), start=1):
        for wanted in LINK.findall(line):
            if wanted not in ids:
                likely = get_close_matches(wanted, ids, 1)
                remedy = f"Menade ni {likely[0]}?" if likely else "Lägg till ordet i glossary.toml."
                found = f"en länk till ordet {quoted(wanted)}, som inte förklaras"
                yield Fault(str(file), f"rad {number}", found, "ett `id` i glossary.toml", remedy)


def _doubled(entries: Sequence[Entry[Term]]) -> Iterator[Fault]:
    ids: set[str] = set()
    forms: dict[str, str] = {}
    for entry in entries:
        term = entry.item
        if term.id in ids:
            found = f"`{term.id}` en gång till"
            yield entry.fault(("id",), found, "ett `id` för varje ord", "Byt namn på det ena.")
        ids.add(term.id)
        for form in term.forms:
            owner = forms.setdefault(plain(form), term.id)
            if owner != term.id:
                found = f"formen {quoted(form)}, som `{owner}` redan har"
                yield entry.fault(("forms",), found, "en form för ett ord", "Ta bort den ena.")


def _addresses(entries: Sequence[Entry[Term]], addresses: Collection[str]) -> Iterator[Fault]:
    for entry in entries:
        term = entry.item
        if slug(term.id) != term.id:
            remedy = f"Skriv {slug(term.id)}."
            yield entry.fault(("id",), f"`id` är {quoted(term.id)}", "a–z, 0–9 och bindestreck", remedy)
        if term.more and (wrong := dead_path(term.more, addresses)):
            yield entry.fault(("more",), *wrong)
