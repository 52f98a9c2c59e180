"""How does a folder of content and a folder of statistics become a published site?"""

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path

from flask import Flask
from rich.console import Console

from nulage_site.app import addresses, create_app, subjects
from nulage_site.cores import beside
from nulage_site.faults import Fault, FaultsFound
from nulage_site.faults.disk import disk_fault
from nulage_site.kept import Kept
from nulage_site.library import Library, read_library
from nulage_site.manifest import Manifest, look, manifest_of, read_manifest, untouched
from nulage_site.publish.footing import Footing, Ready, footing
from nulage_site.publish.found import hash_of_found
from nulage_site.publish.freezer import ADDRESSES, SiteFreezer
from nulage_site.publish.history import history, told_as_left
from nulage_site.publish.links import Links
from nulage_site.publish.origins import Origins, keep_pages, keep_parts
from nulage_site.publish.outlined import keep_outline, read_outline
from nulage_site.publish.progress import Stages
from nulage_site.publish.release import release
from nulage_site.publish.report import Report
from nulage_site.publish.search import Index, indexed
from nulage_site.publish.search.synonyms import read_synonyms
from nulage_site.publish.twins import Twins, compress
from nulage_site.publish.watched import moved, parts_of, parts_of_figures, parts_read, still, watched
from nulage_site.publish.workers import FEW, freeze

KEPT = "kept"
"""What was read and reckoned, in a folder beside the builds; it may be thrown away at any time."""


SAVED_MEANWHILE = Fault(
    "webbplatsen", "", "något som sparades medan den byggdes", "filer som ingen skriver i", "Bygg igen."
)


def publish(
    content: Path,
    statistics: Path | None,
    out: Path,
    *,
    edition: str | None = None,
    workers: int | None = None,
    id_key: str | None = None,
    verbose: bool = False,
    packed: bool = False,
    made: Manifest | None = None,
    again: bool = False,
    ready: Ready | None = None,
) -> Report:
    """Read, check, analyse, freeze, follow every link, index, compress if asked to, swap in; what came of it.

    `statistics` is the content's own when it is None, `workers` one for each core, `made` a look at the files
    from before the program was imported, or now. Whoever will build `again` gets nothing published that was
    read while something was saved, and may have made `ready` before. Raises FaultsFound with every fault
    found, and then the site that stood at `out` still stands.
    """
    made = made or look(content, statistics, out, edition, id_key, packed=packed)
    steady = partial(untouched, made, content, statistics, out)
    stages, twins = Stages(Console(stderr=True)), Twins()
    workers = workers or len(os.sched_getaffinity(0))
    try:
        with release(out) as (fresh, standing), ExitStack() as others:
            with stages.stage("Läser innehåll och statistik"):
                kept = Kept(fresh.parent / KEPT, made.settled())
                known = others.enter_context(footing(fresh, standing if again or steady() else None, ready))
                before = known.origins
                read = parts_read(made)
                same = standing if read.items() <= before.parts.items() else None
                outline = read_outline(same) if same and not verbose else None
                library = read_library(
                    content,
                    statistics or content / "statistics",
                    edition,
                    id_key.encode() if id_key else None,
                    kept,
                    outline,
                )
                synonyms = read_synonyms(content)
            with stages.stage("Jämför med det som är publicerat"):
                library, parts = _compared(library, read, standing, before)
                if not same:
                    kept.forget()
            searched: Callable[[], Index] = partial(
                indexed, library, synonyms, fresh, standing, parts, before.parts, known.indexes
            )
            if outline:  # no figure is another: few pages are, and another core is idle
                searched = others.enter_context(beside(searched))
            with stages.stage("Räknar upp adresserna"):
                freezer = _freezer(library, fresh, standing, known, parts, ready.rooms if ready else None)
            if not outline and len(freezer.due) <= FEW:
                searched = others.enter_context(beside(searched))
            with stages.stage("Skriver sidorna", total=len(freezer.due)) as advance:
                freezer.clear()
                frozen = freeze(freezer, workers, advance, subjects(library))
                freezer.keep()
            with stages.stage("Följer länkarna"):
                if faults := [*frozen.faults(), *freezer.broken(content)]:
                    raise FaultsFound(faults)
                keep_pages(fresh, frozen.origins, freezer.due, standing, before.pages)
                if whole := steady():  # all that is made of files has been
                    keep_outline(fresh, library.country, standing if outline else None)
                    made.write(manifest_of(fresh))
                elif again:
                    raise FaultsFound([SAVED_MEANWHILE])
            with stages.stage("Gör sökningen"):
                search = searched()
            if packed:
                with stages.stage("Komprimerar"):
                    twins = compress(fresh, standing, workers)
            if whole:
                made_of = {**parts, **frozen.found, **search.origins, ADDRESSES: freezer.known}
                keep_parts(fresh, made_of, _changed(made, standing), freezer.due)
    except OSError as problem:
        raise FaultsFound([disk_fault(problem, out)]) from None
    return Report(
        library, frozen, stages.seconds, out, verbose, search, twins, figures_same=outline is not None
    )


def _compared(
    library: Library, read: Mapping[str, str], standing: Path | None, before: Origins
) -> tuple[Library, Mapping[str, str]]:
    """The library with what has changed since the standing site was published, and hashes of its parts."""
    known = {**read, **parts_of_figures(library, read, before.parts)}
    left = standing and told_as_left(standing, before)
    of = moved(library, known, before.parts) if left else None
    told = still(standing, known, before.parts, of)
    library = replace(library, history=history(library, standing, of), still=told)
    return library, parts_of(library, known)


def _changed(made: Manifest, standing: Path | None) -> tuple[str, ...]:
    """The names of the files that are others than when the standing site was made of them."""
    last = read_manifest(manifest_of(standing)) if standing else None
    return tuple(made.differing(last)) if last else ()


def _freezer(
    library: Library,
    fresh: Path,
    standing: Path | None,
    known: Footing,
    parts: Mapping[str, str],
    rooms: Flask | None,
) -> SiteFreezer:
    """What makes the pages of a library, and notes what each of them asks for."""
    asked: set[str] = set()
    seen = watched(library, asked)
    return SiteFreezer(
        create_app(seen, rooms),
        lambda: addresses(seen),
        Links(library.site.url, library.site.service_url),
        fresh,
        standing,
        known.origins,
        parts,
        asked,
        partial(hash_of_found, library, parts),
        known.fit(),
        known.overview,
    )
