"""Has every page of guidance its easy-read twin, and does one twin lead to another?"""

from collections.abc import Iterator
from pathlib import Path

from nulage_site.faults import Fault, quoted
from nulage_site.markdown.faults import line_of
from nulage_site.markdown.page import SECTIONS, NextStep, markdown_files
from nulage_site.swedish import slug

EASY = SECTIONS["easy-read"]
TWINS = {SECTIONS["guidance"]: EASY, EASY: SECTIONS["guidance"]}
"""Each of the two sections whose pages belong together by their names, with the other."""


def twin_faults(folder: Path) -> Iterator[Fault]:
    """A fault per page of guidance without an easy-read twin, and per twin without a page."""
    for own, other, kind in (("guidance", "easy-read", "lättläst"), ("easy-read", "guidance", "vanlig")):
        names = {slug(file.stem) for file in markdown_files(folder / other)}
        for file in markdown_files(folder / own):
            if slug(file.stem) not in names:
                found, expected = (
                    f"ingen {kind} sida med samma namn",
                    f"en sida som heter {other}/{file.name}",
                )
                remedy = "Skriv den. Finns den redan ska de två heta lika."
                yield Fault(str(file), "", found, expected, remedy)


def next_step_faults(file: Path, text: str, step: NextStep | None) -> Iterator[Fault]:
    """A fault when who reads easy Swedish is led nowhere, or on to a page that is not as easy."""
    if step is None or not step.path.startswith(f"/{EASY}/"):
        found = f"nästa steg är {quoted(step.path)}" if step else "inget nästa steg"
        expected = f"`next` till en lättläst sida, som /{EASY}/fore/"
        place = line_of(text, r"^\s*(next:|path:)") or "rad 1"
        yield Fault(str(file), place, found, expected, "Led vidare till en sida på lätt svenska.")
