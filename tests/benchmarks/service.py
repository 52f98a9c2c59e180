"""How many pages and saves does the service manage in a second, and what does one cost when the country is large?

Services as they are run, one process or two on one data folder; people who each have a principal of their own
and do one thing over and over as fast as it goes. The one who asks shares the machine with those who answer.
"""

import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter

from asking import Line, Person, lost
from costs import machine
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
TARGETS = "Targets: 300 saves a second by two processes, p99 50 ms, × fewest 1.30, a start in 0.50 s"
COLUMNS = (
    f"{'principals':>10} {'processes':>9} {'what':<18} {'a second':>8} {'p50 ms':>7} {'p95 ms':>7} {'p99 ms':>7} "
    f"{'CPU ms':>7} {'× fewest':>8} {'refused':>7} {'lost':>4}"
)


@dataclass(frozen=True)
class Measured:
    """What came of one thing done over and over."""

    per_second: float
    percentiles: tuple[float, float, float]
    cpu: float
    """Milliseconds of all the services' processors for each answer."""
    refused: int
    lost: int


@dataclass(frozen=True)
class Country:
    """So many principals on one data folder, the people who ask, and their records before anybody writes."""

    home: Path
    principals: int
    people: list[Person]
    records: dict[Path, bytes]

    def as_before(self) -> None:
        """Puts the records back, so that no measurement begins from what another has written."""
        for file, content in self.records.items():
            file.write_bytes(content)
        for person in self.people:
            person.acknowledged = ""


def main() -> None:
    """Measure with few principals and with all of Sweden's, by turns."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--site", type=Path, help="a built site; without it the invented country is built")
    options.add_argument("--seconds", type=float, default=SECONDS, help="how long each thing is done")
    options.add_argument("--principals", type=int, nargs="+", default=(100, 2800))
    options.add_argument("--quick", action="store_true", help="two small countries, a moment each")
    said = options.parse_args()
    seconds, numbers = (0.1, (2, 4)) if said.quick else (said.seconds, said.principals)
    machine("flask", "waitress", "tinydb", "pydantic")
    print(f"{AT_ONCE} connections, {seconds:g} s each; whoever asks takes its share of the same cores")
    print(TARGETS)
    with tempfile.TemporaryDirectory() as folder:
        site = said.site or build_country(Path(folder))
        _tell_the_disk(Path(folder))
        countries = [_country(site, Path(folder) / str(number), number) for number in numbers]
        for country in countries:
            _tell_starts(country, 1 if said.quick else STARTS)
        print(COLUMNS)
        for processes in (1, 2):
            fewest: dict[str, float] = {}
            for country in countries:
                for what, found in _measure(country, processes, seconds):
                    _tell(country, processes, what, found, found.cpu / fewest.setdefault(what, found.cpu))


def _country(site: Path, home: Path, principals: int) -> Country:
    """A country with somebody signed in for each of so many principals, from all over it."""
    ids = prepare(site, home, principals)
    store = open_store(read_settings(served_environment(home)))
    chosen = ids[:: max(len(ids) // PEOPLE, 1)][:PEOPLE]
    people = [Person(one, signed_in(store, email_of(one))) for one in chosen]
    files = (home / "var" / "principals" / f"{one}.json" for one in chosen)
    return Country(home, principals, people, {file: file.read_bytes() for file in files})


def _measure(country: Country, processes: int, seconds: float) -> Iterator[tuple[str, Measured]]:
    """Each thing done by everybody for so many seconds."""
    with workers(served_environment(country.home), processes) as started:
        ports = cycle(port for port, _ in started)
        shares = [share for at in range(AT_ONCE) if (share := country.people[at::AT_ONCE])]
        lines = [Line(next(ports)) for _ in shares]
        with ThreadPoolExecutor(AT_ONCE) as threads:
            for what, act in ACTS.items():
                country.as_before()
                list(threads.map(_open_pages, shares, lines))
                before, start = cpu_seconds(started), perf_counter()
                asked = [
                    threads.submit(_go_on, *each, act, seconds) for each in zip(shares, lines, strict=True)
                ]
                found = [each.result() for each in asked]
                took, cpu = perf_counter() - start, cpu_seconds(started) - before
                yield what, _measured(found, took, cpu, lost(country.home, country.people))


def _measured(found: list[tuple[list[float], int]], seconds: float, cpu: float, missing: int) -> Measured:
    taken = sorted(one for times, _ in found for one in times)
    at = [1000 * taken[min(int(len(taken) * part), len(taken) - 1)] for part in (0.5, 0.95, 0.99)]
    refused = sum(number for _, number in found)
    return Measured(len(taken) / seconds, (at[0], at[1], at[2]), 1000 * cpu / len(taken), refused, missing)


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


def _tell_starts(country: Country, times: int) -> None:
    environment = served_environment(country.home)
    first, *later = [seconds_to_start(environment) for _ in range(1 + times)]
    for when, found in (("the very first time", [first]), ("from then on", later)):
        seconds, cpu = (median(each) for each in zip(*found, strict=True))
        print(f"{country.principals:>10} starts in {seconds:.2f} s, {cpu:.2f} s of processor, {when}")


def _tell(country: Country, processes: int, what: str, found: Measured, ratio: float) -> None:
    """Prints a row. Ends everything if anything was refused or lost, as nobody wrote in anybody's way."""
    times = " ".join(f"{each:>7.1f}" for each in found.percentiles)
    print(
        f"{country.principals:>10} {processes:>9} {what:<18} {found.per_second:>8.0f} {times} "
        f"{found.cpu:>7.2f} {ratio:>8.2f} {found.refused:>7} {found.lost:>4}",
        flush=True,
    )
    if found.refused or found.lost:
        sys.exit("Something that nobody else could have stood in the way of was refused or lost.")


if __name__ == "__main__":
    main()
