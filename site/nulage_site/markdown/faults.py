"""What is wrong with a page that an editor wrote, and how is it mended?"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path

import yaml
from pydantic import ValidationError
from yaml.scanner import ScannerError

from nulage_site.faults import Fault, either, quoted
from nulage_site.faults.validation import explained
from nulage_site.markdown.rich_text import Heading

LINE_RULES = (
    (
        r"!\[\s*\](?!\(/static/tecken\.svg#\w+\) \S)",  # a symbol says what the words after it say
        "en bild utan text",
        "en text om vad bilden visar, mellan hakparenteserna",
        "Skriv ![vad bilden visar](/static/bild.svg).",
    ),
    (
        r"^\s*\|\s*\|",
        "en tom ruta först i en tabellrad",
        "ett ord om vad raden eller kolumnen handlar om",
        "Skriv ordet. Den som får tabellen uppläst hör annars inget där.",
    ),
    (
        r"<(?!https?:|mailto:)[a-zA-Z/!]",
        "HTML",
        "bara Markdown",
        "Skriv det som Markdown, eller sätt det mellan ` och ` om det ska läsas som det står.",
    ),
    (
        r"(\]\(|^\s*\[[^\]]+\]:)\s*(?!/|#|https?://|mailto:)\S",
        "en länk som inte leder någonstans",
        "en adress på webbplatsen, som /vagledning/fore/, eller en som börjar med https://",
        "Skriv hela adressen, från första snedstrecket till det sista.",
    ),
    (
        r"^\[\[(?!(?:vägen|provat|tratt|exempel|stadighet|formler|granser|matt)\]\]\s*$)",
        "en bild eller tabell som inte finns, mellan [[ och ]]",
        "[[vägen]], eller ett av namnen i content/README.md",
        "Rätta namnet och låt det stå för sig på raden, eller ta bort raden.",
    ),
)
"""What no line may hold: a pattern, what it finds, what was expected, and the remedy."""

ALIKE = 0.8
"""How alike, of 1, two addresses are when one is meant for the other: all in a section begin alike."""

SYMBOL = r"!\[\]\(\S+\)"
LINE_END = "\n"
CODE = re.compile(r"`[^`]*`")
PATH = re.compile(r"""(?:\]\(|\]:\s*|\bpath:\s*["']?)(/[^\s"'(){},?#]*)""")
DAY = re.compile(r"\b(\d{4})-(\d\d?)-(\d\d?)\b")


def unread(file: Path) -> Fault:
    """The fault of a file that stands where no page is read."""
    expected = "en sida i Markdown (.md) direkt i en avdelnings mapp, som guidance"
    return Fault(file.as_posix(), "", "en fil som ingen läser", expected, "Flytta den eller byt namn på den.")


def unreadable(file: Path, error: Exception) -> Fault:
    """The fault of a file that could not be read at all, or whose front matter is no YAML."""
    if isinstance(error, yaml.YAMLError):
        began = getattr(error, "context_mark", None) if isinstance(error, ScannerError) else None
        mark = began or getattr(error, "problem_mark", None)
        place = f"rad {mark.line + 1}" if mark else ""
        expected = "nycklar och värden mellan två rader med tre bindestreck"
        remedy = "Sätt citattecken om en text som har kolon, och dra in med mellanslag."
        return Fault(str(file), place, "något som inte går att läsa", expected, remedy)
    if isinstance(error, UnicodeDecodeError):
        return Fault(str(file), "", "tecken som inte är UTF-8", "text i UTF-8", "Spara filen som UTF-8.")
    if isinstance(error, OSError):
        return Fault(
            str(file), "", "sidan finns inte", "en sida i Markdown", "Lägg tillbaka den, med samma namn."
        )
    lines = enumerate(file.read_text(encoding="utf-8-sig").splitlines(), start=1)
    place = next((f"rad {number}" for number, line in lines if not all(map(_exists, DAY.findall(line)))), "")
    return Fault(
        str(file), place, "ett datum eller tal som inte finns", "ett datum som 2026-11-21", "Rätta raden."
    )


def headless(file: Path) -> Fault:
    """The fault of a page that does not begin with its keys."""
    expected = "nycklar som title, summary och status mellan två rader med tre bindestreck"
    return Fault(str(file), "rad 1", "inga nycklar överst på sidan", expected, "Börja som de andra sidorna.")


def nameless(file: Path) -> Fault:
    """The fault of a page that retells somebody and does not say whom."""
    expected = "`voice` med `place`, `role` och, om dagen är känd, `said`"
    remedy = "Lägg till dem. Den som läser ska veta vem som har sagt det, var och när."
    return Fault(str(file), "rad 1", "nyckeln `voice` saknas", expected, remedy)


def name_faults(file: Path, name: str) -> Iterator[Fault]:
    """A fault when the file's name cannot be an address; `name` is what it would be as one."""
    if file.stem != name:
        remedy = f"Döp om filen till {name}.md. Namnet blir sidans adress."
        yield Fault(str(file), "", f"namnet {quoted(file.name)}", "a–z, siffror och bindestreck", remedy)


def dead_link_faults(file: Path, text: str, paths: Collection[str]) -> Iterator[Fault]:
    """A fault per link or next step to a page of a section that is not there; the build checks all others."""
    for number, line in enumerate(text.splitlines(), start=1):
        for path in PATH.findall(CODE.sub("", line)):
            if wrong := dead_path(path, paths):
                yield Fault(str(file), f"rad {number}", *wrong)


def dead_path(path: str, paths: Collection[str]) -> tuple[str, str, str] | None:
    """What is wrong with a path into a section, as the rest of a fault; nothing when it leads to a page."""
    sections = {known[: known.index("/", 1) + 1] for known in paths}
    if not path.startswith(tuple(sections)) or path in {*paths, *sections}:
        return None
    likely = get_close_matches(path, paths, 1, ALIKE)
    remedy = f"Menade ni {likely[0]}?" if likely else "Skriv adressen till en sida som finns."
    return f"en länk till {path}", "en länk till en sida som finns", remedy


def front_matter_faults(
    file: Path, text: str, error: ValidationError, known: Collection[str]
) -> Iterator[Fault]:
    """One fault per key that is missing, unknown or of the wrong kind; `known` are those of a page."""
    for detail in error.errors(include_url=False):
        names = [re.escape(str(part)) for part in detail["loc"]]
        own = rf"^{names[0]}:.*(?:\n\s.*)*?\n\s+{names[-1]}:" if names[1:] else ""
        place = (own and line_of(text, own)) or line_of(text, rf"^{names[0]}:") or "rad 1"
        key = ".".join(part for part in detail["loc"] if isinstance(part, str))
        yield Fault(str(file), place, *explained(detail, known, key))


def line_faults(file: Path, text: str) -> Iterator[Fault]:
    """One fault per line and rule that it breaks."""
    for number, line in enumerate(text.splitlines(), start=1):
        shown = CODE.sub("kod", line)
        for pattern, found, expected, remedy in LINE_RULES:
            if re.search(pattern, shown):
                yield Fault(str(file), f"rad {number}", found, expected, remedy)


def heading_faults(file: Path, text: str, headings: Iterable[Heading]) -> Iterator[Fault]:
    """One fault per heading that is out of step: a page's own begin at ## and go down one step at a time."""
    for above, heading in pairwise([Heading(1, "", ""), *headings]):
        deepest = min(above.level + 1, 4)
        if not 1 < heading.level <= deepest:
            words = rf"\s*(?:{SYMBOL}\s*)?{re.escape(heading.text)}"
            line = line_of(text, rf"^#+{words}") or line_of(text, rf"^{words}")
            found = f"rubriken {quoted(heading.text)} på nivå {heading.level}"
            expected = f"nivå {either([str(level) for level in range(2, deepest + 1)])}"
            remedy = "Skriv ## för den högsta nivån, och hoppa inte över någon."
            yield Fault(str(file), line, found, expected, remedy)


def line_of(text: str, pattern: str) -> str:
    """Where a pattern first stands, as `rad 3`; nothing when it does not stand there."""
    found = re.search(pattern, text, re.MULTILINE)
    return f"rad {text[: found.end()].count(LINE_END) + 1}" if found else ""


def _exists(day: tuple[str, str, str]) -> bool:
    """Whether there is such a day as these digits say."""
    try:
        date(*map(int, day))
    except ValueError:
        return False
    return True
