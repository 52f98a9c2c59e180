"""Has nothing changed that a figure rests on, so that the country need only be known in outline?"""

from pathlib import Path

from nulage_site.outline import Outline
from nulage_site.sealed import read_sealed, write_at_leisure


def outline_of(build: Path) -> Path:
    """Where the outline of a build's country is: beside it, as what its pages were made of."""
    return build.with_name(f"{build.name}.outline")


def read_outline(build: Path) -> Outline | None:
    """The outline that a build kept; None when there is none that can be relied upon."""
    outline: Outline | None = read_sealed(outline_of(build))
    return outline


def keep_outline(fresh: Path, country: Outline, before: Path | None) -> None:
    """Keep the outline for the next build: that of the build before, when its country is this one."""
    if before:
        outline_of(fresh).hardlink_to(outline_of(before))
    else:
        write_at_leisure(outline_of(fresh), Outline(country.sources, country.places))
