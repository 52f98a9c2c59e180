"""How long is it from a saved file to the page that shows it? Milliseconds, the median of so many savings each."""

import io
import re
import shutil
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from costs import machine
from rich.console import Console
from werkzeug.test import Client

from nulage_site.preview import Preview
from nulage_site.preview.watch import PROGRAM

CONTENT = Path(__file__).parents[2] / "content"
PAGE = "/vagledning/fore/"
TIMES = 20


def main() -> None:
    """Measure on the content's own statistics, or on the folder of statistics that is named."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("statistics", type=Path, nargs="?", default=CONTENT / "statistics")
    options.add_argument("--quick", action="store_true", help="one saving each")
    said = options.parse_args()
    machine("flask", "jinja2", "pandas")
    with tempfile.TemporaryDirectory() as folder:
        desk = shutil.copytree(CONTENT, Path(folder) / "content", ignore=shutil.ignore_patterns("statistics"))
        start = perf_counter()
        preview = Preview(
            desk, said.statistics, id_key="only for measuring", console=Console(file=io.StringIO())
        )
        print(f"{'start':<58} {1000 * (perf_counter() - start):>8.0f} ms")
        client = Client(preview)
        listed = client.get("/api/v1/principals.json").get_json()["principals"]
        largest = max(listed, key=lambda one: one["units"])["url"]
        page, system = desk / "guidance/fore.md", desk / "quality-system"
        for what, address, target, touch in (
            ("nothing saved", PAGE, "", lambda _: None),
            ("a page of guidance", PAGE, "500", lambda number: add(page, f"\nStycke {number}.\n")),
            ("a template of guidance", PAGE, "", lambda _: (PROGRAM / "templates/page.html").touch()),
            (
                "a template of the analysis",
                largest,
                "1000",
                lambda _: (PROGRAM / "templates/principal.html").touch(),
            ),
            ("a sentence", PAGE, "", lambda number: resay(system, number)),
            ("words about a measure", PAGE, "", lambda number: reword(system, number)),
        ):
            measure(client, what, address, target, touch, 1 if said.quick else TIMES)


def measure(
    client: Client, what: str, address: str, target: str, touch: Callable[[int], object], times: int
) -> None:
    """One line: what was saved, how long it took until the page was there, and how long it may take."""
    taken = []
    for number in range(times):
        touch(number)
        start = perf_counter()
        answer = client.get(address)
        taken.append(1000 * (perf_counter() - start))
        assert answer.status_code == 200
        assert "fel att rätta" not in answer.text
    print(f"{what:<58} {median(taken):>8.0f} ms" + (f"  target {target}" if target else ""))


def add(file: Path, text: str) -> None:
    """Save the file with some more in it."""
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def resay(system: Path, number: int) -> None:
    """Save other words for how a clear difference is told."""
    file = system / "sentences.toml"
    text = re.sub(r"inte varför[^.]*", f"inte varför {number}", file.read_text(encoding="utf-8"), count=1)
    file.write_text(text, encoding="utf-8")


def reword(system: Path, number: int) -> None:
    """Save other words about how many pupils there are."""
    file = system / "indicators/compulsory_school/10-pupils.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    told = next(place for place, line in enumerate(lines) if line.startswith("definition = "))
    lines[told] = f'definition = "Ord nummer {number}."'
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
