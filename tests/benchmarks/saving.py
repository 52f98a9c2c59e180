"""What does one save cost when a hundred people write at once, and does it grow with the number of principals?

Two worker processes on one data folder, each a service of its own port, and people who save through both in
turn. Every save that was acknowledged is afterwards looked for in the store: none may be lost.
"""

import json
import os
import platform
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPConnection
from importlib.metadata import version
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from urllib.parse import urlencode

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

sys.path.append(str(Path(__file__).parents[1] / "forms"))
from published import publish

from nulage_forms.dialogue.invitations import invite, join
from nulage_forms.model import Answer, AnswerVersion, Assessment, Dialogue, Value
from nulage_forms.security.sessions import begin_session
from nulage_forms.settings import read_settings
from nulage_forms.store.opened import open_store
from nulage_forms.store.record import tables_of
from nulage_forms.store.storage import write_whole

PEOPLE, SECONDS, WORKERS = 100, 20, 2
TEAMS = 20
FIELDS = {
    "steg-1-kunskaper-visar": "steg-1/kunskaper/",
    "steg-1-studiero-visar": "steg-1/studiero/",
    "steg-1-trygg-i-gruppen-visar": "steg-1/trygg-i-gruppen/",
    "samtal-others": "samtal/",
    "samtal-better": "samtal/",
}
"""Answers and their pages. Each in a team of five has one alone, so that a conflict would be a fault."""
FULL_ANSWERS, FULL_VERSIONS = 30, 6
TEXT = "Vi ser att fler elever når målen, men inte överallt och inte i alla ämnen. " * 8
SECRET = "3Zx9vQkLw8RtYpHn5MbC2dFgJ7sAeUiO"


@dataclass
class Person:
    """Somebody who writes, and what the service has acknowledged."""

    principal_id: str
    email: str
    field: str
    cookie: str
    mark: str = ""
    token: str = ""
    acknowledged: list[str] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)


def main() -> None:
    """Measure with few principals and with all of Sweden's, each with full histories."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("flask", "waitress", "tinydb", "pydantic"))
    print(f"Python {platform.python_version()}, {packages}")
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the start")
    print(f"{PEOPLE} people, {WORKERS} worker processes, {SECONDS} s each")
    print(
        f"{'principals':>10} {'how':<22} {'saves/s':>8} {'p50 ms':>7} {'p95 ms':>7} {'p99 ms':>7} {'refused':>8} {'lost':>5}"
    )
    for principals in (int(said) for said in sys.argv[1:] or ("20", "2800")):
        with tempfile.TemporaryDirectory() as folder:
            environment = _prepared(Path(folder), principals)
            for how, pause in (("a save each 3 s", 3.0), ("as fast as it goes", 0.0)):
                people = _people(environment)
                with _workers(environment) as ports:
                    _write(people, ports, pause)
                _tell(principals, how, people, _lost(environment, people))


def _prepared(folder: Path, principals: int) -> Mapping[str, str]:
    """The settings of a service whose every principal has a full history."""
    published, data = publish(folder / "_site"), folder / "var"
    api = published / "api" / "v1"
    listed = json.loads((api / "principals.json").read_text())
    like = listed["principals"][0]
    ids = [f"9{number:09}" for number in range(principals)]
    listed["principals"] = [like | {"id": one, "url": f"/huvudman/{one}/"} for one in ids]
    (api / "principals.json").write_text(json.dumps(listed))
    figures = (api / "principals" / f"{like['id']}.json").read_text()
    (data / "principals").mkdir(parents=True)
    for one in ids:
        (api / "principals" / f"{one}.json").write_text(figures)
        tables = {
            name: {str(at): row for at, row in enumerate(rows, 1)} for name, rows in _history(one).items()
        }
        write_whole(data / "principals" / f"{one}.json", tables)
    return {
        **os.environ,
        "PUBLISHED": str(published),
        "DATA": str(data),
        "SECRET_KEY": SECRET,
        "TRUSTED_HOSTS": "127.0.0.1",
        "SITE_URL": "https://site.example",
        "SERVICE_URL": "https://127.0.0.1/sjalvvardering/",
        "MAIL": "smtp://mail.example",
        "MAIL_FROM": "nulage@form.example",
    }


def _history(principal_id: str) -> Mapping[str, object]:
    now = datetime(2026, 10, 1, tzinfo=UTC)
    versions = [
        AnswerVersion(Value(f"{number} {TEXT}"), "anna@x.example", now, "Vad ser ni?", "2026-1", number)
        for number in range(1, FULL_VERSIONS + 1)
    ]
    answers = {f"gammal/{number}": Answer(tuple(versions)) for number in range(FULL_ANSWERS)}
    return tables_of(Dialogue(principal_id, assessment=Assessment(answers)))


def _people(environment: Mapping[str, str]) -> list[Person]:
    """Everybody signed in, in teams of five, in the first principals' rooms."""
    settings = read_settings(environment)
    store, now = open_store(settings), datetime.now(UTC)
    people = []
    app = Flask("cookies")
    app.secret_key = SECRET
    signed = SecureCookieSessionInterface().get_signing_serializer(app)
    assert signed
    for number in range(PEOPLE):
        principal_id, place = f"9{number % TEAMS:09}", number // TEAMS
        email, token = f"person{number}@x.example", f"{number:064}"
        if store.dialogue(principal_id).member(email) is None:
            store.change(principal_id, lambda b, t=token, e=email: invite(b, t, e, "owner", "staff", now))
            store.change(principal_id, lambda b, t=token: join(b, t, now))
        key = begin_session(store, "member", email, now)
        people.append(Person(principal_id, email, list(FIELDS)[place], str(signed.dumps({"key": key}))))
    return people


