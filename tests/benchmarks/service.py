"""How many pages and saves does the service manage in a second, and what does one cost when the country is large?

Services as they are run, one process or two on one data folder; people who each have a principal of their own
and do one thing over and over as fast as it goes. The one who asks shares the machine with those who answer.
"""

import os
import platform
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from itertools import cycle
from pathlib import Path
from socket import create_connection
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from served import (
    SECRET,
    TEXT,
    build_country,
    email_of,
    prepare,
    seconds_to_start,
    served_environment,
    workers,
)

sys.path.append(str(Path(__file__).parents[1] / "forms"))
from desk import Page

from nulage_forms.security.sessions import begin_session
from nulage_forms.settings import read_settings
from nulage_forms.store.opened import open_store
from nulage_forms.store.storage import write_whole

AT_ONCE, SECONDS, PEOPLE = 8, 8, 400
STARTS = 5
TICKS = os.sysconf("SC_CLK_TCK")


class Line:
    """One connection that is kept open, with as little around it as possible."""

    def __init__(self, port: int) -> None:
        self._socket = create_connection(("127.0.0.1", port), timeout=60)

    def ask(self, request: bytes) -> tuple[int, bytes, bytes]:
        """Status, head and body of the answer."""
        self._socket.sendall(request)
        said = b""
        while (end := said.find(b"\r\n\r\n")) < 0:
            said += self._socket.recv(1 << 16)
        head, body = said[:end], said[end + 4 :]
        found = re.search(rb"(?i)\r\ncontent-length: (\d+)", head)
        length = int(found[1]) if found else 0
        while len(body) < length:
            body += self._socket.recv(1 << 16)
        return int(head[9:12]), head, body


@dataclass
class Person:
    """Somebody with a page open: what its fields say, and which version of the one that is written in."""

    principal_id: str
    cookie: str
    path: str = ""
    fields: dict[str, list[str]] = field(default_factory=dict)
    name: str = ""
    turn: int = 0

    def request(self, method: str, path: str, fields: dict[str, list[str]] | None = None) -> bytes:
        body = urlencode(fields, doseq=True) if fields else ""
        lines = [
            f"{method} /sjalvvardering/{self.principal_id}/{path} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: __Host-nulage={self.cookie}",
            "Accept: application/json" if path == "svar" else "Accept: text/html",
            "Content-Type: application/x-www-form-urlencoded",
            f"Content-Length: {len(body)}",
        ]
        return ("\r\n".join(lines) + "\r\n\r\n" + body).encode()

    def open_page(self, line: Line) -> None:
        """The first sub-goal's page, with a token and the fields as they are stored."""
        if not self.path:
            tasks = self._page(line, "steg-1/")
            self.path = min(link for link in tasks.links if "/steg-1/" in link)[len(self._room) :]
        page = self._page(line, self.path)
        self.fields = page.fields
        self.name = next(name for name in page.fields if name.endswith("-visar"))

    def look(self, line: Line) -> int:
        return line.ask(self.request("GET", self.path))[0]

    def save_in_passing(self, line: Line) -> int:
        """One answer, as the page itself saves it while somebody types."""
        wanted = ("csrf_token", f"{self.name}-version")
        fields = {name: self.fields[name] for name in wanted} | {self.name: [self._text()]}
        saved = {"name": [self.name], "save_id": [f"{self.turn}"]}
        status, _, body = line.ask(self.request("POST", "svar", fields | saved))
        if status == 200:
            self._goes_on_from(re.findall(rb'"version":"([^"]+)', body)[0].decode())
        return 200 if status == 200 else status

    def save_page(self, line: Line) -> int:
        """The whole page, as by pressing Spara; one of its texts is new."""
        text = self._text()
        status, _, _ = line.ask(self.request("POST", self.path, self.fields | {self.name: [text]}))
        if status == 303:
            before = int(self.fields[f"{self.name}-version"][0].partition(".")[0])
            self._goes_on_from(f"{before + 1}.{sha256(text.encode()).hexdigest()[:12]}")
            self.fields[self.name] = [text]
        return 200 if status == 303 else status

    @property
    def _room(self) -> str:
        return f"/sjalvvardering/{self.principal_id}/"

    def _text(self) -> str:
        self.turn += 1
        return f"{self.turn} {perf_counter()} {TEXT.strip()}"

    def _goes_on_from(self, mark: str) -> None:
        self.fields[f"{self.name}-version"] = [mark]

    def _page(self, line: Line, path: str) -> Page:
        status, head, body = line.ask(self.request("GET", path))
        assert status == 200, (path, status)
        if cookie := re.search(rb"(?i)set-cookie: __Host-nulage=([^;]+)", head):
            self.cookie = cookie[1].decode()
        return Page(body.decode())


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
    """Measure with few principals and with all of Sweden's. `--site` names a built site; `--at-once` how many ask."""
    said = sys.argv[1:]
    packages = ", ".join(f"{name} {version(name)}" for name in ("flask", "waitress", "tinydb", "pydantic"))
    print(f"Python {platform.python_version()}, {packages}")
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the start")
    print(f"{AT_ONCE} connections, {SECONDS} s each; whoever asks takes its share of the same cores")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(said[said.index("--site") + 1]) if "--site" in said else build_country(Path(folder))
        _tell_the_disk(Path(folder))
        costs: dict[str, list[float]] = {}
        print(
            f"{'principals':>10} {'processes':>9} {'what':<18} {'a second':>8} {'p50 ms':>7} {'p95 ms':>7} "
            f"{'p99 ms':>7} {'CPU ms':>7} {'refused':>7}"
        )
        for principals in (100, 2800):
            home = Path(folder) / str(principals)
            ids = prepare(site, home, principals)
            environment = served_environment(home)
            first = seconds_to_start(environment)
            starts = [seconds_to_start(environment) for _ in range(STARTS)]
            people = _people(home, ids)
            for processes in (1, 2):
                for what, measured in _measure(home, people, processes):
                    _tell(principals, processes, what, measured)
                    costs.setdefault(f"{what}, {processes}", []).append(measured.cpu)
            print(f"{principals:>10} starts in {median(starts):.2f} s; the very first time in {first:.2f} s")
        for what, (few, all_) in costs.items():
            print(f"CPU of {what} process(es) with 2,800 principals over 100: {all_ / few:.2f}")


