"""What does one save cost when a hundred people write at once, and does it grow with the number of principals?

Two worker processes on one data folder, each a service of its own port, and people who save through both in
turn, every one in an answer of their own. The last save that was acknowledged to each is afterwards looked
for in the store: none may be lost. Nobody else writes there, so none may be refused either.
"""

import sys
import tempfile
from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from threading import Barrier
from time import perf_counter, sleep

from asking import Line, Person, lost
from costs import machine
from served import build_country, cpu_seconds, prepare, served_environment, signed_in, workers

from nulage_forms.catalogue import Catalogue
from nulage_forms.dialogue.invitations import invite, join
from nulage_forms.questionnaire import Questionnaire
from nulage_forms.settings import read_settings
from nulage_forms.store.opened import open_store

TEAMS, TEAM, SECONDS, WORKERS = 20, 5, 20, 2
OK = 200
VERSIONS = 6
"""Of every answer of every principal, before anybody writes."""
LONGEST_TO_OPEN = 60
"""Seconds in which everybody has opened a page, so that all begin to write at once."""
PACES = {"a save each 3 s": 3.0, "as fast as it goes": 0.0}


@dataclass
class Writer(Person):
    """Somebody who writes in one answer, how long each save took, and which were refused."""

    taken: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)

    def write(self, line: Line) -> None:
        """The answer once more, as the page itself saves it while somebody types."""
        start = perf_counter()
        status = self.save_in_passing(line)
        self.taken.append(perf_counter() - start)
        if status != OK:
            self.refused.append(status)


def main() -> None:
    """Measure with few principals and with all of Sweden's, by turns, each with full histories."""
    options = ArgumentParser(description=__doc__)
    options.add_argument("--site", type=Path, help="a built site; without it the invented country is built")
    options.add_argument("--seconds", type=float, default=SECONDS, help="how long everybody writes")
    options.add_argument("--principals", type=int, nargs="+", default=(100, 2800))
    options.add_argument("--rounds", type=int, default=2)
    options.add_argument("--quick", action="store_true", help="two small countries, one team, a moment each")
    said = options.parse_args()
    numbers, teams, seconds, rounds = (
        ((1, 2), 1, 0.5, 1) if said.quick else (said.principals, TEAMS, said.seconds, said.rounds)
    )
    machine("flask", "waitress", "tinydb", "pydantic")
    print(f"{teams} teams, {WORKERS} processes, {seconds:g} s; who writes shares the cores with who saves")
    print(
        f"{'principals':>10} {'how':<19} {'saves/s':>7} {'p50 ms':>7} {'p95 ms':>7} {'p99 ms':>7} {'CPU ms':>7} "
        f"{'refused':>7} {'lost':>5}"
    )
    with tempfile.TemporaryDirectory() as folder:
        site = said.site or build_country(Path(folder))
        homes = {number: Path(folder) / str(number) for number in numbers}
        people = {}
        for number, home in homes.items():
            prepare(site, home, number, VERSIONS)
            people[number] = _people(home, teams)
        assert len({len(writers) for writers in people.values()}) == 1, "as many write in each country"
        costs: dict[int, float] = {}
        for how, pause in (each for _ in range(rounds) for each in PACES.items()):
            for number, home in homes.items():
                cpu = _write(home, people[number], pause, seconds)
                cost = _tell(number, how, home, people[number], cpu, seconds)
                costs[number] = costs.get(number, 0) + cost
        if len(costs) > 1:
            most, fewest = max(costs), min(costs)
            print(f"CPU of a save, with {most} principals over {fewest}: {costs[most] / costs[fewest]:.2f}")


def _people(home: Path, teams: int) -> list[Writer]:
    """Everybody signed in, in teams, in rooms all over the country; each with a text question alone."""
    environment, now = served_environment(home), datetime.now(UTC)
    store, edition = open_store(read_settings(environment)), Catalogue(home / "_site").edition()
    people = []
    everyone = [*edition.principals.values()]
    for at in range(teams):
        principal = everyone[at * len(everyone) // teams]
        pages = Questionnaire(edition, principal).sub_goals
        texts = ((page.path, asked.key) for page in pages for asked in page.questions if asked.kind == "text")
        for number, (path, key) in enumerate(islice(texts, TEAM)):
            email, token = f"person{number}@{principal.id}.example", f"{at * TEAM + number:064}"
            store.change(principal.id, lambda b, t=token, e=email: invite(b, t, e, "writer", "staff", now))
            store.change(principal.id, lambda b, t=token: join(b, t, now))
            cookie = signed_in(store, email)
            people.append(Writer(principal.id, cookie, path, name=key.replace("/", "-")))
    return people


def _write(home: Path, people: list[Writer], pause: float, seconds: float) -> float:
    """Everybody writes until the time is up; the seconds of processor that the services needed for it."""
    for person in people:
        person.taken, person.refused = [], []
    with workers(served_environment(home), WORKERS) as started, ThreadPoolExecutor(len(people)) as threads:
        ready = Barrier(len(people) + 1, timeout=LONGEST_TO_OPEN)
        ports = [port for port, _ in started]
        writing = [threads.submit(_go_on_writing, person, ports, ready, pause, seconds) for person in people]
        ready.wait()
        before = cpu_seconds(started)
        for each in writing:
            each.result()
        return cpu_seconds(started) - before


def _go_on_writing(person: Writer, ports: list[int], ready: Barrier, pause: float, seconds: float) -> None:
    """Opens the page, waits for the others, and saves through each service in turn."""
    lines = [Line(port) for port in ports]
    person.read_page(lines[0])
    ready.wait()
    end = perf_counter() + seconds
    sleep(Random(person.cookie).uniform(0, min(pause, seconds / 2)))
    while (start := perf_counter()) < end:
        person.write(lines[person.turn % len(lines)])
        sleep(max(pause - (perf_counter() - start), 0))


def _tell(principals: int, how: str, home: Path, people: list[Writer], cpu: float, seconds: float) -> float:
    """Prints a row, and is the milliseconds of processor for a save. Ends everything if a save is lost."""
    taken = sorted(one for person in people for one in person.taken)
    refused, missing = sum(len(person.refused) for person in people), lost(home, people)
    at = [1000 * taken[min(int(len(taken) * part), len(taken) - 1)] for part in (0.5, 0.95, 0.99)]
    cost = 1000 * cpu / len(taken)
    print(
        f"{principals:>10} {how:<19} {len(taken) / seconds:>7.1f} {at[0]:>7.0f} {at[1]:>7.0f} {at[2]:>7.0f} "
        f"{cost:>7.1f} {refused:>7} {missing:>5}",
        flush=True,
    )
    if missing or refused:
        sys.exit("A save that nobody else could have stood in the way of was lost or refused.")
    return cost


if __name__ == "__main__":
    main()
