"""What does one page of each kind cost in the freeze, and what do a thousand rows cost in the readers?

Milliseconds of one process, of its own work and not by the clock. What is found out of a principal is kept by its
first page for the others, and so has a line of its own.
"""

import argparse
import tempfile
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import process_time

from costs import machine
from measured import METHOD, PROJECT, SYSTEM
from once import CONTENT, KEY

from nulage_site.app import addresses, create_app
from nulage_site.asking import afresh
from nulage_site.library import Library, read_library
from nulage_site.publish.freezer import SiteFreezer
from nulage_site.publish.links import Links
from nulage_site.statistics.folders import find_folders
from nulage_site.statistics.gathered import Edition, Gathered, Settings
from nulage_site.statistics.workbook import read_sheets


def main() -> None:
    """Measure on the invented country, or on the folder of statistics that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--statistics", type=Path, default=PROJECT / "content/statistics")
    parser.add_argument("--sample", type=int, default=60, help="files of each kind, spread over all")
    parser.add_argument("--quick", action="store_true", help="four files of each kind")
    wish = parser.parse_args()
    machine("flask", "jinja2", "pandas", "python-calamine", "xlsxwriter")
    readers(wish.statistics)
    library = read_library(CONTENT, wish.statistics, None, KEY)
    with tempfile.TemporaryDirectory() as folder:
        files(library, Path(folder), 4 if wish.quick else wish.sample)


def readers(statistics: Path) -> None:
    """One line for each source. A workbook's rows may be few and wide; opening it is told as a part of all."""
    print(
        f"\n{'source':<36}{'rows':>9}{'figures':>10}{'ms':>9}{'ms/1000 rows':>14}{'/1000 figures':>15}{'of it XLSX':>12}"
    )
    gathered, settings = Gathered(), Settings(SYSTEM, KEY, METHOD.evidence.approximate_short.value, afresh)
    for folder in (each for dated in find_folders(statistics, []) for each in dated[:1]):
        start = process_time()
        rows = 0
        for file, name in folder.files:
            if file.suffix == ".xlsx":
                rows += sum(map(len, read_sheets(file, name).values()))
        opened, before = process_time() - start, figures(gathered.newest)
        for file, _ in folder.files:
            if file.suffix == ".csv":
                rows += file.read_bytes().count(b"\n")
        start = process_time()
        gathered.read(folder, gathered.newest, settings)
        taken = process_time() - start
        new = figures(gathered.newest) - before
        print(
            f"{folder.source.id:<36}{rows:>9}{new:>10}{1000 * taken:>9.0f}{1e6 * taken / max(rows, 1):>14.1f}"
            f"{f'{1e6 * taken / new:.1f}' if new else '':>15}{opened / taken:>12.2f}"
        )


def figures(edition: Edition) -> int:
    """How many figures have been read of an edition."""
    return sum(map(len, edition.basis.tables)) + sum(len(table) for table, _ in edition.others)


def files(library: Library, folder: Path, sample: int) -> None:
    """One line for each kind of file."""
    app, links = create_app(library), Links(library.site.url, library.site.service_url)
    freezer = SiteFreezer(app, lambda: addresses(library), links, folder, None)
    by_kind, router = defaultdict(list), app.url_map.bind("")
    for url in freezer.files:
        by_kind[router.match(url)[0]].append(url)
    known = [each.id for each in library.country.principals]
    print(f"\n{'kind':<36}{'files':>9}{'kB':>10}{'ms':>9}{'ms at most':>12}   median of {sample}")
    line(
        "found out of a principal",
        len(known),
        [timed(library.findings, id_) for id_ in spread(known, sample)],
    )
    for kind, urls in sorted(by_kind.items(), key=lambda pair: -len(pair[1])):
        chosen = spread(urls, sample)
        freezer.frozen.bytes = 0
        taken = [timed(freezer.freeze, [url]) for url in chosen]
        line(kind, len(urls), taken, freezer.frozen.bytes / len(chosen) / 1000)
    for fault in freezer.frozen.faults():
        print(fault)


def spread(things: list[str], sample: int) -> list[str]:
    """As many of them as asked for, evenly spread."""
    return things[:: max(1, len(things) // sample)][:sample]


def timed(work, given: object) -> float:
    start = process_time()
    work(given)
    return 1000 * (process_time() - start)


def line(kind: str, many: int, taken: list[float], kilobytes: float = 0) -> None:
    size = f"{kilobytes:>10.1f}" if kilobytes else f"{'':>10}"
    print(f"{kind:<36}{many:>9}{size}{median(taken):>9.2f}{max(taken):>12.2f}")


if __name__ == "__main__":
    main()