def _people(home: Path, ids: list[str]) -> list[Person]:
    """Somebody signed in for each of so many principals, from all over the country."""
    store, app = open_store(read_settings(served_environment(home))), Flask("cookies")
    app.secret_key = SECRET
    signed = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signed
    chosen = ids[:: max(len(ids) // PEOPLE, 1)][:PEOPLE]
    keys = (begin_session(store, "member", email_of(one), datetime.now(UTC)) for one in chosen)
    return [Person(one, str(signed.dumps({"key": key}))) for one, key in zip(chosen, keys, strict=True)]


def _measure(home: Path, people: list[Person], processes: int) -> Iterator[tuple[str, Measured]]:
    with workers(served_environment(home), processes) as started:
        ports = cycle(port for port, _ in started)
        lines = [Line(next(ports)) for _ in range(AT_ONCE)]
        shares = [people[at::AT_ONCE] for at in range(AT_ONCE)]
        with ThreadPoolExecutor(AT_ONCE) as threads:
            for what, act in ACTS.items():
                list(threads.map(_open_pages, shares, lines))
                before, start = _cpu(started), perf_counter()
                found = list(
                    threads.map(lambda share, line, act=act: _go_on(share, line, act), shares, lines)
                )
                seconds, cpu = perf_counter() - start, _cpu(started) - before
                taken = sorted(one for times, _ in found for one in times)
                at = [1000 * taken[min(int(len(taken) * part), len(taken) - 1)] for part in (0.5, 0.95, 0.99)]
                refused = sum(number for _, number in found)
                yield (
                    what,
                    Measured(len(taken) / seconds, (at[0], at[1], at[2]), 1000 * cpu / len(taken), refused),
                )


def _open_pages(people: list[Person], line: Line) -> None:
    for person in people:
        person.open_page(line)


def _go_on(people: list[Person], line: Line, act: Callable[[Person, Line], int]) -> tuple[list[float], int]:
    """How long each took, and how many were not answered as they should be."""
    end, taken, refused = perf_counter() + SECONDS, [], 0
    for person in cycle(people):
        start = perf_counter()
        refused += act(person, line) != 200
        taken.append(perf_counter() - start)
        if perf_counter() > end:
            return taken, refused
    return taken, refused


def _cpu(started: list) -> float:
    """Seconds of processor that the services have used, where the system tells."""
    stats = (Path(f"/proc/{process.pid}/stat") for _, process in started)
    fields = (stat.read_text().rpartition(")")[2].split() for stat in stats if stat.exists())
    return sum(int(each[11]) + int(each[12]) for each in fields) / TICKS


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
