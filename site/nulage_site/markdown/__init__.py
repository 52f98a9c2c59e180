"""What does a page that an editor wrote in Markdown say, and is it whole?"""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from pathlib import Path
from typing import Any

import frontmatter
import yaml
from pydantic import TypeAdapter, ValidationError, with_config

from nulage_site.faults import Fault, FaultsFound
from nulage_site.markdown.faults import (
    dead_link_faults,
    front_matter_faults,
    heading_faults,
    headless,
    line_faults,
    name_faults,
    unreadable,
)
from nulage_site.markdown.rich_text import Heading, from_markdown
from nulage_site.model import ContentStatus
from nulage_site.swedish import slug

START = "start"
"""The path of the start page's own texts, the only page that stands in no section."""

SECTIONS = {"guidance": "vagledning", "about": "om"}
"""Folder of content → the first part of its pages' addresses."""


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
@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What an editor writes above a page's text. `extra` is free, for what one template asks for."""

    title: str
    summary: str
    order: int
    updated: dt.date
    status: ContentStatus
    audience: tuple[str, ...] = ()
    sources: tuple[PageSource, ...] = ()
    next: NextStep | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(FrontMatter):
    """A page as templates show it: `path` has no slash at its ends, `html` is clean and starts at h2."""

    path: str
    section: str
    html: str
    headings: tuple[Heading, ...]


FRONT_MATTER = TypeAdapter(FrontMatter)
KEYS = {each.name for part in (FrontMatter, PageSource, NextStep) for each in fields(part)}


def read_pages(folder: Path) -> Mapping[str, Page]:
    """The pages of `start.md`, `guidance/` and `about/` by path, those of a section in its own order.

    Raises FaultsFound with every fault of every page.
    """
    files = {folder / "start.md": ""}
    for name, section in SECTIONS.items():
        files |= dict.fromkeys(sorted((folder / name).glob("*.md")), section)
    addresses = {f"/{_path(file, section)}/" for file, section in files.items()}
    pages: dict[Path, Page] = {}
    faults: list[Fault] = []
    for file, section in files.items():
        try:
            pages[file] = _page(file, section, addresses)
        except FaultsFound as found:
            faults += found.faults
    if faults:
        raise FaultsFound(faults)
    return {page.path: page for page in sorted(pages.values(), key=attrgetter("section", "order", "path"))}


def _page(file: Path, section: str, addresses: Collection[str]) -> Page:
    """The page that a file holds; raises FaultsFound with all that is wrong in that file."""
    try:
        text = file.read_text(encoding="utf-8-sig")
        metadata, body = frontmatter.parse(text)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise FaultsFound([unreadable(file, error)]) from None
    rich_text = from_markdown(body)
    faults = [*name_faults(file, slug(file.stem)), *line_faults(file, text)]
    faults += heading_faults(file, text, rich_text.headings)
    faults += dead_link_faults(file, text, addresses)
    if not metadata:
        raise FaultsFound([*faults, headless(file)])
    try:
        front = FRONT_MATTER.validate_python(metadata)
    except ValidationError as error:
        raise FaultsFound([*faults, *front_matter_faults(file, text, error, KEYS)]) from None
    if faults:
        raise FaultsFound(faults)
    return Page(
        **{each.name: getattr(front, each.name) for each in fields(front)},
        path=_path(file, section),
        section=section,
        html=rich_text.html,
        headings=rich_text.headings,
    )


def _path(file: Path, section: str) -> str:
    return f"{section}/{file.stem}".removeprefix("/")
