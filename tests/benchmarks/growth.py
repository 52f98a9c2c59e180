"""Do time and memory grow as the country does, or faster?

Invented countries of 700 to 5,600 principals, each with nine times as many school units, built cold. Seconds are by
the clock; memory is the most that all processes held together (PSS), looked at five times a second. Growth is what a
principal costs beside what it costs in the smallest country, by the clock and in work (cpu); 1 is linear.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from costs import Cost, machine, steps

HERE = Path(__file__).parent
COUNTRY = HERE.parent / "data/invented_country"
SIZES = 700, 1400, 2800, 5600
UNITS = 9
"""School units for each principal, so that 2,800 principals have 25,000 of them, as Sweden's have."""

STEPS = "reading", "analysing", "rendering", "writing"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--principals", type=int, nargs="*", default=SIZES)
    parser.add_argument("--quick", action="store_true", help="two small countries")
    wish = parser.parse_args()
    machine("flask", "jinja2", "pandas", "numpy")
    heads = "".join(
        f"{each:>11}"
        for each in (*STEPS, "all", "s/1000", "cpu s", "MiB read", "MiB freeze", "growth", "cpu growth")
    )
    print(f"{'principals':>10}{'files':>9}{'MB':>8}{heads}")
    first: tuple[float, float] | None = None
    with tempfile.TemporaryDirectory() as folder:  # thrown away at last: see against_hugo.py
        for principals in (30, 60) if wish.quick else wish.principals:
            costs = built(Path(folder, str(principals)), principals)
            seconds, cpu = (each / principals for each in tell(principals, costs))
            first = first or (seconds, cpu)
            print(f"{seconds / first[0]:>11.2f}{cpu / first[1]:>11.2f}", flush=True)


def built(folder: Path, principals: int) -> dict[str, Cost]:
    """What a cold build of a country of that size costs."""
    statistics = folder / "statistics"
    size = ("--principals", str(principals), "--units", str(UNITS * principals))
    invent = [sys.executable, COUNTRY, *size, "--out", statistics]
    subprocess.run(invent, check=True, stdout=subprocess.DEVNULL)
    wish = ("--statistics", statistics, "--out", folder / "out", "--freeze", "all")
    return steps(HERE / "once.py", *wish, memory=True)


def tell(principals: int, costs: dict[str, Cost]) -> tuple[float, float]:
    """One line, but for its end; the seconds of everything by the clock, and in work."""
    library, frozen = costs["library"], costs["all"]
    writing = frozen.told["writing"]
    seconds = (library.told["reading"], library.told["analysing"], frozen.seconds - writing, writing)
    whole = (library + costs["all: addresses"] + frozen).seconds
    cpu = sum(each.cpu for each in (library, costs["all: addresses"], frozen))
    memory = (each.memory / 2**20 for each in (library, frozen))
    print(
        f"{principals:>10}{frozen.told['files']:>9}{frozen.told['bytes'] / 1e6:>8.0f}"
        + "".join(f"{each:>11.1f}" for each in (*seconds, whole, 1000 * whole / principals, cpu))
        + "".join(f"{each:>11.0f}" for each in memory),
        end="",
    )
    return whole, cpu


if __name__ == "__main__":
    main()
