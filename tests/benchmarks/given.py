"""What is Hugo given, so that it can make the very pages that we make?

The published JSON tells every figure, but not all that stands beside it on a page: what is expected, where most of the
similar lie, and where a mark stands in a picture. So Hugo is given what our templates are given, as JSON, with what
no template asks for left out. Formatting, choosing and reckoning is done: Hugo has less to do than we have.
"""

import json
import sys
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask, template_rendered
from once import CONTENT, KEY, analysis_addresses

from nulage_site.app import create_app
from nulage_site.basis import AnalysisBasis, FormBasis, Group, UnitBasis, UnitComparison
from nulage_site.findings import Area, Similar
from nulage_site.library import Library, read_library
from nulage_site.markdown.external import host
from nulage_site.model import Figure, Indicator, Principal, SchoolForm, SchoolUnit, Source, SuccessFactor
from nulage_site.swedish import date_text
from nulage_site.views.evidence import Chapter, FormChapters
from nulage_site.views.words import licence_text

SHOWN: dict[type, tuple[str, ...]] = {
    AnalysisBasis: ("principal", "has_values", "sources"),
    UnitBasis: ("unit", "principals", "sources"),
    FormBasis: ("school_form",),
    Group: ("sub_goal",),
    Chapter: tuple(each.name for each in fields(Chapter) if each.name not in {"numbers", "alone"}),
    UnitComparison: ("school_form", "units"),
    SchoolForm: ("id", "slug", "name", "goal", "status", "definite"),
    SchoolUnit: ("code", "name"),
    Principal: ("id", "name", "units"),
    Indicator: ("id", "name"),
    SuccessFactor: ("id", "name"),
    Area: ("id", "kind", "heading", "statement", "also", "questions", "why"),
    Similar: ("note", "origin", "peers"),
    Figure: (),
}
"""What templates ask for, of what has more to tell."""

RECKONED = {Chapter: ("years_note", "years_heading"), FormChapters: ("marks", "surveyed", "chapters")}
"""What a thing says besides its fields."""

OURS_ALONE = {"g", "request", "session", "library", "site"}
"""What stands on every page."""


def write_given(library: Library, app: Flask, folder: Path) -> int:
    """How many pages Hugo now has to make: one file for each under assets/, and the list of them."""
    assets = folder / "assets"
    assets.mkdir(parents=True)
    told: list[dict[str, Any]] = []
    listed = []
    client = app.test_client()
    with template_rendered.connected_to(
        lambda _, template, context: told.append({"layout": template.name, **context}), app
    ):
        for number, address in enumerate(analysis_addresses(library, app)):
            told.clear()
            assert client.get(address).status_code == 200, address
            ((layout, given),) = (given_of(address, context) for context in told)
            (assets / f"{number}.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
            listed.append({"url": address, "layout": layout, "given": f"{number}.json"})
    (assets / "list.json").write_text(json.dumps(listed), encoding="utf-8")
    site = library.site
    everywhere = {
        "service_url": site.service_url,
        "url": site.url,
        "edition": site.edition,
        "name": site.name,
    }
    fetched = app.jinja_env.globals["asset"]
    assets_of = {"style": fetched["nulage.css"], "mark": fetched["favicon.svg"]}
    params = {**everywhere, **assets_of, "tagline": site.tagline, "invented": library.country.invented}
    config = {"baseURL": site.url, "disableKinds": UNWANTED, "locale": "sv", "params": params}
    (folder / "hugo.json").write_text(json.dumps(config), encoding="utf-8")
    return len(listed)


UNWANTED = ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]


def given_of(address: str, context: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The name of a page's template, and what it is given."""
    given = {key: shape(value) for key, value in context.items() if key not in OURS_ALONE}
    if context.get("apart"):
        given["apart"] = [
            {**shape(each), "headings": " · ".join(goal.heading for goal in each.school_form.sub_goals)}
            for each in context["apart"]
        ]
    return given.pop("layout").removesuffix(".html"), {**given, "url": address}


def shape(thing: Any) -> Any:
    """A thing as JSON can hold it; a set becomes the keys of a dictionary, which a template can ask."""
    if isinstance(thing, Source):
        return {
            "title": thing.title,
            "url": thing.url,
            "host": host(thing.url),
            "publisher": thing.publisher,
            "fetched": date_text(thing.fetched),
            "licence": licence_text(thing.licence),
        }
    if isinstance(thing, date):
        return {"day": thing.isoformat(), "text": date_text(thing)}
    if isinstance(thing, frozenset):
        return dict.fromkeys(sorted(thing), True)
    if isinstance(thing, list | tuple) and not hasattr(thing, "_fields"):
        return [shape(part) for part in thing]
    if is_dataclass(thing) and not isinstance(thing, type):
        names = SHOWN.get(type(thing), tuple(field.name for field in fields(thing)))
        asked = ((name, shape(getattr(thing, name))) for name in (*names, *RECKONED.get(type(thing), ())))
        told = {name: value for name, value in asked if not nothing(value)}
        if isinstance(thing, Chapter) and thing.lines:
            numbers = zip(thing.numbers, told["lines"], strict=True)
            told["lines"] = [{"number": number, **line} for number, line in numbers]
        return told
    return thing


def nothing(value: object) -> bool:
    """Whether it is the same to a template as if it were not there; what is not there need not be read."""
    return value is None or value is False or value in ("", [], {})


def main() -> None:
    """`given.py STATISTICS FOLDER`: write what Hugo needs to the folder."""
    statistics, folder = map(Path, sys.argv[1:3])
    library = read_library(CONTENT, statistics, None, KEY)
    print(write_given(library, create_app(library), folder))


if __name__ == "__main__":
    main()
