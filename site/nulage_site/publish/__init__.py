"""How does a folder of content and a folder of statistics become a published site?"""

import os
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from nulage_site.app import addresses, create_app
from nulage_site.faults import FaultsFound
from nulage_site.faults.disk import disk_fault
from nulage_site.kept import Kept
from nulage_site.library import read_library
from nulage_site.publish.freezer import SiteFreezer
from nulage_site.publish.history import history
from nulage_site.publish.links import Links
from nulage_site.publish.progress import Stages
from nulage_site.publish.release import release
from nulage_site.publish.report import Report
from nulage_site.publish.search import index
from nulage_site.publish.search.synonyms import read_synonyms
from nulage_site.publish.workers import freeze

KEPT = "kept"
"""What was read and reckoned, in a folder beside the builds; it may be thrown away at any time."""


def publish(
    content: Path,
    statistics: Path | None,
    out: Path,
    *,
    edition: str | None = None,
    workers: int | None = None,
    id_key: str | None = None,
    verbose: bool = False,
) -> Report:
    """Read, check, analyse, freeze, follow every link, index, swap in; and what came of it.

    `statistics` is the content's own when it is None, `workers` one for each core. Raises FaultsFound with
    every fault found, and then the site that stood at `out` still stands.
    """
    stages = Stages(Console(stderr=True))
    try:
        with release(out) as (fresh, standing):
            with stages.stage("Läser innehåll och statistik"):
                key = id_key.encode() if id_key else None
                kept = Kept(fresh.parent / KEPT)
                library = read_library(content, statistics or content / "statistics", edition, key, kept)
                kept.forget()
                synonyms = read_synonyms(content)
            with stages.stage("Jämför med det som är publicerat"):
                library = replace(library, history=history(library, standing))
            with stages.stage("Räknar upp adresserna"):
                links = Links(library.site.url, library.site.service_url)
                freezer = SiteFreezer(create_app(library), lambda: addresses(library), links, fresh, standing)
            with stages.stage("Skriver sidorna", total=len(freezer.files)) as advance:
                frozen = freeze(freezer, workers or len(os.sched_getaffinity(0)), advance)
            with stages.stage("Följer länkarna"):
                files = {url: fresh / name for url, name in freezer.files.items()}
                if faults := [*frozen.faults(), *frozen.links.broken(files, content)]:
                    raise FaultsFound(faults)
            with stages.stage("Gör sökningen"):
                search = index(library, synonyms, fresh)
    except OSError as problem:
        raise FaultsFound([disk_fault(problem, out)]) from None
    return Report(library, frozen, stages.seconds, out, verbose, search)
