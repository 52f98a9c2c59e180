"""Which kinds of page has the guidance site, and where does one of each stand?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from principals import Wanted, found, municipalities


def principal(site: Path, wanted: Wanted) -> str:
    """The page of the first principal that is as wanted."""
    return next(found(site, wanted)).url


def school_form(site: Path) -> str:
    """The page of one school form of a municipality that has many."""
    return next(f"{one.url}grundskola/" for one in municipalities(site) if len(one.school_forms) > 3)


def first(site: Path, folder: str) -> str:
    """The first page of a folder."""
    return f"/{min(file.parent for file in (site / folder).glob('*/index.html')).relative_to(site)}/"


LOST = "/finns/inte/"
PAGES: dict[str, Callable[[Path], str]] = {
    "start": lambda _: "/",
    "finding a principal": lambda _: "/huvudman/",
    "principals by region": lambda site: first(site, "huvudman/lan"),
    "principals by letter": lambda site: first(site, "huvudman/bokstav"),
    "principals by type": lambda _: "/huvudman/typ/enskilda-huvudman/",
    "analysis of a municipality": lambda site: principal(
        site, lambda one, _: one.type == "municipality" and one.units < 8
    ),
    "one of a municipality's many school forms": school_form,
    "analysis of a company with one unit": lambda site: principal(
        site, lambda one, figures: one.units == 1 and figures and one.name.endswith("AB")
    ),
    "analysis of a group with forty units": lambda site: principal(site, lambda one, _: one.units == 40),
    "analysis of an owner without figures": lambda site: principal(site, lambda _, figures: not figures),
    "analysis of a sole trader": lambda site: principal(site, lambda one, _: not one.id.isdigit()),
    "school unit": lambda site: first(site, "skolenhet"),
    "quality system": lambda _: "/kvalitetssystem/",
    "compulsory school": lambda _: "/kvalitetssystem/grundskola/",
    "adult education": lambda _: "/kvalitetssystem/komvux/",
    "indicators": lambda _: "/indikatorer/",
    "indicator": lambda site: first(site, "indikatorer"),
    "success factors": lambda _: "/framgangsfaktorer/",
    "success factor": lambda site: first(site, "framgangsfaktorer"),
    "guidance": lambda _: "/vagledning/",
    "guidance page": lambda site: first(site, "vagledning"),
    "questions with three tests": lambda _: "/vagledning/prioriterade-fragor/",
    "easy-read": lambda _: "/lattlast/",
    "easy-read page": lambda site: first(site, "lattlast"),
    "easy-read words": lambda _: "/lattlast/ordlista/",
    "words": lambda _: "/ordlista/",
    "voices": lambda _: "/roster/",
    "a voice": lambda site: first(site, "roster"),
    "search": lambda _: "/sok/",
    "news": lambda _: "/nytt/",
    "about": lambda _: "/om/",
    "method": lambda _: "/om/metod/",
    "data": lambda _: "/om/data/",
    "accessibility": lambda _: "/om/tillganglighet/",
    "personal data": lambda _: "/om/personuppgifter/",
    "nothing here": lambda _: LOST,
}

each_kind = pytest.mark.parametrize("page_of", PAGES.values(), ids=PAGES)
"""A test of every kind of page: `page_of` finds its address in the built site."""