@contextmanager
def _workers(environment: Mapping[str, str]) -> Iterator[list[int]]:
    """The ports of the services, once they answer."""
    ports, processes = [_free_port() for _ in range(WORKERS)], []
    try:
        for port in ports:
            command = [
                sys.executable,
                "-c",
                "from nulage_forms.cli import main; main()",
                "serve",
                "--port",
                str(port),
            ]
            processes.append(subprocess.Popen(command, env=dict(environment), stdout=subprocess.DEVNULL))
        for port, process in zip(ports, processes, strict=True):
            while process.poll() is None and not _answers(port):
                sleep(0.1)
        yield ports
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def _write(people: list[Person], ports: list[int], pause: float) -> None:
    begin = perf_counter() + 15 if pause else perf_counter() + 10
    with ThreadPoolExecutor(len(people)) as threads:
        list(threads.map(lambda person: _go_on_writing(person, ports, begin, pause), people))


def _go_on_writing(person: Person, ports: list[int], begin: float, pause: float) -> None:
    """Opens the page, waits for the others, and saves until the time is up."""
    random = Random(person.email)
    lines = [HTTPConnection("127.0.0.1", port, timeout=60) for port in ports]
    _open_page(person, lines[0])
    sleep(max(begin - perf_counter(), 0) + random.uniform(0, pause))
    number = len(person.acknowledged)
    while perf_counter() < begin + SECONDS:
        number += 1
        text = f"{number} {TEXT}"
        start = perf_counter()
        status, said = _save(person, lines[number % len(lines)], text, f"{begin}-{number}")
        person.taken.append(perf_counter() - start)
        if status == 200:
            person.acknowledged.append(text)
            person.mark = said["version"]
        else:
            person.refused.append(status)
        sleep(max(pause - (perf_counter() - start), 0))


def _open_page(person: Person, line: HTTPConnection) -> None:
    path = FIELDS[person.field]
    line.request("GET", f"/sjalvvardering/{person.principal_id}/{path}", headers=_headers(person))
    answer = line.getresponse()
    page = answer.read().decode()
    assert answer.status == 200, (path, answer.status)
    if cookie := answer.getheader("Set-Cookie"):
        person.cookie = cookie.partition(";")[0].partition("=")[2]
    person.token = _value_of(page, "csrf_token")
    person.mark = _value_of(page, f"{person.field}-version")


def _save(person: Person, line: HTTPConnection, text: str, save_id: str) -> tuple[int, dict[str, str]]:
    fields = {
        "csrf_token": person.token,
        "name": person.field,
        "save_id": save_id,
        person.field: text,
        f"{person.field}-version": person.mark,
    }
    headers = _headers(person) | {"Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", f"/sjalvvardering/{person.principal_id}/svar", urlencode(fields), headers)
    answer = line.getresponse()
    return answer.status, json.loads(answer.read() or "{}")


def _headers(person: Person) -> dict[str, str]:
    return {"Cookie": f"__Host-nulage={person.cookie}", "Accept": "application/json"}


def _value_of(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def _lost(environment: Mapping[str, str], people: list[Person]) -> int:
    """How many people's last acknowledged text is not what the store now says."""
    store = open_store(read_settings(environment))
    stored = {one: store.dialogue(one).assessment for one in {person.principal_id for person in people}}
    lost = 0
    for person in people:
        by_name = {
            key.replace("/", "-"): answer for key, answer in stored[person.principal_id].answers.items()
        }
        if person.acknowledged and by_name[person.field].value.text != person.acknowledged[-1]:
            lost += 1
    return lost


def _tell(principals: int, how: str, people: list[Person], lost: int) -> None:
    taken = sorted(one for person in people for one in person.taken)
    made = sum(len(person.acknowledged) for person in people)
    refused = sum(len(person.refused) for person in people)
    at = [1000 * taken[min(int(len(taken) * part), len(taken) - 1)] for part in (0.5, 0.95, 0.99)]
    print(
        f"{principals:>10} {how:<22} {made / SECONDS:>8.1f} {at[0]:>7.0f} {at[1]:>7.0f} {at[2]:>7.0f} {refused:>8} {lost:>5}"
    )
    if lost:
        sys.exit("An acknowledged save is lost.")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        HTTPConnection("127.0.0.1", port, timeout=5).connect()
    except OSError:
        return False
    return True


if __name__ == "__main__":
    main()
