"""How is a name that the sources write in capitals written on a page?"""

import re
from collections.abc import Mapping
from pathlib import Path

from nulage_site.faults import Fault, FaultsFound, either, quoted
from nulage_site.toml.text import TomlFile, read_toml

LETTERS = re.compile(r"[^\W\d_]+")
VOWEL = re.compile("[aeiouyåäöéèüæø]")
LISTS = ("small", "small_foreign", "as_written")

Spellings = Mapping[str, str]
"""Words in small letters, each with the way to write it inside a name."""


def read_spellings(file: Path) -> Spellings:
    """The words of `content/names.toml`; raises `FaultsFound` when the file is not three lists of words."""
    toml = read_toml(file)
    unread = "Rätta stavningen eller ta bort raden."
    faults = [
        _fault(toml, key, f"listan `{key}`, som ingen läser", unread)
        for key in toml.table
        if key not in LISTS
    ]
    words: list[str] = []
    for key in LISTS:
        value = toml.table.get(key, [])
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            words += value
        else:
            found = f"`{key}` är {quoted(value)}"
            faults.append(
                _fault(toml, key, found, "Sätt hakparenteser om orden, och citattecken om vart och ett.")
            )
    if faults:
        raise FaultsFound(faults)
    return {word.casefold(): word for word in words}


def display_name(name: str, spellings: Spellings) -> str:
    """`SUNDBYBERGS KOMMUN` as `Sundbybergs kommun`; a name that is not all in capitals keeps its letters."""
    name = " ".join(name.split())
    if name != name.upper():
        return name
    return LETTERS.sub(lambda word: _spelt(word, name, spellings), name)


def _spelt(word: re.Match[str], name: str, spellings: Spellings) -> str:
    """One run of letters as it is written where it stands in `name`."""
    before = name[: word.start()]
    low = word[0].casefold()
    if before.endswith((":", "'", "’")):  # S:t, 48:an, HBG's
        return low
    if len(low) == 1 and before and not before.endswith(" "):  # the I of M.A.R.I.A is no preposition
        return word[0]
    spelling = spellings.get(low)
    if spelling is None:
        spelling = word[0].capitalize() if VOWEL.search(low) else word[0]
    return spelling if LETTERS.search(before) else spelling[0].upper() + spelling[1:]


def _fault(toml: TomlFile, key: str, found: str, remedy: str) -> Fault:
    expected = f"{either(LISTS)}, med en lista av ord inom citattecken"
    return Fault(toml.name, toml.place((key,)), found, expected, remedy)
