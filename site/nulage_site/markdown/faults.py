"""What is wrong with a page that an editor wrote, and how is it mended?"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

import yaml
from pydantic import ValidationError

from nulage_site.faults import Fault
from nulage_site.markdown.rich_text import Heading

LINE_RULES = (
    (
        r"!\[\s*\]",
        "a picture without a text",
        "what the picture shows, between the brackets",
        "Write ![what it shows](/static/picture.svg).",
    ),
    (
        r"<(?!https?:|mailto:)[a-zA-Z/!]",
        "HTML",
        "Markdown alone",
        "Write it as Markdown, or put it between ` and ` if it is to be read as it stands.",
    ),
    (
        r"(\]\(|^\s*\[[^\]]+\]:)\s*(?!/|#|https?://|mailto:)\S",
        "a link that leads nowhere",
        "a site path such as /vagledning/fore/, or an address that begins with https://",
        "Write the whole path, from its first slash to its last.",
    ),
)
"""What no line may hold: a pattern, what it finds, what was expected, and the remedy."""

LINE_END = "\n"
CODE = re.compile(r"`[^`]*`")

REMEDIES = {
    "missing": "Add the key between the two lines of dashes on top of the page.",
    "unexpected_keyword_argument": "Take the key away, correct its spelling, or move it in under extra.",
}


def unreadable(file: Path, error: Exception) -> Fault:
    """The fault of a file that could not be read at all, or whose front matter is no YAML."""
    if isinstance(error, yaml.YAMLError):
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else ""
        expected = "front matter in YAML between two lines of dashes"
        remedy = "Put a text that holds a colon in quotes, and indent with spaces."
        return Fault(str(file), place, "a line that is not understood", expected, remedy)
    if isinstance(error, UnicodeDecodeError):
        return Fault(str(file), "", "letters in another encoding", "UTF-8", "Save the file as UTF-8.")
    return Fault(
        str(file), "", "no such page", "a page in Markdown", "Put it back, under the name that it had."
    )


def name_faults(file: Path, name: str) -> Iterator[Fault]:
    """A fault when the file's name cannot be an address; `name` is what it would be as one."""
    if file.stem != name:
        found = f"the name {file.name}"
        yield Fault(
            str(file), "", found, "a to z, digits and hyphens", f"Call it {name}.md, for its address."
        )


def next_step_faults(next_steps: Mapping[Path, str], paths: Collection[str]) -> Iterator[Fault]:
    """A fault per next step that leads to no page in a section of pages; the build checks all other links."""
    sections = {path[: path.index("/", 1) + 1] for path in paths} - set(paths)
    for file, path in next_steps.items():
        if path.startswith(tuple(sections)) and path not in {*paths, *sections}:
            line = line_of(file.read_text(encoding="utf-8"), rf"path:.*{re.escape(path)}")
            yield Fault(
                str(file), line, f"the next step {path}", "a page that exists", "Give the address of one."
            )


def front_matter_faults(file: Path, text: str, error: ValidationError) -> Iterator[Fault]:
    """One fault per key that is missing, unknown or of the wrong kind."""
    for problem in error.errors(include_url=False):
        key = ".".join(str(part) for part in problem["loc"])
        kind = problem["type"]
        found = "no such key" if kind == "missing" else repr(problem["input"])
        line = line_of(text, rf"^{re.escape(str(problem['loc'][0]))}:")
        place = f"{line}, {key}" if line else key
        remedy = REMEDIES.get(kind, "Correct what stands after the colon.")
        yield Fault(str(file), place, found, problem["msg"], remedy)


def line_faults(file: Path, text: str) -> Iterator[Fault]:
    """One fault per line and rule that it breaks."""
    for number, line in enumerate(text.splitlines(), start=1):
        shown = CODE.sub("", line)
        for pattern, found, expected, remedy in LINE_RULES:
            if re.search(pattern, shown):
                yield Fault(str(file), f"line {number}", found, expected, remedy)


def heading_faults(file: Path, text: str, headings: Iterable[Heading]) -> Iterator[Fault]:
    """One fault per heading that is out of step: a page's own begin at ## and go down one step at a time."""
    for above, heading in pairwise([Heading(1, "", ""), *headings]):
        deepest = min(above.level + 1, 4)
        if not 1 < heading.level <= deepest:
            line = line_of(text, rf"^#*\s*{re.escape(heading.text)}")
            found = f"the heading “{heading.text}” of level {heading.level}"
            expected = f"level {deepest}, or a higher one down to level 2"
            yield Fault(str(file), line, found, expected, "Write ## for the highest level, and skip none.")


def line_of(text: str, pattern: str) -> str:
    """Where a pattern first stands, as `line 3`; nothing when it does not stand there."""
    found = re.search(pattern, text, re.MULTILINE)
    return f"line {text[: found.end()].count(LINE_END) + 1}" if found else ""
