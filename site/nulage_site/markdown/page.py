"""What is a page that an editor wrote, and what stands above its text?"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, with_config

from nulage_site.markdown.rich_text import Heading
from nulage_site.model import ContentStatus
from nulage_site.stamps import left_behind

VOICES = "roster"
SECTIONS = {"guidance": "vagledning", "easy-read": "lattlast", "voices": VOICES, "about": "om"}
"""Folder of content → the first part of its pages' addresses."""

Group = Literal["steg", "roll", "amne"]
"""Under which heading a page stands in its section: in the order of the work, by role, or by subject."""


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True)
class PageSource:
    """Where facts of a page come from: its name, its address, and when it was published, if known."""

    title: str
    url: str
    date: dt.date | None = None


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do after a page: a site path such as `/vagledning/fore/`, and the link's text."""

    path: str
    text: str


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True)
class Voice:
    """Who a page retells: where they work, what as, and when it was said, if known."""

    place: str
    role: str
    said: dt.date | None = None


@with_config(extra="forbid")
@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What an editor writes above a page's text. `extra` is free, for what one template asks for.

    `review` is the day by which somebody must have read the page again.
    """

    title: str
    summary: str
    order: int
    updated: dt.date
    status: ContentStatus
    review: dt.date | None = None
    group: Group | None = None
    audience: tuple[str, ...] = ()
    sources: tuple[PageSource, ...] = ()
    next: NextStep | None = None
    voice: Voice | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(FrontMatter):
    """A page as templates show it: `path` has no slash at its ends, `html` is clean and starts at h2."""

    path: str
    section: str
    html: str
    headings: tuple[Heading, ...]


FRONT_MATTER = TypeAdapter(FrontMatter)
KEYS = {each.name for part in (FrontMatter, PageSource, NextStep, Voice) for each in fields(part)}


def page_files(folder: Path) -> Mapping[Path, str]:
    """Every file of a page with its section; that of the start page, which stands in none, is empty."""
    files = {folder / "start.md": ""}
    for name, section in SECTIONS.items():
        files |= dict.fromkeys(markdown_files(folder / name), section)
    return files


def stray_files(folder: Path) -> list[Path]:
    """What stands beside the pages, where an editor may think that it becomes one."""
    there = {*folder.glob("*.md"), *(file for name in SECTIONS for file in (folder / name).rglob("*"))}
    stray = there - page_files(folder).keys()
    return sorted(
        file for file in stray if file.is_file() and file.name != "README.md" and not left_behind(file.name)
    )


def markdown_files(folder: Path) -> list[Path]:
    """The texts of a folder, in the order of their names."""
    return sorted(file for file in folder.glob("*.md") if not left_behind(file.name))


def overdue(pages: Iterable[Page], today: dt.date) -> Iterator[Page]:
    """The pages that somebody should have read again by now. `today` is a day of the site, not of a clock."""
    return (page for page in pages if page.review and page.review < today)


def path_of(file: Path, section: str) -> str:
    """The page's address without the slashes at its ends."""
    return f"{section}/{file.stem}".removeprefix("/")
