"""What has changed since the site that stands was published, and before that?"""

import json
import re
from collections.abc import Collection
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from nulage_site.changes import Changes, History
from nulage_site.library import Library
from nulage_site.model import NATION
from nulage_site.publish.origins import Origins, as_left

KEPT = 10
"""How many builds with changes are remembered."""

FILE = "api/v1/changes.json"
TOLD, BELOW = re.compile(rf"/data/[^/]*\.csv|/{re.escape(FILE)}"), ("/data/", f"/{FILE}")
"""Which files tell of figures and of what has changed; where they are is asked first, as there are many."""
CHANGES = TypeAdapter(tuple[Changes, ...])


def history(library: Library, standing: Path | None, of: Collection[str] | None = None) -> History:
    """The changes of this build and those that the standing site tells of.

    When nothing has changed they are the standing site's own, so that the same input gives the same bytes.
    A site of which no principal is in this country is another country's, and the build is the first.

    The day is the site's own, never the clock's. `of` are those whose figures may have changed, principals or
    NATION, and everybody when it is None.
    """
    if standing and of is not None and not of:
        return History(read_history(standing / FILE))
    # what compares figures is imported only where there are others than before
    from nulage_site.analysis.changes import changed  # noqa: PLC0415
    from nulage_site.statistics.published import has_published, owners, read_published  # noqa: PLC0415

    site, here = library.site, {each.id for each in library.country.principals}
    first = History((Changes(site.edition, site.updated, first=True),), fresh=True)
    if standing is None or not has_published(standing):
        return first
    if of is None or here <= {*of}:  # as when all are new
        there = owners(standing)
        if here and there > {NATION} and not here & there:
            return first
        of = there | here
    told = read_history(standing / FILE)
    groups = changed(partial(read_published, standing), library.country, library.quality_system, of)
    if not groups:
        return History(told)
    return History((Changes(site.edition, site.updated, groups=groups), *told)[:KEPT], fresh=True)


def read_history(file: Path) -> tuple[Changes, ...]:
    """What a published file tells; nothing when there is none, or it is of another shape."""
    try:
        return CHANGES.validate_python(json.loads(file.read_text(encoding="utf-8"))["changes"])
    except (OSError, ValueError, KeyError, ValidationError):
        return ()


def told_as_left(standing: Path, before: Origins) -> bool:
    """Whether what the standing site tells of its figures, and of what has changed, is as it was left."""
    told = (url for url in before.pages if url.startswith(BELOW) and TOLD.fullmatch(url))
    return bool(before.pages) and all(as_left(f"{standing}{url}", before.pages[url].stamp) for url in told)
