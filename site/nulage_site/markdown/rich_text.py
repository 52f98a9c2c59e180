"""How does Markdown become HTML that holds nothing but what a page may hold?"""

import re
from dataclasses import dataclass
from html import unescape

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension

from nulage_site.markdown.external import external_marked
from nulage_site.markdown.tables import CardLabels
from nulage_site.swedish import slug

TEXT = {"p", "ul", "ol", "li", "strong", "em", "a", "img", "code", "pre", "blockquote", "br", "hr"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
HEADINGS = {"h2": {"id"}, "h3": {"id"}, "h4": {"id"}}
ATTRIBUTES = {**HEADINGS, "a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "td": {"data-label"}}
CLASSES = {"a": {"term"}}
SCOPES = {"th": {"scope": "col"}}
"""A heading cell of a Markdown table always heads its column, and a screen reader is told so."""

HEADING = re.compile(r'<h([1-6]) id="(.*?)">(.*?)</h\1>')
TAG = re.compile(r"<[^>]+>")
BETWEEN_CELLS = re.compile(r">\n(?=</?t[rdhb])")
"""Line breaks that nobody sees, and that a long page has hundreds of."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading to list under *på den här sidan*. `level` is 2 to 4, `id` is unique on its page."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class RichText:
    """HTML that was cleaned, and its headings in order."""

    html: str
    headings: tuple[Heading, ...]


def from_markdown(text: str, *more: Extension) -> RichText:
    """The text as HTML. What is not allowed is taken away; a heading of level 1 is told but not kept.

    `more` does what only some pages ask for, such as linking words to the glossary.
    """
    toc = TocExtension(slugify=_heading_id)
    html = Markdown(extensions=["tables", CardLabels(), "sane_lists", toc, *more]).convert(text)
    headings = (
        Heading(int(level), name, unescape(TAG.sub("", text)).strip())
        for level, name, text in HEADING.findall(html)
    )
    tags = {*TEXT, *TABLES, *HEADINGS}
    clean = nh3.clean(
        html,
        tags=tags,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        link_rel=None,
        set_tag_attribute_values=SCOPES,
    )
    return RichText(external_marked(BETWEEN_CELLS.sub(">", clean)), tuple(headings))


def _heading_id(heading: str, _separator: str) -> str:
    """An address that begins with a letter, so that it stays when numbered steps change their order."""
    return slug(heading).lstrip("0123456789-") or "avsnitt"
