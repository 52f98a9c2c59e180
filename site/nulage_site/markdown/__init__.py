"""What does a page that an editor wrote in Markdown say, and is it whole?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from html import escape
from operator import attrgetter
from pathlib import Path

import frontmatter
import yaml
from pydantic import ValidationError

from nulage_site.asking import Ask, afresh, lasting
from nulage_site.faults import FaultsFound
from nulage_site.markdown.faults import (
    dead_link_faults,
    front_matter_faults,
    heading_faults,
    headless,
    line_faults,
    name_faults,
    nameless,
    unread,
    unreadable,
)
from nulage_site.markdown.glossary import ADDRESSES, Term, loose_term_faults, read_glossary
from nulage_site.markdown.page import (
    FRONT_MATTER,
    KEYS,
    VOICES,
    Page,
    PageSource,
    page_files,
    path_of,
    stray_files,
)
from nulage_site.markdown.plain_language import language_faults
from nulage_site.markdown.rich_text import from_markdown
from nulage_site.markdown.terms import TermLinks, phrases
from nulage_site.markdown.twins import EASY, TWINS, next_step_faults, twin_faults
from nulage_site.swedish import slug

__all__ = ["Page", "PageSource", "Term", "read_glossary", "read_pages"]

START = "start"
"""The path of the start page's own texts, the only page that stands in no section."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a page is read beside: every address there is, and the ids and the phrases of the glossary.

    All in an order of their own, as what is kept of a page is known by them.
    """

    addresses: Collection[str]
    ids: Collection[str] | None
    phrases: Mapping[str, str]


def read_pages(folder: Path, glossary: Collection[Term] | None = (), ask: Ask = afresh) -> Mapping[str, Page]:
    """The pages of `start.md` and of each section by path, those of a section in its own order.

    A term of the glossary is linked where it first stands on a page; a glossary that could not be read is
    None, and no link to it is judged; nor is one to a missing twin, which is told by itself. Raises
    FaultsFound with every fault of every page.
    """
    files = page_files(folder)
    addresses = {f"/{path_of(file, section)}/" for file, section in files.items()} | set(ADDRESSES.values())
    addresses |= {f"/{TWINS[section]}/{file.stem}/" for file, section in files.items() if section in TWINS}
    ids = None if glossary is None else dict.fromkeys(term.id for term in glossary)
    around = Around(dict.fromkeys(sorted(addresses)), ids, phrases(glossary or ()))
    pages: dict[Path, Page] = {}
    faults = [*twin_faults(folder), *map(unread, stray_files(folder))]
    for file, section in files.items():
        try:
            pages[file] = ask(_page, file, path_of(file, section), section, around)
        except FaultsFound as found:
            faults += found.faults
    if faults:
        raise FaultsFound(faults)
    return {page.path: page for page in sorted(pages.values(), key=attrgetter("section", "order", "path"))}


@lasting
def _page(file: Path, path: str, section: str, around: Around) -> Page:
    """The page that a file holds. It is told its path, as what is kept of it is known by its bytes alone.

    Raises FaultsFound with all that is wrong in that file.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        metadata, body = frontmatter.parse(text)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise FaultsFound([unreadable(file, error)]) from None
    links = [TermLinks(around.phrases, ADDRESSES[section == EASY])] if section else []
    rich_text = from_markdown(body, *links)
    faults = [*name_faults(file, slug(file.stem)), *line_faults(file, text)]
    faults += heading_faults(file, text, rich_text.headings)
    faults += dead_link_faults(file, text, around.addresses)
    if around.ids is not None:
        faults += loose_term_faults(file, text, around.ids)
    read = f"<p>{escape(str(metadata.get('summary', '')))}</p>\n{rich_text.html}"
    faults += language_faults(file, text, read, easy=section == EASY)
    if not metadata:
        raise FaultsFound([*faults, headless(file)])
    try:
        front = FRONT_MATTER.validate_python(metadata)
    except ValidationError as error:
        raise FaultsFound([*faults, *front_matter_faults(file, text, error, KEYS)]) from None
    if section == VOICES and not front.voice:
        faults.append(nameless(file))
    if section == EASY:
        faults += next_step_faults(file, text, front.next)
    if faults:
        raise FaultsFound(faults)
    return Page(
        **{each.name: getattr(front, each.name) for each in fields(front)},
        path=path,
        section=section,
        html=rich_text.html,
        headings=rich_text.headings,
    )
