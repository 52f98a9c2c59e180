"""How long does Hugo take to make the same analysis pages, and how long does Frozen-Flask as it comes?

First the visible text of every page that Hugo makes is held against ours, table by table: it must be equal. Then
all are timed in turn, each cold, in rounds, so that what disturbs the machine disturbs them all. Of Hugo's time, what
it takes to read what it is given is also told apart, by templates that read and show nothing: our own figures do not
come from JSON. Hugo's program is fetched by `make bench`.

Whoever makes pages makes them in a new folder, and nothing is thrown away before the end: for some minutes ext4 looks at
every place in its tables that has just been given back before it takes a new one, and then a file costs up to forty
times as much. What a file costs is told first, and should be some hundredths of a millisecond. And what one has written
is on the disk before the next begins, who would else wait for it.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from costs import Cost, children, machine, seconds_a_file, steps
from measured import PROJECT, REAL
from visible import tables, text

HERE = Path(__file__).parent
HUGO = Path(sys.prefix) / "hugo/hugo/binaries/hugo"
READS_ONLY = "{{ with transform.Unmarshal (resources.Get .Params.given) }}{{ .title }}{{ end }}"
READING = "  of it, reading what it is given"
FINDING = "  of it, finding out what to say"
TARGETS = {"our pages": "0.5", "our reading, analysis, all pages and JSON": "1.5"}


def main() -> None:
    """Measure on the invented country, and on the real one when its files are here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="one round, on the invented country alone")
    parser.add_argument("--hugo", type=Path, default=HUGO)
    parser.add_argument("--statistics", type=Path, nargs="*")
    wish = parser.parse_args()
    countries = [PROJECT / "content/statistics", *([REAL] if REAL.is_dir() and not wish.quick else [])]
    if not wish.hugo.is_file():
        print("Hugo is not here: `make bench` fetches it. Nothing is measured.")
        raise SystemExit
    said = subprocess.run([wish.hugo, "version"], capture_output=True, text=True, check=True).stdout
    machine("flask", "jinja2", "frozen-flask", "pandas")
    print(f"Hugo {said.split()[1]}")
    with tempfile.TemporaryDirectory() as folder:
        print(f"A new file in a new folder takes {1000 * seconds_a_file(Path(folder)):.3f} ms")
        for number, statistics in enumerate(wish.statistics or countries):
            of_country = Path(folder, str(number))
            of_country.mkdir()
            compared(of_country, statistics, wish.hugo)
            timed(of_country, statistics, wish.hugo, 1 if wish.quick else wish.rounds)


def compared(folder: Path, statistics: Path, hugo: Path) -> None:
    """Make all pages in both ways, and end when any table says something else."""
    given = folder / "given"
    subprocess.run(
        [sys.executable, HERE / "given.py", statistics, given], check=True, stdout=subprocess.DEVNULL
    )
    shutil.copytree(HERE / "hugo", given, dirs_exist_ok=True)
    (given / "reads-only").mkdir()
    for layout in (given / "layouts").glob("[ps]*.html"):
        (given / "reads-only" / layout.name).write_text(READS_ONLY)
    hugos = rendered(hugo, given)
    ours = folder / "ours"
    steps(HERE / "once.py", "--statistics", statistics, "--out", ours, "--freeze", "analysis")
    files = sorted(hugos.rglob("index.html"))
    held = 0
    for file in files:
        mine, theirs = (
            path.read_text("utf-8") for path in (ours / "analysis" / file.relative_to(hugos), file)
        )
        held += len(tables(mine))
        if tables(mine) != tables(theirs) or text(mine) != text(theirs):
            sys.exit(f"{file.relative_to(hugos)} does not say the same in both.")
    sizes = [sum(file.stat().st_size for file in root.rglob("index.html")) / 1e6 for root in (ours, hugos)]
    print(
        f"\n{statistics.name}: {len(files)} pages; {held} tables and all other text are equal."
        f" {sizes[0]:.1f} MB by us, {sizes[1]:.1f} MB by Hugo"
    )


def rendered(hugo: Path, given: Path, *more: str) -> Path:
    """The folder of what Hugo makes, cold."""
    cold = Path(tempfile.mkdtemp(dir=given.parent))
    command = [hugo, "--source", given, "--destination", cold / "public", "--noBuildLock", "--quiet", *more]
    caches = {"HUGO_CACHEDIR": str(cold / "resources")}
    subprocess.run(command, check=True, env={**os.environ, **caches})
    return cold / "public"


def timed(folder: Path, statistics: Path, hugo: Path, rounds: int) -> None:
    """The table: medians, and what each is of Hugo's in the same round."""
    costs: dict[str, list[Cost]] = {}
    given = folder / "given"
    for number in range(rounds):
        os.sync()
        of_round = {"Hugo": children(lambda: rendered(hugo, given))}
        os.sync()
        of_round[READING] = children(lambda: rendered(hugo, given, "--layoutDir", "reads-only"))
        os.sync()
        freezes = ("--freeze", "analysis", "published", "plain")
        told = steps(
            HERE / "once.py", "--statistics", statistics, "--out", folder / f"ours-{number}", *freezes
        )
        of_round["our pages"] = told["analysis"]
        said = told["analysis"].told
        of_round[FINDING] = Cost(said["finding"] / said["workers"], said["finding"])
        of_round["our reading and analysis"] = told["starting"] + told["library"]
        of_round["our reading, analysis, all pages and JSON"] = (
            of_round["our reading and analysis"] + told["published: addresses"] + told["published"]
        )
        of_round["Frozen-Flask as it comes"] = told["plain"]
        for what, cost in of_round.items():
            costs.setdefault(what, []).append(cost)
    print(f"{'median of ' + str(rounds):<44}{'s':>8}{'cpu s':>8}{'× Hugo':>8}{'cpu ×':>8}   in single rounds")
    for what, of_what in costs.items():
        ratios, work = (
            [
                getattr(one, unit) / getattr(hugos, unit)
                for one, hugos in zip(of_what, costs["Hugo"], strict=True)
            ]
            for unit in ("seconds", "cpu")
        )
        target = f"  target {TARGETS[what]}" if what in TARGETS else ""
        print(
            f"{what:<44}{median(one.seconds for one in of_what):>8.2f}{median(one.cpu for one in of_what):>8.2f}"
            f"{median(ratios):>8.2f}{median(work):>8.2f}   {min(ratios):.2f} to {max(ratios):.2f}{target}"
        )
    pairs = zip(costs["our pages"], costs["Hugo"], costs[READING], strict=True)
    alone = [ours.cpu / (hugos.cpu - reading.cpu) for ours, hugos, reading in pairs]
    print(f"Of what Hugo does beside reading, our pages take {median(alone):.2f} times the work (cpu s).")


if __name__ == "__main__":
    main()
