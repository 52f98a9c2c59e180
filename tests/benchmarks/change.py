"""What does a build cost when something has changed: nothing, a text, a figure, a template, a whole new year?

Each change is saved on a desk of its own, with a copy of the program, the content and an invented country, and
`build.py` is run as staff run it. A new year is the newest edition of the analysis basis, put beside the one before.
A text and a figure are then saved beside a build that stays, and what is told is how long it was until the site was
another.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from costs import Cost, children, machine
from measured import PROJECT
from one_figure import change_one_figure

COUNTRY = PROJECT / "tests/data/invented_country"
NEWEST = "underlag-for-analys/2026-03-25"
TARGETS = {"nothing": 0.15, "one figure of one principal": 1.0, "one guidance page": 0.5}
IDLE = 2
"""Seconds between two changes beside a build that stays, in which it looks for garbage."""


class Desk:
    """A copy of everything that a site is made from, to be changed and built."""

    def __init__(self, folder: Path, principals: int) -> None:
        self.folder = folder
        for part in ("site", "content"):
            without = shutil.ignore_patterns("__pycache__", "statistics")
            if part == "site":
                without = shutil.ignore_patterns("__pycache__")
            shutil.copytree(PROJECT / part, folder / part, ignore=without)
        shutil.copy(PROJECT / "build.py", folder)
        self.statistics = folder / "statistics"
        size = ("--principals", str(principals), "--units", str(9 * principals))
        invent = [sys.executable, COUNTRY, *size, "--out", self.statistics]
        subprocess.run(invent, check=True, stdout=subprocess.DEVNULL)

        self.command = [sys.executable, "build.py", "--statistics", self.statistics, "--out", "_site"]
        self.settings = {**os.environ, "PYTHONPATH": str(folder / "site"), "NULAGE_ID_KEY": ""}

    def build(self) -> Cost:
        """What a build costs now."""
        given = {"cwd": self.folder, "env": self.settings}
        return children(lambda: subprocess.run(self.command, **given, check=True, capture_output=True))

    @contextmanager
    def stayed(self) -> Iterator[Callable[[], float]]:
        """A build that stays; what is given waits for another site than there was, and tells the seconds."""
        given = {"cwd": self.folder, "env": self.settings, "stderr": subprocess.DEVNULL}
        with subprocess.Popen([*self.command, "--stay"], stdout=subprocess.PIPE, text=True, **given) as build:

            def until_published() -> float:
                start = perf_counter()
                if not any(line.startswith("Klart") for line in build.stdout):
                    sys.exit("The build that was to stay has ended.")
                return perf_counter() - start

            try:
                yield until_published
            finally:
                build.kill()

    def write_more(self, name: str, number: int) -> None:
        """Save a text with another paragraph."""
        file = self.folder / name
        file.write_text(f"{file.read_text('utf-8')}\nStycke {number}.\n", encoding="utf-8")

    def change_template(self, number: int) -> None:
        """Save the template of principals' pages with other words."""
        file = self.folder / "site/nulage_site/templates/principal/since.html"
        file.write_text(f"{file.read_text('utf-8')}<p>Mening {number}.</p>\n", encoding="utf-8")

    def change_figure(self) -> None:
        """Save the largest workbook of the newest edition with the last value of one principal a bit higher."""
        file = max((self.statistics / NEWEST).glob("*.xlsx"), key=lambda each: each.stat().st_size)
        change_one_figure(file, max)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--principals", type=int, default=2800)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="one round in a small country")
    wish = parser.parse_args()
    machine("flask", "jinja2", "pandas", "xlsxwriter")
    with tempfile.TemporaryDirectory() as folder:
        measure(Desk(Path(folder), 30 if wish.quick else wish.principals), 1 if wish.quick else wish.rounds)


def measure(desk: Desk, rounds: int) -> None:
    """The table: medians of seconds, and what each is of the first build."""
    aside = desk.folder / "newest"
    (desk.statistics / NEWEST).rename(aside)
    first = desk.build()
    print(f"\n{'median of ' + str(rounds):<38}{'s':>9}{'cpu s':>9}{'of the first':>14}")
    tell("first build, of the year before", [first], first)
    aside.rename(desk.statistics / NEWEST)
    tell("a whole new year", [desk.build()], first)
    changes: dict[str, Callable[[int], object]] = {
        "nothing": lambda _: None,
        "one guidance page": lambda number: desk.write_more("content/guidance/fore.md", number),
        "one figure of one principal": lambda _: desk.change_figure(),
        "one template": desk.change_template,
    }
    for what, change in changes.items():
        costs = []
        for number in range(rounds):
            change(number)
            costs.append(desk.build())
        tell(what, costs, first)
    with desk.stayed() as until_published:
        desk.write_more("content/guidance/fore.md", rounds)
        until_published()
        for what in ("one guidance page", "one figure of one principal"):
            seconds = []
            for number in range(rounds + 1):
                sleep(IDLE)
                changes[what](rounds + number)
                seconds.append(until_published())
            told = [Cost(each, 0) for each in seconds[1:]]  # the first of a kind reads what others remember
            tell(f"{what}, staying", told, first)


def tell(what: str, costs: list[Cost], first: Cost) -> None:
    seconds, cpu = median(one.seconds for one in costs), median(one.cpu for one in costs)
    target = f"  target {TARGETS[what]}" if what in TARGETS else ""
    work = f"{cpu:.2f}" if cpu else ""
    print(f"{what:<38}{seconds:>9.2f}{work:>9}{seconds / first.seconds:>14.3f}{target}", flush=True)


if __name__ == "__main__":
    main()
