"""Which pieces of a page stand alike on many pages, and how is each made once for all of them?

Of the figures of a country's school units one in twenty differs from all others. So a row of a table, and
what is said of figures that are not there, is kept under the very thing that it is made of: lines that stand
alone and absences are one and the same wherever they say the same. Of a row only its number is the page's.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Flask
from jinja2 import Environment, Template, pass_environment
from markupsafe import Markup

from nulage_site.views.evidence import Absence, Chapter
from nulage_site.views.lines import Line

KEPT = 1 << 14
"""How many pieces of each kind are kept."""

NUMBER = "\0"
"""Stands where a row has its number, as it can in no text."""

Columns = tuple[str, str, bool]
"""What heads the two columns that a table need not have, and whether there are pictures."""
Make = Callable[..., str]


def with_pieces(app: Flask) -> None:
    """Let templates ask `{{ chapter | table(who) }}` and `{{ absence | absent }}`."""
    app.jinja_env.filters |= {"table": table, "absent": absent}


@pass_environment
def table(environment: Environment, chapter: Chapter, who: str) -> Markup:
    """The table of a chapter's figures; `who` is whose they are."""
    make, _ = _templates(environment)
    columns = chapter.beside, chapter.earlier_heading, chapter.has_pictures
    numbered = zip(chapter.numbers, chapter.lines, strict=True)
    if chapter.alone:
        rows = "".join([str(number).join(_row(make.rows, line, columns)) for number, line in numbered])
    else:
        rows = make.rows(numbered, *columns)
    head = _head(make.head, chapter.heading, chapter.period, who, columns)
    return Markup(f"{head}{rows}</tbody>\n</table>")  # noqa: S704  (put together of what templates escaped)


@pass_environment
def absent(environment: Environment, absence: Absence) -> Markup:
    """What is said of indicators without a value."""
    _, make = _templates(environment)
    return _absent(make, absence)


@lru_cache(1)
def _templates(environment: Environment) -> tuple[Any, Template]:
    """The macros of a table, and the template of an absence, looked up once: a page has a dozen of them."""
    return environment.get_template("parts/table.html").module, environment.get_template("parts/absence.html")


@lru_cache(KEPT)
def _head(make: Make, heading: str, period: str, who: str, columns: Columns) -> str:
    return str(make(heading, period, who, *columns))


@lru_cache(KEPT)
def _row(make: Make, line: Line, columns: Columns) -> list[str]:
    """A row in the parts that its number joins."""
    return str(make([(NUMBER, line)], *columns)).split(NUMBER)


@lru_cache(KEPT)
def _absent(template: Template, absence: Absence) -> Markup:
    return Markup(template.render(absence=absence))  # noqa: S704  (likewise)
