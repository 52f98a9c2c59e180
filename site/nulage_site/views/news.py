"""Which pages and files tell what has changed since the site was last published?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from flask import Blueprint, Response, render_template

from nulage_site.changes import Changes, Group
from nulage_site.library import Library
from nulage_site.swedish import date_text, listed, number
from nulage_site.views import library, shapes
from nulage_site.views.api import file

blueprint = Blueprint("news", __name__)

SHOWN = 80
"""How many measures the page tells of; the published file has them all."""

KINDS: Mapping[str, Callable[[Group], int]] = {
    "Nya": lambda each: each.new,
    "Ändrade": lambda each: each.revised,
    "Inte längre publicerade": lambda each: each.hidden,
    "Borta ur källan": lambda each: each.gone,
}


@dataclass(frozen=True, slots=True)
class Told:
    """The measures of one source and school form: name, how many of each kind, and whose were revised."""

    heading: str
    rows: tuple[tuple[str, str, str], ...]


def addresses(library: Library) -> Iterator[tuple[str, Mapping[str, Any]]]:  # noqa: ARG001  (a room's shape)
    """None: each file here has one address."""
    yield from ()


@blueprint.get("/nytt/")
def show() -> str:
    """What the newest build that changed anything did change, and when those before it did."""
    changes = library().history.changes
    newest = changes[0] if changes else None
    groups = newest.groups if newest else ()
    return render_template(
        "news.html",
        title="Nytt",
        section="",
        crumbs=[],
        updated=library().site.updated,
        newest=newest,
        counted=_counted(*groups),
        places=list(_places(groups, _titles(library()))),
        more=number(len(groups) - SHOWN, 0) if len(groups) > SHOWN else "",
        earlier=[(each, in_short(each)) for each in changes[1:]],
    )


@blueprint.get("/api/v1/changes.json")
def changes() -> Response:
    """The same for other programs. No value stands in it, neither old nor new."""
    return file(changes=shapes.plain(library().history.changes))


def _titles(library: Library) -> dict[str, str]:
    """What each source is called, whatever the date of its folder; the order is that of the site."""
    return {source.id.partition("/")[0]: source.title for source in library.country.sources}


def sums(groups: Iterable[Group]) -> list[tuple[str, str]]:
    """How many figures of each kind, all together."""
    known = tuple(groups)
    return [(kind, number(sum(map(of, known)), 0)) for kind, of in KINDS.items()]


def _counted(*groups: Group) -> str:
    """`12 nya och 3 ändrade`: what there is, and nothing of what there is not."""
    return listed([f"{count} {kind.lower()}" for kind, count in sums(groups) if count != "0"])


def _places(groups: tuple[Group, ...], titles: Mapping[str, str]) -> Iterator[Told]:
    order = [*titles, *(each.source for each in groups)]
    ordered = sorted(groups, key=lambda each: order.index(each.source))
    by_place = groupby(islice(ordered, SHOWN), key=lambda each: (each.source, each.school_form))
    for (source, form), own in by_place:
        yield Told(f"{form}, {titles.get(source, source)}", tuple(map(_row, own)))


def _row(group: Group) -> tuple[str, str, str]:
    others = [f"{number(group.others, 0)} till"] if group.others else []
    return group.name, _counted(group), listed([*group.principals, *others])


def in_short(changes: Changes) -> str:
    """`Utgåva 2026-1, 21 november 2026: 12 nya och 3 ändrade`; the first has nothing to be compared with."""
    what = "den första utgåvan" if changes.first else _counted(*changes.groups)
    return f"Utgåva {changes.edition}, {date_text(changes.published)}: {what}"
