"""How many pages and saves does the service manage in a second, and what does one cost when the country is large?

Services as they are run, one process or two on one data folder; people who each have a principal of their own
and do one thing over and over as fast as it goes. The one who asks shares the machine with those who answer.
"""

import os
import platform
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter

from asking import Line, Person
from served import (
    TEXT,
    build_country,
    cpu_seconds,
    email_of,
    prepare,
    seconds_to_start,
    served_environment,
    signed_in,
    workers,
)

from nulage_forms.settings import read_settings
from nulage_forms.store.opened import open_store
from nulage_forms.store.storage import write_whole

AT_ONCE, SECONDS, PEOPLE = 8, 10, 100
"""As many people in a large country as in a small one, so that nothing but its size differs."""
STARTS = 5


ACTS: dict[str, Callable[[Person, Line], int]] = {
    "a page": Person.look,
    "a save in passing": Person.save_in_passing,
    "a page saved": Person.save_page,
}


@dataclass(frozen=True)
class Measured:
    """What came of one thing done over and over."""

    per_second: float
    percentiles: tuple[float, float, float]
    cpu: float
    """Milliseconds of all the services' processors for each answer."""
    refused: int


def main() -> None:
    """Measure with few principals and with all of Sweden's."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--site", type=Path, help="a built site; without it the invented country is built")
    options.add_argument("--seconds", type=float, default=SECONDS, help="how long each thing is done")
    options.add_argument("--principals", type=int, nargs="+", default=(100, 2800))
    said = options.parse_args()
    packages = ", ".join(f"{name} {version(name)}" for name in ("flask", "waitress", "tinydb", "pydantic"))
    print(f"Python {platform.python_version()}, {packages}")
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the start")
    print(f"{AT_ONCE} connections, {said.seconds:g} s each; whoever asks takes its share of the same cores")
    with tempfile.TemporaryDirectory() as folder:
        site = said.site or build_country(Path(folder))
        _tell_the_disk(Path(folder))
        costs: dict[str, list[float]] = {}
        print(
            f"{'principals':>10} {'processes':>9} {'what':<18} {'a second':>8} {'p50 ms':>7} {'p95 ms':>7} "
            f"{'p99 ms':>7} {'CPU ms':>7} {'refused':>7}"
        )
        for principals in said.principals:
            home = Path(folder) / str(principals)
            ids = prepare(site, home, principals)
            environment = served_environment(home)
            first = seconds_to_start(environment)
            starts = [seconds_to_start(environment) for _ in range(STARTS)]
            people = _people(home, ids)
            for processes in (1, 2):
                for what, measured in _measure(home, people, processes, said.seconds):
                    _tell(principals, processes, what, measured)
                    costs.setdefault(f"{what}, {processes} process{'es' * (processes > 1)}", []).append(
                        measured.cpu
                    )
            for when, found in (("the very first time", [first]), ("from then on", starts)):
                seconds, cpu = (median(times) for times in zip(*found, strict=True))
                print(f"{principals:>10} starts in {seconds:.2f} s, {cpu:.2f} s of processor, {when}")
        for what, measured_costs in costs.items() if len(said.principals) > 1 else ():
            print(
                f"CPU of {what}, with most principals over fewest: {measured_costs[-1] / measured_costs[0]:.2f}"
            )


def _people(home: Path, ids: list[str]) -> list[Person]:
    """Somebody signed in for each of so many principals, from all over the country."""
    store = open_store(read_settings(served_environment(home)))
    chosen = ids[:: max(len(ids) // PEOPLE, 1)][:PEOPLE]
    return [Person(one, signed_in(store, email_of(one))) for one in chosen]


def _measure(
    home: Path, people: list[Person], processes: int, seconds: float
) -> Iterator[tuple[str, Measured]]:
    """Each thing done by everybody for so many seconds."""
    with workers(served_environment(home), processes) as started:
        ports = cycle(port for port, _ in started)
        lines = [Line(next(ports)) for _ in range(AT_ONCE)]
        shares = [people[at::AT_ONCE] for at in range(AT_ONCE)]
        with ThreadPoolExecutor(AT_ONCE) as threads:
            for what, act in ACTS.items():
                list(threads.map(_open_pages, shares, lines))
                before, start = cpu_seconds(started), perf_counter()
                asked = [
                    threads.submit(_go_on, *each, act, seconds) for each in zip(shares, lines, strict=True)
                ]
                found = [each.result() for each in asked]
                yield what, _measured(found, perf_counter() - start, cpu_seconds(started) - before)


def _measured(found: list[tuple[list[float], int]], seconds: float, cpu: float) -> Measured:
    taken = sorted(one for times, _ in found for one in times)
    at = [1000 * taken[min(int(len(taken) * part), len(taken) - 1)] for part in (0.5, 0.95, 0.99)]
    refused = sum(number for _, number in found)
    return Measured(len(taken) / seconds, (at[0], at[1], at[2]), 1000 * cpu / len(taken), refused)


def _open_pages(people: list[Person], line: Line) -> None:
    for person in people:
        person.open_page(line)


def _go_on(
    people: list[Person], line: Line, act: Callable[[Person, Line], int], seconds: float
) -> tuple[list[float], int]:
    """How long each took, and how many were not answered as they should be."""
    end, taken, refused = perf_counter() + seconds, [], 0
    for person in cycle(people):
        start = perf_counter()
        refused += act(person, line) != 200
        taken.append(perf_counter() - start)
        if perf_counter() > end:
            return taken, refused
    return taken, refused


def _tell_the_disk(folder: Path) -> None:
    taken = []
    for number in range(100):
        start = perf_counter()
        write_whole(folder / "disk.json", {"text": TEXT * 100, "number": number})
        taken.append(1000 * (perf_counter() - start))
    print(f"the disk alone takes {median(taken):.1f} ms to keep a file of 40 kB, at worst {max(taken):.1f}")


def _tell(principals: int, processes: int, what: str, found: Measured) -> None:
    times = " ".join(f"{each:>7.1f}" for each in found.percentiles)
    print(
        f"{principals:>10} {processes:>9} {what:<18} {found.per_second:>8.0f} {times} "
        f"{found.cpu:>7.2f} {found.refused:>7}",
        flush=True,
    )


if __name__ == "__main__":
    main()
